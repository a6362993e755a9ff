"""What editors are told: the seeds' files are sound, and a slip of the finger is not."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from graph.json_schemas.editor_schemas import editor_schemas
from graph.read.checked_records import read_records
from graph.read.corpus_files import list_files
from tests.cli.command import BASE, ROOT
from tests.cli.test_schema import read_as_editors

SEEDS = ROOT / "seeds"
KNOWN = editor_schemas(read_records(list_files(SEEDS)))
FILES = sorted(SEEDS.glob("records/**/*.yaml"))


def _schema_of(path: Path) -> dict[str, Any]:
    return KNOWN["source.json" if path.parent.name == "sources" else f"{path.stem}.json"]


def _slips(schema: dict[str, Any], value: object) -> list[str]:
    jsonschema.Draft7Validator.check_schema(schema)
    checks = (jsonschema.Draft7Validator(schema), jsonschema.Draft202012Validator(schema))
    found = [[error.json_path for error in check.iter_errors(value)] for check in checks]
    assert bool(found[0]) == bool(found[1])
    return found[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_seeds_are_sound(path: Path) -> None:
    assert _slips(_schema_of(path), read_as_editors(path)) == []


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("sources/tass-2017.yaml", '"nato-arms-near-russia"', '"nato-arm-near-russia"'),
        ("sources/tass-2017.yaml", '"speaker": "valery-gerasimov"', '"speaker": "gerasimof"'),
        ("sources/tass-2017.yaml", '"event": "moscow', '"event": "mosow'),
        ("sources/tass-2017.yaml", '"of": "nato"', '"of": "natoo"'),
        ("sources/tass-2017.yaml", '"quote":', '"qoute":'),
        ("sources/menafn-2024.yaml", '"quantity": "ukr', '"quantity": "urk'),
        ("sources/menafn-2024.yaml", '"taken_from": "andrey', '"taken_from": "andrew'),
        ("judgements.yaml", '"wide": "west', '"wide": "wset'),
        ("judgements.yaml", '["rift-grows"', '["rift-grow"'),
        ("claims.yaml", '"narrative": "source', '"narrative": "sorce'),
        ("speakers.yaml", '"kind": "person"', '"kind": "persona"'),
    ],
)
def test_a_mistyped_field_or_id_is_not(file: str, right: str, wrong: str) -> None:
    path = SEEDS / "records" / file
    written = json.dumps(read_as_editors(path), ensure_ascii=False)
    assert right in written
    slipped = json.loads(written.replace(right, wrong))
    assert _slips(_schema_of(path), slipped)


def test_each_id_has_its_words_beside_it() -> None:
    claims = KNOWN["source.json"]["$defs"]["claims"]
    told = dict(zip(claims["enum"], claims["enumDescriptions"], strict=True))
    assert told["nato-expands"] == "NATO is expanding."
    assert claims["x-intellij-enum-metadata"]["nato-expands"]["description"] == told["nato-expands"]
    events = KNOWN["source.json"]["$defs"]["events"]
    assert "unspecified" in events["enum"]
    assert any(text.endswith(", 2017-04-26") for text in events["enumDescriptions"])


@pytest.mark.parametrize("name", editor_schemas())
def test_the_examples_are_sound_where_any_id_is(name: str) -> None:
    schema = editor_schemas()[name]
    item = schema if name == "source.json" else schema["items"]
    (example,) = item["examples"]
    assert _slips(schema, example if name == "source.json" else [example]) == []


def test_where_some_ids_cannot_be_read_any_will_do(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "claims.yaml").write_text("- id: a\n  text: A.\n- [\n", encoding="utf-8")
    schema = editor_schemas(read_records(list_files(tmp_path)))["judgements.json"]
    judgement = {"kind": "broader", "narrow": "a", "wide": "b", "reason": "so"}
    assert _slips(schema, [judgement]) == []


def test_every_field_of_every_file_is_described() -> None:
    for schema in editor_schemas(read_records(list_files(BASE))).values():
        item = schema.get("items", schema)
        for each in [item, *schema["$defs"].values()]:
            for name, field in each.get("properties", {}).items():
                assert field.get("description") or "$ref" in field or name == "kind", name
