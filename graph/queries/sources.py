"""Which texts stand behind the answers."""

from pydantic import Field

from graph.assemble import ClaimGraph
from graph.queries.parameters import question
from graph.queries.row import Below, Detail, Row
from schemas.ids import SourceId
from schemas.source import SourceKind


class SourceRow(Row):
    """One archived text."""

    id: SourceId = Field(description="The source.")
    title: Below[str] = Field(description="Its title, as the text gives it.")
    publisher: str | None = Field(description="Who published it, where the text says so.")
    url: Detail[str | None] = Field(description="Where it was published.")
    archived_url: Detail[str | None] = Field(description="Where a copy of it is archived.")
    kind: SourceKind | None = Field(description="What kind of text it is.")
    document: Detail[str] = Field(description="The archived text, relative to the corpus.")
    sha256: Detail[str] = Field(description="The SHA-256 of its bytes.")
    published: str | None = Field(description="When it was published, in EDTF.")
    basis: Detail[str | None] = Field(description="How that date follows from the text.")
    statements: int = Field(description="How many statements it reports.")


@question
def sources(graph: ClaimGraph) -> list[SourceRow]:
    """List sources by id."""
    return [
        SourceRow(
            id=source.record.id,
            title=source.record.title,
            publisher=source.record.publisher,
            url=source.record.url,
            archived_url=source.record.archived_url,
            kind=source.record.kind,
            document=source.record.document,
            sha256=source.record.sha256,
            published=str(source.record.published) if source.record.published else None,
            basis=source.record.basis,
            statements=len(source.statements),
        )
        for source in graph.corpus.sources.values()
    ]
