"""The text of a web page or of a PDF, by libraries that are an optional part."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

_PAGES = {".html", ".htm", ".xhtml"}
_EXTRA = "it is an optional part: pip install 'claimgraph[articles]'"


class CannotExtractError(Exception):
    """No text comes out of a file; the message says why."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text, and what its file says about it."""

    text: str
    title: str | None = None
    language: str | None = None
    fields: dict[str, str] = field(default_factory=dict)


def is_text(file: Path) -> bool:
    """Whether a file is archived as it is, told by its name."""
    return file.suffix.lower() not in _PAGES | {".pdf"}


def extract(file: Path, raw: bytes) -> Extracted:
    """The text of a page or of a PDF.

    Raises:
        CannotExtractError: the library is not installed, or finds no text.
    """
    found = _read_pdf(file, raw) if file.suffix.lower() == ".pdf" else _read_page(file, raw)
    if not found.text.strip():
        raise CannotExtractError(f"{file}: no text was found in it; a scan must be read by people")
    return found


def _read_page(file: Path, raw: bytes) -> Extracted:
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise CannotExtractError(f"{file}: reading HTML needs trafilatura; {_EXTRA}") from None
    found = bare_extraction(raw, with_metadata=True, include_comments=False, favor_recall=True)
    if found is None:
        return Extracted("")
    told = found if isinstance(found, dict) else found.as_dict()
    fields = {"publisher": told.get("sitename"), "url": told.get("url")}
    title, text = told.get("title"), str(told.get("text") or "")
    if title and title not in text:
        text = f"{title}\n\n{text}"
    return Extracted(
        text.strip() + "\n",
        _line(title),
        _line(told.get("language")),
        {name: shown for name, value in fields.items() if (shown := _line(value))},
    )


def _read_pdf(file: Path, raw: bytes) -> Extracted:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise CannotExtractError(f"{file}: reading PDF needs pypdf; {_EXTRA}") from None
    try:
        pages = [page.extract_text() for page in PdfReader(BytesIO(raw)).pages]
    except PyPdfError as error:
        raise CannotExtractError(f"{file}: this PDF cannot be read: {error}") from None
    return Extracted("\n\n".join(page.strip() for page in pages) + "\n")


def _line(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None
