"""The article of a web page: its text, whole, and what the page says about it."""

from collections.abc import Sequence

from graph.archive.formats.article import Article, choose_blocks
from graph.archive.formats.blocks import Block, parse_page, read_blocks
from graph.archive.formats.encoding import decode_page
from graph.archive.formats.extracted import CannotExtractError, Extracted, quote_some
from graph.archive.formats.page_metadata import read_metadata, read_site_names
from graph.archive.formats.saving_comment import read_saving_comment


def read_page(raw: bytes, declared: str | None = None) -> Extracted:
    """Read a page.

    Args:
        raw: its bytes.
        declared: the encoding that came with it, outside of it.

    Raises:
        CannotExtractError: no text comes out of it.
    """
    decoded = decode_page(raw, declared)
    tree = parse_page(decoded.text)
    blocks = read_blocks(tree)
    if not blocks:
        raise CannotExtractError(
            "no text was found in this page: it may be drawn by a script; "
            "save it from the browser after it is drawn"
        )
    article = choose_blocks(decoded.text, blocks, read_site_names(tree))
    text = "\n\n".join(block.text for block in article.blocks) + "\n"
    told = read_metadata(tree, article.blocks)
    remarks = (*decoded.remarks, *_remarks(article), *told.remarks)
    fields = {**read_saving_comment(decoded.text), **told.fields}
    return Extracted(text, "web page", ".html", decoded.encoding, fields, remarks)


def _remarks(article: Article) -> list[str]:
    blocks = article.blocks
    told = []
    hidden = dict.fromkeys(each for b in blocks for each in [*b.hidden, *b.hidden_after])
    if not article.is_sure:
        told.append("no article was recognised: the text is all that is not navigation")
    if article.left_inside:
        told.append(f"left out inside the article: {_quote(article.left_inside)}")
    if article.left_around:
        told.append(f"left out around the article: {_quote(article.left_around)}")
    for what, texts in (
        ("left out, since a reader does not see it", [*hidden]),
        ("struck out on the page, and kept", [each for b in blocks for each in b.struck]),
        (
            "raised, lowered or a reading aid on the page, and run together with its word",
            [each for b in blocks for each in b.raised],
        ),
        (
            "quotation marks that browsers draw are no characters of the page: write `words` for",
            [block.text for block in blocks if block.quoted],
        ),
    ):
        if texts:
            told.append(f"{what}: {quote_some(texts)}")
    soft = sum(block.text.count("\xad") for block in blocks)
    return [*told, f"soft hyphens are kept as they are: {soft}"] if soft else told


def _quote(blocks: Sequence[Block]) -> str:
    number = "1 block" if len(blocks) == 1 else f"{len(blocks)} blocks"
    return f"{number}, {quote_some([block.text for block in blocks])}"
