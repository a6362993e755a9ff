"""A table becomes a source whose statements are proved; each row that is not taken is named."""

import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars
import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]

from graph.prove.corpus_loading import load_corpus
from schemas.corpus import Statement
from schemas.ids import SourceId
from tests.cli.command import claimgraph
from tests.edit.edited import Edited

HEADER = ["Statement", "Politician", "Date", "Claim", "Topic", "Verdict"]
EARNS = "The ferry earns what it costs."
ROWS = [
    ["The ferry pays for itself.", "Ada Lund", "05/03/2019", EARNS, "The ferry", "says"],
    ["The ferry never paid, and never will.", "Tom Berg", "2019-04", EARNS, "The ferry", "denies"],
    ["The ferry pays for itself.", "Maria Holm", "12/06/2021", EARNS, "The ferry", "says"],
    ["Winters grow warmer in the bay.", "Maria Holm", "", "Winters in the bay grow warmer.",
     "Weather", "says"],
]  # fmt: skip
MAPPING = """\
source:
  id: register
  title: Register of statements
  language: en
columns:
  quote: Statement
  speaker: Politician
  date: Date
  claim: Claim
  narrative: Topic
  stance: Verdict
fixed: {form: indirect, speaker_kind: person}
values:
  stance: {says: asserts}
dates: ["%d/%m/%Y"]
"""


def _csv(rows: list[list[Any]], delimiter: str = ",", ends: str = "\n") -> bytes:
    def cell(value: Any) -> str:
        return '"' + str(value).replace('"', '""') + '"'

    return "".join(delimiter.join(map(cell, row)) + ends for row in rows).encode()


def _xlsx(rows: list[list[Any]]) -> bytes:
    book, held = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(held)
    return held.getvalue()


def _parquet(rows: list[list[Any]]) -> bytes:
    held = io.BytesIO()
    polars.DataFrame(rows[1:], schema=rows[0], orient="row").write_parquet(held)
    return held.getvalue()


def _json_lines(rows: list[list[Any]]) -> bytes:
    return "".join(
        json.dumps(dict(zip(rows[0], row, strict=True))) + "\n" for row in rows[1:]
    ).encode()


FORMATS: dict[str, Callable[[list[list[Any]]], bytes]] = {
    "csv": _csv,
    "semicolons.csv": lambda rows: b"\xef\xbb\xbf" + _csv(rows, ";", "\r\n"),
    "tabs.tsv": lambda rows: _csv(rows, "\t").decode().encode("utf-16"),
    "xlsx": _xlsx,
    "parquet": _parquet,
    "jsonl": _json_lines,
}


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    (tmp_path / "map.yaml").write_text(MAPPING, "utf-8")
    return Edited(tmp_path)


def _import(edited: Edited, raw: bytes, *options: str, name: str = "table.csv") -> Any:
    table = edited.folder.parent / name
    table.write_bytes(raw)
    mapping = edited.folder.parent / "map.yaml"
    return claimgraph("import", table, "--map", mapping, "--corpus", edited.folder, *options)


def _statements(edited: Edited, source: str = "register") -> list[Statement]:
    loaded = load_corpus(edited.folder)
    assert loaded.corpus is not None, loaded.problems
    return list(loaded.corpus.sources[SourceId(source)].statements)


@pytest.mark.parametrize("format", FORMATS)
def test_each_row_becomes_a_statement_that_is_proved(edited: Edited, format: str) -> None:
    raw = FORMATS[format]([HEADER, *ROWS])
    done = _import(edited, raw, "--write", name=f"table.{format}")
    assert done.returncode == 0, done.stderr
    found = [
        (" ".join(each.quote), each.speaker, str(each.date or ""), each.claims[0].claim,
         each.claims[0].stance.value)
        for each in _statements(edited)
    ]  # fmt: skip
    assert found == [
        ("The ferry pays for itself.", "ada-lund", "2019-03-05", "ferry-pays", "asserts"),
        ("The ferry never paid, and never will.", "tom-berg", "2019-04", "ferry-pays", "denies"),
        ("The ferry pays for itself.", "maria-holm", "2021-06-12", "ferry-pays", "asserts"),
        ("Winters grow warmer in the bay.", "maria-holm", "", "winters-in-the-bay-grow-warmer",
         "asserts"),
    ]  # fmt: skip
    assert edited.errors() == []
    (kept,) = (edited.folder / "documents").glob("register.[!t]*")
    assert kept.read_bytes() == raw, "the table is archived byte for byte"


def test_a_line_of_json_ends_where_json_lines_end(edited: Edited) -> None:
    row = {"Statement": "It pays.\u2028It\x85 does.", "Politician": "Ada Lund"}
    rows = [{**dict.fromkeys(HEADER, ""), **row}, dict(zip(HEADER, ROWS[0], strict=True))]
    raw = "".join(json.dumps(each, ensure_ascii=False) + "\r\n" for each in rows).encode()
    done = _import(edited, raw, "--write", name="t.jsonl")
    assert done.returncode == 0, done.stderr
    assert [each.quote for each in _statements(edited)] == [
        ("It pays. It does.",),
        ("The ferry pays for itself.",),
    ]


def test_an_id_is_not_kept_for_a_row_that_is_left_out(edited: Edited) -> None:
    wrong = ["It is new.", "Maria Holm", "some day", "It is new.", "", "says"]
    right = ["It is newer.", "Maria Holm", "", "It is new.", "", "says"]
    _import(edited, _csv([HEADER, wrong, right]), "--write", "--leave-out")
    (said,) = _statements(edited)
    assert (said.speaker, said.claims[0].claim) == ("maria-holm", "it-is-new")


def test_a_year_is_no_number_with_a_point(edited: Edited) -> None:
    row: list[Any] = ["It pays.", "Ada Lund", 2019, "", "", ""]
    done = _import(edited, _xlsx([HEADER, row]), "--write", name="t.xlsx")
    assert done.returncode == 0, done.stderr
    assert str(_statements(edited)[0].date) == "2019"


def test_a_name_that_two_records_bear_is_taken_for_neither(edited: Edited) -> None:
    path = edited.folder / "records/speakers.yaml"
    path.write_text(
        path.read_text("utf-8") + "- {id: other, name: Ada Lund, kind: person}\n", "utf-8"
    )
    done = _import(edited, _csv([HEADER, *ROWS]), "--write")
    assert done.returncode == 1
    assert (
        "row 2 is left out: several records are called 'Ada Lund': ada-lund, other" in done.stderr
    )


@pytest.mark.parametrize(
    ("form", "code"), [("direct", 1), ("mixed", 1), ("verbatim", 0), ("odd", 1)]
)
def test_what_is_quoted_has_quotation_marks(edited: Edited, form: str, code: int) -> None:
    mapping = MAPPING.replace("form: indirect", f"form: {form}")
    (edited.folder.parent / "map.yaml").write_text(mapping, "utf-8")
    rows = [["It pays.", "Ada Lund", "", "", "", ""]]
    assert _import(edited, _csv([HEADER, *rows])).returncode == code
    quoted = [["“It pays.”", "Ada Lund", "", "", "", ""]]
    if form in ("direct", "mixed"):
        assert _import(edited, _csv([HEADER, *quoted]), "--write").returncode == 0
        assert edited.errors() == []


def test_a_date_says_where_it_stands(edited: Edited) -> None:
    _import(edited, _csv([HEADER, *ROWS]), "--write")
    first, *_, last = _statements(edited)
    assert first.basis == "'05/03/2019', in the column 'Date' of row 2"
    assert (last.date, last.basis) == (None, None)
    text = (edited.folder / "documents/register.txt").read_text("utf-8")
    assert "Politician: Ada Lund\nDate: 05/03/2019\n" in text


def test_nothing_is_written_before_it_is_asked_for(edited: Edited) -> None:
    before = edited.files()
    done = _import(edited, _csv([HEADER, *ROWS]))
    assert done.returncode == 0
    assert "4 statements, new: 1 speaker, new: 1 narrative, new: 1 claim" in done.stderr
    assert "'Ada Lund' is taken for `ada-lund`, which is called so" in done.stderr
    assert "nothing was written: --write does it" in done.stderr
    assert edited.files() == before


LEFT_OUT = [
    ({0: ""}, "`Statement` is empty"),
    ({1: " "}, "`Politician` is empty"),
    ({2: "31/31/2019"}, "the date '31/31/2019' is no EDTF date"),
    ({5: "mostly true"}, "claims.0.stance"),
    ({5: "reports"}, "is reported, but not whose view it is"),
    ({}, "it says the same as row 2"),
]


@pytest.mark.parametrize(("change", "why"), LEFT_OUT)
def test_a_row_that_is_not_taken_is_named(edited: Edited, change: dict[int, str], why: str) -> None:
    wrong = [change.get(at, cell) for at, cell in enumerate(ROWS[0])]
    raw = _csv([HEADER, *ROWS, wrong])
    before = edited.files()
    done = _import(edited, raw, "--write")
    assert (done.returncode, edited.files() == before) == (1, True)
    assert "row 6 is left out: " in done.stderr
    assert why in done.stderr
    done = _import(edited, raw, "--write", "--leave-out")
    assert done.returncode == 0, done.stderr
    assert len(_statements(edited)) == len(ROWS)
    assert edited.errors() == []


def test_a_workbook_of_a_thousand_rows_with_twenty_bad_ones(edited: Edited) -> None:
    rows: list[list[Any]] = [
        [f"Ferry {n} pays.", "Ada Lund", day, f"{n} pays.", "", "says"]
        for n, day in enumerate([datetime.date(2019, 1, 1 + n % 28) for n in range(1_000)])
    ]  # fmt: skip
    bad = range(7, 1_000, 50)
    for at in bad:
        rows[at][2] = "some day"
    done = _import(edited, _xlsx([HEADER, *rows]), "--write", "--leave-out", name="t.xlsx")
    assert done.returncode == 0, done.stderr
    named = [line.split()[1] for line in done.stderr.splitlines() if "is left out:" in line]
    assert named == [str(at + 2) for at in bad]
    assert len(_statements(edited)) == 980
    assert edited.errors() == []


def test_a_long_table_becomes_several_sources(edited: Edited) -> None:
    rows = [[f"It is {n} o'clock.", "Ada Lund", "", "", "", ""] for n in range(1_001)]
    done = _import(edited, _csv([HEADER, *rows]), "--write")
    assert done.returncode == 0, done.stderr
    assert len(_statements(edited, "register-1")) == 1_000
    assert len(_statements(edited, "register-2")) == 1


HOSTILE = [
    "Row 2: The ferry pays for itself.",
    "Politician: Ada Lund Date: 05/03/2019 Claim: x",
    "dismissed: \u202eevil\u202c \u0000 # no comment - statement: x",
    "</script><img src=x onerror=alert(1)> {{7*7}} =1+1",
    "“It is over,” she said; «нет», \U0001f6a2.",
]


def test_hostile_cells_are_text(edited: Edited) -> None:
    rows = [[text, "Ada: Lund # '\"", "", text, text, "says"] for text in HOSTILE]
    done = _import(edited, _csv([HEADER, *ROWS, *rows]), "--write")
    assert done.returncode == 0, done.stderr
    assert len(_statements(edited)) == len(ROWS) + len(rows)
    assert edited.errors() == []


MISTAKES = [
    (
        MAPPING.replace("quote: Statement", "quote: Words"),
        "the table has no column 'Words'; it has",
    ),
    (MAPPING.replace("  quote: Statement\n", ""), "which column holds what was said: `quote`"),
    (MAPPING.replace("columns:", "colums:"), "map.yaml:6: colums: Extra inputs"),
    (MAPPING.replace("title: Register", "title: [Register"), "map.yaml:3: "),
    (
        MAPPING.replace("id: register", "id: harbour-2019"),
        "there is a source `harbour-2019` already",
    ),
]


@pytest.mark.parametrize(("mapping", "why"), MISTAKES)
def test_a_mistake_in_the_mapping_is_told(edited: Edited, mapping: str, why: str) -> None:
    (edited.folder.parent / "map.yaml").write_text(mapping, "utf-8")
    before = edited.files()
    done = _import(edited, _csv([HEADER, *ROWS]), "--write")
    assert (done.returncode, edited.files() == before) == (2, True)
    assert why in done.stderr, done.stderr


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "there are no rows"),
        (b"Statement,Politician\n", "there are no rows"),
        (b"A,A\n1,2\n", "two columns are called 'A'"),
        (b"Statement\n\xff\xff\n", "it is not UTF-8, at byte 10"),
        (b'Statement\n"open\n', "line 2: unexpected end of data"),
        (b'{"a": 1}\n{"a"\n', "line 2 is not JSON"),
        (b"PK\x03\x04 no workbook", "it is damaged"),
        (b"PAR1 no table PAR1", "it is damaged"),
    ],
)
def test_what_is_no_table_is_refused(edited: Edited, raw: bytes, why: str) -> None:
    done = _import(edited, raw, "--write")
    assert done.returncode == 2
    assert why in done.stderr, done.stderr
