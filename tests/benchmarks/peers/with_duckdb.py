"""The questions as somebody asks them of a DuckDB database that was made beforehand.

python -m tests.benchmarks.peers.with_duckdb DATABASE repeats|trace|text [CLAIM|WORDS]
"""

import json
import sys
from pathlib import Path

import duckdb  # type: ignore[import-not-found, unused-ignore]

from tests.benchmarks.peers.text import LIMIT, fold

_TABLES = {
    "claims": "n INTEGER, id VARCHAR, text VARCHAR",
    "broader": "narrow INTEGER, wide INTEGER",
    "events": "n INTEGER, id VARCHAR, occasion INTEGER",
    "statements": "n INTEGER, id VARCHAR, source VARCHAR, place INTEGER, speaker VARCHAR,"
    " event INTEGER, date VARCHAR, first VARCHAR, last VARCHAR, year SMALLINT, quote VARCHAR,"
    " folded VARCHAR",
    "links": "statement INTEGER, claim INTEGER, stance VARCHAR, clear BOOLEAN",
}

_REPEATS = """
WITH RECURSIVE counts_for(narrow, wide) AS (
    SELECT n, n FROM claims
    UNION SELECT c.narrow, b.wide FROM counts_for c JOIN broader b ON b.narrow = c.wide
),
said AS (
    SELECT DISTINCT c.wide, l.clear, s.year, e.n, e.occasion
    FROM links l
    JOIN counts_for c ON c.narrow = l.claim
    JOIN statements s ON s.n = l.statement
    JOIN events e ON e.n = s.event
    WHERE l.stance = 'asserts'
),
counted AS (
    SELECT
        wide,
        count(DISTINCT year) FILTER (clear) AS years,
        count(DISTINCT occasion) FILTER (clear) AS low,
        count(DISTINCT n) AS high
    FROM said GROUP BY wide HAVING low >= 2 AND years >= 2
),
top AS (
    SELECT counted.*, claims.id FROM counted JOIN claims ON claims.n = wide
    ORDER BY years DESC, low DESC, high DESC, id LIMIT $limit
)
SELECT id, list_sort(list(DISTINCT year) FILTER (clear AND year IS NOT NULL)), low, high
FROM top JOIN said USING (wide)
GROUP BY id, years, low, high ORDER BY years DESC, low DESC, high DESC, id
"""

_TRACE = """
WITH RECURSIVE wide AS (SELECT n FROM claims WHERE id = $claim),
narrower(n) AS (
    FROM wide
    UNION SELECT b.narrow FROM narrower JOIN broader b ON b.wide = narrower.n
),
found AS (
    SELECT DISTINCT statement, stance FROM links
    WHERE claim IN (FROM narrower) AND (stance = 'asserts' OR claim = (FROM wide))
)
SELECT s.id, s.date, s.quote FROM found JOIN statements s ON s.n = found.statement
ORDER BY s.first IS NULL, s.first, s.last, s.source, s.place, found.stance LIMIT $limit
"""

_TEXT = """
SELECT id, date, quote FROM statements WHERE contains(folded, $words)
ORDER BY first IS NULL, first, last, source, place LIMIT $limit
"""


def main() -> None:
    """Print the first rows of the answer in JSON Lines."""
    database, question, *argument = sys.argv[1:]
    with duckdb.connect(database, read_only=True) as connection:
        if question == "repeats":
            found = connection.execute(_REPEATS, {"limit": LIMIT}).fetchall()
            rows = [
                {"claim": claim, "years": years, "occasions": [low, high]}
                for claim, years, low, high in found
            ]
        else:
            query = _TRACE if question == "trace" else _TEXT
            given = {"claim": argument[0]} if question == "trace" else {"words": fold(argument[0])}
            found = connection.execute(query, {"limit": LIMIT, **given}).fetchall()
            rows = [{"id": id, "date": date, "quote": quote} for id, date, quote in found]
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


def make_database(tables: Path, database: Path) -> None:
    """Make the database from :func:`tests.benchmarks.peers.tables.write_tables`'s files."""
    with duckdb.connect(str(database)) as connection:
        for name, columns in _TABLES.items():
            connection.execute(f"CREATE TABLE {name}({columns})")
            connection.execute(f"COPY {name} FROM '{tables}/{name}.csv' (HEADER false)")


if __name__ == "__main__":
    main()
