"""One page out of a web archive: WARC (ISO 28500), or WACZ, a ZIP archive of such files."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import replace

from graph.archive.formats.extracted import CannotExtractError, Extracted, Found
from graph.archive.formats.warc_records import CapturedPage, find_pages, read_payload
from graph.archive.formats.web_page import read_page
from graph.archive.formats.zip_members import ZipMembers

_WARC = re.compile(r"archive/[^/]+\.warc(?:\.gz)?\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LISTED = 6


def read_warc(raw: bytes, url: str | None = None) -> Extracted:
    """Read one page of a WARC file.

    Args:
        raw: the file.
        url: the address of the page; the first one where it is None.

    Raises:
        CannotExtractError: there is no such page, or it is not what was captured.
    """
    return _read_one(raw, find_pages(raw), [url] if url else [], url is not None)


def read_wacz(raw: bytes, url: str | None = None) -> Extracted:
    """Read one page of a WACZ file: the first of its own list of pages, where no address is given.

    Raises:
        CannotExtractError: as of ``read_warc``, or a file in it is not the one that it lists.
    """
    archive = ZipMembers(raw)
    hashes = _read_hashes(archive)
    pages: list[CapturedPage] = []
    for name in sorted(filter(_WARC.match, archive.names)):
        content = archive.read(name)
        if hashes.get(name, "sha256:").removeprefix("sha256:") not in (
            "",
            hashlib.sha256(content).hexdigest(),
        ):
            raise CannotExtractError(
                f"{name} in it has another hash than datapackage.json says: the archive was "
                "damaged or changed"
            )
        pages += find_pages(content)
    wanted = [url] if url else _read_list(archive)
    found = _read_one(raw, pages, wanted, url is not None)
    return replace(found, format="page of a web archive (WACZ)")


def _read_one(
    raw: bytes, pages: Sequence[CapturedPage], wanted: Sequence[str], must_be: bool
) -> Extracted:
    """The first page that is wanted, or, unless it must be one of those, the first of all."""
    if not pages:
        raise CannotExtractError(
            "no page was found in this web archive: only HTML that was answered with 200 is read"
        )
    urls = list(dict.fromkeys(page.url for page in pages))
    by_url = {_plain(page.url): page for page in reversed(pages)}
    chosen = next((by_url[_plain(each)] for each in wanted if _plain(each) in by_url), None)
    if chosen is None and must_be:
        raise CannotExtractError(f"{wanted[0]} is not in this web archive; there are {_list(urls)}")
    page = chosen or pages[0]
    payload = read_payload(page)
    read = read_page(payload.content, payload.charset)
    sha256 = hashlib.sha256(raw).hexdigest()
    remarks = [
        *payload.remarks,
        f"the original is the page's record, cut out of the archive with the SHA-256 {sha256}",
        *read.remarks,
    ]
    if len(urls) > 1:
        others = [each for each in urls if each != page.url]
        how = "" if must_be else "--url chooses another: "
        remarks.insert(0, f"the archive holds {len(urls):,} pages; {how}{_list(others)}")
    times = [each.captured for each in pages if _plain(each.url) == _plain(page.url)]
    if len(times) > 1:
        remarks.insert(0, f"captured {len(times)} times, and the first is read: {_list(times)}")
    fields = dict(read.fields)
    own = fields.get("url")
    if own is not None and _plain(own.value) != _plain(page.url):
        remarks.append(f"the page gives another address: {own.value} ({own.where})")
    fields["url"] = Found(page.url, "WARC-Target-URI")
    if day := _DAY.match(page.captured):
        fields["archived_on"] = Found(day[0], f"WARC-Date {page.captured}")
    return replace(
        read,
        format="page of a web archive (WARC)",
        suffix=".warc.gz" if page.record.startswith(b"\x1f\x8b") else ".warc",
        fields=fields,
        remarks=tuple(remarks),
        original=page.record,
    )


def _plain(url: str) -> str:
    """An address without what does not tell pages apart."""
    return re.sub(r"\Ahttps?://", "", url.partition("#")[0]).removesuffix("/")


def _list(values: Sequence[str]) -> str:
    more = len(values) - _LISTED
    return ", ".join(values[:_LISTED]) + (f" and {more:,} more" if more > 0 else "")


def _read_hashes(archive: ZipMembers) -> dict[str, str]:
    """The hash of each file, as the archive itself lists it."""
    try:
        told = json.loads(archive.read("datapackage.json"))
    except (ValueError, RecursionError):
        raise CannotExtractError("its datapackage.json is damaged: get it anew") from None
    files = told.get("resources") if isinstance(told, dict) else None
    return {
        str(each.get("path")): str(each.get("hash"))
        for each in (files if isinstance(files, list) else [])
        if isinstance(each, dict) and str(each.get("hash")).startswith("sha256:")
    }


def _read_list(archive: ZipMembers) -> list[str]:
    """The addresses of the pages that whoever made the archive looked at, in order."""
    if not archive.has("pages/pages.jsonl"):
        return []
    found = []
    for line in archive.read("pages/pages.jsonl").splitlines():
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(told, dict) and isinstance(told.get("url"), str):
            found.append(told["url"])
    return found
