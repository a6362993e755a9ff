"""A page that a browser saved as one MHTML file: RFC 2557, a mail with a page in it."""

import email
from dataclasses import replace
from email.message import Message
from email.utils import parsedate_to_datetime

from graph.archive.formats.extracted import CannotExtractError, Extracted, Found
from graph.archive.formats.web_page import read_page

_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(raw: bytes) -> Extracted:
    """Read the first page of the file.

    Raises:
        CannotExtractError: there is no page in it, or no text in the page.
    """
    message = email.message_from_bytes(raw.lstrip())
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    if not pages:
        raise CannotExtractError(
            "this file is a mail without a web page in it: save its text as plain text in UTF-8"
        )
    page = pages[0]
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise CannotExtractError("the page in this file cannot be decoded: save it as HTML")
    found = read_page(content, _charset(page))
    fields = dict(found.fields)
    where = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "")
    if where.startswith(("http://", "https://")):
        fields.setdefault("url", Found(where.strip(), "Snapshot-Content-Location of the file"))
    remarks = list(found.remarks)
    if len(pages) > 1:
        remarks.append(f"the file holds {len(pages)} pages (frames): the first one was read")
    if saved := " ".join(str(message.get("Date") or "").split()):
        remarks.append(f"the page was saved on {saved}, which is no date of publication")
        if day := _read_day(saved):
            fields["archived_on"] = Found(day, f"Date of the file: {saved}")
    return replace(
        found, format="saved page (MHTML)", suffix=".mhtml", fields=fields, remarks=tuple(remarks)
    )


def _read_day(saved: str) -> str | None:
    try:
        return parsedate_to_datetime(saved).date().isoformat()
    except ValueError:
        return None


def _charset(part: Message) -> str | None:
    told = part.get_param("charset")
    return told if isinstance(told, str) else None
