"""What is refused before it is asked, and which hint a slip gets."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.assemble import ClaimGraph, build_graph
from graph.exchange.cypher import ask_cypher
from graph.exchange.tokens import CypherError, without_comments
from graph.load import load_corpus
from tests.cli.command import BASE


@pytest.fixture(scope="module")
def graph() -> ClaimGraph:
    """The graph of the small corpus."""
    corpus = load_corpus(BASE).corpus
    assert corpus is not None
    return build_graph(corpus)


READS = "LOAD CSV FROM 'FILE' AS row RETURN row"


@pytest.mark.parametrize(
    "question",
    [
        "CREATE (n:Claim)",
        "MATCH (n) SET n.label = 'x' RETURN n",
        "MATCH (n) set n:Claim RETURN n",
        "MATCH (n) DETACH DELETE n RETURN 1",
        "MATCH (n)-[r]->() DeLeTe r RETURN 1",
        "MATCH (n) REMOVE n.label RETURN n",
        "MERGE (n:Claim {id: 'x'}) RETURN n",
        "MATCH (n) MERGE (m:Claim) RETURN m",
        "MATCH (n) /* read */ CREATE /* only */ (m) RETURN m",
        "MATCH (n) // read\nCREATE (m) RETURN m",
        "MATCH (n) RETURN '// ' AS x UNION CREATE (m) RETURN 1 AS x",
        "MATCH (n) FOREACH (x IN [1] | SET n.y = x) RETURN n",
        "CALL { CREATE (n) RETURN n } RETURN n",
        "CALL (n) { MATCH (n) DELETE n } RETURN 1",
        "INSERT (n:Claim) RETURN n",
        "DROP INDEX x",
        "CREATE INDEX FOR (n:Claim) ON (n.id)",
        "MATCH (n) `SET` n.label = 'x' RETURN n",
        "`CREATE` (n) RETURN n",
        READS,
        READS.replace("LOAD", "`LOAD`"),
        READS.replace("CSV", "`csv`"),
        READS.replace(" CSV", "/**/CSV"),
        f"RETURN 1 AS row UNION {READS}",
        f"RETURN 1 AS row UNION {READS.replace('LOAD', '`load`')}",
        f"RETURN 1 AS row; {READS}",
        f"MATCH (n) RETURN EXISTS {{ {READS} }} AS x",
        f"EXPLAIN {READS}",
        "COPY Claim FROM 'FILE'",
        "ATTACH 'FILE' AS other",
        "EXPORT DATABASE 'FILE'",
        "CALL db.labels()",
        "CALL pagerank() YIELD node RETURN node",
        "MATCH (n) CALL db.cdc.enable() RETURN n",
        "`CALL` db.labels() YIELD label RETURN label",
        "SHOW INDEXES",
        "MATCH (n) RETURN n.id FORMAT CSV",
        "MATCH (n:Claim) RETURN n.id; MATCH (n) RETURN n",
        "MATCH (n)",
        "",
        "// nothing",
    ],
)
def test_refused(question: str, graph: ClaimGraph, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("secret\n", encoding="utf-8")
    with pytest.raises(CypherError) as refused:
        ask_cypher(graph, question.replace("FILE", str(secret)))
    assert "secret\n" not in f"{refused.value}{refused.value.hint}"
    assert list(tmp_path.iterdir()) == [secret]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("MATCH (n:Claim) WHERE n.label CONTAINS 'DELETE' RETURN COUNT(n) AS n", [[0]]),
        ('RETURN "CREATE (n) // SET" AS text', [["CREATE (n) // SET"]]),
        (r"RETURN 'it\'s LOAD CSV' AS text", [["it's LOAD CSV"]]),
        ("RETURN 1 AS `DROP`", [[1]]),
        ("RETURN {set: 1, delete: 2}.set AS set", [[1]]),
        ("RETURN 1 /* CREATE */ AS one // DELETE", [[1]]),
        ("RETURN 1 AS one ;\n", [[1]]),
        ("CALL { MATCH (n:Narrative) RETURN COUNT(n) AS k } RETURN k > 0 AS some", [[True]]),
        ("UNWIND [{a: 1}] AS m RETURN m.a AS a, (m).a AS b", [[1, 1]]),
    ],
)
def test_words_that_only_look_like_commands(
    question: str, answer: list[list[object]], graph: ClaimGraph
) -> None:
    assert ask_cypher(graph, question).rows == answer


@pytest.mark.parametrize(
    ("question", "message", "hint"),
    [
        ("MATCH (n:Speker) RETURN n", "there is no label :Speker", "did you mean :Speaker?"),
        ("MATCH (n:claim) RETURN n", "there is no label :claim", "did you mean :Claim?"),
        ("MATCH (n) WHERE n:Clam RETURN n", "there is no label :Clam", "did you mean :Claim?"),
        ("MATCH (n:Thing) RETURN n", "there is no label :Thing", "Known: :Source, :Statement,"),
        (
            "MATCH (:Claim)<-[:ASSERTS|DENY]-(s) RETURN s",
            "there is no relationship type :DENY",
            "did you mean :DENIES?",
        ),
        ("MATCH (n:Claim) RETURN n.lable", "no :Claim has a property 'lable'", "mean label?"),
        ("MATCH (n:Claim {idd: 'x'}) RETURN n", "no :Claim has a property 'idd'", "mean id?"),
        (
            "MATCH (n:Claim) RETURN n.publisher",
            "no :Claim has a property 'publisher'",
            "Known: id, key, label, formerly",
        ),
        (
            "MATCH (:Statement)-[r:SAID_BY]->() RETURN r.certain",
            "no :SAID_BY has a property 'certain'",
            "mean certainty?",
        ),
        ("MATCH (n) RETURN n.title", "no node has a property 'title'", "Known: id, key, label,"),
        ("MATCH (n:Claim) WHERE n.id = $id RETURN n", "$id has no value", "--param id=TEXT"),
        ("RETURN 'x AS text", "what is opened here is never closed: 'x AS text", "None"),
    ],
)
def test_a_slip_gets_a_hint(question: str, message: str, hint: str, graph: ClaimGraph) -> None:
    with pytest.raises(CypherError) as slip:
        ask_cypher(graph, question)
    assert str(slip.value) == message
    assert hint in str(slip.value.hint)


@pytest.mark.parametrize("question", ["MATCH (n:Claim RETURN n", "MATCH (n:Claim) RETURN m"])
def test_what_the_library_does_not_understand(question: str, graph: ClaimGraph) -> None:
    with pytest.raises(CypherError, match=r"syntax error at line 1|Undefined variable 'm'"):
        ask_cypher(graph, question)


def test_a_property_that_no_record_has_is_noted(graph: ClaimGraph) -> None:
    told = ask_cypher(graph, "MATCH (y:Year) RETURN y.label AS year, y.year AS n")
    assert told.notes == []
    told = ask_cypher(graph, "MATCH (s:Source) RETURN s.archived_url AS url")
    assert "archived_url" in "".join(told.notes)


def test_comments_give_way_to_space_of_their_length() -> None:
    assert without_comments("RETURN /* a\nb */ 1 // c\nAS x") == "RETURN     \n     1     \nAS x"
    assert without_comments("RETURN '// no' AS x") == "RETURN '// no' AS x"


FRAGMENTS = [
    "MATCH ", "(n:Claim)", "-[r:ASSERTS]->", "RETURN ", "n", ".id", "'", '"', "`", "//", "/*", "*/",
    "LOAD ", "CSV ", "FROM ", "\\", "{", "}", "(", ")", "[", "]", ":", ";", "$x", "1", " ", "\n",
    "UNION ", "CALL ", "WHERE ", "AS x", ",", "é",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12))
def test_any_text_is_answered_or_refused(graph: ClaimGraph, parts: list[str]) -> None:
    with suppress(CypherError):
        ask_cypher(graph, "".join(parts), {"x": 1})
