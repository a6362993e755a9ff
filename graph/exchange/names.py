"""Labels, relationship types and properties that the graph does not know, with the nearest."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from graph.exchange.tokens import CypherError, Token
from graph.exchange.vocabulary import LABELS, TYPES, edge_properties, node_properties

_PATTERN_FOLLOWS = (
    "MATCH", "WHERE", "AND", "OR", "XOR", "NOT", "SHORTESTPATH", "ALLSHORTESTPATHS", "EXISTS",
)  # fmt: skip
_ALTERNATIVES = ("|", "&", "!", ":")


class _Pattern(NamedTuple):
    """What stands in the brackets of a node or a relationship, up to a map or a condition."""

    variable: str | None
    kinds: list[str]
    keys: list[str]
    is_node: bool


def check_names(tokens: Sequence[Token]) -> None:
    """Compare the names that a question uses with those of the graph.

    Raises:
        CypherError: there is no such label, relationship type or property.
    """
    patterns = list(_patterns(tokens))
    for pattern in patterns:
        for kind in pattern.kinds:
            _check_kind(kind, is_node=pattern.is_node)
        for key in pattern.keys:
            _check_property(key, [pattern])
    for mark, variable, name in _uses(tokens):
        bound = [pattern for pattern in patterns if pattern.variable == variable]
        if bound and mark == ".":
            _check_property(name, bound)
        elif bound:
            _check_kind(name, is_node=bound[0].is_node)


def _check_kind(given: str, *, is_node: bool) -> None:
    known = [f":{name}" for name in (LABELS if is_node else TYPES)]
    what = "label" if is_node else "relationship type"
    _check(f":{given}", known, f"there is no {what} :{given}")


def _check_property(given: str, patterns: Sequence[_Pattern]) -> None:
    kinds = dict.fromkeys(f":{kind}" for pattern in patterns for kind in pattern.kinds)
    what = " or ".join(kinds) or ("node" if patterns[0].is_node else "relationship")
    _check(given, _known(patterns), f"no {what} has a property {given!r}")


def _check(given: str, known: Sequence[str], message: str) -> None:
    if given in known:
        return
    folded = {name.lower(): name for name in known}
    near = get_close_matches(given.lower(), folded, n=1)
    hint = f"did you mean {folded[near[0]]}? " if near else ""
    raise CypherError(message, f"{hint}Known: {', '.join(known) or 'none'}")


def _known(patterns: Sequence[_Pattern]) -> list[str]:
    """The properties that a variable of these patterns may have."""
    kinds = {kind for pattern in patterns for kind in pattern.kinds}
    if patterns[0].is_node:
        of_each = [node_properties(label) for label in LABELS if label in (kinds or LABELS)]
    else:
        of_each = [edge_properties(type) for type in TYPES if type in (kinds or TYPES)]
    return list(dict.fromkeys(name for names in of_each for name in names))


def _patterns(tokens: Sequence[Token]) -> Iterator[_Pattern]:
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else None
        if token.text == "(" and (
            before is None or before.name is None or before.is_word(*_PATTERN_FOLLOWS)
        ):
            yield _read_pattern(tokens[index + 1 :], is_node=True)
        elif token.text == "[" and before is not None and before.text == "-":
            yield _read_pattern(tokens[index + 1 :], is_node=False)


def _read_pattern(tokens: Sequence[Token], *, is_node: bool) -> _Pattern:
    rest = list(tokens)
    variable = rest.pop(0).name if rest and rest[0].name else None
    kinds: list[str] = []
    if rest and rest[0].text == ":":
        while rest and rest[0].text in _ALTERNATIVES:
            mark = rest.pop(0)
            if rest and rest[0].name and mark.text in _ALTERNATIVES:
                kinds.append(str(rest.pop(0).name))
    elif not rest or rest[0].text not in (")", "]", "{", "*") or _is_value(rest):
        variable = None
    keys = []
    if rest and rest[0].text == "{":
        keys = list(_read_keys(rest))
    return _Pattern(variable, kinds, keys, is_node)


def _read_keys(tokens: Sequence[Token]) -> Iterator[str]:
    """The keys of the map that begins here, without those of maps inside it."""
    depth = 0
    for index, token in enumerate(tokens[:-1]):
        depth += (token.text in "{[(") - (token.text in "}])")
        if depth == 0:
            return
        if depth == 1 and token.text in ("{", ",") and tokens[index + 1].name:
            yield str(tokens[index + 1].name)


def _is_value(rest: Sequence[Token]) -> bool:
    """Whether a name in brackets is the value of an expression: ``(map).key``."""
    return len(rest) > 1 and rest[0].text == ")" and rest[1].text == "."


def _uses(tokens: Sequence[Token]) -> Iterator[tuple[str, str, str]]:
    """Each ``variable.property`` and ``variable:Label``; no function, and no key of a map."""
    for index in range(1, len(tokens) - 1):
        mark, variable, name = tokens[index].text, tokens[index - 1].name, tokens[index + 1].name
        if mark not in (".", ":") or variable is None or name is None:
            continue
        before = tokens[index - 2].text if index > 1 else ""
        after = tokens[index + 2].text if index + 2 < len(tokens) else ""
        if mark == "." and before != "." and after != "(":
            yield mark, variable, name
        if mark == ":" and before not in ("{", ","):
            yield mark, variable, name
