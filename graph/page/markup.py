"""The page's markup around what is embedded in it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.page.embed import Embedded
from graph.page.policy import content_policy
from graph.page.what_is_proved import made_by

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATE = "page.html.jinja"


@dataclass(frozen=True, slots=True)
class Program:
    """What runs in the page, and how it looks."""

    script: str
    style: str
    library: str
    """vis-network's text, which the policy allows."""
    packed_library: str
    licence: str

    @property
    def policy(self) -> str:
        """The policy under which nothing else runs."""
        return content_policy([self.script, self.library], [self.style])


@cache
def environment() -> "Environment":
    """Jinja, which escapes everything that is not said to be safe."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


def write_markup(
    program: Program, embedded: Embedded, digest: str, claims: int, statements: int
) -> str:
    """The whole file; ``claims`` and ``statements`` are the counts in its title."""
    page: str = (
        environment()
        .get_template(TEMPLATE)
        .render(
            program=program,
            embedded=embedded,
            made_by=made_by(),
            digest=digest,
            claims=claims,
            statements=statements,
        )
    )
    return page
