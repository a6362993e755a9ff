"""What all records share: they are frozen, refuse fields they do not know, and keep their rules."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, Self, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from schemas.dates import EdtfDate

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Text that says something: not empty, not white space alone."""

UNRULED = {"rules": False}
"""The pydantic context that makes a record whose rules are asked for afterwards, all at once."""


class BrokenRule(NamedTuple):
    """What is wrong with a record whose fields are sound each by itself."""

    code: str
    """The permanent code of the problem; of pydantic's error, the type."""
    message: str
    hint: str | None
    steps: tuple[str | int, ...]
    """The way from the record to what breaks the rule."""
    rests_on: tuple[str, ...] = ()
    """Fields of which the rule supposes that they could be read, where they are left out."""


class Record(BaseModel):
    """A record as a curator writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class RuledRecord(Record):
    """A record with rules that several of its fields must keep together.

    A rule is one ``yield`` of :meth:`broken_rules`. Whoever makes a record gets the first broken
    one as an error of pydantic, its code as the type; loading a corpus asks for all of them.
    """

    def broken_rules(self) -> Iterator[BrokenRule]:
        """Each rule that the record itself breaks, its parts left out."""
        yield from ()

    @model_validator(mode="after")
    def _keep_rules(self, info: ValidationInfo) -> Self:
        if info.context is not UNRULED:
            for rule in self.broken_rules():
                told = {"message": rule.message, "hint": rule.hint, "steps": rule.steps}
                raise PydanticCustomError(rule.code, "{message}", told)
        return self


def check_basis(date: EdtfDate, field: str) -> Iterator[BrokenRule]:
    """The rule that a date which is not one plain day says how it is known, in ``basis``."""
    if not date.is_plain_day:
        message = f"the date {date} is not one plain day and does not say how it is known"
        hint = "add `basis`: how the date follows from the text, in words"
        yield BrokenRule("basis-missing", message, hint, (field,), ("basis",))


def parts_of(
    record: Record, steps: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Record]]:
    """The record and each record inside it, with the way there."""
    yield steps, record
    for name in _fields_with_parts(type(record)):
        value = getattr(record, name)
        if isinstance(value, tuple):
            for index, part in enumerate(value):
                yield from parts_of(part, (*steps, name, index))
        elif value is not None:
            yield from parts_of(value, (*steps, name))


def broken_rules_in(record: Record) -> Iterator[BrokenRule]:
    """Each rule that the record or a part of it breaks, with the way from the record."""
    for steps, part in parts_of(record):
        if isinstance(part, RuledRecord):
            for rule in part.broken_rules():
                yield rule._replace(steps=(*steps, *rule.steps))


@cache
def _fields_with_parts(model: type[Record]) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in model.model_fields.items()
        if any(isinstance(each, type) and issubclass(each, Record) for each in _named(field))
    )


def _named(field: Any) -> Iterator[Any]:
    """All that a field's annotation names, however deep."""
    waiting = [field.annotation]
    while waiting:
        each = waiting.pop()
        yield each
        waiting += get_args(each)


@cache
def fields_of_type(model: type[Record], wanted: Any) -> tuple[str, ...]:
    """The fields of a model that hold such a value, or several of them."""
    return tuple(
        name for name, field in model.model_fields.items() if wanted in list(_named(field))
    )
