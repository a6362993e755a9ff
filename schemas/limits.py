"""How large things may be, and what to type where larger ones are meant.

A corpus, an article or a page may come from anybody, so nothing is read without a bound. Each
bound is far above what curators write, and can be raised: see :attr:`Limit.variable`.
"""

import os
from typing import NamedTuple

_PREFIX = "CLAIMGRAPH_MAX_"


class BadLimitError(ValueError):
    """A variable that raises a limit is not a positive whole number."""


class Limit(NamedTuple):
    """A bound on one kind of thing."""

    name: str
    """Lower-case kebab-case: what is counted, in its unit."""
    default: int
    code: str
    """The permanent code of the problem that more of it is."""
    unit: str
    """What is counted: ``bytes``."""
    where: str
    """What may have so many: ``a document``."""

    @property
    def variable(self) -> str:
        """The environment variable that raises it: ``CLAIMGRAPH_MAX_DOCUMENT_BYTES``."""
        return _PREFIX + self.name.upper().replace("-", "_")

    @property
    def most(self) -> int:
        """The bound that holds now.

        Raises:
            BadLimitError: the variable is set to something else than a positive whole number.
        """
        given = os.environ.get(self.variable)
        if given is None:
            return self.default
        if not (given.isascii() and given.replace("_", "").isdigit() and len(given) <= 18):
            raise BadLimitError(f"{self.variable} is no whole number: {given!r}")
        return max(int(given.replace("_", "")), 1)

    def message(self, found: int | None = None) -> str:
        """Why a thing is refused, with how many of the unit it has, where that is known."""
        allowed = f"the {self.most:,} that {self.where} may have"
        if found is None:
            return f"there are more {self.unit} than {allowed}"
        return f"{found:,} {self.unit} are more than {allowed}"

    @property
    def hint(self) -> str:
        """What to type to allow more."""
        return f"to allow more where you trust it, set {self.variable} in the environment"


RECORD_BYTES = Limit(
    "record-bytes", 16_000_000, "file-too-large", "bytes", "a YAML file, or a line of JSON Lines,"
)
LINES_BYTES = Limit("lines-bytes", 4_000_000_000, "file-too-large", "bytes", "a file of JSON Lines")
RECORD_VALUES = Limit("record-values", 500_000, "too-many-values", "values", "a YAML file")
DOCUMENT_BYTES = Limit("document-bytes", 8_000_000, "file-too-large", "bytes", "a document")
ORIGINAL_BYTES = Limit("original-bytes", 500_000_000, "file-too-large", "bytes", "an original")
ARTICLE_BYTES = Limit("article-bytes", 100_000_000, "file-too-large", "bytes", "a new source")
EXTRACTION_BYTES = Limit(
    "extraction-bytes", 2_000_000_000, "file-too-large", "bytes of memory", "reading an article"
)
EXTRACTION_SECONDS = Limit(
    "extraction-seconds", 120, "file-too-large", "seconds", "reading an article"
)
INPUT_BYTES = Limit("input-bytes", 16_000_000, "file-too-large", "bytes", "standard input")
PAGE_BYTES = Limit("page-bytes", 250_000_000, "file-too-large", "bytes", "a page, unpacked,")
FOLDER_LEVELS = Limit("folder-levels", 50, "too-deep", "folders in each other", "a corpus")
DATE_MEMBERS = Limit("date-members", 1_000, "too-many-dates", "dates", "a set of them")
WIDER_CLAIMS = Limit("wider-claims", 100, "too-many-wider", "wider claims", "a claim")

LIMITS = (
    RECORD_BYTES,
    LINES_BYTES,
    RECORD_VALUES,
    DOCUMENT_BYTES,
    ORIGINAL_BYTES,
    ARTICLE_BYTES,
    EXTRACTION_BYTES,
    EXTRACTION_SECONDS,
    INPUT_BYTES,
    PAGE_BYTES,
    FOLDER_LEVELS,
    DATE_MEMBERS,
    WIDER_CLAIMS,
)
"""All of them, in the order of the documentation."""


def check_limits() -> None:
    """See that every limit that is set can be read, before anything relies on it.

    Raises:
        BadLimitError: one cannot, or a variable is named like one and is none.
    """
    known = {limit.variable: limit for limit in LIMITS}
    for name in os.environ:
        if name.startswith(_PREFIX):
            if name not in known:
                raise BadLimitError(f"there is no limit {name}; there are {', '.join(known)}")
            _ = known[name].most
