"""Sources and judgements as the store gives them back."""

import json
from pathlib import Path
from typing import Self

from schemas.corpus import ArchivedSource, Dismissal, Span, Statement
from schemas.judgement import Broader, Contradicts, Judgement, MayBe, NotSame, Variant
from schemas.passage import Reason
from schemas.source import Source


class StoredSource(ArchivedSource):
    """A source whose document is read when it is asked for, and proved by its hash."""

    _corpus: Path

    def __new__(
        cls,
        corpus: Path,
        record: Source,
        statements: tuple[Statement, ...],
        dismissals: tuple[Dismissal, ...],
    ) -> Self:
        """Name the corpus below which the document lies."""
        self = super().__new__(cls, record, "", statements, dismissals)
        self._corpus = corpus
        return self

    @property
    def text(self) -> str:
        """The document, decoded.

        Raises:
            OSError: it cannot be read, or is not the one that was archived any more.
        """
        import hashlib

        path = self._corpus / self.record.document
        raw = path.read_bytes()
        if hashlib.sha256(raw).hexdigest() != self.record.sha256:
            raise OSError(0, "its bytes have changed; run `claimgraph check`", str(path))
        return raw.decode("utf-8")


def read_dismissal(spans: str, reason: str, note: str | None) -> Dismissal:
    """A passage that carries no statement."""
    placed = tuple(Span(start, end) for start, end in json.loads(spans))
    return Dismissal(placed, Reason(reason), note)


def read_judgement(kind: str, one: str, other: str, record: str) -> Judgement:
    """A judgement on the ids that its claims bear now."""
    data = {"curator": None, **json.loads(record)}
    if kind == "broader":
        return Broader.model_construct(**{**data, "narrow": one, "wide": other})
    if kind == "may-be":
        return MayBe.model_construct(**{**data, "events": (one, other)})
    models: dict[str, type[Contradicts] | type[Variant] | type[NotSame]]
    models = {"contradicts": Contradicts, "variant": Variant, "not-same": NotSame}
    return models[kind].model_construct(**{**data, "claims": (one, other)})
