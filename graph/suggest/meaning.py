"""How near texts are in meaning: cosines of the vectors of an encoder."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from graph.store.kept_vectors import read_vectors, write_vectors
from graph.suggest.encoder import Encoder, Vectors, load_encoder

_UNEVEN = 1e-3
"""By how much the length of a vector may differ from 1; another one is damaged."""


class Meaning:
    """An encoder, with the vectors that it made of the texts of a corpus before."""

    def __init__(self, encoder: Encoder, *, corpus: Path | None = None, name: str = "") -> None:
        """Compare by an encoder.

        Args:
            encoder: turns texts into vectors of length 1.
            corpus: the corpus in whose cache vectors are kept; None keeps none.
            name: the encoder with its version, which tells its vectors from others.
        """
        self._encode = encoder
        self._corpus = corpus
        self._name = name

    def learn(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts that passages will be compared with, each text encoded once."""
        digests = {text: sha256(text.encode()).digest() for text in texts}
        kept = {} if self._corpus is None else read_vectors(self._corpus, self._name)
        found = {key: _read(kept[key]) for key in digests.values() if key in kept}
        found = {key: vector for key, vector in found.items() if _is_sound(vector)}
        new = {text: key for text, key in digests.items() if key not in found}
        if new:
            made = dict(zip(new.values(), self._encode(list(new)), strict=True))
            found |= made
            if self._corpus is not None:
                raw = {key: vector.tobytes() for key, vector in made.items()}
                write_vectors(self._corpus, self._name, raw)
        return np.array([found[digests[text]] for text in texts], dtype=np.float32)

    def compare(self, texts: Sequence[str], known: Vectors) -> Vectors:
        """For each text a row: how near each known one is, from 0 to 1. Without letters, none."""
        if not len(known):
            return np.zeros((len(texts), 0), dtype=np.float32)
        vectors = self._encode(texts)
        vectors[[not any(map(str.isalnum, text)) for text in texts]] = 0
        near: Vectors = np.clip(vectors @ known.T, 0, 1)
        return near


def find_meaning(corpus: Path) -> Meaning | None:
    """What compares by meaning, where the optional part ``meaning`` is installed."""
    encoder = load_encoder()
    return None if encoder is None else Meaning(encoder, corpus=corpus, name=encoder.name)


def _read(raw: bytes) -> Vectors:
    return np.frombuffer(raw[: len(raw) // 4 * 4], dtype=np.float32)


def _is_sound(vector: Vectors) -> bool:
    return bool(abs(np.linalg.norm(vector) - 1) < _UNEVEN)
