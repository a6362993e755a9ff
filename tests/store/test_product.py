"""The database that a build writes: the same for the same records, and as documented."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.prove.corpus_loading import load_corpus
from graph.store.copying import write_copy
from graph.store.refresh import refresh
from graph.store.schema_tables import create_tables
from tests.benchmarks.generated.bulk import Bulk, write_json_lines
from tests.cli.command import BASE, ROOT, claimgraph

GUIDE = (ROOT / "docs/store.md").read_text("utf-8")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the database of the seeds."""
    folder = tmp_path_factory.mktemp("seeds")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    _write(folder / "seeds", folder / "claims.db")
    return folder


def _write(corpus: Path, path: Path) -> bytes:
    found = refresh(corpus, trusting=True)
    assert found.graph is not None
    write_copy(found.graph, path)
    found.close()
    return path.read_bytes()


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return list(database.iterdump())


@pytest.mark.parametrize("kind", ["base", "bulk"])
def test_whatever_came_before_the_same_records_give_the_same_database(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Edited and edited back, under another path, in memory: not one byte differs."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    corpus = tmp_path / "one"
    if kind == "bulk":
        write_json_lines(Bulk(400), corpus)
    else:
        shutil.copytree(BASE, corpus)
    before = _write(corpus, tmp_path / "before.db")
    for path in sorted((corpus / "records").rglob("*.*"), reverse=True):
        text = path.read_bytes()
        path.unlink()
        refresh(corpus, trusting=True)
        path.write_bytes(text)
        assert refresh(corpus, trusting=True).errors == 0
    after = _write(corpus, tmp_path / "after.db")
    assert _dump(tmp_path / "after.db") == _dump(tmp_path / "before.db")
    assert after == before
    moved = corpus.rename(tmp_path / "another one")
    shutil.rmtree(tmp_path / "cache")
    (tmp_path / "cache").touch()
    assert _write(moved, tmp_path / "moved.db") == before


def test_a_later_build_replaces_what_other_programs_left_beside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        assert claimgraph("build", "--out", out).returncode == 0
        with closing(sqlite3.connect(out / "claims.db")) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert database.execute("SELECT count(*) FROM statements").fetchone() == (10,)
        for tail in ("-journal", "-wal", "-shm"):
            (out / f"claims.db{tail}").write_text("another's")
    assert claimgraph("build", "--out", out).returncode == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "claims.db",
        "graph.html",
        "graph.json",
    ]


def test_the_database_holds_every_record(seeds: Path) -> None:
    corpus = load_corpus(seeds / "seeds").corpus
    assert corpus is not None
    with closing(sqlite3.connect(seeds / "claims.db")) as database:
        assert {id for (id,) in database.execute("SELECT id FROM statements")} == {
            each.id for each in corpus.statements()
        }
        assert {id for (id,) in database.execute("SELECT id FROM claims")} == {*corpus.claims}
        asked = claimgraph("query", "repeats", "--format", "csv", CLAIMGRAPH_CORPUS="seeds").stdout
        found = {claim for (claim,) in database.execute("SELECT claim FROM repeats")}
        assert {line.partition(",")[0] for line in asked.splitlines()[1:]} == found


def _schema() -> Iterator[tuple[str, list[str]]]:
    with closing(sqlite3.connect(":memory:")) as database:
        create_tables(database)
        query = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
        for (name,) in database.execute(query).fetchall():
            if not re.match("quote_words_|sqlite_", name):
                columns = database.execute(f"SELECT * FROM {name}").description
                yield name, [column[0] for column in columns]


def test_every_table_view_and_column_is_documented() -> None:
    """Under a heading with its name, a list with each of its columns, and none besides."""
    sections = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", GUIDE, re.DOTALL | re.MULTILINE))
    documented = {}
    for name, text in sections.items():
        listed = re.findall(r"^- ((?:`\w+`(?:, )?)+):", text, re.MULTILINE)
        documented[name] = sorted(column for each in listed for column in re.findall(r"\w+", each))
    assert documented == {name: sorted(columns) for name, columns in _schema()}


SQL = re.findall(r"^```sql\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
QUOTED = re.findall(r'"""(.*?)"""', GUIDE, re.DOTALL)


@pytest.mark.parametrize("question", [*SQL, *QUOTED])
def test_every_question_of_the_guide_has_an_answer(question: str, seeds: Path) -> None:
    """DuckDB's are asked of SQLite, which knows the same words."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("ATTACH ? AS c", (str(seeds / "claims.db"),))
        for each in question.split(";\n"):
            if each.strip() and not each.startswith(("INSTALL", "LOAD", "ATTACH", "USE")):
                assert database.execute(each).fetchall() != []
