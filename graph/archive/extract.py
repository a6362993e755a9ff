"""The text of a file, whatever its name says it is."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from graph.archive.confined_process import ConfinedError, run_confined
from graph.archive.formats.extracted import CannotExtractError, Extracted, missing_library
from graph.archive.formats.media_type import Format, NotReadError, recognise
from graph.archive.formats.plain_text import read_plain_text
from graph.archive.formats.transcript import read_transcript
from graph.text.printable import shorten
from schemas.limits import DOCUMENT_BYTES


def extract(
    file: Path, raw: bytes, read_as: Format | None = None, url: str | None = None
) -> Extracted:
    """Read a file by its content.

    Args:
        file: its name, for messages alone.
        raw: its bytes.
        read_as: its format, where the content misleads.
        url: the address of the page to read, where it holds several.

    Raises:
        CannotExtractError: it is of a kind that is not read, a library is not installed, or no
            text is found.
    """
    try:
        format = read_as or recognise(raw)
        reader = READERS[format]
        if url is not None and format in _OF_PAGES:
            reader = partial(reader, url=url)
        found = reader(raw) if format is Format.TEXT else run_confined(reader, raw)
    except (CannotExtractError, NotReadError, ConfinedError) as error:
        raise CannotExtractError(f"{file}: {error}") from None
    except Exception as error:
        # The libraries raise whatever a damaged file makes them stumble over.
        what = "is nested too deep" if isinstance(error, RecursionError) else "is damaged"
        told = f"{type(error).__name__}: {shorten(str(error))}"
        raise CannotExtractError(f"{file}: it {what} and cannot be read ({told})") from error
    if (size := len(found.text.encode("utf-8", "surrogatepass"))) > DOCUMENT_BYTES.most:
        raise CannotExtractError(f"{file}: {DOCUMENT_BYTES.message(size)}; {DOCUMENT_BYTES.hint}")
    if found.suffix is not None and not found.text.strip():
        raise CannotExtractError(f"{file}: no text was found in it; a scan must be read by people")
    return found


def _read_page(raw: bytes) -> Extracted:
    try:
        from graph.archive.formats.web_page import read_page
    except ImportError as error:
        raise _missing("a web page", error, "trafilatura") from None
    return read_page(raw)


def _read_mhtml(raw: bytes) -> Extracted:
    try:
        from graph.archive.formats.mhtml import read_mhtml
    except ImportError as error:
        raise _missing("a saved page", error, "trafilatura") from None
    return read_mhtml(raw)


def _read_warc(raw: bytes, url: str | None = None) -> Extracted:
    try:
        from graph.archive.formats.web_archive import read_warc
    except ImportError as error:
        raise _missing("a web archive", error, "warcio and trafilatura") from None
    return read_warc(raw, url)


def _read_wacz(raw: bytes, url: str | None = None) -> Extracted:
    try:
        from graph.archive.formats.web_archive import read_wacz
    except ImportError as error:
        raise _missing("a web archive", error, "warcio and trafilatura") from None
    return read_wacz(raw, url)


def _read_pdf(raw: bytes) -> Extracted:
    try:
        from graph.archive.formats.pdf import read_pdf
    except ImportError as error:
        raise _missing("PDF", error, "pdfminer.six") from None
    return read_pdf(raw)


def _read_docx(raw: bytes) -> Extracted:
    try:
        from graph.archive.formats.docx import read_docx
    except ImportError as error:
        raise _missing("a Word document", error, "lxml") from None
    return read_docx(raw)


def _read_odt(raw: bytes) -> Extracted:
    try:
        from graph.archive.formats.odt import read_odt
    except ImportError as error:
        raise _missing("an OpenDocument text", error, "lxml") from None
    return read_odt(raw)


def _read_parlamint(raw: bytes) -> Extracted:
    try:
        from graph.archive.formats.parlamint import read_parlamint
    except ImportError as error:
        raise _missing("a sitting in TEI", error, "lxml") from None
    return read_parlamint(raw)


def _missing(what: str, error: ImportError, library: str) -> CannotExtractError:
    if error.name is not None and error.name.startswith(("graph", "schemas")):
        raise error
    return missing_library(what, library)


READERS: dict[Format, Callable[..., Extracted]] = {
    Format.TEXT: read_plain_text,
    Format.PAGE: _read_page,
    Format.MHTML: _read_mhtml,
    Format.PDF: _read_pdf,
    Format.TRANSCRIPT: read_transcript,
    Format.WARC: _read_warc,
    Format.WACZ: _read_wacz,
    Format.DOCX: _read_docx,
    Format.ODT: _read_odt,
    Format.PARLAMINT: _read_parlamint,
}
"""Every format that is read. What is known and not read is refused in ``media_type``."""
_OF_PAGES = (Format.WARC, Format.WACZ)
