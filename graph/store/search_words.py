"""Which statements may hold a text in their quote: never too few, sometimes too many."""

import sqlite3

from graph.text.folding import find_terms, fold, term_spans

DAY_BITS = 30
"""Bits below the day in a statement's number."""
FIRST_STATEMENT = 1 << DAY_BITS
"""No other node has a number as high as this."""
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
    """A quote as it is indexed: its folded words, or itself where FTS5 folds it as well."""
    if quote.isascii():
        return quote
    return " ".join(find_terms(fold(quote)))


def index_all_quotes(connection: sqlite3.Connection) -> None:
    """Index the quotes of all statements."""
    # In the order of their keys, FTS5 takes them several times faster.
    connection.create_function("folded_words", 1, index_words, deterministic=True)
    connection.execute(
        "INSERT INTO quote_words(rowid, words) "
        "SELECT id, folded_words(attributes ->> 'label') FROM nodes WHERE id >= ? ORDER BY id",
        (FIRST_STATEMENT,),
    )
    connection.execute("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab(main, quote_words, row)")
    connection.execute("INSERT OR IGNORE INTO terms SELECT term FROM temp.indexed")
    connection.execute("DROP TABLE temp.indexed")


def _terms_with(connection: sqlite3.Connection, part: str, *, open_right: bool) -> list[str]:
    """The words that have this part, or end with it."""
    condition = "instr(term, :part) > 0" if open_right else "substr(term, -length(:part)) = :part"
    rows = connection.execute(
        f"SELECT term FROM terms WHERE {condition} LIMIT {_MOST_TERMS + 1}",
        {"part": part},
    )
    return [term for (term,) in rows]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
