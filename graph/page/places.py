"""Where each record stands in its table: tables refer to one another by place."""

from dataclasses import dataclass, field

from graph.assemble import ClaimGraph
from graph.queries import events, speakers
from graph.queries.order import by_time
from schemas.corpus import Statement
from schemas.ids import ClaimId, EventId, NarrativeId, QuantityId, SourceId, SpeakerId, StatementId

NONE = -1
"""The place of what there is not."""


class Strings:
    """Texts that many rows share, each kept once."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._places: dict[str, int] = {}

    def place(self, text: str | None) -> int:
        """The text's place, added where it is new."""
        if text is None:
            return NONE
        if text not in self._places:
            self._places[text] = len(self.texts)
            self.texts.append(text)
        return self._places[text]


@dataclass(frozen=True)
class Places:
    """The order of every table, and the texts that they share."""

    sources: dict[SourceId, int]
    speakers: dict[SpeakerId, int]
    """Those with most statements first."""
    events: dict[EventId, int]
    """In the order of time, the undated last; ``unspecified`` has no place."""
    narratives: dict[NarrativeId, int]
    claims: dict[ClaimId, int]
    quantities: dict[QuantityId, int]
    statements: dict[StatementId, int]
    """In the order of time, the undated last."""
    in_time: tuple[Statement, ...]
    strings: Strings = field(default_factory=Strings)


def find_places(graph: ClaimGraph) -> Places:
    """Give every record its place."""
    corpus = graph.corpus
    in_time = tuple(sorted(corpus.statements(), key=by_time))
    return Places(
        sources={id: place for place, id in enumerate(corpus.sources)},
        speakers={row.id: place for place, row in enumerate(speakers(graph))},
        events={row.id: place for place, row in enumerate(events(graph))},
        narratives={id: place for place, id in enumerate(corpus.narratives)},
        claims={id: place for place, id in enumerate(corpus.claims)},
        quantities={id: place for place, id in enumerate(corpus.quantities)},
        statements={statement.id: place for place, statement in enumerate(in_time)},
        in_time=in_time,
    )
