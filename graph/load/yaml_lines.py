"""YAML in the layout that records are written in, read at once; of any other nothing is said.

libyaml's events tell where everything stands, at the price of an object for each of them; the
parsers that are quicker make numbers and dates of text, which cannot be undone. What is read here
is read as :mod:`graph.load.yaml_tree` reads it, and the tests hold the two together.
"""

import json
import re
from typing import Any, TypeAlias

Data: TypeAlias = "str | list[Data] | dict[str, Data]"

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff"
UNSEEN = re.compile(f"[{_CONTROLS}]")
"""Characters that no record holds, since no reader sees them."""
_UNUSUAL = re.compile(f"[{_CONTROLS}\t\r\x85\u2028\u2029]")
_MOST_LEVELS = 20

_KEY = r"[A-Za-z_][A-Za-z0-9_-]*+"
_PLAIN = r"(?:[^\n:#]++|:(?![\ \n])|(?<!\ )\#)*+"
# A line that belongs to the value above it: it is deeper than the value's key or dash.
_ON = r"\n\1(?(2)(?(3)\ \ ))\ ++"
_ITEM = re.compile(
    rf"""
    (?:\ *+(?:\#[^\n]*+)?\n)*+
    (?:
        (\ *+) (-\ )? (?:({_KEY}):(?=[\ \n]))? \ *+
        (?:
            ( (?:[^\ \n?:,\[\]{{}}\#&*!|>'"%@`-] | -(?![\ \n])) {_PLAIN}
              (?:{_ON}(?![\n\#]){_PLAIN})*+ )
            | ( '[^']*+(?:''[^']*+)*+'
              | "[^"\\]*+(?:\\(?:["\\nrt]|u(?![dD][89A-Fa-f]))[^"\\]*+)*+" ) \ *+
            | ( [\[{{][^\n]*+ (?:{_ON}[^\n]++)*+ )
            | ([|>]-?) \ *+ ((?:\n(?=\n)|{_ON}[^\n]*+)++)
        )?
        (?:(?<=\ )\#[^\n]*+)?
        \n
        | \Z
        | ([^\n]*+\n)
    )
    """,
    re.VERBOSE,
)
_BREAK = re.compile(r" *\n *")
_BREAKS = re.compile(r"\n(\n*)")

_WORD = r"\w[\w./ -]*+"
_VALUE = rf"""(?:{_WORD}|"[^"\\]*+"\ *+|'[^']*+'\ *+)"""
_FIELD = rf"{_KEY}:\ ++{_VALUE}"
_FIELDS = rf"\{{\ *+(?:{_FIELD}(?:,\ *+{_FIELD})*+)?\}}\ *+"
_MEMBER = rf"(?:{_VALUE}|{_FIELDS})"
_WORDS = re.compile(rf"\[\ *+((?:{_WORD}(?:,\ *+{_WORD})*+)?)\]\ *+")
_MEMBERS = re.compile(rf"\[\ *+{_MEMBER}(?:,\ *+{_MEMBER})*+\]\ *+")
_ONE_MAPPING = re.compile(_FIELDS)
_EACH_MEMBER = re.compile(rf"({_VALUE})|({_FIELDS})")
_EACH_FIELD = re.compile(rf"({_KEY}):\ ++({_VALUE})")


def read_plainly(text: str) -> "Data | None":
    """What a text says, or None where that is for a whole reader of YAML to tell."""
    if not text.endswith("\n"):
        return None
    if not text.replace("\n", "").isprintable() and _UNUSUAL.search(text):
        return None
    root: dict[str, Data] = {}
    here: Any = root
    # The level of a list lies between those of mappings at its column and at the next.
    level = -1
    outer: list[tuple[int, Any]] = []
    inner: Any
    # The key whose value may be a list or mapping on the next lines.
    waiting: str | None = ""
    value: Data | None
    for indent, dash, key, plain, quoted, flow, header, body, rest in _ITEM.findall(text):
        if not key and not dash:
            if plain or quoted or flow or header or rest:
                return None
            break
        at = 2 * len(indent) + 1 if dash else 2 * len(indent)
        if at > level:
            if waiting is None or len(outer) > _MOST_LEVELS:
                return None
            outer.append((level, here))
            here[waiting] = inner = [] if dash else {}
            level, here = at, inner
        else:
            while at < level:
                level, here = outer.pop()
            if at != level:
                return None
        waiting = None
        if dash and key:
            outer.append((level, here))
            inner = {}
            here.append(inner)
            level, here = level + 3, inner
        if plain:
            value = _BREAK.sub(" ", plain).rstrip(" ") if "\n" in plain else plain.rstrip(" ")
        elif flow:
            value = _read_flow(flow)
        elif header:
            value = _read_block(header, body)
        elif quoted:
            value = _read_quoted(quoted, len(indent) + (3 if dash and key else 1))
        elif key:
            value, waiting = "", key
        else:
            return None
        if value is None or (key and key in here):
            return None
        if key:
            here[key] = value
        else:
            here.append(value)
    return root.get("")


def _read_quoted(raw: str, least: int) -> str | None:
    text = raw[1:-1]
    if "\n" in text:
        lines = text.split("\n")[1:]
        margin = " " * least
        if "\\" in raw or not lines[-1] or any(x and not x.startswith(margin) for x in lines):
            return None
        text = _fold(_BREAK.sub("\n", text))
    if raw[0] == "'":
        return text.replace("''", "'")
    if "\\" not in text:
        return text
    try:
        text = json.loads(raw)
    except json.JSONDecodeError:
        return None
    return None if UNSEEN.search(text) else text


def _read_block(header: str, body: str) -> str | None:
    lines = body[1:].rstrip("\n").split("\n")
    margin = " " * (len(lines[0]) - len(lines[0].lstrip(" ")))
    width = len(margin)
    shown = [line[width:] for line in lines]
    for line, part in zip(lines, shown, strict=True):
        if line and (not line.startswith(margin) or not part.strip(" ")):
            return None
        if part.startswith(" ") and header[0] == ">":
            return None
    if not lines[0]:
        return None
    text = "\n".join(shown)
    return (_fold(text) if header[0] == ">" else text) + ("" if header[1:] else "\n")


def _fold(text: str) -> str:
    return _BREAKS.sub(lambda breaks: breaks[1] or " ", text)


def _read_flow(raw: str) -> "Data | None":
    raw = _BREAK.sub(" ", raw)
    if words := _WORDS.fullmatch(raw):
        return [word.strip(" ") for word in words[1].split(",")] if words[1] else []
    if _ONE_MAPPING.fullmatch(raw):
        return _read_fields(raw)
    if not _MEMBERS.fullmatch(raw):
        return None
    members: list[Data] = []
    for value, fields in _EACH_MEMBER.findall(raw):
        member = _read_value(value) if value else _read_fields(fields)
        if member is None:
            return None
        members.append(member)
    return members


def _read_fields(raw: str) -> "Data | None":
    pairs = _EACH_FIELD.findall(raw)
    fields: dict[str, Data] = {key: _read_value(value) for key, value in pairs}
    return fields if len(fields) == len(pairs) else None


def _read_value(raw: str) -> str:
    text = raw.rstrip(" ")
    return text[1:-1] if text[0] in "'\"" else text
