"""The pages in a WARC file (ISO 28500), and one of them with the proof that it is unchanged."""

import contextlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from graph.archive.formats.extracted import CannotExtractError
from schemas.limits import ARTICLE_BYTES

_PAGES = ("text/html", "application/xhtml+xml")
_UNPACKED = ("", "identity", "gzip", "x-gzip", "deflate")
_DIGESTS = ("WARC-Block-Digest", "WARC-Payload-Digest")


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """A page in a WARC file, and where its record stands."""

    url: str
    captured: str
    """When, as the file says."""
    record: bytes
    """Its record, byte for byte, which is a WARC file by itself."""


@dataclass(frozen=True, slots=True)
class Payload:
    """The page of a record."""

    content: bytes
    charset: str | None
    remarks: tuple[str, ...]


def find_pages(raw: bytes) -> list[CapturedPage]:
    """All pages of a file that came whole and are no error, in its order.

    Raises:
        CannotExtractError: its records cannot be told apart.
    """
    found = []
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            records = ArchiveIterator(io.BytesIO(raw))
            for record in records:
                if not _is_page(record):
                    continue
                headers = record.rec_headers
                url, captured = (headers.get_header(n) for n in ("WARC-Target-URI", "WARC-Date"))
                start, length = records.get_record_offset(), records.get_record_length()
                found.append(CapturedPage(url, captured or "", raw[start : start + length]))
    except ArchiveLoadFailed as error:
        told = " ".join(str(error).split())
        advice = "'warcio recompress' may mend it" if "gzip" in told else "get it anew"
        raise CannotExtractError(f"this web archive is damaged: {told[:200]}; {advice}") from None
    return found


def read_payload(page: CapturedPage) -> Payload:
    """The content of a page, after its digests were compared.

    Raises:
        CannotExtractError: it is not what was captured, not whole, or packed in an unknown way.
    """
    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        record = next(iter(ArchiveIterator(io.BytesIO(page.record), check_digests=True)))
        http = record.http_headers
        packed = ((http and http.get_header("Content-Encoding")) or "").strip().lower()
        if packed not in _UNPACKED:
            raise CannotExtractError(
                f"the page is packed as {packed!r}, which is not read: open the archive in a "
                "viewer, and save the page as HTML"
            )
        content = record.content_stream().read(ARTICLE_BYTES.most + 1)
        if len(content) > ARTICLE_BYTES.most:
            raise CannotExtractError(f"unpacked, {ARTICLE_BYTES.message()}; {ARTICLE_BYTES.hint}")
        while record.raw_stream.read(1 << 16):
            pass
    if getattr(record.raw_stream, "limit", 0) > 0 or said.getvalue():
        raise CannotExtractError("the record of the page is not whole: get the archive anew")
    charset = _content_type(record).partition("charset=")[2].split(";")[0].strip(" \"'")
    return Payload(content, charset or None, tuple(_compare_digests(record)))


def _compare_digests(record: Any) -> Iterator[str]:
    """Remarks on what the digests prove.

    Of two, the block's counts: tools do not agree on what a payload is.
    """
    told = [record.rec_headers.get_header(name) for name in _DIGESTS]
    problems = "; ".join(record.digest_checker.problems)
    if "block digest failed" in problems or ("payload digest failed" in problems and not told[0]):
        raise CannotExtractError(
            f"the page is not what was captured: {problems}; the archive was damaged or changed"
        )
    if problems:
        yield f"not proved by the archive: {problems}"
    elif any(told):
        yield f"its digest fits: {next(filter(None, told))}"
    else:
        yield "the archive holds no digest of the page: nothing proves that it is unchanged"
    if cut := record.rec_headers.get_header("WARC-Truncated"):
        yield f"the page was cut when it was captured ({cut})"


def _is_page(record: Any) -> bool:
    if not (record.rec_headers.get_header("WARC-Target-URI") or "").startswith(("http:", "https:")):
        return False
    if record.rec_type == "response":
        code = record.http_headers.get_statuscode() if record.http_headers else ""
        return code == "200" and _content_type(record).partition(";")[0].strip() in _PAGES
    return record.rec_type == "resource" and _content_type(record).partition(";")[0] in _PAGES


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").lower()
