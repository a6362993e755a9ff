"""What all answers share: typed rows, and how their fields stand in a table."""

from enum import Enum, auto
from typing import Annotated, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict

_T = TypeVar("_T")


class InTable(Enum):
    """How a table, which is read at a glance, shows a field that is no column of its own."""

    NEVER = auto()
    BELOW = auto()
    AS_TIME = auto()


Detail: TypeAlias = Annotated[_T, InTable.NEVER]
"""A field that every format carries, save the table."""
Below: TypeAlias = Annotated[_T, InTable.BELOW]
"""A field that a table shows below the field before it, in the same column."""
Days: TypeAlias = Annotated[_T, InTable.AS_TIME]
"""A number of days, or a range, which a table shows in days or years."""


class Row(BaseModel):
    """One row of an answer; its fields are the columns, in this order, under these names.

    The questions that are asked most make theirs with ``model_construct``: what stands in a row
    was checked, and to build a validator takes longer than the answer. A test validates them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
