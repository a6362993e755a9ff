"""Whether dates say how they are known, and what closes those whose end is open."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from graph.read.checked_records import CheckedSource
from graph.read.places import Entry, Place, Steps
from graph.read.problem import Problem
from schemas.dates import EdtfDate
from schemas.event import Event
from schemas.ids import EventId
from schemas.passage import StatementPassage
from schemas.source import Source


def close_source(source: Source) -> datetime.date | None:
    """The day after which nothing that a source reports can have happened."""
    days = [source.archived_on, _last_day(source.published)]
    return min((day for day in days if day is not None), default=None)


def _last_day(date: EdtfDate | None) -> datetime.date | None:
    """The day before whose end a date certainly lies; None where that is open or before year 1."""
    last = date.last_day(None) if date is not None and date.is_sure else None
    if last is None or not 1 <= last <= datetime.date.max.toordinal():
        return None
    return datetime.date.fromordinal(last)


def events_of(source: CheckedSource) -> frozenset[EventId]:
    """The events that a source reports."""
    return frozenset(event for _, _, event in _occasions(source))


def close_events(
    sources: Iterable[tuple[datetime.date | None, Iterable[EventId]]],
) -> dict[EventId, datetime.date | None]:
    """For each event the earliest closing day of the sources that report it.

    Each source is given by its own closing day and its events.
    """
    closings: dict[EventId, datetime.date | None] = {}
    for closing, events in sources:
        for event in events:
            known = closings.get(event)
            days = [day for day in (known, closing) if day is not None]
            closings[event] = min(days, default=None)
    return closings


def check_open_events(
    events: Iterable[tuple[Event, Entry]], closings: Mapping[EventId, datetime.date | None]
) -> Iterator[Problem]:
    """Each event whose date is left open and closed by no source; all sources are known."""
    for event, entry in events:
        if event.date is not None and event.id in closings and closings[event.id] is None:
            hint = "add `archived_on` to a source that reports the event"
            yield _open(event.date, entry.at("date"), hint)


def check_source_dates(source: CheckedSource, events: Mapping[EventId, Event]) -> Iterator[Problem]:
    """Each date in a source's file that says too little, or lies after its archiving."""
    record, entry = source.record, source.entry
    closing = close_source(record)
    sure = not source.damaged & {"archived_on", "published"}
    if record.published is not None:
        if record.published.is_open and closing is None and sure:
            hint = "add `archived_on`, the day on which the text was archived"
            yield _open(record.published, entry.at("published"), hint)
        if _is_after(record.published, record):
            yield _after(record.published, record, entry.at("published"), "it was published")
    told = set()
    for position, passage, event_id in _occasions(source):
        if passage.date is not None:
            steps = ("passages", position, "date")
            if passage.date.is_open and closing is None and sure:
                hint = "add `archived_on` at the top of the file"
                yield _open(passage.date, entry.at(*steps), hint)
            yield from _check_after(passage.date, record, entry, steps, "it was said")
            continue
        event = events.get(event_id)
        if event is None or event.date is None or event_id in told:
            continue
        told.add(event_id)
        own = ("passages", position, "event") if passage.event else ("event",)
        # Of several dates, the one that this source itself gives has to fit it.
        own_dates = [given.date for given in event.dates if given.source == record.id]
        for date in own_dates or [event.date]:
            yield from _check_after(date, record, entry, own, f"`{event_id}` took place")


def _occasions(source: CheckedSource) -> Iterator[tuple[int, StatementPassage, EventId]]:
    for position, passage in zip(source.positions, source.record.passages, strict=True):
        if isinstance(passage, StatementPassage):
            event = passage.event or source.record.event
            if event is not None:
                yield position, passage, event


def _open(date: EdtfDate, place: Place, hint: str) -> Problem:
    return place.error("open-date", f"the end of {date} is open, and nothing closes it", hint)


def _is_after(date: EdtfDate, source: Source) -> bool:
    archived = source.archived_on
    return archived is not None and date.is_sure and date.first_day > archived.toordinal()


def _check_after(
    date: EdtfDate, source: Source, entry: Entry, steps: Steps, what: str
) -> Iterator[Problem]:
    """What is reported lies certainly after the archiving, or after the day of publication.

    A day more is granted to a day: it may be the next one already where it was said. Of a set such
    as ``{2023,2025}`` all members are meant, so that none may lie later.
    """
    if _is_after(date, source):
        yield _after(date, source, entry.at(*steps), what)
        return
    published = source.published
    last = published.last_day(None) if published is not None and published.is_sure else None
    first = date.first_day if date.alternatives else max(each.first for each in date.members)
    granted = 1 if date.is_plain_day else 0
    if last is not None and date.is_sure and first > last + granted:
        message = f"{what} on {date}, after the source that reports it was published on {published}"
        hint = "one of the two dates is wrong: often the year"
        yield entry.at(*steps).error("date-after-publication", message, hint)


def _after(date: EdtfDate, source: Source, place: Place, what: str) -> Problem:
    message = f"{what} on {date}, after the source was archived on {source.archived_on}"
    return place.error("date-after-archive", message, "one of the two days is wrong")
