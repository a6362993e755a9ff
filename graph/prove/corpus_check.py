"""One pass over the files of a corpus: each record checked, handed on, and let go."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from graph.prove.archived_source import archive_source, summarize
from graph.prove.check_results import CheckResults, Uses
from graph.prove.date_basis import check_open_events, close_events
from graph.prove.documents import check_sharing
from graph.prove.judgements import check_judgements
from graph.prove.known_ids import KnownIds, check_editions, check_former, check_id
from graph.prove.references import AnyJudgement, check_references, resolve_judgement, uses_of
from graph.prove.same_texts import check_twins
from graph.prove.source_summary import SourceSummary
from graph.read.checked_records import check_record, check_source, id_of, record_id
from graph.read.corpus_files import CorpusFile, Kind, Listing
from graph.read.json_lines import JsonEntry
from graph.read.places import Entry
from graph.read.problem import Problem
from graph.read.problem_list import Problems
from graph.read.record_entries import LaterEntry, read_entries
from schemas.claim import Claim
from schemas.event import UNSPECIFIED, Event
from schemas.ids import ClaimId, EventId
from schemas.judgement import Judgement
from schemas.record import Record
from schemas.speaker import Speaker

Progress: TypeAlias = Callable[[int, int], None]
"""Told how much has been read, and how much there is, in bytes."""

_IN_ORDER = (
    Kind.SPEAKERS,
    Kind.NARRATIVES,
    Kind.QUANTITIES,
    Kind.EVENTS,
    Kind.CLAIMS,
    Kind.JUDGEMENTS,
)
"""Each kind after those that it refers to; the sources come last."""
_SEEN_BY_SOURCES = (Kind.SPEAKERS, Kind.EVENTS, Kind.QUANTITIES)
"""The kinds of records that bear with more than their id on what is found in a source."""


class Check:
    """A check of one corpus, which keeps of it no more than ids, summaries and problems."""

    def __init__(
        self, corpus: Path, listing: Listing, results: CheckResults, progress: Progress
    ) -> None:
        self.corpus = corpus
        self.listing = listing
        self.results = results
        self.progress = progress
        self.problems = Problems()
        self.problems.add(listing.problems)
        self.summaries: list[SourceSummary] = []
        self.claims = 0
        self._known = KnownIds(unread=set(listing.unread))
        self._events: dict[EventId, Event] = {}
        self._open_events: list[tuple[Event, Entry]] = []
        self._dated: list[tuple[Event, Entry]] = []
        self._formerly: list[tuple[ClaimId, tuple[ClaimId, ...], Entry]] = []
        self._judgements: list[tuple[Judgement, Entry]] = []
        self._said: dict[tuple[Kind, str], bytes] = {}
        self._read = 0
        self._sizes: dict[str, int] = {}
        self._size = 0

    def run(self) -> None:
        """Check everything; what is wrong is in :attr:`problems`."""
        files: dict[Kind, list[CorpusFile]] = {kind: [] for kind in Kind}
        for kind, file in self.listing.records:
            files[kind].append(file)
            self._sizes[file.relative] = file.size
        self._size = sum(self._sizes.values())
        for kind in _IN_ORDER:
            for file in files[kind]:
                self._check_records(kind, file)
            if kind is Kind.CLAIMS:
                self.problems.add(check_former(self._known, self._formerly))
        judgements = [
            (resolve_judgement(judgement, self._known), entry)
            for judgement, entry in self._judgements
        ]
        for judgement, entry in self._judgements:
            self.problems.add(check_references(judgement, entry, self._known))
        self.problems.add(check_judgements(judgements, self._events))
        for file in files[Kind.SOURCES]:
            self._check_sources(file)
        self._finish([judgement for judgement, _ in judgements])

    def _check_records(self, kind: Kind, file: CorpusFile) -> None:
        recalled = self.results.recall(kind, file)
        problems: list[Problem] = []
        self.results.begin(kind, file)
        if recalled is not None:
            for position, record in recalled.records:
                self._learn(kind, record, LaterEntry(kind, file, position))
                self.results.keep(position, record)
            self.results.end((), (), None)
            self._read += self._sizes[file.relative]
            self.progress(self._read, self._size)
            return
        for index, entry in enumerate(read_entries(kind, file)):
            if isinstance(entry, Problem):
                problems.append(entry)
                self._known.unread.add(kind)
                continue
            found, wrong = check_record(kind, entry)
            problems += wrong
            identifier = id_of(entry)
            if found is not None:
                position = _position(entry, index)
                self._learn(kind, found, LaterEntry(kind, file, position))
                self.results.keep(position, found)
            elif identifier is not None and kind is not Kind.JUDGEMENTS:
                self._known.damaged[kind].add(identifier)
            if identifier is None:
                self._known.unread.add(kind)
            self._advance(entry)
        self._end(file, problems, ())

    def _learn(self, kind: Kind, record: Record, entry: Entry) -> None:
        """Remember of a sound record what others may refer to."""
        if isinstance(record, AnyJudgement):
            self._judgements.append((record, entry))
            return
        self.problems.add(check_id(self._known, kind, record_id(record), entry))
        if kind in _SEEN_BY_SOURCES:
            said = record.model_dump_json(exclude_defaults=True).encode()
            self._said.setdefault((kind, record_id(record)), sha256(said).digest())
        if isinstance(record, Claim):
            self.claims += 1
            if record.formerly:
                self._formerly.append((record.id, record.formerly, entry))
            self.problems.add(check_references(record, entry, self._known))
        elif isinstance(record, Speaker):
            self._known.speakers.setdefault(record.id, record)
        elif isinstance(record, Event):
            self._events.setdefault(record.id, record)
            if record.dates:
                self._dated.append((record, entry))
            if record.date is not None and record.date.is_open:
                self._open_events.append((record, entry))

    def _check_sources(self, file: CorpusFile) -> None:
        recalled = self.results.recall_sources(file, self._surroundings)
        if recalled is not None:
            for summary in recalled.summaries:
                self._learn_source(summary)
            self.problems.add(recalled.warnings)
            self._read += self._sizes[file.relative]
            self.progress(self._read, self._size)
            return
        problems: list[Problem] = []
        used: set[tuple[Kind, str]] = set()
        self.results.begin(Kind.SOURCES, file)
        for index, entry in enumerate(read_entries(Kind.SOURCES, file)):
            if isinstance(entry, Problem):
                problems.append(entry)
                self._known.unread.add(Kind.SOURCES)
                continue
            source, wrong = check_source(entry)
            problems += wrong
            if source is None:
                self._known.unread.add(Kind.SOURCES)
            else:
                position = _position(entry, index)
                used.update((kind, id) for kind, id, _ in uses_of(source))
                archived = archive_source(self.corpus, source, self._events, self._known)
                problems += archived.problems
                later = LaterEntry(Kind.SOURCES, file, position)
                self._learn_source(summarize(source, later, archived))
                self.results.keep_source(position, source, archived)
            self._advance(entry)
        self._end(file, problems, sorted(used))

    def _surroundings(self, uses: Uses) -> str | None:
        """A digest of what is said now by all that a file refers to.

        A speaker's or an event's whole record may bear on what is found in a source; of a claim
        only its id does, and who took it over.
        """
        told: list[object] = []
        for kind, id in uses:
            if kind is Kind.EVENTS and id == UNSPECIFIED:
                continue
            if id in self._known.first[kind]:
                told.append(self._said.get((kind, id)))
            elif kind is Kind.CLAIMS and id in self._known.former:
                told.append(self._known.former[id])
            else:
                return None
        return sha256(repr(told).encode()).hexdigest()

    def _learn_source(self, summary: SourceSummary) -> None:
        self.summaries.append(summary)
        if summary.id is not None:
            self.problems.add(check_id(self._known, Kind.SOURCES, summary.id, summary.entry))

    def _finish(self, judgements: list[Judgement]) -> None:
        for event, entry in self._dated:
            self.problems.add(check_references(event, entry, self._known))
        closings = close_events((summary.closing, summary.events) for summary in self.summaries)
        complete = Kind.SOURCES not in self._known.unread
        if complete and all(summary.is_whole for summary in self.summaries):
            self.problems.add(check_open_events(self._open_events, closings))
        editions = [
            (each.id, each.edition_of, each.entry)
            for each in self.summaries
            if each.edition_of is not None
        ]
        self.problems.add(check_editions(self._known, editions))
        self.problems.add(check_twins(self.summaries))
        self.problems.add(
            check_sharing(self.corpus, self.summaries, self.listing.documents, complete=complete)
        )
        self.results.finish(judgements, closings, sound=not self.problems.errors)

    def _end(self, file: CorpusFile, problems: list[Problem], uses: Uses) -> None:
        self.problems.add(problems)
        self.results.end(problems, uses, self._surroundings(uses))
        if file.location.suffix != ".jsonl":
            self._read += self._sizes[file.relative]
            self.progress(self._read, self._size)

    def _advance(self, entry: Entry) -> None:
        self._read += len(entry.text) if isinstance(entry, JsonEntry) else 0
        self.progress(self._read, self._size)


def _position(entry: Entry, index: int) -> int:
    return entry.line if isinstance(entry, JsonEntry) else index


def show_nothing(_read: int, _size: int) -> None:
    """Tell nobody how far the check has come."""
