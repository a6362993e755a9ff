"""Sources go into a bibliography and come out of one."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from graph.exchange.csl_json import as_csl
from graph.prove.corpus_loading import load_corpus
from schemas.source import Source
from tests.cli.command import BASE, claimgraph

SOURCE: dict[str, Any] = {
    "id": "a",
    "title": "Council weighs ferry",
    "language": "en",
    "document": "documents/a.txt",
    "sha256": "0" * 64,
}
ITEMS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {"type": "document", "title": "Council weighs ferry", "language": "en"}),
    (
        {"kind": "wire", "publisher": "TASS"},
        {"type": "article-newspaper", "container-title": "TASS"},
    ),
    ({"kind": "official", "publisher": "The port"}, {"type": "report", "publisher": "The port"}),
    ({"kind": "transcript"}, {"type": "speech"}),
    ({"published": "2024-03-12"}, {"issued": {"date-parts": [[2024, 3, 12]]}}),
    ({"published": "2024-03", "basis": "x"}, {"issued": {"date-parts": [[2024, 3]]}}),
    ({"published": "2024/..", "basis": "x"}, {"issued": {"raw": "2024/.."}}),
    ({"published": "2024-XX-12", "basis": "x"}, {"issued": {"raw": "2024-XX-12"}}),
    ({"archived_on": datetime.date(2024, 4, 1)}, {"accessed": {"date-parts": [[2024, 4, 1]]}}),
    ({"url": "https://a.example/1"}, {"URL": "https://a.example/1"}),
    ({"archived_url": "https://b.example/1"}, {"archive_location": "https://b.example/1"}),
]


@pytest.mark.parametrize(("fields", "found"), ITEMS)
def test_an_item_says_what_the_source_says(fields: dict[str, Any], found: dict[str, Any]) -> None:
    (item,) = as_csl([Source.model_validate({**SOURCE, **fields})])
    assert {name: item.get(name) for name in found} == found
    assert item["note"] == f"SHA-256: {'0' * 64}"
    assert None not in item.values()


def test_the_command_writes_all_sources_one_or_those_of_a_claim() -> None:
    def ids(*arguments: str) -> list[str]:
        done = claimgraph("export", "csl", *arguments)
        assert done.returncode == 0, done.stderr
        return [item["id"] for item in json.loads(done.stdout)]

    corpus = load_corpus(BASE).corpus
    assert corpus is not None
    assert ids() == list(corpus.sources)
    assert ids("--source", "ferry-undated") == ["ferry-undated"]
    assert ids("--claim", "harbour-deep-enough")[0] in corpus.sources
    assert claimgraph("export", "csl", "--claim", "nothing").returncode == 2


ITEM = {
    "type": "article-newspaper",
    "title": "Council weighs  a second ferry",
    "container-title": "Bay Gazette",
    "issued": {"date-parts": [["2024", 3, 12]]},
    "URL": "https://gazette.example/1",
    "language": "en-GB",
    "author": [{"family": "Lee"}],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "corpus/records").mkdir(parents=True)
    (tmp_path / "a.txt").write_text("A second ferry is possible, Ada Lund said.\n", "utf-8")
    return tmp_path / "corpus"


def _archive(corpus: Path, item: Any, *options: str) -> Any:
    given = corpus.parent / "item.json"
    given.write_text(item if isinstance(item, str) else json.dumps(item), "utf-8")
    options = ("--csl", str(given), "--archived-on", "2024-04-01", *options)
    return claimgraph("new", "source", corpus.parent / "a.txt", "--corpus", corpus, *options)


def test_an_item_fills_in_the_record(corpus: Path) -> None:
    done = _archive(corpus, [ITEM])
    assert done.returncode == 0, done.stderr
    (record,) = (corpus / "records/sources").iterdir()
    text = record.read_text("utf-8")
    assert record.stem == "council-weighs-a-second-ferry"
    for line in (
        "title: Council weighs a second ferry\n",
        "# publisher: container-title of the item in item.json\npublisher: Bay Gazette\n",
        "kind: article\n",
        "language: en-GB\n",
        """basis: "'issued' of the item in item.json"\n""",
        "url: https://gazette.example/1\n",
    ):
        assert line in text, text


def test_an_option_comes_before_the_item(corpus: Path) -> None:
    done = _archive(corpus, ITEM, "--title", "Ferries", "--publisher", "The Gazette")
    assert done.returncode == 0, done.stderr
    text = (corpus / "records/sources/ferries.yaml").read_text("utf-8")
    assert "publisher: The Gazette\n" in text
    assert "Bay Gazette" not in text


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ([ITEM, ITEM], "holds 2 items: export the one that is meant"),
        ([], "holds 0 items"),
        ("{", "is no CSL-JSON"),
        ("[1]", "holds 1 items"),
    ],
)
def test_what_is_no_one_item_is_refused(corpus: Path, item: Any, told: str) -> None:
    done = _archive(corpus, item)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (corpus / "records/sources").exists()


NOT_PLAIN: list[Any] = [
    None,
    3,
    {},
    {"raw": "May"},
    {"date-parts": [[2024, 13]]},
    {"date-parts": [[2024], [2025]]},
    {"date-parts": [["x"]]},
]


@pytest.mark.parametrize("issued", NOT_PLAIN)
def test_a_date_that_is_not_plain_is_left_out(corpus: Path, issued: Any) -> None:
    done = _archive(corpus, {**ITEM, "issued": issued})
    assert done.returncode == 0, done.stderr
    (record,) = (corpus / "records/sources").iterdir()
    assert "\npublished:" not in record.read_text("utf-8")
