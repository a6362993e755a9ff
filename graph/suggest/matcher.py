"""Which known claims a passage may repeat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from graph.assemble import ClaimGraph
from graph.suggest.claim_words import claim_words, shared_words
from graph.suggest.meaning import Meaning
from graph.suggest.names import Names
from graph.suggest.nearness import BY_WORDS, WITH_MEANING, Near, Nearness
from graph.suggest.opposites import find_opposite
from graph.suggest.other_names import OtherNames
from graph.suggest.passages import Passage, passages_in, passages_of
from graph.suggest.repeat_effect import Joins
from graph.suggest.shared_figures import SharedFigures
from graph.suggest.suggestion_row import FoundBy, Opposite, SuggestionRow
from graph.suggest.word_index import Numbers, Places
from graph.suggest.wordings import Alias, list_aliases, list_others
from schemas.ids import ClaimId, SourceId, SpeakerId
from schemas.judgement import Contradicts, NotSame
from schemas.passage import Stance

MOST = 5
_SAME_SPEAKER = 1.4
_OWN_TEXT = 0.2
"""What the claim's own text counts where the statement that is near stands for several claims."""
_BATCH = 256


@dataclass(frozen=True, slots=True)
class _Candidate:
    claim: ClaimId
    score: float
    nearest: Alias
    """The text of the claim that is nearest to the passage."""
    words: list[str]
    found_by: list[FoundBy]


class Matcher:
    """The claims of a graph, ready to be compared with passages."""

    def __init__(self, graph: ClaimGraph, meaning: Meaning | None = None) -> None:
        """Read the claims of a graph; without ``meaning`` they are compared by words alone."""
        self._cut = BY_WORDS if meaning is None else WITH_MEANING
        self._graph = graph
        self._names = Names(graph.corpus.speakers)
        self._joins = Joins(graph)
        self._claims = list(graph.corpus.claims)
        self._aliases = list_aliases(graph)
        texts, others = [alias.text for alias in self._aliases], list_others(graph)
        self._other_names = OtherNames(self._names, [*texts, *others])
        self._nearness = Nearness(texts, others, meaning)
        number = {claim: at for at, claim in enumerate(self._claims)}
        pairs = [
            (at, number[claim]) for at, each in enumerate(self._aliases) for claim in each.claims
        ]
        self._alias_of: Places = np.array([alias for alias, _ in pairs], dtype=np.intp)
        self._claim_of: Places = np.array([claim for _, claim in pairs], dtype=np.intp)
        self._pair = {
            (alias, self._claims[claim]): place for place, (alias, claim) in enumerate(pairs)
        }
        self._figures = SharedFigures(graph, self._aliases)
        several = np.array([len(each.claims) > 1 for each in self._aliases])
        self._mixed = np.flatnonzero(several[self._alias_of]) if meaning else several[:0]
        self._bonus = cache(self._bonus_of)
        self._not_same = _pairs(graph, NotSame)
        self._contradicts = _pairs(graph, Contradicts)
        self._in_source: dict[SourceId, list[int]] = {}
        for at, alias in enumerate(self._aliases):
            if alias.statement is not None:
                self._in_source.setdefault(alias.statement.source, []).append(at)

    def suggest_for_source(
        self, source: SourceId, *, limit: int = MOST, min_score: float | None = None
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
        min_score: float | None = None,
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
        self, passage: Passage, *, limit: int = MOST, min_score: float | None = None
    ) -> list[SuggestionRow]:
        """Suggest claims for one passage."""
        return list(self._suggest([passage], limit, min_score))

    def _suggest(
        self, passages: Sequence[Passage], limit: int, min_score: float | None
    ) -> Iterator[SuggestionRow]:
        if not self._claims:
            return
        least = self._cut.least if min_score is None else min_score
        for start in range(0, len(passages), _BATCH):
            batch = passages[start : start + _BATCH]
            found = self._nearness.compare([passage.spoken for passage in batch])
            for passage, near in zip(batch, found, strict=True):
                ranked = self._rank(passage, near, least)
                for rank, candidate in enumerate(
                    self._choose(passage, ranked, limit, least), start=1
                ):
                    yield self._row(passage, rank, candidate)

    def _rank(self, passage: Passage, near: Near, least: float) -> Iterator[_Candidate]:
        """The claims that are near, best first; of equals, the one whose own text is nearer."""
        scores, bonus = near.both, self._bonus(passage.speaker)
        scores[list(self._aliases_at(passage))] = 0
        each, mixed = scores[self._alias_of], self._mixed
        each[mixed] += _OWN_TEXT * (scores[self._claim_of[mixed]] - each[mixed])
        each = np.minimum(each * bonus, 1).round(4)
        figures = [self._pair[found] for found in self._figures.find(passage)]
        each[figures] = np.maximum(each[figures], self._cut.least)
        counted = set(self._claim_of[figures].tolist())
        found = np.flatnonzero((each >= least) & (each > 0))
        own = scores[self._claim_of[found]].round(4)
        order = np.lexsort((self._claim_of[found], -own, -each[found]))
        seen: set[int] = set()
        for at in found[order].tolist():
            claim = int(self._claim_of[at])
            if claim not in seen:
                seen.add(claim)
                alias = int(self._alias_of[at])
                nearest = self._aliases[alias]
                words = shared_words(passage.spoken, nearest.text)
                found_by = near.found_by(alias, float(bonus[at]), len(words))
                if claim in counted:
                    found_by = [*found_by, FoundBy.FIGURES]
                yield _Candidate(self._claims[claim], float(each[at]), nearest, words, found_by)

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

        Nor is what is far less near than the best, or has too few words in common, unless any
        score will do (``least`` is 0).

        A claim judged not the same as a linked one is never offered. Beside a better match that
        it is not the same as, it is offered only for a word of its own, or for its meaning: being
        worded like the other, which was its only reason, is what the judgement refused.
        """
        graph, cut = self._graph, self._cut
        decided = set(passage.linked)
        for linked in passage.linked:
            decided.update(graph.wider(linked), self._not_same.get(linked, ()))
        enough = 0 if least == 0 else min(cut.in_common, len(set(claim_words(passage.spoken))) - 1)
        chosen: list[_Candidate] = []
        for each in ranked:
            far = chosen and least > 0 and each.score < cut.of_the_best * chosen[0].score
            if far or len(chosen) >= limit:
                return
            if (
                (len(each.words) < enough and FoundBy.FIGURES not in each.found_by)
                or each.claim in decided
                or any(self._is_refused(each, better) for better in chosen)
            ):
                continue
            chosen.append(each)
            yield each

    def _is_refused(self, each: _Candidate, better: _Candidate) -> bool:
        """Whether a claim is near only in the words of another that it is not the same as."""
        return (
            FoundBy.MEANING not in each.found_by
            and better.claim in self._not_same.get(each.claim, ())
            and set(each.words) <= set(better.words)
        )

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
            found_by=found.found_by,
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
        nearest, link = found.nearest, found.nearest.link(found.claim)
        if nearest.statement is None or link is None or link.stance is not Stance.DENIES:
            return find_opposite(self._names, passage.spoken, [text, nearest.text])
        if find_opposite(self._names, passage.spoken, [nearest.text]):
            return None
        return f"like {nearest.statement.id}, which denies the claim"


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
