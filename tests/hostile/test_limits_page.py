"""``docs/security.md`` lists the limits as they are; ``REFRESH_LIMITS=1`` writes them anew."""

import os
import re
from pathlib import Path

from schemas.limits import LIMITS

PAGE = Path(__file__).parents[2] / "docs/security.md"
_TABLE = re.compile(r"<!-- limits -->\n(?:\|.*\n|\n)*")


def test_the_limits_are_listed() -> None:
    rows = "".join(
        f"| {limit.default:,} {limit.unit} | {limit.where.rstrip(',')} | `{limit.variable}` "
        f"| `{limit.code}` |\n"
        for limit in LIMITS
    )
    head = "<!-- limits -->\n| at most | for | raised by | code |\n|---|---|---|---|\n"
    text = PAGE.read_text("utf-8")
    current = _TABLE.sub(lambda _: f"{head}{rows}\n", text)
    if "REFRESH_LIMITS" in os.environ:
        PAGE.write_text(current, "utf-8")
    assert PAGE.read_text("utf-8") == current
