"""The text of a PDF."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from graph.desk.formats.extracted import CannotExtractError, Extracted


def read_pdf(raw: bytes) -> Extracted:
    """Read a PDF."""
    try:
        pages = [page.extract_text() for page in PdfReader(BytesIO(raw)).pages]
    except PyPdfError as error:
        raise CannotExtractError(f"this PDF cannot be read: {error}") from None
    return Extracted("\n\n".join(page.strip() for page in pages) + "\n", "PDF", ".pdf")
