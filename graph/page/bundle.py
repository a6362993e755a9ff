"""vis-network as pyvis brings it, packed: it is a third of the page and needed in one view."""

from dataclasses import dataclass
from functools import cache

from graph.page.packing import unpack
from graph.page.scripts import read_asset

_NAME = "vis-network-9.1.2"
_MOST = 2_000_000


@dataclass(frozen=True, slots=True)
class Bundle:
    """A script that the page unpacks and runs when it is first needed."""

    text: str
    """What runs; the policy allows this text alone."""
    packed: str
    """The text, deflated by zopfli, in base64: packed once, so that a page's bytes need no zlib."""
    licence: str
    """Its licence header, which stays readable."""


@cache
def vis_network() -> Bundle:
    """Read vis-network, without the link to a source map that nobody ships."""
    packed = read_asset(f"{_NAME}.deflated.txt").strip()
    licence = read_asset(f"{_NAME}.licence.txt").strip()
    return Bundle(unpack(packed, _MOST), packed, licence)
