"""Records that nobody has written yet: what can be known, and what a curator must write."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from graph.edit.missing_ids import Missing, Use
from graph.edit.yaml_scalars import write_comment, write_scalar
from graph.prove.documents import read_document
from graph.read.checked_records import CheckedSource, Records
from graph.read.corpus_files import Kind
from graph.text.printable import shorten
from graph.text.slug import slugify

_QUOTED = 300
_USES_SHOWN = 3
_TO_WRITE = {
    Kind.SPEAKERS: (("name", ""), ("kind", "person, organisation or group")),
    Kind.EVENTS: (("name", ""), ("date", "with `basis`; no such line where nothing tells it")),
    Kind.NARRATIVES: (("name", ""),),
    Kind.CLAIMS: (("text", ""), ("narrative", "its family; no such line where it has none")),
    Kind.QUANTITIES: (("name", ""), ("counted", "what one unit of the number is")),
}
"""The fields that a record must have, each with what helps to write it."""


class Writer:
    """Writes the records of one corpus."""

    def __init__(self, corpus: Path, records: Records) -> None:
        self._corpus = corpus
        self._sources = {id(source.entry): source for source in records.sources}
        self._texts: dict[int, str] = {}

    def write(self, missing: Missing) -> str:
        """A record in YAML, with what refers to it as comments; what is unknown is left empty.

        An empty field is an error of ``check``, so that nothing unwritten goes unnoticed.
        """
        lines = [f"- id: {missing.id}\n"]
        lines += [write_comment(each, 2) for each in self._comments(missing)]
        for field, help in _TO_WRITE[missing.kind]:
            name = self._find_name(missing) if (missing.kind, field) == _NAMED else None
            value = f" {write_scalar(name, indent=4, used=len(field) + 4)}" if name else ""
            lines.append(f"  {field}:{value}{f'  # {help}' if help else ''}\n")
        return "".join(lines)

    def _comments(self, missing: Missing) -> list[str]:
        told = list(dict.fromkeys(filter(None, map(self._comment, missing.uses))))
        more = len(told) - _USES_SHOWN
        shown = told[:_USES_SHOWN] + ([f"and {more} more"] if more > 0 else [])
        if missing.kind is Kind.EVENTS:
            shown += self._publication(missing.uses)
        return shown

    def _comment(self, use: Use) -> str:
        """What a use says of the id: the words of its statement."""
        data = use.entry.data
        source = self._sources.get(id(use.entry))
        if not isinstance(data, dict):
            return use.place.path
        if source is None:
            return f"{use.place.path}: {data.get('id', data.get('kind', '?'))}"
        passages = data.get("passages")
        if use.steps[0] != "passages" or not isinstance(passages, list):
            return f"{source.record.id}: {shorten(source.record.title, _QUOTED)}"
        passage = passages[int(use.steps[1])]
        quote = passage["quote"]
        words = " … ".join(quote) if isinstance(quote, list) else str(quote)
        return f"{source.record.id}/{passage['statement']}: {shorten(words, _QUOTED)}"

    def _publication(self, uses: Sequence[Use]) -> list[str]:
        """When the sources of an event came out, which bounds its date."""
        found = [source for use in uses if (source := self._sources.get(id(use.entry)))]
        days = {source.record.id: source.record.published for source in found}
        return [f"{name} was published {day}" for name, day in days.items() if day is not None]

    def _find_name(self, missing: Missing) -> str | None:
        """The name that makes the id, as the texts write it most often."""
        words = r"[\s.'’-]+".join(map(re.escape, missing.id.split("-")))
        pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
        found: Counter[str] = Counter()
        for key in dict.fromkeys(id(use.entry) for use in missing.uses):
            for match in pattern.findall(self._text(key)):
                name = " ".join(match.split())
                if name[:1].isupper() and slugify(name, words=20) == missing.id:
                    found[name] += 1
        ranked = sorted(found, key=lambda name: (-_capitals(name), -found[name], name))
        return ranked[0] if ranked else None

    def _text(self, key: int) -> str:
        if key not in self._texts:
            source = self._sources.get(key)
            self._texts[key] = _read(self._corpus, source) if source else ""
        return self._texts[key]


_NAMED = (Kind.SPEAKERS, "name")


def _capitals(name: str) -> int:
    return sum(part[:1].isupper() for part in name.split())


def _read(corpus: Path, source: CheckedSource) -> str:
    text = "" if source.damaged & {"document", "sha256"} else read_document(corpus, source)
    shown = text if isinstance(text, str) else ""
    return f"{source.record.publisher or ''}\n{shown}"
