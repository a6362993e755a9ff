"""Which program made a store: another may check and count by other rules."""

import os
from functools import cache
from pathlib import Path
from zlib import crc32

from schemas.limits import LIMITS

_ROOMS = (
    *("graph/text", "graph/read", "graph/prove", "graph/assemble", "graph/queries", "graph/store"),
    "schemas",
)
_ENDINGS = (".py", ".sql", ".toml")


@cache
def describe_program() -> int:
    """A number that is another one after any change of the code that makes stores, or of limits."""
    top = Path(__file__).parents[2]
    found = [f"{limit.variable} {limit.most}" for limit in LIMITS]
    for room in _ROOMS:
        try:
            for entry in os.scandir(top / room):
                if entry.name.endswith(_ENDINGS):
                    seen = entry.stat()
                    found.append(f"{room}/{entry.name} {seen.st_size} {seen.st_mtime_ns}")
        except OSError:
            found.append(room)
    return crc32("\n".join(sorted(found)).encode("utf-8", "surrogateescape"))
