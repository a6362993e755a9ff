"""Which statements may hold a text in their quote: never too few, sometimes too many."""

import sqlite3
from collections.abc import Iterator

from graph.store.folding import find_terms, fold, term_spans

DAY_BITS = 30
"""Bits below the day in a statement's key."""
_MOST_TERMS = 400


def match_text(connection: sqlite3.Connection, text: str) -> str | None:
    """The FTS5 expression that every quote with this text matches; None where none narrows."""
    folded = fold(text)
    spans = term_spans(folded)
    if not spans:
        return None
    parts = []
    for start, end in spans:
        term = folded[start:end]
        open_left, open_right = start == 0, end == len(folded)
        if open_left:
            found = _terms_with(connection, term, open_right=open_right)
            if len(found) > _MOST_TERMS:
                continue
            if not found:
                return ""
            parts.append(f"({' OR '.join(map(_quoted, found))})")
        else:
            parts.append(_quoted(term) + (" *" if open_right else ""))
    return " AND ".join(parts) or None


def index_words(quote: str) -> str:
    """A quote as it is indexed: its folded words."""
    return " ".join(find_terms(fold(quote)))


def index_quotes(connection: sqlite3.Connection, first: int) -> None:
    """Index the quotes of the statements that were written from a running number on."""
    # In the order of their keys, FTS5 takes them several times faster.
    quotes = connection.execute(
        f"SELECT key, quote FROM statements WHERE key & {(1 << DAY_BITS) - 1} >= ? ORDER BY key",
        (first,),
    )
    terms: set[str] = set()

    def rows() -> Iterator[tuple[int, str]]:
        for key, quote in quotes:
            found = find_terms(fold(quote))
            terms.update(found)
            yield key, " ".join(found)

    connection.executemany("INSERT INTO quote_words(rowid, words) VALUES (?, ?)", rows())
    connection.executemany(
        "INSERT OR IGNORE INTO terms VALUES (?)", ((term,) for term in sorted(terms))
    )


def _terms_with(connection: sqlite3.Connection, part: str, *, open_right: bool) -> list[str]:
    """The words that have this part, or end with it."""
    condition = "instr(term, ?1) > 0" if open_right else "substr(term, -length(?1)) = ?1"
    rows = connection.execute(
        f"SELECT term FROM terms WHERE {condition} LIMIT {_MOST_TERMS + 1}",
        (part,),
    )
    return [term for (term,) in rows]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
