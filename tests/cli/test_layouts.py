"""Tables that fit the terminal, and CSV that a spreadsheet does not run."""

import csv
import io
from collections.abc import Sequence
from enum import StrEnum

import pytest
from pydantic import Field

from graph.cli.output import spreadsheet, table
from graph.cli.output.line_wrap import lines_of, text_width, widest_part
from graph.cli.output.rows import RowFormat, lay_out_rows
from graph.queries.row import Below, Days, Detail, Row


class Mood(StrEnum):
    """A choice of values."""

    CALM = "calm"
    CROSS = "cross"


class Part(Row):
    """A nested row."""

    name: str


class Sample(Row):
    """One field of each sort."""

    id: str = "a-long-id-of-many-parts"
    text: Below[str] = Field(default="What the id stands for, in words")
    years: list[int] = Field(default=[2017, 2018, 2019, 2023])
    occasions: tuple[int, int] = (1, 2)
    gap: Days[tuple[int, int] | None] = None
    share: float = 0.5
    mood: Mood = Mood.CALM
    tags: list[str] = Field(default=["one-tag", "other-tag"])
    secret: Detail[str] = "only for programs"
    parts: Detail[list[Part]] = Field(default=[])


def _table(
    rows: Sequence[Row], width: int, monkeypatch: pytest.MonkeyPatch, model: type[Row] = Sample
) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    return table.lay_out(model, rows)


def test_of_very_many_values_a_table_shows_the_first_and_says_how_many_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tags = [f"tag-{number}" for number in range(1_300)]
    shown = " ".join(_table([Sample(tags=tags)], 100, monkeypatch).split())
    assert shown.endswith("tag-19, and 1,280 more")
    assert " more" not in _table([Sample(tags=tags[:21])], 100, monkeypatch)


def test_a_table_as_wide_as_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [Sample(), Sample(id="b", text="Short", mood=Mood.CROSS, occasions=(2, 2), gap=(1, 1))]
    assert _table(rows, 120, monkeypatch) == (
        "id                                years            occasions  gap    share  mood   tags\n"
        "────────────────────────────────  ───────────────  ─────────  ─────  ─────  ─────  ──────────────────\n"  # noqa: E501 - as it is
        "a-long-id-of-many-parts           2017–2019, 2023  1–2               0.5    calm   one-tag, other-tag\n"  # noqa: E501 - as it is
        "What the id stands for, in words\n"
        "\n"
        "b                                 2017–2019, 2023  2          1 day  0.5    cross  one-tag, other-tag\n"  # noqa: E501 - as it is
        "Short\n"
    )


def test_what_is_the_same_in_all_rows_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [Sample(id="a"), Sample(id="b")]
    assert table.common_values(Sample, rows) == {"mood": "calm"}
    assert "mood" not in _table(rows, 200, monkeypatch)
    assert "mood" in _table(rows[:1], 200, monkeypatch)


@pytest.mark.parametrize("width", range(20, 140, 7))
def test_a_table_fits_and_never_cuts_an_id(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [Sample(), Sample(id="b", text="漢字かな交じり文 と é", gap=(400, 900), mood=Mood.CROSS)]
    told = _table(rows, width, monkeypatch)
    longest = text_width("occasions  a-long-id-of-many-parts")
    assert max(map(text_width, told.splitlines())) <= max(width, longest)
    assert "a-long-id-of-many-parts" in told
    assert "only for programs" not in told


def test_days_become_years(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [Sample(gap=(2076, 2440)), Sample(gap=(0, 3)), Sample(gap=(0, 0))]
    told = _table(rows, 200, monkeypatch)
    assert "5.7–6.7 years" in told
    assert "0–3 days" in told
    assert "0 days" in told


def test_text_cannot_move_the_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    told = _table([Sample(text="a\x1b[2Jb \u202e c\nd\te")], 200, monkeypatch)
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "a\\u001b[2Jb \\u202e c d e" in told


def test_lines_break_at_spaces_and_where_allowed_in_ids() -> None:
    assert lines_of("one two  three", 8) == ["one two", "three"]
    assert lines_of("strategic-defeat-2023", 10) == ["strategic-defeat-2023"]
    assert lines_of("strategic-defeat-2023", 10, hyphens=True) == ["strategic-", "defeat-", "2023"]
    assert lines_of("2017-04-26", 5, hyphens=True) == ["2017-04-26"]
    assert widest_part("strategic-defeat-2023", hyphens=True) == 10


def test_csv_joins_lists_and_keeps_what_is_nested_as_json() -> None:
    row = Sample(tags=["a", "b; c"], parts=[Part(name="é")])
    header, line = csv.reader(io.StringIO(spreadsheet.lay_out(Sample, [row])))
    cells = dict(zip(header, line, strict=True))
    assert header == list(Sample.model_fields)
    assert cells["years"] == "2017; 2018; 2019; 2023"
    assert cells["occasions"] == "1; 2"
    assert cells["gap"] == ""
    assert cells["tags"] == '["a","b; c"]'
    assert cells["parts"] == '[{"name":"é"}]'
    assert cells["secret"] == "only for programs"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_csv_is_no_formula(first: str) -> None:
    row = Sample(text=f"{first}HYPERLINK()", tags=[f"{first}1", "2"], share=-1)
    _, line = csv.reader(io.StringIO(spreadsheet.lay_out(Sample, [row]), newline=""))
    assert line[1] == f"'{first}HYPERLINK()"
    assert line[7] == f"'{first}1; 2"
    assert line[5] == "-1.0"


class Change(Row):
    """A field that Python cannot name as it is called."""

    from_: str = Field(default="a", serialization_alias="from")


@pytest.mark.parametrize("format", list(RowFormat))
def test_a_field_is_called_by_its_own_name(
    format: RowFormat, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out_rows(format, Change, [Change()]).write()
    told = capsys.readouterr().out
    assert "from" in told
    assert "from_" not in told


@pytest.mark.parametrize(
    ("rows", "limit", "remark"),
    [
        (1, 1, "the first row"),
        (2, 2, "the first 2 rows, each with mood: calm"),
        (2, 3, "2 rows, each with mood: calm"),
        (0, 1, "nothing in the corpus answers this"),
    ],
)
def test_what_is_only_the_first_of_more_is_said_to_be(rows: int, limit: int, remark: str) -> None:
    assert lay_out_rows(RowFormat.TABLE, Sample, [Sample()] * rows, limit=limit).remark == remark
