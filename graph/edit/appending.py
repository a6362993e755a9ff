"""New records at the end of a file of records, with all that stands there kept."""

import re
from collections.abc import Sequence
from pathlib import Path

from graph.disk.bounds import RefusedError
from graph.read.places import TextFile
from graph.read.yaml_text import read_yaml

_MARK = "\ufeff"


class CannotAppendError(RefusedError):
    """A file to which nothing can be added safely; the message says why."""


def append_records(path: Path, entries: Sequence[str]) -> tuple[str | None, str]:
    """The text of a file before and after entries in YAML are added to it; None if it is new.

    Args:
        path: the file; it need not be there.
        entries: records as they stand in a list without indentation, each with its line end.

    Raises:
        CannotAppendError: it cannot be read, or would not say what it said and the entries.
        OSError: it cannot be read.
    """
    try:
        before = path.read_bytes().decode("utf-8") if path.exists() else None
    except UnicodeDecodeError:
        raise CannotAppendError(f"{path} is not UTF-8 text") from None
    return before, append_entries(str(path), before or "", entries)


def append_entries(name: str, text: str, entries: Sequence[str]) -> str:
    """The text of a file with entries in YAML added at its end.

    Args:
        name: the file, as messages name it.
        text: what it holds; empty where there is none.
        entries: records as they stand in a list without indentation, each with its line end.

    Raises:
        CannotAppendError: it cannot be read, or would not say what it said and the entries.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    text = text.removeprefix(mark)
    there, new = _items(name, text), _items(name, "".join(entries))
    if there is None or new is None:
        raise CannotAppendError(f"{name} cannot be read: 'claimgraph check' says why")
    for candidate in _candidates(text, entries):
        if _items(name, candidate) == [*there, *new]:
            return mark + candidate
    raise CannotAppendError(f"{name} is laid out so that nothing can be added at its end")


def _candidates(text: str, entries: Sequence[str]) -> list[str]:
    """What may come out, best first: with the indentation, spacing and line ends of the file."""
    if _is_empty_list(text):
        text = re.sub(r"(?m)^\[\s*\][ \t]*\r?\n?", "", text)
    end = "\r\n" if "\r\n" in text else "\n"
    margins = re.findall(r"(?m)^([ ]*)- ", text)
    margin = margins[0] if margins else ""
    items = len(re.findall(rf"\n{margin}- ", text))
    spaced = len(re.findall(rf"\n\r?\n{margin}- ", text))
    between = "\n" if spaced and 2 * spaced >= items else ""
    laid_out = [re.sub(r"(?m)^(?=.)", margin, entry) for entry in entries]
    head = text if not text or text.endswith("\n") else text + end
    grouped = bool(spaced) and bool(head.strip()) and not head.endswith(end + end)
    return [
        head + (lead + gap.join(laid_out)).replace("\n", end)
        for lead, gap in (("\n" if grouped else "", between), ("", ""))
    ]


def _is_empty_list(text: str) -> bool:
    return bool(re.fullmatch(r"(?:\s*#.*\n|\s)*\[\s*\]\s*", text))


def _items(name: str, text: str) -> list[object] | None:
    """The records of a text; None where it cannot be read as a list of them."""
    if not re.sub(r"(?m)^\s*#.*$", "", text).strip():
        return []
    root, problems = read_yaml(TextFile(name, text))
    if root is None or problems or not isinstance(root.data, list):
        return None
    return list(root.data)
