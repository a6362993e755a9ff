"""``claimgraph schema``: what other programs rely on changes only when it is meant to.

After a change that is meant, ``REFRESH_SCHEMAS=1 pytest tests/cli/test_schema.py`` writes the
snapshots anew; then read what changed before you commit it.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from graph.cli.exits import PROBLEMS, USAGE
from graph.json_schemas.row_schemas import option_schemas, record_schemas, row_schemas
from graph.queries import QUERIES, load_question
from graph.queries.parameters import read_parameters
from graph.read.corpus_files import Kind
from tests.cli.command import ROOT, claimgraph
from tests.cli.test_questions import ARGUMENTS

InProcess = Callable[..., int]

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("of", ["rows", "options", "records"])
def test_schemas_are_those_of_the_snapshot(
    of: str, run_here: InProcess, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_here("schema", of) == 0
    told = capfd.readouterr()
    assert told.err == ""
    snapshot = SNAPSHOTS / f"schema-{of}.json"
    if "REFRESH_SCHEMAS" in os.environ:
        snapshot.write_text(told.out, encoding="utf-8")
    same = told.out == snapshot.read_text(encoding="utf-8")
    assert same, f"{snapshot.name} changed; if that is meant, refresh it with REFRESH_SCHEMAS=1"


class _AsEditors(yaml.SafeLoader):
    """YAML 1.2, as editors read it: a date is text."""


_AsEditors.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_as_editors(path: Path) -> Any:
    """What stands in a YAML file, as editors read it."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_AsEditors)


def _all_schemas() -> dict[str, dict[str, Any]]:
    rows = {f"{name} row": each["row"] for name, each in row_schemas().items()}
    return rows | option_schemas() | record_schemas()


@pytest.mark.parametrize("name", _all_schemas())
def test_schemas_are_draft_2020_12(name: str) -> None:
    schema = _all_schemas()[name]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    for field, described in schema.get("properties", {}).items():
        assert "description" in described or field == "kind", field


@pytest.mark.parametrize("question", QUERIES)
def test_rows_are_as_their_schema_says(
    question: str, run_here: InProcess, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_here("query", question, *ARGUMENTS.get(question, []), "--format", "json") == 0
    check = jsonschema.Draft202012Validator(row_schemas()[question]["row"])
    for row in json.loads(capfd.readouterr().out):
        check.validate(row)


@pytest.mark.parametrize("question", QUERIES)
def test_options_are_those_of_the_command(question: str) -> None:
    options = option_schemas()[question]
    parameters = read_parameters(load_question(question))
    assert list(options["properties"]) == [each.name for each in parameters]
    required = [each.name for each in parameters if each.required]
    assert options.get("required", []) == required
    assert options["additionalProperties"] is False


def test_every_kind_of_record_is_described() -> None:
    assert len(record_schemas()) == len(Kind)


def _records() -> list[tuple[str, Path]]:
    kinds = {"quantities": "quantity"}
    folder = ROOT / "seeds/records"
    lists = [(kinds.get(path.stem, path.stem[:-1]), path) for path in folder.glob("*.yaml")]
    return sorted([*lists, *(("source", path) for path in folder.glob("sources/*.yaml"))])


@pytest.mark.parametrize(
    ("kind", "path"), [pytest.param(*each, id=each[1].stem) for each in _records()]
)
def test_the_seeds_are_as_their_schema_says(kind: str, path: Path) -> None:
    """The short forms that a curator writes are in the schemas too."""
    check = jsonschema.Draft202012Validator(record_schemas()[kind])
    records = read_as_editors(path)
    for record in records if isinstance(records, list) else [records]:
        check.validate(record)


def test_an_unknown_kind_is_wrong_usage(
    run_here: InProcess, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_here("schema", "row") == USAGE
    assert "'row' is none of rows, options, records" in capfd.readouterr().err


def test_schemas_are_written_for_editors_also_where_records_have_errors(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "claims.yaml").write_text("- id: sky-green\n  text: The sky is green.\n")
    (records / "events.yaml").write_text("- id: fair\n  colour: green\n")
    told = claimgraph("schema", "--write", "--corpus", tmp_path)
    assert (told.returncode, told.stdout) == (0, "")
    assert told.stderr.startswith("wrote 7 schemas into ")
    files = {path.name: json.loads(path.read_text()) for path in tmp_path.glob("schemas/*")}
    assert set(files) == {f"{kind}.json" for kind in Kind if kind != Kind.SOURCES} | {"source.json"}
    known = files["source.json"]["$defs"]
    assert known["claims"]["enum"] == ["sky-green"]
    assert known["claims"]["enumDescriptions"] == ["The sky is green."]
    assert known["events"]["enum"] == ["fair", "unspecified"]


@pytest.mark.parametrize("others", [b"", b"{}", b"[1", b'{"$schema": "x", "$defs": {}}', None])
def test_what_is_no_schema_of_ours_is_not_written_over(
    others: bytes | None, tmp_path: Path
) -> None:
    (tmp_path / "records").mkdir()
    place = tmp_path / "schemas/claims.json"
    place.parent.mkdir()
    os.mkfifo(place) if others is None else place.write_bytes(others)
    before = place.lstat().st_ino, place.lstat().st_mtime_ns
    told = claimgraph("schema", "--write", "--corpus", tmp_path)
    assert told.returncode == PROBLEMS
    assert "is no schema that claimgraph wrote, and is not written over" in told.stderr
    assert (place.lstat().st_ino, place.lstat().st_mtime_ns) == before
    assert [path.name for path in place.parent.iterdir()] == [place.name]


@pytest.mark.parametrize(
    "arguments", [[], ["rows", "--write"], ["--write", "--corpus", "no-corpus-here"]]
)
def test_schemas_of_nothing_are_wrong_usage(
    arguments: list[str], run_here: InProcess, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_here("schema", *arguments) == USAGE
    assert capfd.readouterr().out == ""
