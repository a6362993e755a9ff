"""A corpus folder of any size in JSON Lines, the same for the same number, without a problem in it.

    python -m tests.benchmarks.generated.bulk 100000 FOLDER

Archived transcripts of many speakers: a few claims and speakers have very many statements and most
have few, claims come back over the years in part of the same words, and some dates, readings and
occasions are not fully known. It is written source by source, so that its size needs no memory.
"""

import argparse
import datetime
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

from tests.benchmarks.generated.language import Language

Fields: TypeAlias = dict[str, Any]

FIRST_DAY, LAST_DAY = datetime.date(2001, 1, 1), datetime.date(2025, 12, 1)
ARCHIVED = "2026-06-30"
NARRATIVES = 40
PUBLISHERS = 50
MOST_FILES = 1_000


def main() -> None:
    """Write the corpus that the command line asks for, and print what is worth asking of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("statements", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--yaml", action="store_true", help="as a curator would write it")
    given = parser.parse_args()
    bulk = Bulk(given.statements, given.seed)
    if given.yaml:
        from tests.benchmarks.generated.bulk_yaml import write_yaml

        write_yaml(bulk, given.folder)
    else:
        write_json_lines(bulk, given.folder)
    print(json.dumps({"claim": bulk.frequent_claim, "word": bulk.word, "phrase": bulk.phrase}))


def write_json_lines(bulk: "Bulk", folder: Path) -> None:
    """Write the records, at most 1,000 files of sources, and the documents into a new folder."""
    sources, documents = folder / "records" / "sources", folder / "documents"
    sources.mkdir(parents=True)
    documents.mkdir()
    for kind, records in bulk.others().items():
        _write_lines(sources.parent / f"{kind}.jsonl", records)
    in_file = math.ceil(bulk.sources / MOST_FILES)
    for number, first in enumerate(range(0, bulk.sources, in_file)):
        lines = []
        for source, text in map(bulk.source, range(first, min(first + in_file, bulk.sources))):
            (folder / source["document"]).write_bytes(text.encode())
            lines.append(source)
        _write_lines(sources / f"{number:03}.jsonl", lines)


def _write_lines(path: Path, records: Iterable[Fields]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in records)


@dataclass(frozen=True, slots=True)
class _Occasion:
    id: str
    day: datetime.date
    """When it really took place, whatever its date tells."""
    date: str
    same_as: int | None
    """The event that it may be."""


class Bulk:
    """The records of a corpus of so many statements, as plain fields; ask sources in order."""

    def __init__(self, statements: int, seed: int = 1) -> None:
        self._random = random = Random(seed)
        self._language = Language(random)
        self.statements = statements
        self.in_source = min(max(round(math.sqrt(statements / 10)), 10), 100)
        self.sources = max(statements // self.in_source, 1)
        self._speakers = [self._person(n) for n in range(max(statements // 100, 12))]
        self._speaker_weights = list(accumulate(1 / (n + 4) for n in range(len(self._speakers))))
        count = max(statements // 20, 40)
        self._wordings = [self._words(6, 14) for _ in range(count)]
        self._claims = [f"{words[0]}-{words[1]}-{n}" for n, words in enumerate(self._wordings)]
        self._claim_weights = list(accumulate(1 / (n + 5) ** 0.9 for n in range(count)))
        self._owners = [self._choose_speakers(1 + n % 4) for n in range(count)]
        self._events: list[_Occasion] = []
        for number in range(max(self.sources * 4 // 5, 2)):
            self._events.append(self._occasion(number))

    @property
    def frequent_claim(self) -> str:
        """The claim that the most statements are about."""
        return self._claims[0]

    @cached_property
    def word(self) -> str:
        """A word that about one statement in two hundred holds."""
        words = dict.fromkeys(word for wording in self._wordings for word in wording)
        counts = dict.fromkeys(words, 0)
        for wording in self._wordings:
            for word in wording:
                counts[word] += 1
        share = sum(counts.values()) / 2_000
        return min(
            (word for word in counts if len(word) >= 7), key=lambda word: abs(counts[word] - share)
        )

    @property
    def phrase(self) -> str:
        """Words that hardly any statement holds, but those about one rare claim."""
        return " ".join(self._wordings[len(self._wordings) // 2][1:4])

    def others(self) -> dict[str, Iterable[Fields]]:
        """All records but the sources, by the name of their file."""
        return {
            "speakers": (
                {"id": id, "name": name, "kind": "person" if n % 5 else "organisation"}
                for n, (id, name) in enumerate(self._speakers)
            ),
            "events": (
                {"id": each.id, "name": f"Briefing {n}", "date": each.date, "basis": "The dateline"}
                for n, each in enumerate(self._events)
            ),
            "narratives": ({"id": f"family-{n}", "name": f"Family {n}"} for n in range(NARRATIVES)),
            "claims": (
                {
                    "id": id,
                    "text": f"{' '.join(self._wordings[n]).capitalize()}.",
                    "narrative": f"family-{n % NARRATIVES}",
                }
                for n, id in enumerate(self._claims)
            ),
            "judgements": self._judgements(),
        }

    def source(self, number: int) -> tuple[Fields, str]:
        """A source and its document; the last one holds the statements that are left over."""
        random = self._random
        left = self.statements - self.in_source * (self.sources - 1)
        count = left if number == self.sources - 1 else self.in_source
        event = self._events[number % len(self._events)]
        (speaker,) = self._choose_speakers(1)
        published = event.day + datetime.timedelta(random.randrange(4))
        self._published = published
        id = f"publisher-{number % PUBLISHERS}-{event.day.isoformat()}-{number}"
        title = self._language.sentence(4, 9)[:-1]
        passages: list[Fields] = [{"dismissed": "heading", "text": title}]
        paragraphs, line, seen = [title], "", {title}
        stated = 0
        while stated < count:
            if random.random() < 0.25:
                text = self._language.sentence()
                passage: Fields = {"dismissed": "background", "text": text}
            else:
                passage = self._statement(stated, speaker)
                text = passage["quote"]
            # A suffix singles out no text that stands there twice in whole.
            if text in seen:
                continue
            seen.add(text)
            passages.append(passage)
            stated += "statement" in passage
            line = f"{line} {text}" if line else text
            if random.random() < 0.3:
                paragraphs.append(line)
                line = ""
        text = "\n\n".join([*paragraphs, line] if line else paragraphs) + "\n"
        digest = sha256(text.encode()).hexdigest()
        record = {
            "id": id,
            "title": title,
            "publisher": f"Publisher {number % PUBLISHERS}",
            "language": "en",
            "document": f"documents/{number:03}_{digest[:16]}.txt",
            "sha256": digest,
            "published": published.isoformat(),
            "archived_on": ARCHIVED,
            "speaker": speaker[0],
            "event": event.id,
            "passages": passages,
        }
        return record, text

    def _statement(self, place: int, main: tuple[str, str]) -> Fields:
        random = self._random
        (at,) = random.choices(range(len(self._claims)), cum_weights=self._claim_weights)
        speaker = main if random.random() < 0.7 else random.choice(self._owners[at])
        wording = self._wordings[at]
        first = random.randrange(len(wording) - 2)
        said = [*wording[first : first + random.randint(3, 9)], *self._words(3, 12)]
        kind = random.random()
        if kind < 0.5:
            form, quote = "indirect", f"{speaker[1]} said that {' '.join(said)}."
        elif kind < 0.85:
            form, quote = "direct", f"“{' '.join(said).capitalize()},” {speaker[1]} said."
        else:
            form = "mixed"
            quote = f"{speaker[1]} said that {' '.join(said[:-3])} “{' '.join(said[-3:])}”."
        made: Fields = {"statement": f"{said[0]}-{said[1]}-{place}", "quote": quote, "form": form}
        if speaker is not main:
            made["speaker"] = speaker[0]
        if random.random() < 0.03:
            made["speaker_certainty"] = "arguable"
        if random.random() < 0.03:
            made["attribution"] = [each[0] for each in self._choose_speakers(1)]
        self._place_in_time(made)
        made["claims"] = [self._link(at)]
        if random.random() < 0.1:
            (other,) = random.choices(range(len(self._claims)), cum_weights=self._claim_weights)
            if other != at:
                made["claims"].append(self._link(other))
        return made

    def _place_in_time(self, made: Fields) -> None:
        """Most statements were made at their source's event, and then say nothing of it."""
        random = self._random
        chance = random.random()
        if chance < 0.04:
            made["event"] = "unspecified"
        elif chance < 0.08:
            other = random.choice(self._events)
            # Nobody reports what has not happened yet.
            if other.day <= self._published:
                made["event"] = other.id
        if random.random() < 0.02:
            day = min(self._day(), self._published)
            made["date"] = random.choice([day.isoformat(), str(day.year)])
            made["basis"] = "The sentence before names it"

    def _link(self, at: int) -> str | Fields:
        random = self._random
        link: Fields = {"claim": self._claims[at]}
        chance = random.random()
        if chance < 0.05:
            link["stance"] = "denies"
        elif chance < 0.07:
            link |= {"stance": "reports", "of": self._owners[at][0][0]}
        if random.random() < 0.1:
            link["certainty"] = "arguable"
        if random.random() < 0.05:
            link["strength"] = "possible"
        return link if len(link) > 1 else self._claims[at]

    def _judgements(self) -> Iterator[Fields]:
        """One claim in twenty entails a more frequent one; one in fifty contradicts its next."""
        claims = self._claims
        for n in range(20, len(claims), 20):
            yield {
                "kind": "broader",
                "narrow": claims[n],
                "wide": claims[n // 3],
                "reason": "It says more",
            }
        for n in range(1, len(claims) - 1, 50):
            yield {
                "kind": "contradicts",
                "claims": [claims[n], claims[n + 1]],
                "reason": "Not both can be true",
            }
        for event in self._events:
            if event.same_as is not None:
                yield {
                    "kind": "may-be",
                    "events": [self._events[event.same_as].id, event.id],
                    "reason": "The month fits",
                }

    def _occasion(self, number: int) -> _Occasion:
        """A day; a month that holds the event before; or a date that is not fully known."""
        if number % 25 == 24:
            day = self._events[number - 1].day
            return _Occasion(f"briefing-{number}", day, f"{day:%Y-%m}-XX", number - 1)
        day = self._day()
        plain = day.isoformat()
        date = plain
        if number % 25 != 23 and self._random.random() < 0.12:
            date = self._random.choice([f"{day:%Y-%m}-XX", f"{day:%Y}", f"{day}?", f"{day:%Y}/.."])
        return _Occasion(f"briefing-{number}", day, date, None)

    def _words(self, least: int, most: int) -> list[str]:
        return self._language.sentence(least, most)[:-1].lower().split()

    def _day(self) -> datetime.date:
        return FIRST_DAY + datetime.timedelta(self._random.randrange((LAST_DAY - FIRST_DAY).days))

    def _person(self, number: int) -> tuple[str, str]:
        name = self._language.name()
        return f"{name.lower().replace(' ', '-')}-{number}", name

    def _choose_speakers(self, count: int) -> list[tuple[str, str]]:
        return self._random.choices(self._speakers, cum_weights=self._speaker_weights, k=count)


if __name__ == "__main__":
    main()
