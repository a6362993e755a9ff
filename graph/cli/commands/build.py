"""``claimgraph build``: the page, the graph and the database, as files."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.arguments.options import CorpusArgument, CorpusOption, OutOption
from graph.cli.commands.checked_graph import read_graph
from graph.cli.defaults import CORPUS, OUT
from graph.cli.exits import USAGE
from graph.cli.output.counts import count
from graph.cli.output.refusals import keep_inside, told_refusals
from graph.cli.output.rows import EMPTY
from graph.cli.output.stdout import tell

if TYPE_CHECKING:
    from graph.assemble import ClaimGraph
    from graph.page import Texts

PAGE = "graph.html"
NODE_LINK = "graph.json"
DATABASE = "claims.db"
_TAILS = ("-journal", "-wal", "-shm")
"""What other programs leave beside a database; SQLite would mix it into the next one."""
TEXTS = "full|quotes|none"
"""Written out, since the page's own list of them would be imported by every command."""


def build(
    folder: CorpusArgument = None,
    *,
    corpus: CorpusOption = CORPUS,
    out: OutOption = OUT,
    texts: Annotated[
        str,
        typer.Option(
            "--texts",
            metavar=TEXTS,
            help="What the page carries of the archived texts: all, the quotes alone, or the "
            "quotes with some words around them, for those who may not republish the articles.",
        ),
    ] = "full",
    most_words: Annotated[
        int | None,
        typer.Option(
            "--most-words",
            metavar="N",
            min=1,
            help="With --texts quotes: of each part of a quote at most so many words.",
        ),
    ] = None,
) -> None:
    """Check a corpus and write its page, its graph and its records.

    graph.html is for people, graph.json for networkx, claims.db for SQLite and what reads it.
    """
    carried = _read_texts(texts)
    if most_words is not None and texts != "quotes":
        reason = "it shortens quotes, and needs --texts quotes"
        raise typer.BadParameter(reason, param_hint="'--most-words'")
    with told_refusals(USAGE):
        keep_inside(out, folder or corpus)
    graph = read_graph(folder or corpus)
    from graph.cli.output.progress import shown_progress
    from graph.disk.batch import Before, Content, Draft, write_batch
    from graph.disk.products import refuse_foreign
    from graph.exchange.node_link import write_node_link
    from graph.page import render_page
    from graph.store.copying import write_copy

    with shown_progress("making the page"), told_refusals(USAGE):
        written = [PAGE, NODE_LINK, DATABASE]
        if not (out / DATABASE).exists():
            # These would be those of a database that is gone, and not ours.
            written += [DATABASE + tail for tail in _TAILS]
        refuse_foreign(out, written, "name another folder with --out, or move it away")
        files: dict[str, Content] = {
            DATABASE: partial(write_copy, graph),
            PAGE: render_page(graph, carried, most_words),
            NODE_LINK: partial(write_node_link, graph),
        }
        drafts = {name: Draft(content, Before.ANYTHING) for name, content in files.items()}
        write_batch(out, drafts, discard=[DATABASE + tail for tail in _TAILS])
    typer.echo(_summarise(graph), err=True)
    for name in (PAGE, NODE_LINK, DATABASE):
        size = (out / name).stat().st_size
        tell(f"wrote {out / name} ({size / 1000:,.0f} kB)")
    if texts != "full":
        _tell_shares(graph, carried, most_words)


def _tell_shares(graph: "ClaimGraph", texts: "Texts", most_words: int | None) -> None:
    """Say how much of each text the page still carries, and that the other files carry more."""
    from graph.page.texts import carried_share, excerpts

    for id, source in graph.corpus.sources.items():
        share = carried_share(source, excerpts(source, texts, most_words))
        tell(f"the page carries {share * 100:.0f} % of the text of {id}")
    tell(f"{NODE_LINK} and {DATABASE} carry every quote in full")


def _read_texts(given: str) -> "Texts":
    from graph.page import Texts

    try:
        return Texts(given)
    except ValueError:
        reason = f"{given!r} is none of {', '.join(Texts)}"
        raise typer.BadParameter(reason, param_hint="'--texts'") from None


def _summarise(graph: "ClaimGraph") -> str:
    from graph.assemble import NodeKind

    corpus = graph.corpus
    if not corpus.sources:
        return EMPTY
    return ", ".join(
        [
            count(len(corpus.sources), "source"),
            count(len(graph.ids(NodeKind.STATEMENT)), "statement"),
            count(len(corpus.claims), "claim"),
            count(graph.nx.number_of_nodes(), "node"),
            count(graph.nx.number_of_edges(), "edge"),
        ]
    )
