"""The typed ids of records: short, lower-case, kebab-case."""

from typing import Annotated, NewType

from pydantic import StringConstraints

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"

_Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=80)]
_StatementSlug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}/{SLUG}$", max_length=161)]

SourceId = NewType("SourceId", _Slug)
SpeakerId = NewType("SpeakerId", _Slug)
EventId = NewType("EventId", _Slug)
ClaimId = NewType("ClaimId", _Slug)
NarrativeId = NewType("NarrativeId", _Slug)
QuantityId = NewType("QuantityId", _Slug)

StatementName = NewType("StatementName", _Slug)
"""What a statement is called inside its source."""

StatementId = NewType("StatementId", _StatementSlug)
"""A source's id, a slash, and the statement's name: ``tass-2017/exercises-doubled``."""


def statement_id(source: SourceId, name: StatementName) -> StatementId:
    """Join a source's id and a statement's name into the statement's id."""
    return StatementId(f"{source}/{name}")
