"""The data inside a page, in the form that a build writes."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, StrictFloat, StrictInt, StrictStr

NamedPlace = tuple[StrictInt, StrictInt, StrictInt, StrictInt]
Placed = tuple[StrictInt, StrictInt]
"""Where a word begins in a quote, and how long it is."""

Made = tuple[StrictInt, StrictInt, StrictInt]
Words = list[list[list[Placed | StrictStr]]]
Link = tuple[StrictInt, StrictInt, StrictInt, StrictInt, StrictInt, StrictInt, StrictInt]


class _Table(BaseModel):
    """Columns of equal length; those that are not listed are compared with a corpus alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Named(_Table):
    """Records of which only the ids matter here."""

    id: list[StrictStr]


class SourceColumns(_Table):
    """Sources, by id."""

    id: list[StrictStr]
    document: list[StrictStr]
    sha256: list[StrictStr]
    statements: list[StrictInt]
    dismissed: list[list[NamedPlace]]
    coverage: list[tuple[StrictFloat | StrictInt, StrictFloat | StrictInt, StrictFloat | StrictInt]]


class ClaimColumns(_Table):
    """Claims, by id."""

    id: list[StrictStr]
    narrative: list[StrictInt]


class StatementColumns(_Table):
    """Statements, in the order of time."""

    id: list[StrictStr]
    source: list[StrictInt]
    spans: list[list[tuple[StrictInt, StrictInt]]]
    quote: list[list[StrictStr]]
    own: list[list[list[StrictInt]]]
    speaker: list[StrictInt]
    reported: list[StrictInt]
    attribution: list[list[StrictInt]]
    event: list[StrictInt]
    when: list[StrictInt]
    basis: list[StrictInt]
    note: list[StrictInt]
    claims: list[list[Link]]
    figures: list[list[Any]]


class TraceColumns(_Table):
    """For each claim, its statements."""

    statement: list[list[StrictInt]] = []
    stance: list[list[StrictInt]] = []
    countsFor: list[list[StrictInt]] = []  # noqa: N815 - the page's own name


class CountColumns(_Table):
    """What the lanes say of a claim, for everyone or for one speaker."""

    scope: list[StrictInt] = []
    claim: list[StrictInt] = []


class DriftColumns(_Table):
    """For each claim, what changed from each of its statements to the next."""

    kind: list[list[StrictInt]] = []
    by: list[list[StrictInt]] = []
    dropped: Words = []
    added: Words = []
    figures: list[list[list[StrictInt]]] = []
    strength: list[list[StrictInt]] = []
    stance: list[list[StrictInt]] = []
    attribution: list[list[StrictInt]] = []
    note: list[list[StrictInt]] = []


class FigureColumns(_Table):
    """The numbers that were stated, each of a statement."""

    quantity: list[StrictInt] = []
    statement: list[StrictInt] = []
    nth: list[StrictInt] = []
    label: list[StrictInt] = []
    change: list[StrictInt] = []


class SideColumns(_Table):
    """What can be compared, and what asserts each claim there."""

    id: list[StrictStr] = []
    claims: list[list[StrictInt]] = []
    statements: list[list[list[StrictInt]]] = []


class PairColumns(_Table):
    """Two sides, and the claims of each status."""

    left: list[StrictInt] = []
    right: list[StrictInt] = []
    claims: list[list[list[StrictInt]]] = []


class Comparisons(_Table):
    """Sides compared two by two."""

    sides: SideColumns
    pairs: PairColumns


class ContradictionColumns(_Table):
    """Claims that contradict each other, and who says either."""

    left: list[StrictInt]
    right: list[StrictInt]
    note: list[StrictInt]
    onLeft: list[list[Made]]  # noqa: N815 - the page's own name
    onRight: list[list[Made]]  # noqa: N815


class DateColumns(_Table):
    """The dates that statements share."""

    label: list[StrictInt]
    edtf: list[StrictInt]


class Contents(_Table):
    """All that is checked without a corpus."""

    texts: Literal["full", "none"]
    chunks: list[StrictInt]
    stances: list[StrictStr]
    strengths: list[StrictStr]
    reasons: list[StrictStr]
    strings: list[StrictStr]
    dates: DateColumns
    speakers: Named
    narratives: Named
    events: Named
    sources: SourceColumns
    claims: ClaimColumns
    statements: StatementColumns
    traces: TraceColumns
    repeats: CountColumns
    counts: CountColumns
    drift: DriftColumns | None
    quantities: Named
    figures: FigureColumns
    comparisons: Comparisons | None
    contradictions: ContradictionColumns | None
    statuses: list[StrictStr]

    def source_name(self, source: int) -> str:
        """A source as messages name it."""
        return f"source {self.sources.id[source]}"

    def statement_name(self, statement: int) -> str:
        """A statement as messages name it, also where its source is not known."""
        name, source = self.statements.id[statement], self.statements.source[statement]
        if 0 <= source < len(self.sources.id):
            return f"statement {self.sources.id[source]}/{name}"
        return f"statement number {statement + 1}, {name}"


_TABLES = (
    *("speakers", "narratives", "events", "sources", "claims", "statements", "dates"),
    *("traces", "repeats", "counts", "nodes", "edges"),
    *("drift", "quantities", "figures", "contradictions"),
)


def uneven_tables(data: dict[str, Any]) -> list[str]:
    """The tables whose columns do not have one length."""
    compared = data.get("comparisons") or {}
    tables = {name: data.get(name) for name in _TABLES} | {
        f"{name} of the comparisons": compared.get(name) for name in ("sides", "pairs")
    }
    return [name for name, table in tables.items() if not _is_even(table or {})]


def _is_even(table: Any) -> bool:
    even = isinstance(table, dict) and all(isinstance(each, list) for each in table.values())
    return even and len({len(column) for column in table.values()}) <= 1
