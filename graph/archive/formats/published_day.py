"""The day of publication that a page names, as the page prints it, in its own time zone."""

import datetime
import re
from collections.abc import Sequence

from graph.archive.formats.extracted import Found
from graph.text.printed_dates import find_dates

_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_LISTED = 5
_PLACEHOLDERS = ("0001-01-01", "1970-01-01", "1900-01-01")
"""What programs write where they know no day."""


def choose_day(found: Sequence[Found]) -> tuple[Found | None, list[str]]:
    """The day that all name, with where it was found, and remarks on what cannot stand.

    Of two ways to write one moment, the one in the zone of the place is taken, not UTC.
    """
    read = [(each, day) for each in found if (day := _read_day(each.value)) is not None]
    remarks = [
        f"not read as a day: {each.value} ({each.where})"
        for each in found
        if _read_day(each.value) is None
    ]
    if not read:
        return None, remarks
    moments = {each: _read_moment(each.value) for each, _ in read}
    local = [(each, day) for each, day in read if not _is_utc(each.value)]
    known = {moments[each] for each, _ in local} - {None}
    counted = [
        (each, day) for each, day in read if not (_is_utc(each.value) and moments[each] in known)
    ]
    days = sorted({day for _, day in counted}, key=len, reverse=True)
    if any(not days[0].startswith(day) for day in days):
        told = "; ".join(f"{each.value} ({each.where})" for each, _ in counted[:_LISTED])
        return None, [*remarks, f"the page disagrees about the day of publication: {told}"]
    first = next(each for each, day in counted if day == days[0])
    if _is_utc(first.value) and len(first.value) > len(days[0]):
        remarks.append(
            f"{first.value} is universal time: the day may be another where it was published"
        )
    return Found(days[0], f"{first.where}: {first.value}"), remarks


def _read_day(value: str) -> str | None:
    """``2024-03-12`` or ``2024-03``; None where it is no date of the calendar."""
    match = _DAY.match(value.strip()) or _COMPACT.match(value.strip())
    if match is None:
        named = [each.edtf for each in find_dates(value, datetime.date.max)]
        return named[0] if len(named) == 1 and "X" not in named[0] else None
    year, month, day = match.groups()
    try:
        date = datetime.date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    told = date.isoformat() if day else date.isoformat()[:7]
    return None if told in _PLACEHOLDERS else told


def _read_moment(value: str) -> datetime.datetime | None:
    try:
        moment = datetime.datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    try:
        return moment.astimezone(datetime.UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _is_utc(value: str) -> bool:
    return bool(re.search(r"T.*(?:Z|[+-]00:?00)\s*\Z", value, re.IGNORECASE))
