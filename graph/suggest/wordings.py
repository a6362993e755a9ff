"""What a claim is called: its own text, its aliases, and every statement that was read as it."""

from dataclasses import dataclass

from graph.assemble import ClaimGraph
from graph.queries.wording import strip_tag
from schemas.corpus import Statement
from schemas.ids import ClaimId
from schemas.passage import ClaimLink, Form


@dataclass(frozen=True, slots=True)
class Alias:
    """A text that stands for claims: a claim's own, one of its aliases, or a statement's."""

    text: str
    claims: tuple[ClaimId, ...]
    statement: Statement | None = None

    def link(self, claim: ClaimId) -> ClaimLink | None:
        """How the statement is read as the claim; None where there is no statement."""
        links = self.statement.claims if self.statement else ()
        return next((link for link in links if link.claim == claim), None)


def list_aliases(graph: ClaimGraph) -> list[Alias]:
    """The claims' texts by id, then their aliases, then the statements as they stand."""
    records = graph.corpus.claims.values()
    own = [Alias(claim.text, (claim.id,)) for claim in records]
    recorded = [Alias(text, (claim.id,)) for claim in records for text in claim.aliases]
    said = [
        Alias(spoken_part(graph, statement), tuple(claims), statement)
        for statement in graph.corpus.statements()
        if (claims := sorted({graph.claim(link.claim).id for link in statement.claims}))
    ]
    return [*own, *recorded, *said]


def list_others(graph: ClaimGraph) -> list[str]:
    """The passages that carry no statement; they tell which words are common here."""
    return [
        span.of(source.text)
        for source in graph.corpus.sources.values()
        for dismissal in source.dismissals
        for span in dismissal.spans
    ]


def spoken_part(graph: ClaimGraph, statement: Statement) -> str:
    """The speaker's words where all are quoted, else the quote without its tag.

    A paraphrase with a quoted word in it is compared as a whole: the word alone says little.
    """
    if statement.form in (Form.DIRECT, Form.VERBATIM) and statement.words:
        return " ".join(statement.words)
    speakers = [graph.speaker(id) for id in (statement.speaker, *statement.attribution)]
    return strip_tag(" ".join(" ".join(statement.quote).split()), speakers)
