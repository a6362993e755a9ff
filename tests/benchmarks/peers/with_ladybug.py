"""The questions as somebody asks them of a Ladybug database (once Kuzu) made beforehand.

python -m tests.benchmarks.peers.with_ladybug DATABASE repeats|trace|text [CLAIM|WORDS]
"""

import json
import sys
from pathlib import Path
from typing import Any

import ladybug  # type: ignore[import-not-found, unused-ignore]

from tests.benchmarks.peers.text import LIMIT, fold

_CSV = """(HEADER=false, DELIM=',', QUOTE='"', ESCAPE='"')"""
_STATEMENTS = (
    "FROM (LOAD WITH HEADERS (n INT64, id STRING, source STRING, place INT64, speaker STRING,"
    " event INT64, date STRING, first STRING, last STRING, year INT64, quote STRING,"
    " folded STRING) FROM '{tables}/statements.csv' {csv} "
)
_SCHEMA = (
    "CREATE NODE TABLE Claim(n INT64 PRIMARY KEY, id STRING, text STRING)",
    "CREATE NODE TABLE Event(n INT64 PRIMARY KEY, id STRING, occasion INT64)",
    "CREATE NODE TABLE Statement(n INT64 PRIMARY KEY, id STRING, source STRING, place INT64,"
    " speaker STRING, date STRING, first STRING, last STRING, year INT64, quote STRING,"
    " folded STRING)",
    "CREATE REL TABLE BROADER(FROM Claim TO Claim)",
    "CREATE REL TABLE SAID_AT(FROM Statement TO Event)",
    "CREATE REL TABLE LINK(FROM Statement TO Claim, stance STRING, clear BOOLEAN)",
    "COPY Claim FROM '{tables}/claims.csv' {csv}",
    "COPY Event FROM '{tables}/events.csv' {csv}",
    "COPY BROADER FROM '{tables}/broader.csv' {csv}",
    f"COPY Statement {_STATEMENTS} RETURN n, id, source, place, speaker, date, first, last, year,"
    " quote, folded)",
    f"COPY SAID_AT {_STATEMENTS} WHERE event IS NOT NULL RETURN n, event)",
    "COPY LINK FROM (LOAD WITH HEADERS (n INT64, claim INT64, stance STRING, clear INT64)"
    " FROM '{tables}/links.csv' {csv} RETURN n, claim, stance, clear = 1)",
)

_REPEATS = """
MATCH (wide:Claim)<-[:BROADER*0..30]-(:Claim)<-[l:LINK]-(s:Statement)-[:SAID_AT]->(e:Event)
WHERE l.stance = 'asserts'
WITH DISTINCT wide.id AS id, l.clear AS clear, s.year AS year, e.n AS event, e.occasion AS occasion
WITH
    id,
    count(DISTINCT CASE WHEN clear THEN occasion END) AS low,
    count(DISTINCT event) AS high,
    count(DISTINCT CASE WHEN clear THEN year END) AS years
WHERE low >= 2 AND years >= 2
RETURN id, low, high ORDER BY years DESC, low DESC, high DESC, id LIMIT $limit
"""
_YEARS = """
MATCH (wide:Claim)<-[:BROADER*0..30]-(:Claim)<-[l:LINK]-(s:Statement)-[:SAID_AT]->(:Event)
WHERE wide.id IN $ids AND l.stance = 'asserts' AND l.clear AND s.year IS NOT NULL
RETURN wide.id, list_sort(collect(DISTINCT s.year))
"""

_TRACE = """
MATCH (wide:Claim {id: $claim})<-[:BROADER*0..30]-(c:Claim)<-[l:LINK]-(s:Statement)
WHERE l.stance = 'asserts' OR c.id = $claim
WITH DISTINCT s, l.stance AS stance
RETURN s.id, s.date, s.quote
ORDER BY s.first IS NULL, s.first, s.last, s.source, s.place, stance LIMIT $limit
"""

_TEXT = """
MATCH (s:Statement) WHERE s.folded CONTAINS $words
RETURN s.id, s.date, s.quote
ORDER BY s.first IS NULL, s.first, s.last, s.source, s.place LIMIT $limit
"""


def main() -> None:
    """Print the first rows of the answer in JSON Lines."""
    database, question, *argument = sys.argv[1:]
    connection = ladybug.Connection(ladybug.Database(database, read_only=True))
    if question == "repeats":
        found = _ask(connection, _REPEATS, limit=LIMIT)
        years = dict(_ask(connection, _YEARS, ids=[claim for claim, _, _ in found]))
        rows = [
            {"claim": claim, "years": years[claim], "occasions": [low, high]}
            for claim, low, high in found
        ]
    else:
        query = _TRACE if question == "trace" else _TEXT
        given = {"claim": argument[0]} if question == "trace" else {"words": fold(argument[0])}
        found = _ask(connection, query, limit=LIMIT, **given)
        rows = [{"id": id, "date": date, "quote": quote} for id, date, quote in found]
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))


def make_database(tables: Path, database: Path) -> None:
    """Make the database from :func:`tests.benchmarks.peers.tables.write_tables`'s files."""
    made = ladybug.Database(str(database))
    connection = ladybug.Connection(made)
    for each in _SCHEMA:
        connection.execute(each.format(tables=tables, csv=_CSV))
    connection.close()
    made.close()


def _ask(connection: Any, query: str, **given: object) -> list[Any]:
    rows: list[Any] = connection.execute(query, given).get_all()
    return rows


if __name__ == "__main__":
    main()
