"""Which files a corpus has, and what stands in them."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph.disk.bounds import leads_out
from graph.read.ignored_files import is_aside
from graph.read.places import Place, TextFile
from graph.read.problem import Problem
from graph.read.regular_file import NotAFileError, TooLargeError, read_regular
from graph.text.printable import printable
from schemas.limits import FOLDER_LEVELS, RECORD_BYTES, Limit
from schemas.record_kinds import Kind as Kind

_CONFUSED_ENDINGS = {".yml", ".yaml", ".json", ".jsonl", ".ndjson"}
_KNOWN_ENDINGS = {".yaml", ".jsonl"}


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file of a corpus."""

    location: Path
    relative: str
    """Below the corpus, slashes forward."""
    shown: str
    """As the user would type it."""

    @property
    def size(self) -> int:
        """In bytes; 0 where nothing can be read."""
        return self.version[0]

    @property
    def version(self) -> tuple[int, int, int]:
        """Size, and the times of the last changes in nanoseconds: other bytes, other numbers."""
        try:
            found = self.location.stat()
        except OSError:
            return 0, 0, 0
        return found.st_size, found.st_mtime_ns, found.st_ctime_ns


@dataclass(slots=True)
class Listing:
    """The files of a corpus, each kind sorted by path."""

    records: list[tuple[Kind, CorpusFile]] = field(default_factory=list)
    documents: list[CorpusFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: set[Kind] = field(default_factory=set)
    """The kinds of which there may be records in what cannot be read."""


def list_files(corpus: Path) -> Listing:
    """The files of a corpus, with a problem for each that has no business there."""
    listing = Listing()
    records = corpus / "records"
    if not _is_folder(corpus):
        hint = "create one with `claimgraph init`, or name another"
        place = Place(show_path(corpus))
        listing.problems.append(place.error("no-corpus", "there is no such folder", hint))
    elif not _is_folder(records):
        hint = "name the folder that holds `records/`, or create one with `claimgraph init`"
        message = "this folder holds no folder `records/`, so it is no corpus"
        listing.problems.append(Place(show_path(corpus)).error("no-corpus", message, hint))
    else:
        for file, found in _walk(corpus, "records"):
            kind = found or _kind_of(file)
            if isinstance(kind, Problem):
                listing.problems.append(kind)
                listing.unread |= _kinds_meant(file)
            else:
                listing.records.append((kind, file))
        if os.path.lexists(corpus / "documents"):
            for file, trouble in _walk(corpus, "documents"):
                if trouble:
                    listing.problems.append(trouble)
                else:
                    listing.documents.append(file)
    return listing


def show_path(path: Path) -> str:
    """A path as the user would type it, with slashes forward and nothing that cannot be shown."""
    return printable(os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace"))


def read_bytes(file: CorpusFile, limit: Limit = RECORD_BYTES) -> bytes | Problem:
    """The bytes of an ordinary file that is no larger than a limit."""
    try:
        return read_regular(file.location, limit)
    except TooLargeError as error:
        return Place(file.shown).error(limit.code, str(error), limit.hint)
    except OSError as error:
        return unreadable(file.shown, error)


def read_text(file: CorpusFile) -> TextFile | Problem:
    """The text of a file, without its byte order mark."""
    raw = read_bytes(file)
    if isinstance(raw, Problem):
        return raw
    return decode_text(file, raw)


def decode_text(file: CorpusFile, raw: bytes) -> TextFile | Problem:
    """The text of a file whose bytes were read, without its byte order mark."""
    try:
        return TextFile(file.shown, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return not_utf8(file.shown, raw, error)


def not_utf8(path: str, raw: bytes, error: UnicodeDecodeError) -> Problem:
    """The problem of bytes that are not UTF-8, at the first of them."""
    offset = error.start + (3 if raw.startswith(b"\xef\xbb\xbf") else 0)
    before = raw[:offset]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    message = f"this is not UTF-8 text: byte {raw[offset]:#04x} at offset {offset}"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = "the file is UTF-16: save it as UTF-8"
    else:
        meant = raw[offset : offset + 1].decode("cp1252", "replace")
        hint = f"save it as UTF-8; in Windows-1252 the byte would be {meant!r}"
    return Place(path, line, column).error("not-utf8", message, hint)


def unreadable(path: str, error: OSError) -> Problem:
    """The problem of a file or folder that the system does not hand out."""
    if isinstance(error, NotAFileError):
        return Place(path).error("not-a-file", "this is no ordinary file")
    reason = error.strerror or type(error).__name__
    return Place(path).error("unreadable", f"this cannot be read: {reason.lower()}")


def _outside(shown: str) -> Problem:
    message = "this link leads out of the corpus"
    return Place(shown).error("outside-corpus", message, "put the file or folder itself here")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _walk(corpus: Path, below: str) -> Iterator[tuple[CorpusFile, Problem | None]]:
    """What lies below a folder, in the order of the names; hidden files and backups skipped."""
    folder = corpus / below
    shown = show_path(folder)
    if leads_out(corpus, folder):
        yield CorpusFile(folder, below, shown), _outside(shown)
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield CorpusFile(folder, below, shown), unreadable(shown, error)
        return
    for entry in entries:
        name = entry.name
        if is_aside(name):
            continue
        path = folder / name
        plain = name.isascii() and name.isprintable()
        file = CorpusFile(path, f"{below}/{name}", f"{shown}/{name}" if plain else show_path(path))
        try:
            is_link = entry.is_symlink()
            if is_link and leads_out(corpus, path):
                yield file, _outside(file.shown)
                continue
            is_folder = stat.S_ISDIR(path.stat().st_mode) if is_link else entry.is_dir()
        except OSError as error:
            yield file, unreadable(file.shown, error)
            continue
        if not is_folder:
            yield file, None
        elif is_link:
            message = "links to folders are not followed"
            yield file, Place(file.shown).error("not-a-file", message)
        elif file.relative.count("/") >= FOLDER_LEVELS.most:
            message = FOLDER_LEVELS.message()
            yield file, Place(file.shown).error(FOLDER_LEVELS.code, message, FOLDER_LEVELS.hint)
        elif path.suffix.lower() in _CONFUSED_ENDINGS:
            message = "this is a folder, named like a file of records"
            hint = f"name it `{path.stem}`, or move the file out of it"
            yield file, Place(file.shown).error("not-a-file", message, hint)
        else:
            yield from _walk(corpus, file.relative)


def _kinds_meant(file: CorpusFile) -> set[Kind]:
    """The kinds of which records may stand in what cannot be read."""
    name = file.relative.removeprefix("records/").partition("/")[0].partition(".")[0]
    meant = {kind for kind in Kind if kind.value in (name, f"{name}s")}
    return meant or set(Kind)


def _kind_of(file: CorpusFile) -> Kind | Problem:
    """What kind of records a file holds, told by its name."""
    path = Path(file.relative)
    place = Place(file.shown)
    inside = path.parts[1:]
    name = inside[0] if len(inside) > 1 else path.stem
    kind = next((each for each in Kind if each.value == name), None)
    if kind is Kind.SOURCES and len(inside) == 1:
        hint = "put each source into a file of its own in `records/sources/`"
        return place.error("unknown-file", "sources do not stand in one file", hint)
    if kind is not None and path.suffix in _KNOWN_ENDINGS:
        return kind
    if path.suffix.lower() not in _CONFUSED_ENDINGS:
        message = "this file is not read: it is neither .yaml nor .jsonl"
        return place.warning("unknown-file", message, "move it out of `records/`")
    if kind is not None:
        ending = ".yaml" if path.suffix.lower() in (".yml", ".yaml") else ".jsonl"
        message = f"records with the ending {path.suffix} are not read"
        return place.error("unknown-file", message, f"name it {path.stem}{ending}")
    from difflib import get_close_matches

    near = get_close_matches(name, [each.value for each in Kind], 1)
    hint = f"did you mean `{near[0]}`?" if near else f"the kinds are {', '.join(Kind)}"
    return place.error("unknown-file", f"there is no kind of records called `{name}`", hint)
