"""Answers do not depend on how a corpus is cut into files, or in which order they lie."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from graph.assemble import ClaimGraph, build_graph
from graph.prove.corpus_loading import load_corpus
from graph.queries import QUERIES, load_question

ARGUMENTS = {
    "trace": ["nato-exercises-near-russia"],
    "drift": ["nato-exercises-near-russia"],
    "compare": ["2017", "2023"],
    "related": ["nato-exercises-near-russia"],
    "path": ["andrey-belousov", "nato"],
}


def read(folder: Path) -> ClaimGraph:
    corpus = load_corpus(folder).corpus
    assert corpus is not None
    return build_graph(corpus)


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory: pytest.TempPathFactory) -> ClaimGraph:
    folder = tmp_path_factory.mktemp("shuffled") / "seeds"
    shutil.copytree("seeds", folder)
    sources = sorted((folder / "records" / "sources").iterdir(), reverse=True)
    for number, path in enumerate(sources):
        path.rename(path.with_name(f"{number}.yaml"))
    for kind in ("speakers", "claims", "events", "judgements"):
        whole = folder / "records" / f"{kind}.yaml"
        head, *records = whole.read_text(encoding="utf-8").split("\n- ")
        if head.startswith("- "):
            records.insert(0, head[2:])
        whole.unlink()
        parts = folder / "records" / kind
        parts.mkdir()
        for number, record in enumerate(reversed(records)):
            (parts / f"{number % 3}-{number}.yaml").write_text(f"- {record}\n", encoding="utf-8")
    return read(folder)


@pytest.fixture(scope="module")
def seeds() -> ClaimGraph:
    return read(Path("seeds"))


@pytest.mark.parametrize("name", QUERIES)
def test_rows_do_not_depend_on_files(seeds: ClaimGraph, shuffled: ClaimGraph, name: str) -> None:
    question: Any = load_question(name)
    rows = question(seeds, *ARGUMENTS.get(name, []))
    assert rows
    assert question(shuffled, *ARGUMENTS.get(name, [])) == rows
