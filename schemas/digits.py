"""Years, months and days of which some digits are not given: ``156X-12-25``, ``1984-1X``."""

from collections.abc import Callable
from functools import lru_cache
from itertools import product
from typing import TypeAlias

from schemas.days import Days, span_months

FirstAndLast: TypeAlias = tuple[int, int] | None


def join_years(
    text: str, written: str, days_of: Callable[[int], FirstAndLast], *, sure: bool
) -> tuple[Days, ...]:
    """What is meant in each year that fits, joined where one ends as the next begins."""
    runs: list[Days] = []
    for year in _years(written):
        found = days_of(year)
        if found is None:
            continue
        first, last = found
        if runs and runs[-1].last == first - 1:
            runs[-1] = Days(runs[-1].first, last, sure)
        else:
            runs.append(Days(first, last, sure))
    if not runs:
        raise ValueError(f"there is no such day as {text}")
    return tuple(runs)


def _years(written: str) -> list[int]:
    """The years that fit digits of which some are not given: ``20X4`` is 2004, 2014, ..., 2094."""
    digits = written.removeprefix("-")
    choices = ["0123456789" if digit == "X" else digit for digit in digits]
    years = [int("".join(chosen)) for chosen in product(*choices)]
    return years if digits == written else [-year for year in reversed(years) if year]


def fit_days(year: int, month: str, day: str) -> FirstAndLast:
    """The first and the last day of a year that fit; None where none does."""
    months = fit_numbers(month, 12)
    if day == "XX":
        return span_months(year, months[0], months[-1])
    firsts = (_in_month(year, each, day) for each in months)
    lasts = (_in_month(year, each, day) for each in reversed(months))
    first, last = next(filter(None, firsts), None), next(filter(None, lasts), None)
    return (first[0], last[-1]) if first and last else None


def _in_month(year: int, month: int, day: str) -> list[int]:
    """The days of a month that fit, ascending."""
    first, last = span_months(year, month, month)
    return [first + number - 1 for number in fit_numbers(day, last - first + 1)]


@lru_cache(maxsize=512)
def fit_numbers(written: str, most: int) -> list[int]:
    """The numbers from 1 to ``most`` that fit two digits, of which some are not given."""
    return [
        number
        for number in range(1, most + 1)
        if all(given in ("X", digit) for given, digit in zip(written, f"{number:02}", strict=True))
    ]
