"""What all records share: they are frozen, and refuse fields they do not know."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Text that says something: not empty, not white space alone."""


class Record(BaseModel):
    """A record as a curator writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
