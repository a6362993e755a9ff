"""In what a page differs from the one that a build writes, in words that name the place."""

import json
import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from graph.verify.carried_corpus import (
    DamagedError,
    decode,
    read_lines,
    read_part,
    unpack_part,
)
from graph.verify.flaws import Flaw, character, first_difference, shorten
from graph.verify.page_parts import Parts

_PROGRAM = {
    "version": "the name of the program",
    "style": "the page's style",
    "licence": "vis-network's licence",
    "library": "the packed vis-network",
    "script": "the page's script",
}
_HASH = re.compile(r"&#39;sha256-[^&]*&#39;")


def find_differences(theirs: Parts, ours: Parts, whence: str) -> list[Flaw]:
    """All in which a page differs from what a build writes; none where they are the same bytes.

    What is packed is compared unpacked, since another zlib packs otherwise.

    Args:
        theirs: the page.
        ours: the page as it is built.
        whence: what it was built from, for the message.
    """
    if theirs == ours:
        return []
    found = [*_compare_program(theirs, ours)]
    if theirs.packed is not ours.packed:
        return [*found, Flaw("the data", "it is packed where a build packs nothing, or not packed")]
    found += _compare_data(theirs, ours, whence)
    found += _compare_texts(theirs, ours, whence)
    # What was changed in the records shows in the data already, by better names.
    found = found or [*_compare_records(theirs, ours, whence)]
    if not found and theirs.inside["digest"] != ours.inside["digest"]:
        what = _differ(theirs.inside["digest"], ours.inside["digest"], whence)
        found = [Flaw("the digest", what)]
    if not found and not theirs.packed:
        found = [Flaw("the file", "it is not byte for byte what a build writes")]
    return found


def count_standing(theirs: Parts, ours: Parts) -> int:
    """How many of a page's quotes are at the same places the same as a build's."""
    if theirs.packed or ours.packed:
        pairs = zip(read_lines(theirs)[1::2], read_lines(ours)[1::2], strict=False)
        rows = [(decode(one), decode(other)) for one, other in pairs]
        return sum(a == b for one, other in rows for a, b in zip(one, other, strict=False))
    found, built = (_quotes(read_part(each, "data")) for each in (theirs, ours))
    return sum(one == other for one, other in zip(found, built, strict=False))


def _quotes(data: dict[str, Any]) -> list[str]:
    columns = [data["statements"].get(name, []) for name in ("id", "source", "spans", "quote")]
    return list(map(_write, zip(*columns, strict=False)))


def _compare_program(theirs: Parts, ours: Parts) -> Iterator[Flaw]:
    if theirs.inside["version"] != ours.inside["version"]:
        made, here = shorten(theirs.inside["version"]), shorten(ours.inside["version"])
        what = f"it was made by {made}, and that version proves it; this is {here}"
        yield Flaw("the page", what)
    policies = theirs.inside["policy"], ours.inside["policy"]
    if _HASH.sub("", policies[0]) != _HASH.sub("", policies[1]):
        yield Flaw("the page's policy", "it is not the policy that a build writes")
    elif policies[0] != policies[1]:
        yield Flaw("the page's policy", "it allows another program than a build writes")
    for name in ("style", "licence", "library", "script"):
        found, built = theirs.inside[name], ours.inside[name]
        if found != built:
            at = first_difference(found, built)
            line = found.count("\n", 0, at) + 1
            what = f"not the one that this claimgraph builds, from line {line} (character {at}) on"
            yield Flaw(_PROGRAM[name], what)
    for (found, line), built in zip(theirs.lines(), ours.between, strict=True):
        if found != built:
            at = first_difference(found, built)
            where = f"the markup, line {line + found.count(chr(10), 0, at)}"
            what = f"{character(found, at)} stands where a build writes {character(built, at)}"
            yield Flaw(where, what)


def _compare_data(theirs: Parts, ours: Parts, whence: str) -> Iterator[Flaw]:
    try:
        found = read_part(theirs, "data")
    except DamagedError as error:
        where, _, what = str(error).partition(": ")
        yield Flaw(where, what)
        return
    built = read_part(ours, "data")
    flaws = [
        flaw
        for name in sorted({*found, *built} - {"digest"})
        for flaw in _compare_table(name, found, built, whence)
    ]
    if not flaws and found.get("digest") != built["digest"]:
        what = f"it is {shorten(str(found.get('digest')))}, from {whence} {built['digest']}"
        flaws = [Flaw("the digest", what)]
    yield from flaws or _compare_characters("the data", *_unpacked(theirs, ours, "data"))


def _compare_table(
    name: str, all_found: dict[str, Any], all_built: dict[str, Any], whence: str
) -> Iterator[Flaw]:
    found, built = all_found.get(name), all_built.get(name)
    if _write(found) == _write(built):
        return
    if not isinstance(found, dict) or not isinstance(built, dict):
        yield from _compare_rows(f"the table {name}", found, built, whence)
        return
    for column in sorted({*found, *built}):
        one, other = found.get(column), built.get(column)
        if _write(one) == _write(other):
            continue
        ids = all_found[name].get("id"), all_built[name].get("id")
        if column != "id" and _write(ids[0]) == _write(ids[1]) and isinstance(one, list):
            yield from _compare_named(name, column, all_built, one, other, whence)
        elif isinstance(one, dict) and isinstance(other, dict):
            yield from _compare_table(column, found, built, whence)
        else:
            yield from _compare_rows(f"{name}, {column}", one, other, whence)


def _compare_named(
    name: str, column: str, built: dict[str, Any], one: list[Any], other: Any, whence: str
) -> Iterator[Flaw]:
    """Compare a column of a table whose rows have the ids of those that are built."""
    ids = built[name].get("id")
    if ids is None or not isinstance(other, list) or len(one) != len(other):
        yield from _compare_rows(f"{name}, {column}", one, other, whence)
        return
    for row, (here, there) in enumerate(zip(one, other, strict=True)):
        if _write(here) != _write(there):
            who = f"{name.rstrip('s')} {ids[row]}"
            if name == "statements":
                of = built["sources"]["id"][built["statements"]["source"][row]]
                who = f"statement {of}/{ids[row]}"
            yield Flaw(who, f"{column} {_differ(here, there, whence)}")


def _compare_rows(where: str, found: Any, built: Any, whence: str) -> Iterator[Flaw]:
    """The first row that differs in what is a list on both sides, else the two as they are."""
    if isinstance(found, list) and isinstance(built, list):
        for row, (one, other) in enumerate(zip_longest(found, built), 1):
            if _write(one) != _write(other):
                yield Flaw(f"{where}, row {row}", _differ(one, other, whence))
                return
    yield Flaw(where, _differ(found, built, whence))


def _differ(found: Any, built: Any, whence: str) -> str:
    if isinstance(found, list) and isinstance(built, list) and len(found) == len(built):
        different = [(one, two) for one, two in zip(found, built, strict=True) if one != two]
        if len(different) == 1:
            return _differ(*different[0], whence)
    one, other = (each if isinstance(each, str) else _write(each) for each in (found, built))
    at = first_difference(one, other)
    start = max(at - 20, 0) if at > 40 else 0
    lead = "…" if start else ""
    return (
        f"is {shorten(lead + one[start:])}, from {whence} {shorten(lead + other[start:])}: "
        f"character {at + 1} is {character(one, at)} instead of {character(other, at)}"
    )


def _compare_texts(theirs: Parts, ours: Parts, whence: str) -> Iterator[Flaw]:
    try:
        found, built = (
            read_lines(each) if each.packed else list(map(_write, decode(each.inside["texts"])))
            for each in (theirs, ours)
        )
    except (ValueError, TypeError) as error:
        yield Flaw("the texts", str(error))
        return
    ids = read_part(ours, "data")["sources"]["id"]
    step = 2 if theirs.packed else 1
    flaws = []
    for row, (one, other) in enumerate(zip_longest(found, built, fillvalue="")):
        if one != other:
            of = ids[row // step] if row // step < len(ids) else f"number {row // step + 1}"
            what = "quotes" if step == 2 and row % 2 else "text"
            flaws.append(Flaw(f"source {of}", f"its {what} {_differ(one, other, whence)}"))
    yield from flaws
    if not flaws and not theirs.packed:
        pieces = theirs.inside["texts"], ours.inside["texts"]
        yield from _compare_characters("the texts", *pieces)


def _compare_records(theirs: Parts, ours: Parts, whence: str) -> Iterator[Flaw]:
    try:
        found = read_part(theirs, "records")
    except DamagedError as error:
        where, _, what = str(error).partition(": ")
        yield Flaw(where, what)
        return
    built = read_part(ours, "records")
    flaws = [
        flaw
        for kind in sorted({*found, *built})
        if _write(found.get(kind)) != _write(built.get(kind))
        for flaw in _compare_rows(f"the records, {kind}", found.get(kind), built.get(kind), whence)
    ]
    yield from flaws or _compare_characters("the records", *_unpacked(theirs, ours, "records"))


def _unpacked(theirs: Parts, ours: Parts, name: str) -> tuple[str, str]:
    return unpack_part(theirs, name), unpack_part(ours, name)


def _compare_characters(where: str, found: str, built: str) -> Iterator[Flaw]:
    """JSON that says the same in other characters, which a browser may read otherwise."""
    if found != built:
        at = first_difference(found, built)
        what = f"character {at} is {character(found, at)} where a build writes"
        yield Flaw(where, f"{what} {character(built, at)}")


def _write(value: Any) -> str:
    """A value as text, in which ``1``, ``1.0`` and ``true`` are three."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
