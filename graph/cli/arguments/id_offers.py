"""The ids that a shell offers, with the words of each."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.read.checked_records import Records, read_records
from graph.read.corpus_files import Kind, Listing, list_files
from graph.text.printable import printable, shorten

_SHOWN = 72
_OF_SHELLS = str.maketrans({"'": "’", '"': "”", "`": "’", "\\": "/", "$": "＄"})
"""What a shell's script would read as its own, as characters that look alike."""


def offer_ids(folder: Path, kinds: Iterable[str], begun: str) -> list[tuple[str, str]]:
    """The ids of some kinds of records that begin so, each with what the record says of itself.

    Of a corpus that has errors they are those that can be read.
    """
    wanted = [Kind(kind) for kind in kinds]
    listing = list_files(folder)
    listed = [(kind, file) for kind, file in listing.records if kind in wanted]
    records = read_records(Listing(listed))
    return [
        (id, _plain(words))
        for kind in wanted
        for id, words in sorted(_describe(kind, records))
        if id.startswith(begun)
    ]


def _describe(kind: Kind, records: Records) -> Iterator[tuple[str, str]]:
    told: dict[str, str] = dict.fromkeys(records.ids[kind], "")
    match kind:
        case kind.CLAIMS:
            told |= {each.record.id: each.record.text for each in records.claims}
        case kind.SPEAKERS:
            told |= {each.record.id: each.record.name for each in records.speakers}
        case kind.NARRATIVES:
            told |= {each.record.id: each.record.name for each in records.narratives}
        case kind.QUANTITIES:
            told |= {each.record.id: each.record.name for each in records.quantities}
        case kind.SOURCES:
            told |= {
                each.record.id: each.record.title
                for each in records.sources
                if not each.damaged & {"id", "title"}
            }
        case kind.EVENTS:
            for event in (each.record for each in records.events):
                told[event.id] = ", ".join(map(str, filter(None, [event.name, event.date])))
    yield from told.items()


def _plain(words: str) -> str:
    """One line that no shell reads as anything but words."""
    return shorten(printable(words), _SHOWN).translate(_OF_SHELLS).replace(":::", "…")
