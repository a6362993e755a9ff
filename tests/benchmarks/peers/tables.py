"""The records of a folder of JSON Lines as tables in CSV, from which databases are made."""

import csv
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from tests.benchmarks.peers.records import (
    NEVER,
    UNKNOWN,
    UNSPECIFIED,
    Fields,
    close_events,
    close_source,
    read_date,
    read_kind,
    read_sources,
)
from tests.benchmarks.peers.text import fold

TABLES = ("claims", "broader", "events", "statements", "links")


def write_tables(folder: Path, into: Path) -> None:
    """Write one file for each of :data:`TABLES`; rows refer to each other by numbers.

    Two events that may be one share an ``occasion``, so that counting those gives the fewest.
    """
    claims = {each["id"]: n for n, each in enumerate(read_kind(folder, "claims"))}
    texts = (each["text"] for each in read_kind(folder, "claims"))
    _write(into, "claims", zip(count(), claims, texts, strict=False))
    judgements = list(read_kind(folder, "judgements"))
    _write(
        into,
        "broader",
        (
            (claims[each["narrow"]], claims[each["wide"]])
            for each in judgements
            if each["kind"] == "broader"
        ),
    )
    events = {each["id"]: n for n, each in enumerate(read_kind(folder, "events"))}
    occasions = {n: n for n in events.values()}
    pairs = [each["events"] for each in judgements if each["kind"] == "may-be"]
    if len({event for pair in pairs for event in pair}) < 2 * len(pairs):
        raise ValueError("an event may be more than one other: occasions cannot be numbered")
    for one, other in pairs:
        occasions[events[other]] = events[one]
    _write(into, "events", ((n, id, occasions[n]) for id, n in events.items()))
    with (into / "links.csv").open("w", newline="", encoding="utf-8") as file:
        _write(into, "statements", _statements(folder, claims, events, csv.writer(file)))


def _statements(
    folder: Path,
    claims: dict[str, int],
    events: dict[str, int],
    links: Any,
) -> Iterator[tuple[Any, ...]]:
    numbers = count()
    closings = close_events(read_sources(folder))
    dates = {
        each["id"]: read_date(each["date"], closings.get(each["id"], NEVER))
        for each in read_kind(folder, "events")
    }
    for source in read_sources(folder):
        for place, passage in enumerate(source["passages"]):
            if "statement" not in passage:
                continue
            number = next(numbers)
            event = passage.get("event") or source["event"]
            when = dates.get(event, UNKNOWN)
            if "date" in passage:
                when = read_date(passage["date"], close_source(source))
            links.writerows(_links(number, passage, claims))
            yield (
                number,
                f"{source['id']}/{passage['statement']}",
                source["id"],
                place,
                passage.get("speaker") or source["speaker"],
                None if event == UNSPECIFIED else events[event],
                *when,
                passage["quote"],
                fold(passage["quote"]),
            )


def _links(number: int, passage: Fields, claims: dict[str, int]) -> Iterator[tuple[Any, ...]]:
    for link in passage["claims"]:
        given = {"claim": link} if isinstance(link, str) else link
        clear = int(given.get("certainty") != "arguable")
        yield number, claims[given["claim"]], given.get("stance", "asserts"), clear


def _write(into: Path, name: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with (into / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
