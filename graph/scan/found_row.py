"""The rows of a scan."""

from pydantic import Field

from graph.queries.row import Row
from schemas.ids import ClaimId


class FoundRow(Row):
    """A sentence in an archive that may repeat a known claim. Nothing is accepted by itself."""

    shard: str = Field(description="The file or address, with the first row of a part of a table.")
    place: str = Field(description="The line, row or address in it; empty where it is one text.")
    start: int = Field(description="First character: a code point of that text, from 0.")
    end: int = Field(description="One past its last character.")
    sha256: str = Field(description="The SHA-256 of that text in UTF-8.")
    words: str = Field(description="The sentence, white space joined.")
    date: str | None = Field(description="The date that the archive gives.")
    speaker: str | None = Field(description="The speaker that the archive gives.")
    claim: ClaimId = Field(description="The claim that it may repeat.")
    text: str = Field(description="The proposition.")
    score: float = Field(description="How near, from 0 to 1; no probability.")
    found_by: list[str] = Field(description="What finds it: words, meaning.")
    differs: str | None = Field(description="What speaks against it.")
