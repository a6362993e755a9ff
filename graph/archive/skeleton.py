"""The record of a source that nobody has read yet: what can be known, and every sentence open."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.archive.formats.extracted import Found
from graph.archive.open_passages import SinglePassage, single_out
from graph.edit.yaml_scalars import write_comment, write_scalar
from graph.text.flat_text import FlatText, flatten
from graph.text.printable import UNSEEN
from graph.text.printed_dates import find_dates
from graph.text.sentences import Sentence, split_sentences

_TITLE = range(3, 26)
_NAVIGATION = re.compile(r"[|›»]|https?:")
_ORIGINAL = ("original", "original_sha256")
_UNKNOWN = Found("und", "nothing tells it; write its BCP 47 tag")
_HOW_TO = """\
Every sentence stands below, in order. Turn each `open` into a statement:
    - statement: a-short-name
      quote: the same words
      form: direct, indirect or mixed
      claims: [ids of claims]
or dismiss it: `dismissed: heading` (navigation, dateline, attribution, background, commentary),
with its words as `text`. Say what most statements share once, here: `speaker:` and `event:`;
and `kind:` (article, wire, transcript, official, rewrite, social or other). In a transcript no
statement needs a `form`, and what is said needs no quotation marks.
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What the curator knows of a source beside its text."""

    id: str
    document: str
    sha256: str
    archived_on: datetime.date
    fields: dict[str, Found] = field(default_factory=dict)
    """Further fields of the record, in their order: ``title``, ``url``, ``original``."""
    remarks: tuple[str, ...] = ()
    """What is said at its top: what was left out of the text, what disagrees."""
    speakers: tuple[tuple[int, str], ...] = ()
    """From which character on somebody else speaks, and who, as the file names them."""
    modeline: str = ""
    """What tells an editor its schema."""


def write_skeleton(
    text: str,
    known: Known,
    suggest: Callable[[Sequence[str]], Mapping[int, str]] = lambda _: {},
) -> str:
    """The file of a source in YAML.

    Args:
        text: the document.
        known: what else is known of the source.
        suggest: from sentences to remarks on some of them, by their positions.

    Raises:
        ValueError: the text says nothing.
    """
    sentences = split_sentences(text)
    if not sentences:
        raise ValueError("the text is empty")
    fields = dict(known.fields)
    title = fields.pop("title", None) or _find_title(text)
    lines = [known.modeline, _field("id", known.id)]
    lines += [write_comment(_seen(each)) for each in known.remarks]
    if title is None:
        opening = " ".join(flatten(_seen(sentences[0].span.of(text))).split()[:8])
        lines.append(
            write_comment("No line reads as a title; what stands in brackets is supplied.")
        )
        title = Found(f"[{opening}]", "")
    lines += _found("title", title)
    for name in ("publisher", "kind"):
        lines += _found(name, fields.pop(name)) if name in fields else []
    lines += _found("language", fields.pop("language", _UNKNOWN))
    lines += [_field("document", known.document), _field("sha256", known.sha256)]
    lines += [_field(name, fields.pop(name).value) for name in _ORIGINAL if name in fields]
    lines += _dates(text, known, fields.pop("published", None))
    rights = fields.pop("rights", None)
    for name, value in fields.items():
        lines += _found(name, value)
    lines.append(_field("archived_on", known.archived_on.isoformat()))
    lines += _found("rights", rights) if rights else []
    lines.append("".join(f"# {line}\n" for line in _HOW_TO.splitlines()))
    document = FlatText(text)
    remarks = suggest([flatten(sentence.span.of(text)) for sentence in sentences])
    speakers = _speakers(known, sentences)
    passages = [
        _passage(passage, sentences, speakers.get(passage.first), remarks.get(passage.first))
        for passage in single_out(document, sentences)
    ]
    begin = "\npassages:\n" if any("- open:" in each for each in passages) else "\npassages: []\n"
    return "".join([*lines, begin, "\n".join(passages)])


def find_title(text: str) -> str | None:
    """The first line that reads as a title, if one of the first ten lines does."""
    shown = [line for line in map(flatten, map(_seen, text.splitlines())) if line]
    for line in shown[:10]:
        words = line.split()
        if len(words) in _TITLE and len(line) <= 200 and not _NAVIGATION.search(line):
            return line if line[-1] not in ".,;:。" or "..." in line else None
    return None


def _find_title(text: str) -> Found | None:
    title = find_title(text)
    return Found(title, "") if title else None


def _seen(text: str) -> str:
    return UNSEEN.sub("", text)


def _found(name: str, found: Found) -> list[str]:
    """A field, below a comment that says where its value was found."""
    return [
        write_comment(_seen(f"{name}: {found.where}")) if found.where else "",
        _field(name, flatten(_seen(found.value))),
    ]


def _field(name: str, value: str) -> str:
    return f"{name}: {write_scalar(value, indent=2, used=len(name) + 2)}\n"


def _dates(text: str, known: Known, published: Found | None) -> list[str]:
    """The printed dates as comments: the curator says which of them is the day of publication."""
    lines = []
    if published is not None:
        lines = [_field("published", published.value)]
        lines += [_field("basis", _seen(published.where))] if published.where else []
    language = known.fields.get("language", _UNKNOWN).value
    dates = find_dates(text, known.archived_on, language)[:12]
    if not dates:
        told = "" if published else " Write `published` with its `basis`, or none."
        return [*lines, write_comment(f"The text prints no date.{told}")]
    told = "" if published else "; `published` is one of them, or none"
    lines.append(write_comment(f"Dates that the text prints{told}:"))
    for date in dates:
        lines.append(write_comment(f"  {date.edtf}: {date.basis}"))
    first = dates[0]
    if published is None and first.is_whole and first.start < 300:
        lines.append(f"# published: {first.edtf}\n")
        lines.append(write_comment(f"basis: \"'{first.verbatim}' at the head of the text\""))
    return lines


def _speakers(known: Known, sentences: Sequence[Sentence]) -> dict[int, str]:
    """Who begins to speak, by the position of the first sentence."""
    starts = [sentence.span.start for sentence in sentences]
    return {bisect_left(starts, at): who for at, who in known.speakers}


def _passage(passage: SinglePassage, sentences: Sequence[Sentence], *remarks: str | None) -> str:
    sentence = sentences[passage.first]
    if not passage.is_single:
        place = f"the character {sentence.span.start}"
        reason = "stand more than once, beside characters that no record can hold"
        return write_comment(f"The words from {place} on are left out: they {reason}.", 2)
    entry = f"  - open: {write_scalar(passage.words, indent=6, used=10)}\n"
    for side, words in (("prefix", passage.prefix), ("suffix", passage.suffix)):
        if words:
            entry += f"    {side}: {write_scalar(words, indent=6, used=len(side) + 6)}\n"
    several = f"{passage.sentences:,} sentences, which recur and cannot be told apart one by one"
    told = [
        several if passage.sentences > 1 else None,
        f"unsure: {_seen(sentence.doubt)}" if sentence.doubt else None,
        *(remark and _seen(remark) for remark in remarks),
    ]
    return "".join(write_comment(each, 2) for each in told if each) + entry
