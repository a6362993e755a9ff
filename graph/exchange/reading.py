"""Only questions are asked of the graph: whatever writes, or reaches for a file, is refused."""

from collections.abc import Sequence
from itertools import pairwise

from graph.exchange.tokens import CypherError, Token

_REFUSED = (
    "CREATE", "MERGE", "INSERT", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "DROP", "ALTER",
    "FOREACH", "LOAD", "COPY", "ATTACH", "EXPORT", "IMPORT", "INSTALL",
)  # fmt: skip
_FIRST = ("MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL")


def refuse_writes(tokens: Sequence[Token]) -> None:
    """Stop at anything but one reading question.

    Names in backticks, strings, properties (``n.set``), keys (``{set: 1}``) and names given by
    ``AS`` may be called what they like.

    Raises:
        CypherError: it writes, reads a file, calls a procedure, or holds several questions.
    """
    while tokens and tokens[-1].text == ";":
        tokens = tokens[:-1]
    if not tokens or not tokens[0].is_word(*_FIRST):
        found = f"not {tokens[0].text!r}" if tokens else "and this is empty"
        raise CypherError(f"a question begins with MATCH, UNWIND, WITH or RETURN, {found}")
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.is_word(*_REFUSED) and not _is_name(before, after):
            raise CypherError(
                f"{token.text.upper()} is refused: the graph is only read here",
                f"if it is a name, write `{token.text}` in backticks",
            )
        if token.is_word("CALL") and not _is_name(before, after) and _is_procedure(after):
            raise CypherError(
                "procedures are not called here, only subqueries: CALL { MATCH ... RETURN ... }",
                "networkx has the algorithms: in Python, graph.nx",
            )
        if token.text == ";":
            raise CypherError("this is more than one question; ask one at a time")
    _refuse_pairs(tokens)
    if not any(token.is_word("RETURN") for token in tokens):
        raise CypherError("nothing is asked for: a question ends with RETURN")


def _refuse_pairs(tokens: Sequence[Token]) -> None:
    """Two words that mean something together, also where the library forgives backticks."""
    for first, second in pairwise(tokens):
        pair = (str(first.name).upper(), str(second.name).upper())
        if pair == ("LOAD", "CSV"):
            raise CypherError("LOAD CSV is refused: no file is read here")
        if pair == ("FORMAT", "CSV"):
            raise CypherError("FORMAT CSV is refused", "write --format csv after the question")


def _is_name(before: Token | None, after: Token | None) -> bool:
    """Whether a word between these two is a property, a map's key or a column's name."""
    if before is not None and (before.text == "." or before.is_word("AS")):
        return True
    keyed = after is not None and after.text == ":"
    return keyed and before is not None and before.text in ("{", ",")


def _is_procedure(after: Token | None) -> bool:
    return after is None or after.text not in ("{", "(")
