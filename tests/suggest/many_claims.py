"""A corpus of any size with made-up words, as common and as rare as those of a language."""

import random

from graph.assemble import ClaimGraph, build_graph
from schemas.claim import Claim
from schemas.corpus import ArchivedSource, Corpus, Span, Statement
from schemas.event import UNSPECIFIED
from schemas.ids import ClaimId, SourceId, SpeakerId, StatementName, statement_id
from schemas.passage import Certainty, ClaimLink, Form
from schemas.source import Source
from schemas.speaker import Speaker, SpeakerKind

_WORDS = 20_000
_SYLLABLES = [
    first + vowel + last for first in "bdfgklmnprstvz" for vowel in "aeiou" for last in ",nrst"
]
_SOURCE = SourceId("said")


def make_graph(chance: random.Random, claims: int) -> ClaimGraph:
    """Some claims of 8 to 20 words; every second has a statement that words it otherwise."""
    words = _Vocabulary(chance)
    texts = {
        ClaimId(f"claim-{number}"): " ".join(words(chance.randint(8, 20)))
        for number in range(claims)
    }
    statements: list[Statement] = []
    at = 0
    for number, (claim, text) in enumerate(texts.items()):
        if number % 2 == 0:
            quote = " ".join([*_some(chance, text), *words(4)])
            statements.append(_statement(len(statements), claim, quote, at))
            at += len(quote) + 1
    document = "\n".join(statement.quote[0] for statement in statements)
    record = Source(
        id=_SOURCE, title="Said", language="en", document="documents/said.txt", sha256="0" * 64
    )
    speakers = [
        Speaker(id=SpeakerId(id), name=f"{id.title()} Speaker", kind=SpeakerKind.PERSON)
        for id in ("anna", "bert")
    ]
    return build_graph(
        Corpus(
            sources={_SOURCE: ArchivedSource(record, document, tuple(statements), ())},
            speakers={speaker.id: speaker for speaker in speakers},
            events={},
            narratives={},
            claims={id: Claim(id=id, text=text) for id, text in sorted(texts.items())},
            quantities={},
            judgements=(),
        )
    )


def make_passages(chance: random.Random, graph: ClaimGraph, number: int) -> list[str]:
    """Passages that keep some words of a claim, add others, and name a speaker."""
    words = _Vocabulary(chance)
    chosen = chance.choices(list(graph.corpus.claims.values()), k=number)
    return [
        f"{' '.join([*_some(chance, claim.text), *words(6)])}, Anna Speaker said."
        for claim in chosen
    ]


class _Vocabulary:
    """Words as often as Zipf's law has them; the same words whatever the chance."""

    def __init__(self, chance: random.Random) -> None:
        same = random.Random(0)
        self._chance = chance
        self._words = [
            "".join(same.choices(_SYLLABLES, k=same.randint(1, 4))).replace(",", "")
            for _ in range(_WORDS)
        ]
        self._often = [1 / (rank + 5) for rank in range(_WORDS)]

    def __call__(self, number: int) -> list[str]:
        return self._chance.choices(self._words, self._often, k=number)


def _some(chance: random.Random, text: str) -> list[str]:
    words = text.split()
    return chance.sample(words, k=max(len(words) * 2 // 3, 1))


def _statement(number: int, claim: ClaimId, quote: str, at: int) -> Statement:
    return Statement(
        id=statement_id(_SOURCE, StatementName(f"s{number}")),
        source=_SOURCE,
        spans=(Span(at, at + len(quote)),),
        quote=(quote,),
        words=(),
        form=Form.INDIRECT,
        speaker=SpeakerId("anna" if number % 2 else "bert"),
        speaker_certainty=Certainty.CLEAR,
        attribution=(),
        event=UNSPECIFIED,
        date=None,
        basis=None,
        closing=None,
        claims=(ClaimLink(claim=claim),),
        figures=(),
        note=None,
    )
