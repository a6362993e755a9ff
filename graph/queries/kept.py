"""Counting beforehand, into the store, what the question of repeats would count anew."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby
from json import loads
from operator import attrgetter

from graph.queries.occasions import count
from graph.queries.tally import RepeatTally, write_tally
from graph.store.counting import Assertion, Readings
from graph.store.tallies import write_tallies
from graph.store.writing import Writer
from schemas.dates import EdtfDate
from schemas.ids import ClaimId, EventId, NarrativeId, SourceId, SpeakerId
from schemas.order_of_dates import earliest, latest, name_dates
from schemas.passage import Certainty


def keep_tallies(writer: Writer, whole: bool) -> None:
    """Write the tally of each claim; or, of a store brought up to date, of those that changed."""
    counting = _Counting(Readings(writer.connection))
    changed = None if whole else counting.wider_too(writer.touched)
    writer.flush()
    write_tallies(writer.connection, changed, counting.tallies(changed))


class _Counting:
    """Counts claims from their assertions alone, without reading statements."""

    def __init__(self, store: Readings) -> None:
        self._store = store
        self._wider: dict[str, set[str]] = {}
        self._narrow: dict[str, set[str]] = {}
        for narrow, wide in store.pairs("broader"):
            self._wider.setdefault(narrow, set()).add(wide)
            self._narrow.setdefault(wide, set()).add(narrow)
        self._same: dict[str, set[EventId]] = {}
        for one, other in store.pairs("may-be"):
            self._same.setdefault(one, set()).add(EventId(other))
            self._same.setdefault(other, set()).add(EventId(one))

    def wider_too(self, claims: Iterable[str]) -> set[str]:
        """The claims, and those that they count for."""
        return _closure(claims, self._wider)

    def tallies(self, claims: set[str] | None) -> Iterator[tuple[RepeatTally, str]]:
        """The tallies of some claims or of all, and the same as JSON, in no order."""
        texts = self._store.claim_texts(claims)
        for claim, own in groupby(self._store.assertions(claims), attrgetter("claim")):
            if claim not in self._narrow and claim in texts:
                yield from self._tally(claim, *texts[claim], list(own))
        for claim in self._narrow.keys() & texts.keys():
            every = _closure([claim], self._narrow)
            yield from self._tally(claim, *texts[claim], list(self._store.assertions(every)))

    def _tally(
        self, claim: str, text: str, narrative: str | None, found: list[Assertion]
    ) -> Iterator[tuple[RepeatTally, str]]:
        once: dict[int, Assertion] = {}
        for each in found:
            if each.key not in once or each.certainty == Certainty.CLEAR:
                once[each.key] = each
        if len({each.event for each in once.values()}) < 2:
            return
        counted = [
            (EventId(each.event), *_years(each), each.certainty == Certainty.CLEAR)
            for each in once.values()
        ]
        dated = [each for each in once.values() if each.date is not None]
        tally = RepeatTally(
            claim=ClaimId(claim),
            text=text,
            narrative=None if narrative is None else NarrativeId(narrative),
            counted=count(lambda event: self._same.get(event, _NONE), counted),
            statements=len(once),
            sources=sorted({SourceId(each.source) for each in once.values()}),
            speakers=sorted({SpeakerId(each.speaker) for each in once.values()}),
            dates=_earliest_and_latest(dated),
        )
        yield tally, write_tally(tally)


_NONE: set[EventId] = set()


def _years(each: Assertion) -> tuple[list[int], list[int]]:
    return _read_years(each.years), _read_years(each.possible_years)


@lru_cache(maxsize=4096)
def _read_years(text: str) -> list[int]:
    years: list[int] = loads(text)
    return years


def _earliest_and_latest(dated: list[Assertion]) -> tuple[str, str] | None:
    closed = {(_read_date(each.date), _read_day(each.closing)) for each in dated if each.date}
    first, last = name_dates(earliest(closed)), name_dates(latest(closed))
    return (first, last) if first and last else None


@lru_cache(maxsize=65536)
def _read_date(edtf: str) -> EdtfDate:
    return EdtfDate(edtf)


@lru_cache(maxsize=4096)
def _read_day(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)


def _closure(claims: Iterable[str], neighbours: dict[str, set[str]]) -> set[str]:
    found = set(claims)
    waiting = list(found)
    while waiting:
        for near in neighbours.get(waiting.pop(), ()):
            if near not in found:
                found.add(near)
                waiting.append(near)
    return found
