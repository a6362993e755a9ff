"""What all answers share: typed rows."""

from pydantic import BaseModel, ConfigDict


class Row(BaseModel):
    """One row of an answer; its fields are the columns, in this order, under these names."""

    model_config = ConfigDict(frozen=True, extra="forbid")
