"""The known claims that the sentences of a new source may repeat, as comments for its curator."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from graph.assemble import build_graph
from graph.prove.corpus_loading import load_corpus
from graph.suggest.matcher import Matcher
from graph.suggest.meaning import find_meaning

_SHOWN = 3


def suggest_claims(corpus: Path, sentences: Sequence[str]) -> dict[int, str]:
    """From the position of a sentence to what it may repeat, best first.

    Nothing is suggested where the corpus has errors: its claims are not known then.
    """
    loaded = load_corpus(corpus).corpus
    if loaded is None or not loaded.claims:
        return {}
    found = defaultdict(list)
    unlike = list(dict.fromkeys(sentences))
    matcher = Matcher(build_graph(loaded), find_meaning(corpus))
    for row in matcher.suggest_for_lines(unlike, limit=_SHOWN):
        opposite = ", or says the opposite" if row.opposite else ""
        claim = f"{row.claim} ({row.score:.2f}{opposite})"
        found[unlike[int(row.passage) - 1]].append(claim)
    return {
        at: f"may repeat {'; '.join(found[sentence])}"
        for at, sentence in enumerate(sentences)
        if sentence in found
    }
