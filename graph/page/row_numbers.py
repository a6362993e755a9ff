"""Where each record stands in its table: tables refer to one another by place."""

from dataclasses import dataclass

from graph.assemble import ClaimGraph
from graph.assemble.time_order import by_time
from graph.page.date_columns import Dates
from graph.page.strings import Strings
from graph.queries.events import events
from graph.queries.speakers import speakers
from schemas.corpus import Statement
from schemas.ids import ClaimId, EventId, NarrativeId, QuantityId, SourceId, SpeakerId, StatementId


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
    strings: Strings
    dates: Dates


def find_places(graph: ClaimGraph) -> Places:
    """Give every record its place."""
    corpus = graph.corpus
    in_time = tuple(sorted(corpus.statements(), key=by_time))
    strings = Strings()
    return Places(
        sources={id: place for place, id in enumerate(corpus.sources)},
        speakers={row.id: place for place, row in enumerate(speakers(graph))},
        events={row.id: place for place, row in enumerate(events(graph))},
        narratives={id: place for place, id in enumerate(corpus.narratives)},
        claims={id: place for place, id in enumerate(corpus.claims)},
        quantities={id: place for place, id in enumerate(corpus.quantities)},
        statements={statement.id: place for place, statement in enumerate(in_time)},
        in_time=in_time,
        strings=strings,
        dates=Dates(strings),
    )
