"""How well, and how fast, claims are suggested: beside plain BM25 and plain TF-IDF.

Quality is measured on the labelled passages of ``suggest/`` against the seeds, all of which are
older; speed against 19,000 made-up claims, half of which have a statement. Seconds are those of
the processor, so that other work on the machine counts little.
"""

import json
import math
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.suggest.matcher import Matcher
    from graph.suggest.meaning import Meaning
    from schemas.ids import SpeakerId

ROOT = Path(__file__).parents[2]
SHOWN = 5
CLAIMS = 19_000
ASKED = 1_000
LEAST_PER_SECOND = 1_000

Ranked = list[str]


@dataclass(frozen=True)
class Labelled:
    """A passage with the claims that it repeats, or whose opposite it says."""

    id: str
    speaker: "SpeakerId | None"
    text: str
    kind: str
    repeats: frozenset[str]
    against: frozenset[str]


class Plain:
    """What both plain methods share: documents as bags of lower-case words, inverted."""

    def __init__(self, documents: Sequence[tuple[str, str]]) -> None:
        self.claims = [claim for claim, _ in documents]
        self.bags = [Counter(words_of(text)) for _, text in documents]
        self.holding: dict[str, list[int]] = {}
        for number, bag in enumerate(self.bags):
            for word in bag:
                self.holding.setdefault(word, []).append(number)
        self.lengths = [sum(bag.values()) for bag in self.bags]
        self.mean = sum(self.lengths) / len(self.lengths)

    def rank(self, text: str, weigh: Callable[[str, int, int], float]) -> Ranked:
        """The five best claims by the sum of weights, each by its best document."""
        scores: dict[int, float] = {}
        for word, often in Counter(words_of(text)).items():
            for number in self.holding.get(word, ()):
                scores[number] = scores.get(number, 0) + weigh(word, often, number)
        best: dict[str, float] = {}
        for number, score in scores.items():
            claim = self.claims[number]
            best[claim] = max(best.get(claim, 0), score)
        return sorted(best, key=lambda claim: (-best[claim], claim))[:SHOWN]


class Bm25(Plain):
    """Okapi BM25 with the usual k1 = 1.5 and b = 0.75."""

    def __call__(self, text: str) -> Ranked:
        """Rank claims for a passage."""
        return self.rank(text, self._weigh)

    def _weigh(self, word: str, often: int, number: int) -> float:
        held = len(self.holding[word])
        idf = math.log(1 + (len(self.bags) - held + 0.5) / (held + 0.5))
        there = self.bags[number][word]
        norm = 1.5 * (0.25 + 0.75 * self.lengths[number] / self.mean)
        return often * idf * there * 2.5 / (there + norm)


class TfIdf(Plain):
    """The cosine of word counts times ln(n / df) + 1."""

    def __init__(self, documents: Sequence[tuple[str, str]]) -> None:
        super().__init__(documents)
        size = len(self.bags)
        self.idf = {word: math.log(size / len(held)) + 1 for word, held in self.holding.items()}
        self.norms = [
            math.sqrt(sum((often * self.idf[word]) ** 2 for word, often in bag.items()))
            for bag in self.bags
        ]

    def __call__(self, text: str) -> Ranked:
        """Rank claims for a passage."""
        return self.rank(
            text,
            lambda word, often, number: (
                often * self.bags[number][word] * self.idf[word] ** 2 / self.norms[number]
            ),
        )


def words_of(text: str) -> list[str]:
    """Words in lower case, and nothing more."""
    return re.findall(r"\w+", text.lower())


def read_labelled() -> list[Labelled]:
    """The passages, in date order."""
    lines = (ROOT / "tests/benchmarks/suggest/passages.jsonl").read_text(encoding="utf-8")
    return [
        Labelled(
            each["id"],
            each["speaker"],
            each["text"],
            each["kind"],
            frozenset(each["repeats"]),
            frozenset(each["against"]),
        )
        for each in map(json.loads, lines.splitlines())
    ]


def measure(name: str, passages: Sequence[Labelled], rank: Callable[[Labelled], Ranked]) -> None:
    """Print recall and mean average precision at five, what of all shown is right, and speed.

    Right is a claim that the passage repeats, or whose opposite it says; near misses and what has
    nothing to do with any claim count as passages for which all that is shown is wrong.
    """
    repeats = [passage for passage in passages if passage.repeats]
    start = time.process_time()
    found = {passage.id: rank(passage) for passage in passages}
    seconds = time.process_time() - start
    recall = [len(each.repeats & set(found[each.id])) / len(each.repeats) for each in repeats]
    precision = [_average_precision(found[each.id], each.repeats) for each in repeats]
    shown = sum(map(len, found.values()))
    right = sum(len((each.repeats | each.against) & set(found[each.id])) for each in passages)
    print(
        f"{name:<44}{sum(recall) / len(recall):8.3f}{sum(precision) / len(precision):8.3f}"
        f"{shown:8}{right / shown:8.3f}{len(passages) / seconds:12,.0f}"
    )


def _average_precision(ranked: Ranked, wanted: Iterable[str]) -> float:
    wanted, hits, total = set(wanted), 0, 0.0
    for place, claim in enumerate(ranked, start=1):
        if claim in wanted:
            hits += 1
            total += hits / place
    return total / min(len(wanted), SHOWN)


def main() -> None:
    """Measure quality on the labelled passages, then speed on a large corpus."""
    sys.path.insert(0, str(ROOT))
    from graph.assemble import build_graph
    from graph.prove.corpus_loading import load_corpus
    from graph.suggest.encoder import load_encoder
    from graph.suggest.matcher import Matcher
    from graph.suggest.meaning import Meaning
    from graph.suggest.wordings import list_aliases

    corpus = load_corpus(ROOT / "seeds").corpus
    assert corpus is not None
    graph = build_graph(corpus)
    passages = read_labelled()
    own = [(claim.id, claim.text) for claim in corpus.claims.values()]
    aliases = [
        (claim, " ".join(alias.statement.quote) if alias.statement else alias.text)
        for alias in list_aliases(graph)
        for claim in alias.claims
    ]
    matcher = Matcher(graph)

    def suggest(passage: Labelled, *, speaker: bool = True, least: float | None = None) -> Ranked:
        said_by = passage.speaker if speaker else None
        rows = matcher.suggest_for_lines([passage.text], speaker=said_by, min_score=least)
        return [row.claim for row in rows]

    print(f"{len(passages)} passages, {sum(bool(each.repeats) for each in passages)} repeats")
    heads = f"{'recall@5':>8}{'MAP@5':>8}{'shown':>8}{'right':>8}{'passages/s':>12}"
    print(f"{'':<44}{heads}")
    measure("plain TF-IDF, claims' texts", passages, _ask(TfIdf(own)))
    measure("plain BM25, claims' texts", passages, _ask(Bm25(own)))
    measure("plain TF-IDF, earlier statements too", passages, _ask(TfIdf(aliases)))
    measure("plain BM25, earlier statements too", passages, _ask(Bm25(aliases)))
    measure(
        "suggest, no speaker, any score", passages, lambda p: suggest(p, speaker=False, least=0)
    )
    measure("suggest, any score", passages, lambda p: suggest(p, least=0))
    measure("suggest, as it comes", passages, suggest)
    measure_kinds(matcher, passages)
    encoder = load_encoder()
    assert encoder is not None, "install the optional part: meaning"
    matcher = Matcher(graph, Meaning(encoder))
    measure("with meaning, any score", passages, lambda p: suggest(p, least=0))
    measure("with meaning, as it comes", passages, suggest)
    measure_kinds(matcher, passages)
    measure_speed(None)
    measure_speed(Meaning(encoder))


def measure_kinds(matcher: "Matcher", passages: Sequence[Labelled]) -> None:
    """Print which kinds of passages get a suggestion, and what of it is marked."""
    for kind in ("repeat", "near-miss", "opposite", "unrelated"):
        here = [passage for passage in passages if passage.kind == kind]
        shown = marked = meant = differing = 0
        for each in here:
            rows = matcher.suggest_for_lines([each.text], speaker=each.speaker)
            aim = each.repeats | each.against
            shown += bool(rows)
            meant += any(row.claim in aim for row in rows)
            marked += any(row.claim in aim and row.opposite for row in rows)
            differing += any(row.differs for row in rows)
        print(
            f"{kind:<10} {len(here):4}: {shown:3} get a suggestion, {meant:3} the labelled claim, "
            f"{marked:3} of these marked as a possible opposite; {differing:3} say what differs"
        )


def _ask(rank: Callable[[str], Ranked]) -> Callable[[Labelled], Ranked]:
    return lambda passage: rank(passage.text)


def measure_speed(meaning: "Meaning | None") -> None:
    """Print how many passages a second are compared with 19,000 claims."""
    from graph.suggest.matcher import Matcher
    from tests.suggest.many_claims import make_graph, make_passages

    graph = make_graph(random.Random(1), CLAIMS)
    passages = make_passages(random.Random(2), graph, ASKED)
    start = time.process_time()
    matcher = Matcher(graph, meaning)
    built = time.process_time() - start
    matcher.suggest_for_lines(passages[:10])
    start = time.process_time()
    rows = matcher.suggest_for_lines(passages)
    per_second = ASKED / (time.process_time() - start)
    print(
        f"{CLAIMS:,} claims, {'with meaning' if meaning else 'by words'}: read in {built:.1f} s; "
        f"{per_second:,.0f} passages a second with {len(rows):,} suggestions, "
        f"at least {LEAST_PER_SECOND // (3 if meaning else 1):,}"
    )


if __name__ == "__main__":
    main()
