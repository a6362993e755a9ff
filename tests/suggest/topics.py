"""An encoder that a test can foresee: one direction for each topic that a text names."""

from collections.abc import Sequence

import numpy as np

from graph.suggest.encoder import Vectors

TOPICS = (
    ("ferry", "ship", "паром"),
    ("pays", "earns", "окупается"),
    ("bridge", "span"),
    ("safe", "sound"),
)


class Topics:
    """Encodes, and counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str], /) -> Vectors:
        """A row for each text, of length 1."""
        self.asked += texts
        rows = [
            [float(any(word in text.lower() for word in topic)) for topic in TOPICS] + [0.01]
            for text in texts
        ]
        vectors = np.array(rows, dtype=np.float32)
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit
