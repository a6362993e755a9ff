"""``claimgraph init``: a corpus that is sound, and never over anything."""

import json
import os
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from graph.cli.exits import USAGE
from graph.edit.new_corpus import WORKFLOW
from tests.cli.command import ROOT, claimgraph


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    told = claimgraph("init", tmp_path / "mine")
    assert (told.returncode, told.stdout) == (0, ""), told.stderr
    return tmp_path / "mine"


def test_it_is_sound_finished_and_builds(corpus: Path, tmp_path: Path) -> None:
    told = claimgraph("check", corpus, "--format", "github")
    assert (told.returncode, told.stdout) == (0, "")
    assert told.stderr == "1 source, 6 statements, 5 claims: 0 errors, 0 warnings\n"
    (row,) = json.loads(
        claimgraph("query", "coverage", "--corpus", corpus, "--format", "json").stdout
    )
    assert row["open"] == 0
    assert claimgraph("build", corpus, "--out", tmp_path / "out").returncode == 0


@pytest.mark.parametrize(
    ("noted", "expected"),
    [
        ({"url": "https://git.example/a/claimgraph.git", "vcs_info": {"commit_id": "a" * 40}},
         f"git+https://git.example/a/claimgraph.git@{'a' * 40}"),
        ({"url": "https://me:secret@git.example/a", "vcs_info": {"commit_id": "a" * 40}}, None),
        ({"url": "https://git.example/$(touch x)", "vcs_info": {"commit_id": "a" * 40}}, None),
        ({"url": "https://git.example/a", "vcs_info": {"commit_id": "main; touch x"}}, None),
        ({"url": "file:///home/me/claimgraph", "dir_info": {"editable": True}}, None),
        ({"url": ["https://git.example/a"], "vcs_info": {"commit_id": 1}}, None),
        ([], None),
        (None, None),
    ],
)  # fmt: skip
def test_the_workflow_installs_what_this_was_installed_from(
    noted: object, expected: str | None, tmp_path: Path
) -> None:
    """As pip notes it beside a package; here such a note stands before the installed one."""
    package = tmp_path / "packages/claimgraph-9.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: claimgraph\nVersion: 9\n")
    if noted is not None:
        (package / "direct_url.json").write_text(json.dumps(noted))
    path = os.pathsep.join([str(package.parent), str(ROOT)])
    told = claimgraph("init", tmp_path / "it", PYTHONPATH=path, PYTHONSAFEPATH="1")
    assert told.returncode == 0, told.stderr
    text = (tmp_path / "it" / WORKFLOW).read_text("utf-8")
    assert yaml.safe_load(text)["env"]["CLAIMGRAPH"] == (expected or "")
    assert ("before you publish it" in told.stderr) is (expected is None)


def test_nothing_is_written_over(corpus: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
    told = claimgraph("init", corpus)
    assert told.returncode == USAGE
    assert "is there already" in told.stderr
    assert {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()} == before
    (tmp_path / "other").mkdir()
    (tmp_path / "other/README.md").write_text("mine\n", encoding="utf-8")
    assert claimgraph("init", tmp_path / "other").returncode == USAGE
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["README.md"]


def test_editors_find_a_schema_for_every_file_and_it_fits(corpus: Path) -> None:
    settings = json.loads((corpus / ".vscode/settings.json").read_text("utf-8"))
    named = set()
    for path, pattern in settings["yaml.schemas"].items():
        schema = json.loads((corpus / path).read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        for file in corpus.glob(pattern):
            text = file.read_text("utf-8")
            modeline = text.split("\n")[0].removeprefix("# yaml-language-server: $schema=")
            assert (file.parent / modeline).resolve() == (corpus / path).resolve()
            data = yaml.load(text, yaml.CBaseLoader)
            Draft202012Validator(_lenient(schema)).validate(data)
            named.add(file)
    assert named == set(corpus.glob("records/**/*.yaml"))


def _lenient(schema: object) -> object:
    """The schema with numbers as text, as the loader of the test reads them."""
    if isinstance(schema, dict):
        if schema.get("type") == "number":
            return {**schema, "type": ["number", "string"]}
        return {key: _lenient(value) for key, value in schema.items()}
    return [_lenient(each) for each in schema] if isinstance(schema, list) else schema


def test_the_first_article_of_the_readme(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("A new pier is built\n\nIt is.\n", encoding="utf-8")
    told = claimgraph("new", "source", tmp_path / "article.txt", "--corpus", corpus)
    assert told.returncode == 0, told.stderr
    record = (corpus / "records/sources/a-new-pier-is-built.yaml").read_text("utf-8")
    assert record.startswith("# yaml-language-server: $schema=../../schemas/source.json\nid: ")
    assert claimgraph("check", corpus).returncode == 0
