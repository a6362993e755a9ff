"""``docs/cypher.md`` and the vocabulary name what the graph has.

After a change that is meant, ``REFRESH_CYPHER=1 pytest tests/exchange/test_names.py`` writes the
table of the document anew.
"""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import graph.assemble.kinds
from graph.assemble import ClaimGraph, EdgeKind, NodeKind, build_graph
from graph.exchange.vocabulary import LABELS, TYPES, edge_properties, node_properties
from graph.load import load_corpus
from tests.cli.command import BASE, ROOT

DOCUMENT = ROOT / "docs/cypher.md"
BLOCK = re.compile(r"(?<=<!-- names -->\n).*?(?=<!-- /names -->)", re.DOTALL)


def _ends() -> dict[str, str]:
    """What the docstring of each kind of edge says of its ends."""
    tree = ast.parse(Path(graph.assemble.kinds.__file__).read_text(encoding="utf-8"))
    (kinds,) = [each for each in tree.body if getattr(each, "name", "") == EdgeKind.__name__]
    assert isinstance(kinds, ast.ClassDef)
    _, *body = kinds.body
    return {
        ast.unparse(name.targets[0]): ast.literal_eval(said.value)
        for name, said in zip(body[::2], body[1::2], strict=True)
        if isinstance(name, ast.Assign) and isinstance(said, ast.Expr)
    }


def _table() -> Iterator[str]:
    ends = _ends()
    yield "\n| label | properties besides id, key, label |\n|---|---|\n"
    for label in LABELS:
        yield f"| `:{label}` | {', '.join(node_properties(label)[3:]) or '–'} |\n"
    yield "\n| type | from and to | properties |\n|---|---|---|\n"
    for type, kind in TYPES.items():
        said = ends[kind.name].replace("``", "`")
        yield f"| `:{type}` | {said} | {', '.join(edge_properties(type)) or '–'} |\n"
    yield "\n"


def test_the_document_names_every_label_type_and_property() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    table = "".join(_table())
    if "REFRESH_CYPHER" in os.environ:
        DOCUMENT.write_text(BLOCK.sub(lambda _: table, text), encoding="utf-8")
        return
    assert BLOCK.findall(text) == [table]


def _graphs() -> list[ClaimGraph]:
    corpora = [load_corpus(folder).corpus for folder in (BASE, ROOT / "seeds")]
    return [build_graph(corpus) for corpus in corpora if corpus is not None]


def test_no_property_of_the_graph_is_unnamed() -> None:
    for made in _graphs():
        for node in made.nodes.values():
            assert node.attributes.keys() <= set(node_properties(node.kind.title()))
        for edge in made.edges:
            assert edge.attributes.keys() <= set(edge_properties(edge.kind.upper()))


def test_every_named_property_is_written_by_the_assembly() -> None:
    written = "".join(
        (ROOT / "graph/assemble" / name).read_text(encoding="utf-8")
        for name in ("build.py", "dates.py")
    )
    names = {name for label in LABELS for name in node_properties(label)[2:]}
    names |= {name for type in TYPES for name in edge_properties(type)}
    missing = {name for name in names if not re.search(rf'\b{name}=|"{name}"', written)}
    assert missing == {"year"}  # a year's number, from its id


def test_labels_and_types_are_the_kinds() -> None:
    assert list(LABELS.values()) == list(NodeKind)
    assert list(TYPES.values()) == list(EdgeKind)
    assert {"Claim", "Statement"} <= LABELS.keys()
    assert {"SAID_BY", "IN_YEAR"} <= TYPES.keys()
