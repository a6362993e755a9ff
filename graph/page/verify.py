"""A built page proved from outside: every quote, offset, document, hash and reference in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.assemble import ClaimGraph
from graph.page.agreement import check_agreement
from graph.page.carried import Texts
from graph.page.contents import Contents
from graph.page.flaws import Flaw
from graph.page.parts import NoPageError, check_markup, cut_page
from graph.page.quotes import check_account, check_document, check_quote
from graph.page.reading import DamagedError, read_embedded
from graph.page.references import check_references
from graph.page.texts import Excerpt


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
    compared: bool = False
    """Whether all was compared with a corpus."""


def verify_page(text: str, graph: ClaimGraph | None = None) -> Verdict:
    """Prove a page against itself, and with a corpus's graph also against that corpus."""
    verdict = Verdict(compared=graph is not None)
    try:
        parts = cut_page(text)
        data, page, texts = read_embedded(parts)
        counts = len(page.claims.id), len(page.statements.id)
        verdict.flaws += check_markup(parts, data.get("digest", ""), *counts)
        verdict.flaws += check_references(page)
        _prove(verdict, page, texts)
        if graph is not None:
            verdict.flaws += check_agreement(page, data, texts, graph)
    except NoPageError as error:
        verdict.flaws.append(Flaw("the file", str(error)))
    except DamagedError as error:
        where, _, what = str(error).partition(": ")
        verdict.flaws.append(Flaw(where, what))
    return verdict


def _prove(verdict: Verdict, page: Contents, texts: Sequence[list[Excerpt]]) -> None:
    verdict.texts = Texts(page.texts)
    verdict.quotes, verdict.documents = len(page.statements.id), len(page.sources.id)
    whole = verdict.texts is Texts.FULL
    if not whole:
        verdict.unchanged = None
    statements: dict[int, list[int]] = {}
    for at, source in enumerate(page.statements.source):
        statements.setdefault(source, []).append(at)
    for source, excerpts in enumerate(texts):
        here = statements.get(source, [])
        found = [flaw for at in here if (flaw := check_quote(page, at, excerpts))]
        verdict.standing += len(here) - len(found)
        verdict.flaws += found
        if whole:
            verdict.flaws += _check_whole(verdict, page, source, here, excerpts)


def _check_whole(
    verdict: Verdict, page: Contents, source: int, here: list[int], excerpts: list[Excerpt]
) -> Iterator[Flaw]:
    flaw = check_document(page, source, excerpts)
    if flaw:
        yield flaw
        return
    verdict.unchanged = (verdict.unchanged or 0) + 1
    yield from check_account(page, source, here, excerpts[0][1])
