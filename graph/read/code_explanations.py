"""What every problem code means, why it matters, and an example of each side."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.read.problem_codes import CODES

_FILE = Path(__file__).with_name("code_explanations.toml")


@dataclass(frozen=True, slots=True)
class Explanation:
    """One problem code, for somebody who has just met it."""

    code: str
    meaning: str
    why: str
    """Why it matters."""
    where: str
    """Where the examples stand: a file of records, ``passages``, ``top``, or ``shell``."""
    wrong: str
    right: str


@cache
def explain_codes() -> dict[str, Explanation]:
    """From each code to its explanation, in the order of :data:`CODES`."""
    texts = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        code: Explanation(
            code,
            meaning,
            texts[code]["why"],
            texts[code]["where"],
            texts[code]["wrong"].strip("\n"),
            texts[code]["right"].strip("\n"),
        )
        for code, meaning in CODES.items()
    }
