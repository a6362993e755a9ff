"""Known claims are found in an archive, alike by whoever does the work, and after a stop."""

import csv
import gzip
import io
import json
import subprocess
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from graph.prove.corpus_loading import load_corpus
from graph.scan.found_row import FoundRow
from graph.scan.scan_shard import Wanted, names_of, save_index
from graph.scan.scanning import kept_rows, scan
from graph.scan.shards import Shard, find_shards
from schemas.corpus import Corpus
from schemas.ids import SpeakerId
from tests.cli.command import ROOT, claimgraph

DEFEAT = "The West seeks to inflict a strategic defeat on Russia."
EXERCISES = "NATO has intensified reconnaissance along the borders with Russia."
ROWS = [
    {"text": f"It rained. {DEFEAT}", "date": "2021-05-03", "speaker": "Valery Gerasimov"},
    {"text": "Fish is cheap in Oslo this week.", "date": "2020-01-01", "speaker": "Ada Lund"},
    {"text": EXERCISES, "date": "2017-02-02", "speaker": "Ada Lund"},
]
FOUND = [(DEFEAT, "west-seeks-strategic-defeat"), (EXERCISES, "nato-reconnaissance-near-russia")]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    found = load_corpus(ROOT / "seeds").corpus
    assert found is not None
    return found


@pytest.fixture(scope="module")
def wanted(corpus: Corpus) -> Wanted:
    """By words alone, so that nothing depends on what is installed."""
    claims, digest = save_index(corpus)
    return Wanted(claims, digest, least=0.5, limit=1, by_meaning=False)


def _scan(
    shards: list[Shard], wanted: Wanted, folder: Path, executor: Executor | None = None
) -> list[FoundRow]:
    with executor or ThreadPoolExecutor(1) as each:
        failed = scan(shards, wanted, each, folder, workers=2, progress=lambda *_: None)
    assert failed == []
    return list(kept_rows(shards, wanted, folder))


def _json_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def _csv(path: Path, rows: list[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, list(rows[0]), delimiter="\t" if path.suffix == ".tsv" else ","
        )
        writer.writeheader()
        writer.writerows(rows)


def _parquet(path: Path, rows: list[dict[str, Any]]) -> None:
    polars.DataFrame(rows).write_parquet(path)


def _packed(path: Path, rows: list[dict[str, Any]]) -> None:
    _json_lines(path, rows)
    path.write_bytes(gzip.compress(path.read_bytes()))


WRITERS: dict[str, Callable[[Path, list[dict[str, Any]]], None]] = {
    "a.jsonl": _json_lines,
    "a.ndjson": _json_lines,
    "a.csv": _csv,
    "a.tsv": _csv,
    "a.parquet": _parquet,
    "a.jsonl.gz": _packed,
}


@pytest.mark.parametrize("name", WRITERS)
def test_each_format_gives_the_same_rows(tmp_path: Path, wanted: Wanted, name: str) -> None:
    WRITERS[name](tmp_path / name, ROWS)
    rows = _scan(find_shards([str(tmp_path)], [tmp_path / "parts"]), wanted, tmp_path / "parts")
    assert [(row.words, row.claim) for row in rows] == FOUND
    assert [(row.date, row.speaker) for row in rows] == [
        ("2021-05-03", "Valery Gerasimov"),
        ("2017-02-02", "Ada Lund"),
    ]


def test_the_articles_of_a_web_archive_are_read(tmp_path: Path, wanted: Wanted) -> None:
    page = (
        "<html lang=en><head><title>News</title></head><body><article><h1>News of the day</h1>"
        f"<p>It rained in the north of the country for three days.</p><p>{EXERCISES}</p>"
        "</article></body></html>"
    )
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        "https://news.example/1",
        "response",
        payload=io.BytesIO(page.encode()),
        length=len(page.encode()),
        http_headers=headers,
        warc_headers_dict={"WARC-Date": "2017-05-14T23:10:00Z"},
    )
    writer.write_record(record)
    (tmp_path / "a.warc.gz").write_bytes(held.getvalue())
    (row,) = _scan(find_shards([str(tmp_path / "a.warc.gz")]), wanted, tmp_path / "parts")
    assert (row.words, row.place, row.date) == (EXERCISES, "https://news.example/1", "2017-05-14")


def test_a_row_says_where_it_stands(tmp_path: Path, wanted: Wanted) -> None:
    text = f"It rained.\n\n«Ёж 🦔» was seen.  {DEFEAT}\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (row,) = _scan(find_shards([str(tmp_path / "*.txt")]), wanted, tmp_path / "parts")
    assert text[row.start : row.end] == DEFEAT
    assert row.sha256 == sha256(text.encode()).hexdigest()
    assert (row.shard, row.place) == (str(tmp_path / "a.txt"), "")


def _local_cluster() -> Any:
    from distributed import LocalCluster

    made: Any = LocalCluster
    return made(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None)


def test_rows_are_the_same_whoever_does_the_work(tmp_path: Path, wanted: Wanted) -> None:
    from distributed import Client

    for number in range(6):
        _json_lines(tmp_path / f"{number}.jsonl", [*ROWS[number % 3 :], *ROWS] * 2)
    shards = find_shards([str(tmp_path)], [tmp_path / "parts"])
    alone = _scan(shards, wanted, tmp_path / "one")
    assert len(alone) > 20
    assert _scan(shards, wanted, tmp_path / "four", ThreadPoolExecutor(4)) == alone
    with (
        _local_cluster() as two,
        Client(two) as client,  # type: ignore[no-untyped-call]
    ):
        assert _scan(shards, wanted, tmp_path / "dask", client.get_executor()) == alone


def test_a_scan_that_was_stopped_goes_on(tmp_path: Path, wanted: Wanted) -> None:
    for number in range(4):
        _json_lines(tmp_path / f"{number}.jsonl", ROWS)
    (tmp_path / "2.jsonl").write_text('{"text": ', "utf-8")
    shards = find_shards([str(tmp_path)], [tmp_path / "parts"])
    folder = tmp_path / "parts"
    with ThreadPoolExecutor(1) as executor:
        failed = scan(shards, wanted, executor, folder, workers=1, progress=lambda *_: None)
    assert failed == [(str(tmp_path / "2.jsonl"), "line 1 is not JSON")]
    kept = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert len(kept) == 3
    _json_lines(tmp_path / "2.jsonl", ROWS)
    steps: list[tuple[int, int]] = []
    with ThreadPoolExecutor(1) as executor:
        scan(
            find_shards([str(tmp_path)], [tmp_path / "parts"]), wanted, executor, folder, workers=1,
            progress=lambda *step: steps.append(step),
        )  # fmt: skip
    assert steps == [(3, 4), (4, 4)], "what is kept is not done again"
    assert all(path.stat().st_mtime_ns == time for path, time in kept.items())
    assert len(list(kept_rows(shards, wanted, folder))) == 4 * len(FOUND)


DAMAGED = {
    "a.jsonl.gz": (gzip.compress(b'{"text": "It rained."}\n')[:-9], "it is damaged"),
    "a.parquet": (b"PAR1 no table PAR1", "it is no Parquet"),
    "a.txt": (b"It rained.\xff", "utf-8"),
    "a.csv": (b'text\n"It rained.\n', "It"),
    "a.warc": (b"no archive", "damaged"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_named_and_stops_no_other(
    tmp_path: Path, wanted: Wanted, name: str
) -> None:
    raw, why = DAMAGED[name]
    (tmp_path / name).write_bytes(raw)
    _json_lines(tmp_path / "b.jsonl", ROWS)
    shards, folder = find_shards([str(tmp_path)]), tmp_path.with_name("parts")
    with ThreadPoolExecutor(1) as executor:
        failed = scan(shards, wanted, executor, folder, workers=1, progress=lambda *_: None)
    assert all(why in told for _, told in failed), failed
    assert {shown for shown, _ in failed} <= {str(tmp_path / name)}
    assert len(list(kept_rows(shards, wanted, folder))) == len(FOUND)
    if name != "a.csv":
        assert failed, "a CSV may end in the middle of a cell"


def test_a_text_as_long_as_a_book_is_read_in_a_table(tmp_path: Path, wanted: Wanted) -> None:
    rows = [{"text": "It rained. " * 20_000 + EXERCISES, "date": "", "speaker": ""}]
    _csv(tmp_path / "a.csv", rows)
    (row,) = _scan(find_shards([str(tmp_path)]), wanted, tmp_path.with_name("parts"))
    assert row.words == EXERCISES


def test_another_question_is_another_scan(tmp_path: Path, wanted: Wanted, corpus: Corpus) -> None:
    _json_lines(tmp_path / "a.jsonl", ROWS)
    shards, folder = find_shards([str(tmp_path)], [tmp_path / "parts"]), tmp_path / "parts"
    speaker = SpeakerId("valery-gerasimov")
    questions = {
        "all": (wanted, 2),
        "since": (wanted._replace(since="2018"), 1),
        "speaker": (wanted._replace(speaker=speaker, called=names_of(corpus, speaker)), 1),
        "other years": (wanted._replace(other_years=True), 1),
        "nearer": (wanted._replace(least=0.99), 1),
    }
    found = {name: len(_scan(shards, each, folder)) for name, (each, _) in questions.items()}
    assert found == {name: number for name, (_, number) in questions.items()}


def _command(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """The command in a process of its own: polars, and pools, do not outlive a fork."""
    return claimgraph("scan", *arguments, PYTHONHASHSEED="0")


def test_the_command_writes_a_file_and_forgets_the_parts(tmp_path: Path) -> None:
    _json_lines(tmp_path / "a.jsonl", [{"body": EXERCISES}])
    options = [
        "--no-meaning",
        "--text-field",
        "body",
        "--limit",
        "1",
        "--corpus",
        str(ROOT / "seeds"),
    ]
    for name in ("f.csv", "f.jsonl", "f.parquet"):
        done = _command(tmp_path / "a.jsonl", "--out", tmp_path / name, *options)
        assert done.returncode == 0, done.stderr
        assert f"wrote {tmp_path / name}, with 1 row from 1 shard" in done.stderr
    assert polars.read_parquet(tmp_path / "f.parquet")["claim"].to_list() == [FOUND[1][1]]
    assert polars.read_csv(tmp_path / "f.csv")["words"].to_list() == [EXERCISES]
    assert json.loads((tmp_path / "f.jsonl").read_text("utf-8"))["words"] == EXERCISES
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.jsonl", "f.csv", "f.jsonl", "f.parquet",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nothing-here", "--out", "f.csv"], "there is nothing to scan"),
        (["a.txt", "--out", "f.xlsx"], "name a file that ends in .parquet, .csv, .jsonl"),
        (["a.txt", "--out", "f.csv", "--speaker", "nobody"], "there is no speaker 'nobody'"),
    ],
)
def test_what_makes_no_sense_is_told(tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "a.txt").write_text("It rained.", "utf-8")
    named = [tmp_path / each if "." in each or "nothing" in each else each for each in arguments]
    done = _command(*named, "--corpus", ROOT / "seeds")
    assert done.returncode == 2
    assert told in done.stderr, done.stderr
