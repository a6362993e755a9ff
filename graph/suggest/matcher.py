"""Which known claims a passage may repeat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from graph.assemble import ClaimGraph
from graph.suggest.claim_words import claim_words, shared_words
from graph.suggest.names import Names
from graph.suggest.opposites import find_opposite
from graph.suggest.other_names import OtherNames
from graph.suggest.passages import Passage, passages_in, passages_of
from graph.suggest.repeat_effect import Joins
from graph.suggest.suggestion_row import Opposite, SuggestionRow
from graph.suggest.word_index import Index, Numbers, Places
from graph.suggest.wordings import Alias, list_aliases, list_others
from schemas.ids import ClaimId, SourceId, SpeakerId
from schemas.judgement import Contradicts, NotSame
from schemas.passage import Stance

LEAST_SCORE = 0.25
MOST = 5
_SAME_SPEAKER = 1.4
_OF_THE_BEST = 2 / 3
"""What is less than two thirds as near as the best is not shown beside it."""
_IN_COMMON = 2
"""One word in common is no sign of a repeat, unless the passage has hardly another."""
_BATCH = 256


@dataclass(frozen=True, slots=True)
class _Candidate:
    claim: ClaimId
    score: float
    nearest: Alias
    """The text of the claim that is nearest to the passage."""
    words: list[str]


class Matcher:
    """The claims of a graph, ready to be compared with passages."""

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        self._names = Names(graph.corpus.speakers)
        self._joins = Joins(graph)
        self._claims = list(graph.corpus.claims)
        self._aliases = list_aliases(graph)
        texts, others = [alias.text for alias in self._aliases], list_others(graph)
        self._other_names = OtherNames(self._names, [*texts, *others])
        self._index = Index(texts, others)
        number = {claim: at for at, claim in enumerate(self._claims)}
        pairs = [
            (at, number[claim]) for at, each in enumerate(self._aliases) for claim in each.claims
        ]
        self._alias_of: Places = np.array([alias for alias, _ in pairs], dtype=np.intp)
        self._claim_of: Places = np.array([claim for _, claim in pairs], dtype=np.intp)
        self._bonus = cache(self._bonus_of)
        self._not_same = _pairs(graph, NotSame)
        self._contradicts = _pairs(graph, Contradicts)
        self._in_source: dict[SourceId, list[int]] = {}
        for at, alias in enumerate(self._aliases):
            if alias.statement is not None:
                self._in_source.setdefault(alias.statement.source, []).append(at)

    def suggest_for_source(
        self, source: SourceId, *, limit: int = MOST, min_score: float = LEAST_SCORE
    ) -> list[SuggestionRow]:
        """Suggest claims for a source: for its open passages first, then for its statements.

        Raises:
            UnknownIdError: there is no such source.
        """
        passages = passages_of(self._graph, self._names, self._graph.source(source))
        return list(self._suggest(passages, limit, min_score))

    def suggest_for_lines(
        self,
        lines: Sequence[str],
        *,
        speaker: SpeakerId | None = None,
        limit: int = MOST,
        min_score: float = LEAST_SCORE,
    ) -> list[SuggestionRow]:
        """Suggest claims for each line that is not empty.

        Raises:
            UnknownIdError: there is no such speaker.
        """
        if speaker is not None:
            self._graph.speaker(speaker)
        passages = passages_in(self._names, lines, speaker)
        return list(self._suggest(passages, limit, min_score))

    def suggest_for_passage(
        self, passage: Passage, *, limit: int = MOST, min_score: float = LEAST_SCORE
    ) -> list[SuggestionRow]:
        """Suggest claims for one passage."""
        return list(self._suggest([passage], limit, min_score))

    def _suggest(
        self, passages: Sequence[Passage], limit: int, min_score: float
    ) -> Iterator[SuggestionRow]:
        if not self._claims:
            return
        for start in range(0, len(passages), _BATCH):
            batch = passages[start : start + _BATCH]
            found = self._index.search([passage.spoken for passage in batch])
            for passage, scores in zip(batch, found, strict=True):
                ranked = self._rank(passage, scores, min_score)
                for rank, candidate in enumerate(
                    self._choose(passage, ranked, limit, min_score), start=1
                ):
                    yield self._row(passage, rank, candidate)

    def _rank(self, passage: Passage, scores: Numbers, least: float) -> Iterator[_Candidate]:
        """The claims that are near, best first; of equals, the one whose own text is nearer."""
        for at in self._aliases_at(passage):
            scores[at] = 0
        each = np.minimum(scores[self._alias_of] * self._bonus(passage.speaker), 1).round(4)
        near = np.flatnonzero((each >= least) & (each > 0))
        own = scores[self._claim_of[near]].round(4)
        seen: set[int] = set()
        for at in near[np.lexsort((self._claim_of[near], -own, -each[near]))].tolist():
            claim = int(self._claim_of[at])
            if claim not in seen:
                seen.add(claim)
                nearest = self._aliases[self._alias_of[at]]
                words = shared_words(passage.spoken, nearest.text)
                yield _Candidate(self._claims[claim], float(each[at]), nearest, words)

    def _aliases_at(self, passage: Passage) -> Iterator[int]:
        """The aliases that are the passage itself, or stand in the same characters."""
        if passage.statement is None:
            return
        for at in self._in_source.get(passage.statement.source, ()):
            other = self._aliases[at].statement
            if other is not None and any(
                mine.start < its.end and its.start < mine.end
                for mine in passage.statement.spans
                for its in other.spans
            ):
                yield at

    def _bonus_of(self, speaker: SpeakerId | None) -> Numbers:
        """What a claim's score is multiplied by: more where the speaker was linked to it before."""
        said = {
            claim
            for alias in self._aliases
            if alias.statement is not None and alias.statement.speaker == speaker
            for claim in alias.claims
        }
        factors = np.array([_SAME_SPEAKER if claim in said else 1.0 for claim in self._claims])
        return factors[self._claim_of]

    def _choose(
        self, passage: Passage, ranked: Iterator[_Candidate], limit: int, least: float
    ) -> Iterator[_Candidate]:
        """At most ``limit``, without what is decided: linked, entailed, or judged not the same.

        Nor is what is not two thirds as near as the best, or has one word alone in common, unless
        any score will do (``least`` is 0).

        A claim judged not the same as a linked one is never offered. Beside a better match that
        it is not the same as, it is offered only for a word of its own: being like the other,
        which was its only reason, is what the judgement refused.
        """
        graph = self._graph
        decided = set(passage.linked)
        for linked in passage.linked:
            decided.update(graph.wider(linked), self._not_same.get(linked, ()))
        chosen: list[_Candidate] = []
        said = set(claim_words(passage.spoken))
        for each in ranked:
            far = chosen and least > 0 and each.score < _OF_THE_BEST * chosen[0].score
            if far or len(chosen) >= limit:
                return
            others = self._not_same.get(each.claim, frozenset())
            alike = least == 0 or len(each.words) >= min(_IN_COMMON, len(said) - 1)
            if (
                not alike
                or each.claim in decided
                or any(
                    better.claim in others and set(each.words) <= set(better.words)
                    for better in chosen
                )
            ):
                continue
            chosen.append(each)
            yield each

    def _row(self, passage: Passage, rank: int, found: _Candidate) -> SuggestionRow:
        text = self._graph.claim(found.claim).text
        opposite = self._opposite(passage, found)
        other_names = self._other_names.find(passage.spoken, text, found.nearest.text)
        return SuggestionRow(
            passage=passage.id,
            quote=passage.quote,
            state=passage.state,
            linked=list(passage.linked),
            rank=rank,
            claim=found.claim,
            text=text,
            score=round(found.score, 3),
            words=found.words,
            joins=self._joins.rows(found.claim, passage.statement),
            repeat=self._joins.status(found.claim, passage.statement),
            opposite=Opposite.POSSIBLE if opposite else None,
            differs="; ".join(filter(None, (opposite, other_names))) or None,
        )

    def _opposite(self, passage: Passage, found: _Candidate) -> str | None:
        """What tells that the passage may say the opposite of the claim."""
        text = self._graph.claim(found.claim).text
        for linked in passage.linked:
            if found.claim in self._contradicts.get(linked, ()):
                return f"contradicts {linked}, as which it is read"
        link = found.nearest.link(found.claim)
        if link is None or found.nearest.statement is None:
            return find_opposite(self._names, passage.spoken, [text])
        if link.stance is not Stance.DENIES:
            return find_opposite(self._names, passage.spoken, [text, found.nearest.text])
        differs = find_opposite(self._names, passage.spoken, [found.nearest.text])
        return None if differs else f"like {found.nearest.statement.id}, which denies the claim"


def _pairs(
    graph: ClaimGraph, kind: type[NotSame] | type[Contradicts]
) -> dict[ClaimId, frozenset[ClaimId]]:
    """For each claim the claims that a judgement of one kind sets beside it."""
    found: dict[ClaimId, set[ClaimId]] = {}
    for judgement in graph.corpus.judgements:
        if isinstance(judgement, kind):
            one, other = (graph.claim(id).id for id in judgement.claims)
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {claim: frozenset(others) for claim, others in found.items()}
