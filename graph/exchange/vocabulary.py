"""What the graph's labels, relationship types and properties are called in Cypher."""

from graph.assemble import EdgeKind, NodeKind

LABELS = {kind.value.title(): kind for kind in NodeKind}
"""The kind of node that each label stands for: ``Claim``."""
TYPES = {kind.value.upper(): kind for kind in EdgeKind}
"""The kind of edge that each relationship type stands for: ``SAID_BY``."""

EVERY_NODE = ("id", "key", "label")
"""What every node has: the record's id, its typed key, and its name or text."""
_CLAIM_LINK = ("certainty", "strength", "of", "curator", "note")

NODE_PROPERTIES: dict[NodeKind, tuple[str, ...]] = {
    NodeKind.SOURCE: (
        "publisher",
        "language",
        "document",
        "sha256",
        "published",
        "url",
        "archived_url",
        "archived_on",
    ),
    NodeKind.STATEMENT: ("quote", "words", "spans", "form", "basis"),
    NodeKind.SPEAKER: ("speaker_kind", "aliases"),
    NodeKind.EVENT: ("place", "basis"),
    NodeKind.CLAIM: ("formerly",),
    NodeKind.NARRATIVE: (),
    NodeKind.QUANTITY: ("counted", "unit"),
    NodeKind.DATE: ("closes_on",),
    NodeKind.YEAR: ("year",),
}
"""What a node of each kind may have besides."""

EDGE_PROPERTIES: dict[EdgeKind, tuple[str, ...]] = {
    EdgeKind.ASSERTS: _CLAIM_LINK,
    EdgeKind.DENIES: _CLAIM_LINK,
    EdgeKind.REPORTS: _CLAIM_LINK,
    EdgeKind.SAID_BY: ("certainty",),
    EdgeKind.ATTRIBUTED_TO: ("position",),
    EdgeKind.IN_YEAR: ("certain",),
    EdgeKind.BROADER: ("reason",),
    EdgeKind.CONTRADICTS: ("reason",),
    EdgeKind.VARIANT: ("reason",),
    EdgeKind.NOT_SAME: ("reason",),
    EdgeKind.MAY_BE: ("reason",),
    EdgeKind.STATES: (
        "verbatim",
        "value",
        "low",
        "high",
        "factor",
        "comparator",
        "counted",
        "scope",
        "place",
        "period",
        "taken_from",
    ),
}
"""What an edge of each kind may have; those that are not listed have nothing."""


def node_properties(label: str) -> tuple[str, ...]:
    """The properties of the nodes with a label."""
    return (*EVERY_NODE, *NODE_PROPERTIES[LABELS[label]])


def edge_properties(type: str) -> tuple[str, ...]:
    """The properties of the relationships of a type."""
    return EDGE_PROPERTIES.get(TYPES[type], ())
