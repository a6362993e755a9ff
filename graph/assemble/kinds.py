"""What the graph's nodes and edges are."""

from enum import StrEnum


class NodeKind(StrEnum):
    """The kinds of nodes; a node's key is its kind, a colon and its id."""

    SOURCE = "source"
    STATEMENT = "statement"
    SPEAKER = "speaker"
    EVENT = "event"
    CLAIM = "claim"
    NARRATIVE = "narrative"
    QUANTITY = "quantity"
    DATE = "date"
    YEAR = "year"


class EdgeKind(StrEnum):
    """The kinds of edges, from their source to their target."""

    ASSERTS = "asserts"
    """Statement to claim."""
    DENIES = "denies"
    """Statement to claim."""
    REPORTS = "reports"
    """Statement to claim; ``of`` names the speaker whose view it is."""
    SAID_BY = "said_by"
    """Statement to speaker."""
    SAID_AT = "said_at"
    """Statement to event; none where the text names no occasion."""
    STANDS_IN = "stands_in"
    """Statement to source."""
    ATTRIBUTED_TO = "attributed_to"
    """Statement to a speaker between; ``position`` 0 is nearest to the reader."""
    ON = "on"
    """Event to date; statement to date where its own overrides the event's."""
    IN_YEAR = "in_year"
    """Date to year, with ``certain``."""
    BROADER = "broader"
    """Narrow claim to wide claim; claim to narrative."""
    CONTRADICTS = "contradicts"
    """Claim to claim, written once for each pair."""
    VARIANT = "variant"
    """Claim to claim, written once for each pair."""
    NOT_SAME = "not_same"
    """Claim to claim, written once for each pair."""
    MAY_BE = "may_be"
    """Event to event, written once for each pair."""
    STATES = "states"
    """Statement to quantity, with the figure."""
