"""Dates that are not fully known: in which years they lie, and which of two is the earlier."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.dates import EdtfDate
from schemas.days import day_number, year_of
from schemas.order_of_dates import Order, compare_dates, earliest, latest

_CLOSING = date(2020, 6, 30)

_months = st.integers(1, 12).map("{:02}".format) | st.just("XX")
_days = st.integers(1, 28).map("{:02}".format) | st.just("XX")


@st.composite
def _plain(draw: st.DrawFn) -> str:
    """A year, month or day, its month or day unknown at times."""
    parts = [f"{draw(st.integers(1, 9999)):04}"]
    if draw(st.booleans()):
        parts.append(draw(_months))
        if draw(st.booleans()):
            parts.append(draw(_days))
    return "-".join(parts)


_dates = (
    _plain()
    | st.tuples(_plain(), st.sampled_from("?~%")).map("".join)
    | st.tuples(_plain(), _plain()).map("/".join)
    | _plain().map("{}/..".format)
    | st.lists(_plain(), min_size=1, max_size=3).map(lambda each: f"[{','.join(each)}]")
    | st.integers(1000, 9998).map("{}-24".format)
    | st.integers(1000, 9998).map("{}S2".format)
)


def _day(number: int | None) -> str | None:
    """A day number as it is written."""
    if number is None:
        return None
    year = year_of(number)
    beginning = day_number(year, 1, 1)
    # Any year of the same length has the same months.
    leap = day_number(year + 1, 1, 1) - beginning == 366
    found = date(2024 if leap else 2023, 1, 1) + timedelta(number - beginning)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{found.month:02}-{found.day:02}"


SPECIFICATION = [
    # Level 0: date, interval
    ("1985-04-12", "1985-04-12", "1985-04-12", [1985]),
    ("1985-04", "1985-04-01", "1985-04-30", [1985]),
    ("1985", "1985-01-01", "1985-12-31", [1985]),
    ("1964/2008", "1964-01-01", "2008-12-31", []),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", []),
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", []),
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28", []),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31", []),
    ("2005/2006-02", "2005-01-01", "2006-02-28", []),
    # Level 1: seasons, qualified dates, unspecified digits, open intervals, negative years
    ("2001-21", "2001-03-01", "2001-11-30", [2001]),
    ("1984?", "1984-01-01", "1984-12-31", []),
    ("2004-06~", "2004-06-01", "2004-06-30", []),
    ("2004-06-11%", "2004-06-11", "2004-06-11", []),
    ("201X", "2010-01-01", "2019-12-31", []),
    ("20XX", "2000-01-01", "2099-12-31", []),
    ("2004-XX", "2004-01-01", "2004-12-31", [2004]),
    ("1985-04-XX", "1985-04-01", "1985-04-30", [1985]),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", [1985]),
    ("1985-04-12/..", "1985-04-12", None, []),
    ("1985-04/..", "1985-04-01", None, []),
    ("1985/..", "1985-01-01", None, []),
    ("-1985", "-1985-01-01", "-1985-12-31", [-1985]),
    # Level 2: significant digits, parts of years, sets, qualified parts, digits, intervals
    ("1950S2", "1900-01-01", "1999-12-31", []),
    ("2001-34", "2001-04-01", "2001-06-30", [2001]),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", []),
    ("[1760-12..]", "1760-12-01", None, []),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", None, []),
    ("[1667,1760-12]", "1667-01-01", "1760-12-31", []),
    ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31", [1667, 1668, 1670, 1671, 1672]),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", [1960, 1961]),
    ("2004-06~-11", "2004-06-11", "2004-06-11", []),
    ("2004?-06-11", "2004-06-11", "2004-06-11", []),
    ("?2004-06-~11", "2004-06-11", "2004-06-11", []),
    ("2004-%06-11", "2004-01-11", "2004-12-11", [2004]),
    ("156X-12-25", "1560-12-25", "1569-12-25", []),
    ("15XX-12-25", "1500-12-25", "1599-12-25", []),
    ("1XXX-XX", "1000-01-01", "1999-12-31", []),
    ("1XXX-12", "1000-12-01", "1999-12-31", []),
    ("1984-1X", "1984-10-01", "1984-12-31", [1984]),
    ("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-30", [2004]),
    ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", [2004]),
]
"""The examples of the Library of Congress: first day, last day, certain years."""


@pytest.mark.parametrize(("edtf", "first", "last", "certain"), SPECIFICATION)
def test_the_examples_of_the_specification(
    edtf: str, first: str, last: str | None, certain: list[int]
) -> None:
    found = EdtfDate(edtf)
    assert (_day(found.first_day), _day(found.last_day(None))) == (first, last)
    assert found.certain_years() == certain


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        ("1985-04-12T23:20:30", "write the day alone, 1985-04-12"),
        ("1985-04-12T23:20:30Z", "write the day alone, 1985-04-12"),
        ("1985-04-12T23:20:30-04", "write the day alone, 1985-04-12"),
        ("1985-04-12T23:20:30+04:30", "write the day alone, 1985-04-12"),
        ("../1985-04-12", "no beginning"),
        ("../1985-04", "no beginning"),
        ("../1985", "no beginning"),
        ("1985-04-12/", "does not say whether it has an end"),
        ("1985-04/", "does not say whether it has an end"),
        ("1985/", "does not say whether it has an end"),
        ("/1985-04-12", "no beginning"),
        ("/1985-04", "no beginning"),
        ("/1985", "no beginning"),
        ("[..1760-12-03]", "no beginning"),
        ("[..1984]", "no beginning"),
        ("{..1984}", "no beginning"),
        ("XXXX-12-XX", "says nothing of the year"),
        ("Y170000002", "outside the years -9999 to 9999"),
        ("Y-170000002", "outside the years -9999 to 9999"),
        ("Y-17E7", "outside the years -9999 to 9999"),
        ("Y171010000S3", "outside the years -9999 to 9999"),
        ("Y3388E2S3", "outside the years -9999 to 9999"),
    ],
)
def test_examples_of_the_specification_that_are_refused_say_why(edtf: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        EdtfDate(edtf)


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
        ("2017-01?/2017-05", [], [2017]),
        ("2018/..", [], [2018, 2019, 2020]),
        ("2018?/..", [], [2018, 2019, 2020]),
        ("2020-02/..", [2020], []),
        ("[2017, 2018]", [], [2017, 2018]),
        ("[2017-03-01, 2017-05-01]", [2017], []),
        ("{2017, 2019}", [2017, 2019], []),
        ("{2017..2019}", [2017, 2018, 2019], []),
        ("[2017..2019]", [], [2017, 2018, 2019]),
        ("{2017?, 2019}", [2019], [2017]),
        ("{156X-12-25, 1571}", [1571], list(range(1560, 1570))),
        ("201X", [], list(range(2010, 2020))),
        ("20X4", [], list(range(2004, 2100, 10))),
        # Winters begin in the year that is written, in the north (28), the south (32) or either.
        ("2023-24", [], [2023, 2024]),
        ("2023-28", [], [2023, 2024]),
        ("2023-32", [2023], []),
        ("2023-22", [], [2023, 2024]),
        ("2023-26", [2023], []),
        ("2023-30", [], [2023, 2024]),
        ("2023-23", [2023], []),
        ("2023-36", [2023], []),
        ("2023-39", [2023], []),
        ("2023-41", [2023], []),
        ("2023-21?", [], [2023]),
        ("2023-24~", [], [2023, 2024]),
        ("2023-24/2024-21", [], [2023, 2024]),
        ("2024-03-1X", [2024], []),
        ("2024S3", [], list(range(2020, 2030))),
        ("2024S4", [2024], []),
        ("Y202E1S3", [], list(range(2020, 2030))),
        ("-0043-03-15", [-43], []),
        ("0000", [0], []),
        ("-000X", [], list(range(-9, 0))),
        ("-0049S3", [], list(range(-49, -39))),
        ("-0049/..", [], list(range(-49, 2021))),
    ],
)
def test_years(edtf: str, certain: list[int], possible: list[int]) -> None:
    """An open end closes with the day on which the source was archived."""
    found = EdtfDate(edtf)
    assert (found.certain_years(_CLOSING), found.possible_years(_CLOSING)) == (certain, possible)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2017-04-?26", "2017-04-01", "2017-04-30"),
        ("2001-24", "2001-06-01", "2002-02-28"),
        ("2001-28", "2001-12-01", "2002-02-28"),
        ("2003-28", "2003-12-01", "2004-02-29"),
        ("2001-30", "2001-12-01", "2002-02-28"),
        ("2001-~28", "2001-01-01", "2002-02-28"),
        ("2001-37", "2001-01-01", "2001-04-30"),
        ("2001-40", "2001-01-01", "2001-06-30"),
        ("2024-02-2X", "2024-02-20", "2024-02-29"),
        ("2023-02-2X", "2023-02-20", "2023-02-28"),
        ("2023-XX-31", "2023-01-31", "2023-12-31"),
        ("2023-X1", "2023-01-01", "2023-11-30"),
        ("198X-02-29", "1980-02-29", "1988-02-29"),
        ("156X/157X", "1560-01-01", "1579-12-31"),
        ("-0044-02-29", "-0044-02-29", "-0044-02-29"),
        ("9999-28", "9999-12-01", "10000-02-29"),
    ],
)
def test_days(edtf: str, first: str, last: str) -> None:
    found = EdtfDate(edtf)
    assert (_day(found.first_day), _day(found.last_day(None))) == (first, last)


def test_an_open_end_that_nothing_closes_is_certain_in_no_year() -> None:
    found = EdtfDate("2018/..")
    assert found.is_open
    assert found.last_day(None) is None
    assert (found.certain_years(), found.possible_years()) == ([], [2018])


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        ("2017-02-29", "no such day"),
        ("2024-02-3X", "no such day"),
        ("2017-%02-30", "no such day"),
        ("-0043-02-29", "no such day"),
        ("2017-13", "no EDTF date"),
        ("2017-2X", "no EDTF date"),
        ("2017-42", "no EDTF date"),
        ("2017-21-05", "no EDTF date"),
        ("26 April 2017", "no EDTF date"),
        ("2017/2018/2019", "no EDTF date"),
        ("2018/2017", "ends before it begins"),
        ("{2018..2017}", "ends before it begins"),
        ("{201X..2020}", "a run goes from one year"),
        ("{2017/2018}", "no EDTF date"),
        ("{}", "a date is missing in the set"),
        ("[2017,]", "a date is missing in the set"),
        ("{0001..9999}", "more dates than the 1,000"),
        ("../2017", "no beginning"),
        ("XXXX", "says nothing"),
        ("-XXXX-12", "says nothing of the year"),
        ("-0000", "the year 0 has no sign: write 0000"),
        ("2017/", "does not say whether it has an end"),
        ("Y2017", "written as it is: 2017"),
        ("Y1E99999999999999999999", "outside the years"),
        ("1950S0", "1 to 4 significant"),
        ("1950S5", "1 to 4 significant"),
        ("1950S99999999999999999", "1 to 4 significant"),
        ("19E2", "no EDTF date"),
        ("", "no EDTF date"),
        # What was meant is said where it can be told.
        ("２０２４-01-01", "write 2024-01-01"),
        ("٢٠٢٤", "write 2024"),
        ("2017–04–26", "write 2017-04-26"),
        ("2017-4-6", "write 2017-04-06"),
        ("20170426", "write 2017-04-26"),
        ("2017/04/26", "write 2017-04-26"),
        ("201x", "write 201X"),
        ("2017-04-26\n", "write 2017-04-26"),
    ],
)
def test_what_is_no_date_says_why(edtf: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        EdtfDate(edtf)


@given(text=st.text("0123456789XYES-/.,~?%[]{} +T:٣４", max_size=14))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_date_or_not(text: str) -> None:
    try:
        found = EdtfDate(text)
    except ValueError:
        return
    certain, possible = found.certain_years(_CLOSING), found.possible_years(_CLOSING)
    assert set(certain).isdisjoint(possible)
    assert certain + possible


_EVERY_DAY = [
    date.fromordinal(day)
    for day in range(date(1584, 1, 1).toordinal(), date(1688, 1, 1).toordinal())
]


def _fits(text: str, written: str) -> bool:
    return all(given in ("X", digit) for digit, given in zip(text, written, strict=True))


@given(
    pattern=st.tuples(
        st.sampled_from(["16X4", "160X", "16XX", "1604", "X604", "1X04"]),
        st.sampled_from(["XX", "X1", "1X", "02", "0X"]),
        st.sampled_from(["XX", "X1", "3X", "29", "31", "2X"]),
    ).map("-".join)
)
@settings(max_examples=60, deadline=None)
def test_digits_that_are_not_given_leave_exactly_the_days_that_fit(pattern: str) -> None:
    """Against every day of a century, one by one."""
    fitting = [day.toordinal() for day in _EVERY_DAY if _fits(day.isoformat(), pattern)]
    if not fitting:
        return
    found = EdtfDate(pattern)
    years = {date.fromordinal(day).year for day in fitting}
    touched = {*found.certain_years(), *found.possible_years()}
    shown = {year for year in touched if 1584 <= year < 1688}
    assert shown == years
    members = [(each.first, each.last) for each in found.members]
    assert all(any(first <= day <= (last or 0) for first, last in members) for day in fitting)
    ends = {end for member in members for end in member}
    within = {end for end in ends if end and 1584 <= year_of(end) < 1688}
    assert within <= set(fitting)


@given(days=st.lists(st.integers(-4_000_000, 3_650_000), min_size=1, max_size=5))
def test_days_are_numbered_as_the_calendar_goes_on_before_year_1(days: list[int]) -> None:
    for day in days:
        year = year_of(day)
        assert day_number(year, 1, 1) <= day < day_number(year + 1, 1, 1)
        if day > 0:
            assert date.fromordinal(day).year == year


@given(edtf=_dates)
@settings(max_examples=150, deadline=None)
def test_every_day_lies_in_a_year_that_is_touched(edtf: str) -> None:
    try:
        found = EdtfDate(edtf)
    except ValueError:
        return
    touched = {*found.certain_years(_CLOSING), *found.possible_years(_CLOSING)}
    for member in found.members:
        last = member.last if member.last is not None else _CLOSING.toordinal()
        for day in {member.first, last, (member.first + max(last, member.first)) // 2}:
            assert year_of(day) in touched or day < member.first


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("2017-04-26", "2017-04"),
        ("2017-04", "2017"),
        ("2017-04-26", "2017-04-2X"),
        ("2017-04-26", "2017-04-?26"),
        ("2017-04-26", "2017-%04-26"),
        ("2017-04-26", "2017-04-26?"),
        ("2017", "201X"),
        ("2017", "2017S3"),
        ("2017", "2017/.."),
        ("2017", "[2017, 2018]"),
        ("2017-01", "2017-33"),
        ("2017-12", "2017-28"),
        ("2017-28", "2017-24"),
        ("201X", "20XX"),
        ("-0043", "-004X"),
    ],
)
def test_widening_a_date_never_adds_certainty(narrow: str, wide: str) -> None:
    closing = date(2030, 1, 1)
    one, other = EdtfDate(narrow), EdtfDate(wide)
    assert set(other.certain_years(closing)) <= set(one.certain_years(closing))
    touched = {*other.certain_years(closing), *other.possible_years(closing)}
    assert {*one.certain_years(closing), *one.possible_years(closing)} <= touched
    for third in ("2016-12-31", "2017-04-25", "2017-04-27", "2018-03-01", "-0044", "1999"):
        before = compare_dates(one, EdtfDate(third), closing=closing)
        assert compare_dates(other, EdtfDate(third), closing=closing) in (before, Order.OPEN)


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("2018", "2019", Order.BEFORE),
        ("2019", "2018", Order.AFTER),
        ("2019", "2019-09", Order.OPEN),
        ("2019-08-31", "2019-09", Order.BEFORE),
        ("2019-09-01", "2019-09-01", Order.OPEN),
        ("2018?", "2019", Order.OPEN),
        ("2018", "2019-01-~01", Order.BEFORE),
        ("2014/..", "2019", Order.OPEN),
        ("2021/..", "2019", Order.AFTER),
        ("2018-24", "2019-02-15", Order.OPEN),
        ("-0043", "0043", Order.BEFORE),
        ("-0043", "-0042", Order.BEFORE),
        ("-0100-01-01", "-0100-12-31", Order.BEFORE),
    ],
)
def test_the_order_of_two_dates(one: str, other: str, order: Order) -> None:
    assert compare_dates(EdtfDate(one), EdtfDate(other)) is order


def test_nothing_is_before_or_after_the_undated() -> None:
    assert compare_dates(None, EdtfDate("2019")) is Order.OPEN
    assert compare_dates(EdtfDate("2019"), None) is Order.OPEN


def test_what_closes_an_open_end_orders_it() -> None:
    one, other = EdtfDate("2014/.."), EdtfDate("2021")
    assert compare_dates(one, other) is Order.OPEN
    assert compare_dates(one, other, closing=_CLOSING) is Order.BEFORE


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["2019", "2019-09"], ["2019", "2019-09"], ["2019", "2019-09"]),
        (["2020", "2019", "2019-09"], ["2019", "2019-09"], ["2020"]),
        (["2019-09-02", "2019-09-01"], ["2019-09-01"], ["2019-09-02"]),
        (["2019-09-01", "2019-09-01"], ["2019-09-01"], ["2019-09-01"]),
        (["2018?", "2019", "2020"], ["2018?", "2019"], ["2018?", "2020"]),
        (["2014/..", "2017"], ["2014/..", "2017"], ["2014/..", "2017"]),
        ([], [], []),
    ],
)
def test_where_the_order_is_open_the_earliest_are_several(
    dates: list[str], first: list[str], last: list[str]
) -> None:
    closed = [(EdtfDate(each), _CLOSING) for each in dates]
    assert [str(each) for each in earliest(closed)] == first
    assert [str(each) for each in latest(closed)] == last


@given(texts=st.lists(_dates, max_size=6))
@settings(max_examples=150, deadline=None)
def test_the_earliest_are_those_that_no_other_is_certainly_before(texts: list[str]) -> None:
    """Against every two of them, one by one."""
    dates = []
    for text in texts:
        try:
            dates.append(EdtfDate(text))
        except ValueError:
            continue
    for found, order in ((earliest, Order.BEFORE), (latest, Order.AFTER)):
        expected = {
            each
            for each in dates
            if all(
                compare_dates(other, each, closing=_CLOSING, other_closing=_CLOSING) is not order
                for other in dates
            )
        }
        assert set(found((each, _CLOSING) for each in dates)) == expected


def test_the_table_of_the_docs() -> None:
    text = (Path(__file__).parents[2] / "docs/dates.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(.*?)` \| .*? \| (\S+) \| (\S+) \| (.*?) \|$", text, re.MULTILINE)
    assert len(rows) == 18
    for edtf, first, last, certain in rows:
        found = EdtfDate(edtf)
        ends = (_day(found.first_day), _day(found.last_day(None)) or "open")
        years = ", ".join(map(str, found.certain_years())) or "no year"
        assert (edtf, *ends, years) == (edtf, first, last, certain)
