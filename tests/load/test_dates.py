"""Dates that are not fully known: which years they certainly and possibly lie in."""

from datetime import date
from typing import Any

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.dates import EdtfDate

_CLOSING = date(2020, 6, 30)

_months = st.integers(1, 12).map("{:02}".format) | st.just("XX")
_days = st.integers(1, 28).map("{:02}".format) | st.just("XX")


@st.composite
def _plain(draw: st.DrawFn) -> str:
    """A year, month or day, its month or day unknown at times."""
    parts = [f"{draw(st.integers(1, 9999)):04}"]
    if draw(st.booleans()):
        parts.append(draw(_months))
        if parts[1] != "XX" and draw(st.booleans()):
            parts.append(draw(_days))
    return "-".join(parts)


def _ends(text: str) -> tuple[date, date]:
    parsed: Any = parse_edtf(text)
    return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])


@given(text=_plain())
@settings(max_examples=100, deadline=None)
def test_plain_dates_are_read_as_the_package_edtf_reads_them(text: str) -> None:
    found = EdtfDate(text)
    assert (found.first_day, found.last_day(None)) == _ends(text)


@given(text=_plain(), qualifier=st.sampled_from("?~%"))
@settings(max_examples=60, deadline=None)
def test_qualified_dates_are_read_as_the_package_edtf_reads_them(text: str, qualifier: str) -> None:
    found = EdtfDate(text + qualifier)
    assert (found.first_day, found.last_day(None)) == _ends(text + qualifier)
    assert found.certain_years() == []


@given(first=_plain(), last=_plain())
@settings(max_examples=60, deadline=None)
def test_closed_intervals_are_read_as_the_package_edtf_reads_them(first: str, last: str) -> None:
    begins, ends = _ends(first)[0], _ends(last)[1]
    if ends < begins:
        with pytest.raises(ValueError, match="ends before it begins"):
            EdtfDate(f"{first}/{last}")
        return
    found = EdtfDate(f"{first}/{last}")
    assert (found.first_day, found.last_day(None)) == (begins, ends)


@pytest.mark.parametrize(
    ("edtf", "certain", "possible"),
    [
        ("2017-04-26", [2017], []),
        ("2017-04", [2017], []),
        ("2023-12-XX", [2023], []),
        ("2023-XX-XX", [2023], []),
        ("2017", [2017], []),
        ("2017-04-26?", [], [2017]),
        ("2017-04-26~", [], [2017]),
        ("2017?-04-26", [], [2017]),
        ("2017-04-?26", [2017], []),
        ("2017-~04", [2017], []),
        ("2017-12-30/2018-01-02", [], [2017, 2018]),
        ("2017-01/2017-05", [2017], []),
        ("2018/..", [], [2018, 2019, 2020]),
        ("2020-02/..", [2020], []),
        ("[2017, 2018]", [], [2017, 2018]),
        ("[2017-03-01, 2017-05-01]", [2017], []),
        ("{2017, 2019}", [2017, 2019], []),
        ("{2017..2019}", [2017, 2018, 2019], []),
        ("[2017..2019]", [], [2017, 2018, 2019]),
        ("201X", [], list(range(2010, 2020))),
    ],
)
def test_years(edtf: str, certain: list[int], possible: list[int]) -> None:
    """An open end closes with the day on which the source was archived."""
    found = EdtfDate(edtf)
    assert (found.certain_years(_CLOSING), found.possible_years(_CLOSING)) == (certain, possible)


def test_an_open_end_that_nothing_closes_is_certain_in_no_year() -> None:
    found = EdtfDate("2018/..")
    assert found.is_open
    assert found.last_day(None) is None
    assert (found.certain_years(), found.possible_years()) == ([], [2018])


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        ("2017-02-29", "no such day"),
        ("2017-13", "no EDTF date"),
        ("26 April 2017", "no EDTF date"),
        ("2018/2017", "ends before it begins"),
        ("../2017", "no beginning"),
        ("XXXX", "says nothing"),
        ("2017/", "does not say whether it has an end"),
        ("", "no EDTF date"),
    ],
)
def test_what_is_no_date_says_why(edtf: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        EdtfDate(edtf)


@given(text=st.text("0123456789XYE-/.,~?%[]{} +", max_size=14))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_date_or_not(text: str) -> None:
    try:
        found = EdtfDate(text)
    except ValueError:
        return
    certain, possible = found.certain_years(_CLOSING), found.possible_years(_CLOSING)
    assert set(certain).isdisjoint(possible)
    assert certain + possible
