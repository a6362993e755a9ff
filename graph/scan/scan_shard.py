"""One shard compared with all known claims: a pure function of both."""

import pickle
import re
import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from graph.assemble import ClaimGraph, build_graph
from graph.queries.links import readings
from graph.queries.occasions import count_occasions
from graph.scan.found_row import FoundRow
from graph.scan.shard_texts import Fields, ShardText, read_texts
from graph.scan.shards import Shard
from graph.suggest.encoder import load_encoder
from graph.suggest.matcher import Matcher
from graph.suggest.meaning import Meaning
from graph.text.folding import fold
from graph.text.sentences import split_sentences
from schemas.corpus import Corpus
from schemas.ids import ClaimId, SpeakerId

_BATCH = 2_000
"""Sentences that are compared at once: so many stand in memory, however long the shard is."""
_YEAR = re.compile(r"(\d{4})")


class Wanted(NamedTuple):
    """What is looked for, as it is sent to a worker."""

    claims: bytes
    """The claims, as :func:`save_index` writes them."""
    digest: str
    """What tells these claims from others, in each run alike."""
    least: float = 0.55
    limit: int = 3
    speaker: SpeakerId | None = None
    called: frozenset[str] = frozenset()
    """The names of that speaker, folded."""
    since: str | None = None
    other_years: bool = False
    by_meaning: bool = True
    fields: Fields = Fields()


def save_index(corpus: Corpus) -> tuple[bytes, str]:
    """The claims of a corpus and what was said of them, for workers anywhere, and their digest."""
    sources = {id: source._replace(text="") for id, source in corpus.sources.items()}
    told = sha256()
    for each in (*corpus.claims.values(), *corpus.speakers.values(), *corpus.judgements):
        told.update(repr(each).encode())
    for statement in corpus.statements():
        told.update(repr(statement).encode())
    # A corpus that reads its database as it is asked cannot be sent anywhere.
    whole = Corpus(
        sources,
        dict(corpus.speakers),
        dict(corpus.events),
        dict(corpus.narratives),
        dict(corpus.claims),
        dict(corpus.quantities),
        tuple(corpus.judgements),
    )
    return zlib.compress(pickle.dumps(whole)), told.hexdigest()


def names_of(corpus: Corpus, speaker: SpeakerId) -> frozenset[str]:
    """The names that an archive may call a speaker by, folded."""
    known = corpus.speakers[speaker]
    return frozenset(map(fold, (known.name, *known.aliases, known.id)))


def scan_shard(shard: Shard, wanted: Wanted) -> list[FoundRow]:
    """Each sentence of a shard that may repeat a known claim, in order, the nearest claim first.

    Raises:
        ValueError: the shard cannot be read; the message says where.
        OSError: the shard cannot be read.
    """
    known = _read_index(wanted)
    found: list[FoundRow] = []
    batch: list[_Sentence] = []
    for sentence in _sentences(shard, wanted):
        batch.append(sentence)
        if len(batch) == _BATCH:
            found += known.compare(shard, batch, wanted)
            batch = []
    return [*found, *known.compare(shard, batch, wanted)]


class _Sentence(NamedTuple):
    of: ShardText
    digest: str
    start: int
    end: int


def _sentences(shard: Shard, wanted: Wanted) -> Iterator[_Sentence]:
    for text in read_texts(shard, wanted.fields):
        if wanted.since and text.date and text.date[: len(wanted.since)] < wanted.since:
            continue
        if wanted.speaker and text.speaker and fold(text.speaker) not in wanted.called:
            continue
        digest = sha256(text.text.encode("utf-8", "surrogatepass")).hexdigest()
        for sentence in split_sentences(text.text):
            yield _Sentence(text, digest, sentence.span.start, sentence.span.end)


class _Known:
    """The claims of a corpus, ready to be compared."""

    def __init__(self, corpus: Corpus, *, by_meaning: bool) -> None:
        encoder = load_encoder() if by_meaning else None
        self._graph: ClaimGraph = build_graph(corpus)
        self._matcher = Matcher(self._graph, Meaning(encoder) if encoder else None)
        self._years: dict[ClaimId, set[int]] = {}

    def compare(self, shard: Shard, batch: list[_Sentence], wanted: Wanted) -> Iterator[FoundRow]:
        """The rows of some sentences."""
        lines = [each.of.text[each.start : each.end] for each in batch]
        rows = self._matcher.suggest_for_lines(
            lines, speaker=wanted.speaker, limit=wanted.limit, min_score=wanted.least
        )
        for row in rows:
            sentence = batch[int(row.passage) - 1]
            year = _YEAR.search(sentence.of.date or "")
            if wanted.other_years and year and int(year[1]) in self._years_of(row.claim):
                continue
            yield FoundRow(
                shard=shard.shown,
                place=sentence.of.place,
                start=sentence.start,
                end=sentence.end,
                sha256=sentence.digest,
                words=row.quote,
                date=sentence.of.date,
                speaker=sentence.of.speaker,
                claim=row.claim,
                text=row.text,
                score=row.score,
                found_by=list(map(str, row.found_by)),
                differs=row.differs,
            )

    def _years_of(self, claim: ClaimId) -> set[int]:
        if claim not in self._years:
            found = count_occasions(self._graph, readings(self._graph, claim)).years
            self._years[claim] = set(found)
        return self._years[claim]


_last: dict[tuple[str, bool], _Known] = {}
"""What this worker made of the last index, which all shards of a scan share."""


def _read_index(wanted: Wanted) -> _Known:
    key = (wanted.digest, wanted.by_meaning)
    if key not in _last:
        _last.clear()
        corpus: Corpus = pickle.loads(zlib.decompress(wanted.claims))
        _last[key] = _Known(corpus, by_meaning=wanted.by_meaning)
    return _last[key]
