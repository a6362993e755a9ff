"""The known claims that the sentences of a new source may repeat, as comments for its curator."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from graph.assemble import build_graph
from graph.load import load_corpus
from graph.match.suggest import Matcher

_SHOWN = 3


def suggest_claims(corpus: Path, sentences: Sequence[str]) -> dict[int, str]:
    """From the position of a sentence to what it may repeat, best first.

    Nothing is suggested where the corpus has errors: its claims are not known then.
    """
    loaded = load_corpus(corpus).corpus
    if loaded is None or not loaded.claims:
        return {}
    found = defaultdict(list)
    for row in Matcher(build_graph(loaded)).suggest_for_lines(sentences, limit=_SHOWN):
        opposite = ", or says the opposite" if row.opposite else ""
        found[int(row.passage) - 1].append(f"{row.claim} ({row.score:.2f}{opposite})")
    return {at: f"may repeat {'; '.join(claims)}" for at, claims in found.items()}
