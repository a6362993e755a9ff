"""A corpus of any size, the same for the same number, in which every quote really stands.

A few claims and speakers have very many statements and most have few; a claim has its own
speakers and comes back over the years; some dates are not fully known.
"""

import datetime
from hashlib import sha256
from itertools import accumulate
from random import Random

from schemas.claim import Claim, Narrative
from schemas.corpus import ArchivedSource, Corpus, Dismissal, Span, Statement
from schemas.dates import EdtfDate
from schemas.event import UNSPECIFIED, Event
from schemas.ids import (
    ClaimId,
    EventId,
    NarrativeId,
    SourceId,
    SpeakerId,
    StatementName,
    statement_id,
)
from schemas.judgement import Broader, Contradicts, Judgement
from schemas.passage import Certainty, ClaimLink, Form, Reason, Stance
from schemas.source import Source
from schemas.speaker import Speaker, SpeakerKind
from tests.benchmarks.generated.language import Language

FIRST_YEAR, LAST_YEAR = 2001, 2025
ARCHIVED = datetime.date(2026, 6, 30)
IN_SOURCE = 10
NARRATIVES = 40


def make_corpus(statements: int, seed: int = 1) -> Corpus:
    """A corpus of so many statements: a claim for five of them, a speaker for thirty-three."""
    return _Maker(statements, Random(seed)).make()


class _Maker:
    def __init__(self, statements: int, random: Random) -> None:
        self.random = random
        self.language = Language(random)
        self.statements = statements
        self.claims = [ClaimId(f"c{n}") for n in range(max(statements // 5, 1))]
        self.claim_weights = list(accumulate(1 / (n + 8) ** 0.75 for n in range(len(self.claims))))
        self.speakers = [SpeakerId(f"p{n}") for n in range(max(statements // 33, 2))]
        self.speaker_weights = list(accumulate(1 / (n + 4) for n in range(len(self.speakers))))
        self.owners = [self._choose_speakers(1 + n % 4) for n in range(len(self.claims))]
        self.sources = max(statements // IN_SOURCE, 1)
        self.events = [self._event(n) for n in range(self.sources)]

    def make(self) -> Corpus:
        archived = [self._source(n) for n in range(self.sources)]
        return Corpus(
            sources={source.record.id: source for source in _sorted(archived)},
            speakers={
                id: Speaker(id=id, name=self.language.name(), kind=SpeakerKind.PERSON)
                for id in sorted(self.speakers)
            },
            events={event.id: event for event in sorted(self.events, key=lambda one: one.id)},
            narratives={
                id: Narrative(id=id, name=self.language.name())
                for id in sorted(NarrativeId(f"n{n}") for n in range(NARRATIVES))
            },
            claims={id: self._claim(id) for id in sorted(self.claims)},
            quantities={},
            judgements=tuple(self._judgements()),
        )

    def _choose_speakers(self, count: int) -> list[SpeakerId]:
        return self.random.choices(self.speakers, cum_weights=self.speaker_weights, k=count)

    def _claim(self, id: ClaimId) -> Claim:
        text = self.language.sentence(6, 14)
        return Claim(id=id, text=text, narrative=NarrativeId(f"n{int(id[1:]) % NARRATIVES}"))

    def _judgements(self) -> list[Judgement]:
        """One claim in twenty entails a more frequent one; one in fifty contradicts its next."""
        count = len(self.claims)
        made: list[Judgement] = [
            Broader(kind="broader", narrow=self.claims[n], wide=self.claims[n // 3], reason="so")
            for n in range(20, count, 20)
        ]
        made += [
            Contradicts(
                kind="contradicts", claims=(self.claims[n], self.claims[n + 1]), reason="not both"
            )
            for n in range(1, count - 1, 50)
        ]
        return made

    def _event(self, number: int) -> Event:
        days = (datetime.date(LAST_YEAR, 12, 31) - datetime.date(FIRST_YEAR, 1, 1)).days
        day = datetime.date(FIRST_YEAR, 1, 1) + datetime.timedelta(self.random.randrange(days))
        plain = day.isoformat()
        forms = [plain[:7] + "-XX", plain[:4], plain + "?", plain[:4] + "/.."]
        date = self.random.choice(forms) if self.random.random() < 0.12 else plain
        return Event(
            id=EventId(f"e{number}"), name=self.language.name(), date=EdtfDate(date), basis="given"
        )

    def _source(self, number: int) -> ArchivedSource:
        """Sentences of the narrator and statements in turn; the last source holds the rest."""
        id = SourceId(f"s{number}")
        last = number == self.sources - 1
        count = self.statements - IN_SOURCE * (self.sources - 1) if last else IN_SOURCE
        parts: list[str] = []
        at = 0
        statements: list[Statement] = []
        dismissals: list[Dismissal] = []
        for place in range(count):
            told, quote = self.language.sentence(), self.language.sentence()
            dismissals.append(Dismissal((Span(at, at + len(told)),), Reason.BACKGROUND, None))
            at += len(told) + 1
            statements.append(self._statement(id, place, quote, at, self.events[number]))
            at += len(quote) + 1
            parts += [told, quote]
        text = "\n".join(parts) + "\n"
        record = Source(
            id=id,
            title=self.language.sentence(4, 9),
            publisher=f"Publisher {number % 50}",
            language="en",
            document=f"documents/{id}.txt",
            sha256=sha256(text.encode()).hexdigest(),
            archived_on=ARCHIVED,
        )
        return ArchivedSource(record, text, tuple(statements), tuple(dismissals))

    def _statement(
        self, source: SourceId, place: int, quote: str, start: int, event: Event
    ) -> Statement:
        random = self.random
        (at,) = random.choices(range(len(self.claims)), cum_weights=self.claim_weights)
        speaker = random.choice(self.owners[at])
        named = random.random() < 0.97
        return Statement(
            id=statement_id(source, StatementName(f"q{place}")),
            source=source,
            spans=(Span(start, start + len(quote)),),
            quote=(quote,),
            words=(),
            form=Form.INDIRECT,
            speaker=speaker,
            speaker_certainty=Certainty.CLEAR if random.random() < 0.97 else Certainty.ARGUABLE,
            attribution=(),
            event=event.id if named else UNSPECIFIED,
            date=event.date if named else None,
            basis=None,
            closing=ARCHIVED,
            claims=(
                ClaimLink(
                    claim=self.claims[at],
                    stance=Stance.ASSERTS if random.random() < 0.94 else Stance.DENIES,
                    certainty=Certainty.CLEAR if random.random() < 0.9 else Certainty.ARGUABLE,
                ),
            ),
            figures=(),
            note=None,
        )


def _sorted(sources: list[ArchivedSource]) -> list[ArchivedSource]:
    return sorted(sources, key=lambda source: source.record.id)
