"""Fields and records as YAML, laid out as a curator writes them."""

import json
from collections.abc import Mapping, Sequence

from graph.edit.yaml_scalars import WIDTH, write_scalar
from graph.read.yaml_nodes import Data

_STEP = 2


class Number(str):
    """A number, which is written without quotation marks."""

    __slots__ = ()


def write_record(
    data: Mapping[str, Data], order: Sequence[str], column: int, lead: str | None = None
) -> list[str]:
    """A record as a member of a list, in lines without their ends.

    Args:
        data: what it says.
        order: of its fields, unknown ones last.
        column: where its fields begin.
        lead: what stands before the first of them; a dash and a space in their places for None.
    """
    lines = [
        line
        for name in sorted(data, key=lambda name: rank(name, order))
        for line in write_field(name, data[name], column)
    ]
    before = f"{' ' * (column - _STEP)}- " if lead is None else lead
    lines[0] = before + lines[0][column:]
    return lines


def write_field(name: str, value: Data, column: int) -> list[str]:
    """A field that begins in a column, in lines without their ends."""
    head = f"{' ' * column}{name}:"
    if isinstance(value, str):
        return f"{head} {_write_text(value, column + _STEP, len(head) + 1)}".split("\n")
    if isinstance(value, dict):
        inner = [line for each in value for line in write_field(each, value[each], column + _STEP)]
        return [head, *inner] if inner else [f"{head} {{}}"]
    flow = f"{head} [{', '.join(map(_write_short, value))}]"
    if all(isinstance(each, str) for each in value) and len(flow) <= WIDTH:
        return [flow]
    return [head, *(line for each in value for line in _write_member(each, column + _STEP))]


def rank(name: str, order: Sequence[str]) -> int:
    """The place of a field in an order, unknown ones last."""
    return order.index(name) if name in order else len(order)


def _write_member(value: Data, column: int) -> list[str]:
    if isinstance(value, dict) and value:
        return write_record(value, tuple(value), column + _STEP)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    shown = _write_text(text, column + _STEP, column + _STEP) if isinstance(value, str) else text
    return f"{' ' * column}- {shown}".split("\n")


def _write_short(value: Data) -> str:
    """A text inside square brackets."""
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    shown = _write_text(value, 0, 0)
    plain = shown == value and not set(value) & set(",[]{}")
    return value if plain else json.dumps(value, ensure_ascii=False)


def _write_text(text: str, indent: int, used: int) -> str:
    if isinstance(text, Number):
        return str(text)
    if text != " ".join(text.split()):
        return json.dumps(text, ensure_ascii=False)  # a text of JSON is one of YAML
    return write_scalar(text, indent=indent, used=used)
