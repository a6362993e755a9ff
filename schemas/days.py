"""Days by their numbers, and intervals of days. Year 0 is 1 BC, and time goes on before it."""

from datetime import date
from typing import NamedTuple

_DAYS_IN_400_YEARS = 146_097


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day: as ``datetime.date.toordinal`` gives it, and goes on before year 1.

    Raises:
        ValueError: there is no such day.
    """
    cycles, within = divmod(year - 1, 400)
    return date(within + 1, month, day).toordinal() + cycles * _DAYS_IN_400_YEARS


def year_of(day: int) -> int:
    """The year in which the day of a number lies; year 0 is 1 BC."""
    cycles, within = divmod(day - 1, _DAYS_IN_400_YEARS)
    return date.fromordinal(within + 1).year + cycles * 400


def span_months(year: int, first: int, last: int) -> tuple[int, int]:
    """The first day of one month and the last of another; 13 is the January after."""
    return begin_month(year, first), begin_month(year, last + 1) - 1


def begin_month(year: int, month: int) -> int:
    """The first day of a month; 13 is the January after."""
    years, within = divmod(month - 1, 12)
    return day_number(year + years, within + 1, 1)


def write_year(year: int) -> str:
    """A year as EDTF writes it: ``0987``, ``-0043``."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


class Days(NamedTuple):
    """An interval of days by their numbers, both ends included; ``last`` is None where open."""

    first: int
    last: int | None
    year_is_sure: bool = True
    """False where the notation calls the year uncertain or approximate."""

    def years(self, closing: date | None) -> range:
        """The calendar years touched; an open end closes at ``closing``."""
        first, last = year_of(self.first), self.last
        if last is None:
            last = closing.toordinal() if closing else self.first
        return range(first, max(year_of(last), first) + 1)

    def certain_years(self, closing: date | None) -> set[int]:
        """The one year in which the whole interval lies, or none."""
        years = self.years(closing)
        ends = self.last is not None or closing is not None
        return {years[0]} if ends and self.year_is_sure and len(years) == 1 else set()
