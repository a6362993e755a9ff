"""What browsers write into a page when they save it: where it was, and when."""

import re

from graph.archive.formats.extracted import Found

_LOOKED_AT = 50_000
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:[ \t]*(\S+)\s+saved date:[ \t]*([^\n]{0,100})"
)
_COMPLETE = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_JS_DATE = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d{4})\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read_saving_comment(page: str) -> dict[str, Found]:
    """``url`` and ``archived_on``, as SingleFile, or a browser's *Save as*, leaves them."""
    head = page[:_LOOKED_AT]
    found: dict[str, Found] = {}
    if saved := _SINGLE_FILE.search(head):
        where = "SingleFile's comment in the page"
        found["url"] = Found(saved[1], where)
        date = _JS_DATE.match(saved[2])
        if date and date[1] in _MONTHS:
            day = f"{date[3]}-{_MONTHS.index(date[1]) + 1:02}-{date[2]}"
            found["archived_on"] = Found(day, f"{where}: {saved[2].strip()}")
    elif complete := _COMPLETE.search(head):
        found["url"] = Found(complete[1], "the browser's comment in the page")
    if not found.get("url", Found("", "")).value.startswith(("http://", "https://")):
        found.pop("url", None)
    return found
