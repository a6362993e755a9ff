"""``claimgraph verify``: what it says, and what its exit code is."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cli.commands.build import TEXTS
from graph.page import Texts
from tests.cli.command import BASE

InProcess = Callable[..., int]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def page(run_here: InProcess, tmp_path: Path, capfd: Captured) -> Path:
    assert run_here("build", "--out", tmp_path) == 0
    capfd.readouterr()
    return tmp_path / "graph.html"


def _change(page: Path, before: str, after: str) -> None:
    text = page.read_text(encoding="utf-8")
    assert before in text
    page.write_text(text.replace(before, after, 1), encoding="utf-8", newline="")


def test_a_page_that_holds(run_here: InProcess, page: Path, capfd: Captured) -> None:
    assert run_here("verify", page) == 0
    told = capfd.readouterr()
    assert told.err == ""
    told_first, *told_next = told.out.splitlines()
    assert told_first == (
        "10 of 10 quotes stand where the page says; 3 of 3 documents have the SHA-256 on record"
    )
    data = json.loads(page.read_text(encoding="utf-8").split('id="data">')[1].split("<")[0])
    assert told_next[:2] == [data["proved"], data["unproved"]], "the page says it in these words"
    assert told_next[2:] == [f"the digest of its corpus is {data['digest']}"]


def test_a_page_that_is_what_its_corpus_says(
    run_here: InProcess, page: Path, capfd: Captured
) -> None:
    assert run_here("verify", page, "--corpus", BASE) == 0
    told = capfd.readouterr().out
    assert "; all of it is what the corpus says\nthe digest of its corpus is " in told


def test_one_altered_character_is_named(run_here: InProcess, page: Path, capfd: Captured) -> None:
    text = page.read_text(encoding="utf-8")
    quote = text.index('"quote":[["') + len('"quote":[["')
    altered = "#" if text[quote] != "#" else "%"
    page.write_text(text[:quote] + altered + text[quote + 1 :], encoding="utf-8", newline="")
    assert run_here("verify", page) == 1
    told = capfd.readouterr()
    assert told.out.startswith("9 of 10 quotes stand where the page says; 3 of 3 documents")
    assert "quote is '#" in told.err
    assert "character 1 is '#' instead of" in told.err
    assert told.err.startswith(f"{page}: statement ")


def test_a_page_of_another_corpus(run_here: InProcess, page: Path, capfd: Captured) -> None:
    seeds = BASE.parents[2] / "seeds"
    assert run_here("verify", page, "--corpus", seeds) == 1
    told = capfd.readouterr()
    assert "claims, id, row 1: is " in told.err
    assert "more like these" in told.err
    assert told.out.endswith("; it is not what the corpus says\n")


def test_without_texts_it_says_what_was_not_proved(
    run_here: InProcess, tmp_path: Path, capfd: Captured
) -> None:
    assert run_here("build", "--out", tmp_path, "--texts", "none") == 0
    capfd.readouterr()
    page = tmp_path / "graph.html"
    assert run_here("verify", page) == 0
    told = capfd.readouterr().out
    assert told.startswith("10 of 10 quotes match the words around them; the page carries no doc")
    assert "Proved: the quotes match the words around them inside this file" in told
    assert run_here("verify", page, "--corpus", BASE) == 0
    assert "; all of it is what the corpus says\n" in capfd.readouterr().out


def test_a_build_without_texts_says_how_much_of_each_it_carries(
    run_here: InProcess, tmp_path: Path, capfd: Captured
) -> None:
    assert run_here("build", "--out", tmp_path, "--texts", "none") == 0
    told = capfd.readouterr().err
    shares = re.findall(r"the page carries (\d+) % of the text of (\S+)", told)
    assert len(shares) == 3
    assert "graph.json and claims.db carry every quote in full" in told
    assert run_here("build", "--out", tmp_path, "--texts", "quotes", "--most-words", "5") == 0
    fewer = re.findall(r"the page carries (\d+) % of the text of (\S+)", capfd.readouterr().err)
    assert all(int(one) <= int(other) for (one, _), (other, _) in zip(fewer, shares, strict=True))
    assert fewer != shares
    assert run_here("verify", tmp_path / "graph.html") == 0
    assert run_here("build", "--out", tmp_path, "--most-words", "5") == 2


def test_texts_are_one_of_a_list(run_here: InProcess, tmp_path: Path, capfd: Captured) -> None:
    assert "|".join(Texts) == TEXTS
    assert run_here("build", "--out", tmp_path, "--texts", "some") == 2
    assert "'some' is none of full, quotes, none" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "this is no page that claimgraph built"),
        (b"<!DOCTYPE html><p>Hello", "this is no page that claimgraph built"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "byte 0 is not UTF-8 text"),
        (b"\x1b[31m<script>", "this is no page that claimgraph built"),
    ],
)
def test_what_is_no_page_is_said_plainly(
    run_here: InProcess, tmp_path: Path, capfd: Captured, content: bytes, told: str
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(content)
    assert run_here("verify", path) == 1
    shown = capfd.readouterr()
    assert told in shown.err
    assert "Traceback" not in shown.err


def test_a_truncated_page_is_told(run_here: InProcess, page: Path, capfd: Captured) -> None:
    page.write_bytes(page.read_bytes()[:-200_000])
    assert run_here("verify", page) == 1
    assert "a piece is missing" in capfd.readouterr().err


def test_a_file_too_large_is_not_read(run_here: InProcess, tmp_path: Path, capfd: Captured) -> None:
    path = tmp_path / "page.html"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    assert run_here("verify", path) == 1
    assert "300,000,000 bytes are more than" in capfd.readouterr().err


def test_a_missing_file_is_wrong_usage(run_here: InProcess, tmp_path: Path) -> None:
    assert run_here("verify", tmp_path / "none.html") == 2
    assert run_here("verify", tmp_path) == 2


def test_messages_hold_no_control_characters(
    run_here: InProcess, page: Path, capfd: Captured
) -> None:
    _change(page, '"sha256":["', '"sha256":["\\u001b[31m')
    assert run_here("verify", page) == 1
    assert "\x1b" not in capfd.readouterr().err
