"""The known claims that a passage may repeat, each with what taking it would do."""

from collections.abc import Sequence

from graph.assemble import ClaimGraph
from graph.queries.links import Reading, readings
from graph.queries.occasions import Count, count_occasions
from graph.suggest.matcher import Matcher
from graph.suggest.meaning import Meaning
from graph.suggest.passages import Passage
from graph.suggest.proposal import LastWording, NearClaim, Offer
from graph.suggest.suggestion_row import FoundBy, SuggestionRow
from graph.text.printable import shorten
from schemas.corpus import Statement
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId
from schemas.passage import ClaimLink

MOST_OFFERS = 9
_SHOWN = 240


class ClaimOffers:
    """The claims of a graph, ready to be offered for passages."""

    def __init__(self, graph: ClaimGraph, meaning: Meaning | None) -> None:
        self._graph = graph
        self._matcher = Matcher(graph, meaning)

    def offer(self, passage: Passage) -> list[Offer]:
        """At most nine claims for a passage, best first."""
        rows = self._matcher.suggest_for_passage(passage, limit=MOST_OFFERS)
        return [self._offer(row, passage) for row in rows]

    def nearest(self, text: str, most: int) -> list[NearClaim]:
        """The claims that are nearest to a text, however far."""
        rows = self._matcher.suggest_for_lines([text], limit=most, min_score=0)
        return [
            NearClaim(claim=row.claim, text=row.text, words=row.words, differs=row.differs)
            for row in rows
            if row.words or FoundBy.MEANING in row.found_by
        ]

    def _offer(self, row: SuggestionRow, passage: Passage) -> Offer:
        last = row.joins[-1] if row.joins else None
        return Offer(
            claim=row.claim,
            text=row.text,
            score=row.score,
            words=row.words,
            last=self._wording(self._graph.statement(last.id)) if last else None,
            would=would(self._graph, row.claim, passage.statement),
            differs=row.differs,
        )

    def _wording(self, statement: Statement) -> LastWording:
        words = " … ".join(" ".join(part.split()) for part in statement.quote)
        return LastWording(
            statement=statement.id,
            words=shorten(words, _SHOWN),
            speaker=self._graph.speaker(statement.speaker).name,
            date=str(statement.date) if statement.date else None,
            source=statement.source,
        )


def would(graph: ClaimGraph, claim: ClaimId, statement: Statement | None) -> str:
    """What a claim amounts to once a statement asserts it, in words."""
    found = [
        each
        for each in readings(graph, claim)
        if statement is None or each.statement.id != statement.id
    ]
    before = count_occasions(graph, found)
    if statement is None or statement.event == UNSPECIFIED:
        years = _years(before)
        if before.occasions[0] >= 2:
            return f"adds a wording to a certain repeat{years}; no occasion is named here"
        return f"adds a wording{years}; no occasion is named here, so it counts as none"
    after = count_occasions(graph, [*found, Reading(statement, ClaimLink(claim=claim))])
    return _amount(before, after)


def _amount(before: Count, after: Count) -> str:
    years = _years(after)
    if after.occasions[0] >= 2 and before.occasions[0] < 2:
        return f"makes a certain repeat{years}"
    if after.occasions[0] > before.occasions[0] >= 2:
        return f"repeats it once more, the {_ordinal(after.occasions[0])} occasion{years}"
    if after.occasions[0] >= 2:
        return f"adds a wording to a certain repeat{years}"
    if after.occasions[1] >= 2 > before.occasions[1]:
        return f"makes a possible repeat{years}"
    if before.occasions[1] == 0:
        return f"is its first occasion{years}"
    return f"adds a wording of one occasion{years}"


def _years(count: Count) -> str:
    years: Sequence[int] = count.years or count.possible_years
    if not years:
        return ""
    shown = [str(year) for year in years]
    joined = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    return f", {joined}" if count.years else f", perhaps {joined}"


def _ordinal(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{ends.get(number % 10, 'th') if number % 100 not in (11, 12, 13) else 'th'}"
