"""Whether quotes stand in what the page carries of their documents, and whose hash that has."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from graph.load.coverage import measure_coverage
from graph.page.contents import Contents
from graph.page.flaws import Flaw, character, first_difference, shorten
from graph.page.texts import Excerpt
from schemas.corpus import Span

_CLOSE = 1e-9


def hash_of(text: str) -> str:
    """The SHA-256 of a document's bytes."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def check_document(page: Contents, source: int, excerpts: Sequence[Excerpt]) -> Flaw | None:
    """Whether a source's full text is there, with the hash on record."""
    name = page.source_name(source)
    if len(excerpts) != 1 or excerpts[0][0] != 0:
        return Flaw(name, "its text is not there from the first character to the last")
    found, recorded = hash_of(excerpts[0][1]), page.sources.sha256[source]
    if found == recorded:
        return None
    what = f"{page.sources.document[source]} does not have the SHA-256 on record"
    return Flaw(name, f"{what}: recorded {recorded}, found {found}")


def check_quote(page: Contents, statement: int, excerpts: Sequence[Excerpt]) -> Flaw | None:
    """The first thing by which a statement's quote does not stand where the page says."""
    table = page.statements
    name = page.statement_name(statement)
    parts, spans = table.quote[statement], table.spans[statement]
    if len(parts) != len(spans) or not parts:
        return Flaw(name, f"its quote has {len(parts)} parts and {len(spans)} places")
    document = page.sources.document[table.source[statement]]
    for quote, (start, end) in zip(parts, spans, strict=True):
        found = _stretch(excerpts, start, end)
        if found is None:
            what = f"characters {start} to {end} do not lie in what the page carries of {document}"
            return Flaw(name, what)
        if found != quote:
            at = first_difference(quote, found)
            what = f"character {at + 1} of its quote is {character(quote, at)}"
            there = f"{character(found, at)} stands at character {start + at} of {document}"
            whole = f"the quote is {shorten(quote)}, characters {start} to {end} are"
            return Flaw(name, f"{what} where {there}; {whole} {shorten(found)}")
    lengths = [sum(lengths) for lengths in table.own[statement]]
    if lengths != [len(quote) for quote in parts]:
        return Flaw(name, "the lengths of the speaker's own words do not add up to its quote")
    return None


def _stretch(excerpts: Sequence[Excerpt], start: int, end: int) -> str | None:
    for first, text in excerpts:
        if first <= start < end <= first + len(text):
            return text[start - first : end - first]
    return None


def check_account(
    page: Contents, source: int, statements: Sequence[int], text: str
) -> Iterator[Flaw]:
    """Whether dismissed passages lie in a document, and its coverage follows from the places."""
    name = page.source_name(source)
    dismissed = [Span(start, end) for start, end, _, _ in page.sources.dismissed[source]]
    for start, end, reason, note in page.sources.dismissed[source]:
        if not 0 <= start < end <= len(text):
            yield Flaw(name, f"the dismissed characters {start} to {end} are not in its text")
            return
        if not 0 <= reason < len(page.reasons) or not -1 <= note < len(page.strings):
            yield Flaw(name, f"there is no reason for the dismissed characters {start} to {end}")
            return
    anchored = [Span(*span) for at in statements for span in page.statements.spans[at]]
    if any(not 0 <= span.start < span.end <= len(text) for span in anchored):
        return
    found = measure_coverage(text, anchored, dismissed)
    total = found.total or 1
    shares = found.anchored / total, found.dismissed / total, found.open / total
    told = page.sources.coverage[source]
    if any(abs(one - other) > _CLOSE for one, other in zip(shares, told, strict=True)):
        what = "the shares quoted, dismissed and open do not follow from the places it names"
        yield Flaw(name, what)
