"""A built page proved: it is built again from what it carries, and has to be the same bytes.

A page carries the records that it was made from, and the documents or the words around its
quotes. So there is one rule for all that it shows: whatever does not stand in those follows from
them, and is what a build of this version makes of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from graph.assemble import ClaimGraph, build_graph
from graph.page.carried import Texts
from graph.page.render import render_page, write_page
from graph.prove.canonical_records import corpus_digest
from graph.queries.coverage import coverage
from graph.verify.carried_corpus import Carried, DamagedError, read_carried
from graph.verify.differences import count_standing, find_differences
from graph.verify.flaws import Flaw
from graph.verify.page_parts import NoPageError, Parts, cut_page
from schemas.corpus import Corpus


@dataclass
class Verdict:
    """What of a page holds, and what does not."""

    flaws: list[Flaw] = field(default_factory=list)
    texts: Texts = Texts.FULL
    """What the page carries of its documents."""
    quotes: int = 0
    standing: int = 0
    """How many quotes stand in what the page carries."""
    documents: int = 0
    unchanged: int | None = 0
    """How many documents have the SHA-256 on record; None where the page carries none."""
    digest: str | None = None
    """The digest of the corpus that the page carries."""
    compared: bool = False
    """Whether all was compared with a corpus."""


def verify_page(text: str, graph: ClaimGraph | None = None) -> Verdict:
    """Prove a page against itself, and with a corpus's graph also against that corpus."""
    verdict = Verdict(compared=graph is not None)
    try:
        parts = cut_page(text)
        carried = read_carried(parts)
        _prove(verdict, parts, carried)
        if graph is not None:
            built = cut_page(render_page(graph, carried.texts, carried.most_words))
            flaws = find_differences(parts, built, "the corpus")
            verdict.flaws = list(dict.fromkeys([*verdict.flaws, *flaws]))
    except NoPageError as error:
        verdict.flaws.append(Flaw("the file", str(error)))
    except DamagedError as error:
        where, _, what = str(error).partition(": ")
        verdict.flaws.append(Flaw(where, what))
    return verdict


def _prove(verdict: Verdict, parts: Parts, carried: Carried) -> None:
    own = build_graph(carried.corpus)
    shares = coverage(own) if carried.shares is None else carried.shares
    built = cut_page(write_page(own, carried.texts, carried.excerpts, shares, carried.most_words))
    verdict.texts = carried.texts
    verdict.digest = corpus_digest(carried.corpus)
    verdict.flaws += find_differences(parts, built, "its records")
    verdict.quotes = sum(len(source.statements) for source in carried.corpus.sources.values())
    verdict.standing = count_standing(parts, built)
    verdict.documents = len(carried.corpus.sources)
    if carried.texts is not Texts.FULL:
        verdict.unchanged = None
        return
    changed = list(_find_changed(carried.corpus))
    verdict.unchanged = verdict.documents - len(changed)
    verdict.flaws += changed


def _find_changed(corpus: Corpus) -> Iterator[Flaw]:
    """Each document that does not have the hash on record."""
    for source in corpus.sources.values():
        found = sha256(source.text.encode()).hexdigest()
        if found != source.record.sha256:
            what = f"{source.record.document} does not have the SHA-256 on record"
            told = f"{what}: recorded {source.record.sha256}, found {found}"
            yield Flaw(f"source {source.record.id}", told)
