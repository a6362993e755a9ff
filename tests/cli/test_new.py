"""``claimgraph new source``: archived byte for byte, never over anything."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from graph.cli.exits import USAGE
from tests.cli.command import BASE, claimgraph

ARTICLE = (
    "Council weighs second ferry\r\n\r\n"
    "NORTHPORT, 14 May 2024. A second ferry is possible, Mayor Ada Lund said. “We will see.”\r\n"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "corpus")
    return tmp_path / "corpus"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())
    return path


def _files(corpus: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(corpus)): path.read_bytes()
        for path in corpus.rglob("*")
        if path.is_file()
    }


def test_a_text_is_archived_and_every_sentence_open(corpus: Path, article: Path) -> None:
    told = claimgraph(
        *("new", "source", article, "--corpus", corpus, "--archived-on", "2024-05-20"),
        *("--publisher", "Bay Gazette", "--url", "https://example.org/a"),
    )
    assert (told.returncode, told.stdout) == (0, ""), told.stderr
    document = corpus / "documents/council-weighs-second-ferry.txt"
    assert document.read_bytes() == ARTICLE.encode()
    record = (corpus / "records/sources/council-weighs-second-ferry.yaml").read_text("utf-8")
    sha256 = hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert record.startswith(
        "id: council-weighs-second-ferry\n"
        "title: Council weighs second ferry\n"
        "publisher: Bay Gazette\n"
        "# language: told by its letters and words\n"
        "language: en\n"
        "document: documents/council-weighs-second-ferry.txt\n"
        f"sha256: {sha256}\n"
        "# Dates that the text prints; `published` is one of them, or none:\n"
        "# 2024-05-14: “14 May 2024” stands at character 42\n"
        "# published: 2024-05-14\n"
        "# basis: \"'14 May 2024' at the head of the text\"\n"
        "url: https://example.org/a\n"
        "archived_on: 2024-05-20\n"
    )
    without_remarks = re.sub("(?m)^  #.*\n", "", record)
    assert without_remarks.endswith(
        "passages:\n"
        "  - open: Council weighs second ferry\n\n"
        "  - open: NORTHPORT, 14 May 2024.\n\n"
        "  - open: A second ferry is possible, Mayor Ada Lund said.\n\n"
        "  - open: “We will see.”\n"
    )
    checked = json.loads(claimgraph("check", corpus, "--format", "json").stdout)
    assert {problem["code"] for problem in checked} == {"open-passage"}
    assert len(checked) == 4
    assert claimgraph("check", corpus, "--format-only").returncode == 0


def test_a_text_is_archived_once(corpus: Path, article: Path) -> None:
    assert claimgraph("new", "source", article, "--corpus", corpus).returncode == 0
    before = _files(corpus)
    told = claimgraph("new", "source", article, "--corpus", corpus, "--id", "another")
    assert told.returncode == USAGE
    assert "archived already, as `council-weighs-second-ferry` (" in told.stderr
    assert _files(corpus) == before


@pytest.mark.parametrize("taken", ["documents/mine.txt", "records/sources/mine.yaml"])
def test_nothing_is_written_over(corpus: Path, article: Path, taken: str) -> None:
    (corpus / taken).write_text("[]\n", encoding="utf-8")
    before = _files(corpus)
    told = claimgraph("new", "source", article, "--corpus", corpus, "--id", "mine")
    assert told.returncode == USAGE
    assert "name another with --id" in told.stderr
    assert _files(corpus) == before


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"caf\xe9", "is not UTF-8 text (byte 0xe9 at offset 3)"),
        ("a.txt", b" \n", "the text is empty"),
        ("missing.txt", None, "No such file"),
    ],
)
def test_what_cannot_be_archived(
    corpus: Path, tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = _files(corpus)
    told = claimgraph("new", "source", tmp_path / name, "--corpus", corpus)
    assert told.returncode == USAGE
    assert reason in told.stderr
    assert _files(corpus) == before


def test_a_folder_that_is_no_corpus_is_left_alone(tmp_path: Path, article: Path) -> None:
    told = claimgraph("new", "source", article, "--corpus", tmp_path / "nowhere")
    assert told.returncode == USAGE
    assert "claimgraph init" in told.stderr
    assert not (tmp_path / "nowhere").exists()


def test_an_id_is_checked(corpus: Path, article: Path) -> None:
    told = claimgraph("new", "source", article, "--corpus", corpus, "--id", "../Evil")
    assert told.returncode == USAGE
    assert "is no id" in told.stderr


def test_what_a_sentence_may_repeat_stands_above_it(corpus: Path, tmp_path: Path) -> None:
    article = tmp_path / "again.txt"
    text = (
        "Ferry plan is back again\n\nThe ferry will double the traffic across the bay, she said.\n"
    )
    article.write_text(text, encoding="utf-8")
    claimgraph("new", "source", article, "--corpus", corpus, "--id", "again")
    record = (corpus / "records/sources/again.yaml").read_text("utf-8")
    assert "\n  # may repeat ferry-doubles-traffic (" in record
    checked = json.loads(claimgraph("check", corpus, "--format", "json").stdout)
    assert {problem["code"] for problem in checked} == {"open-passage"}


def test_what_a_file_is_can_be_said(corpus: Path, tmp_path: Path) -> None:
    article = tmp_path / "tags.txt"
    article.write_bytes(b"<p> begins a paragraph in HTML, the minister of pages said.\n")
    told = claimgraph(
        *("new", "source", article, "--corpus", corpus, "--id", "tags", "--read-as", "text")
    )
    assert told.returncode == 0, told.stderr
    assert "read as a plain text\nlanguage: en (told by its letters and words)\n" in told.stderr
    assert (corpus / "documents/tags.txt").read_bytes() == article.read_bytes()
    assert not (corpus / "documents/tags.html").exists()
