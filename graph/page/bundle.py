"""vis-network as pyvis brings it, packed: it is four fifths of the page and needed in one view."""

import re
import zlib
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path("lib", "vis-9.1.2", "vis-network.min.js")
_LICENCE = re.compile(r"\A/\*\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A script that the page unpacks and runs when it is first needed."""

    text: str
    """What runs; the policy allows this text alone."""
    licence: str
    """Its licence header, which stays readable."""

    @property
    def packed(self) -> str:
        """The text, deflated (RFC 1951), in base64."""
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
        return b64encode(deflate.compress(self.text.encode()) + deflate.flush()).decode()


@cache
def vis_network() -> Bundle:
    """Read vis-network, without the link to a source map that nobody ships."""
    import pyvis

    path = Path(pyvis.__file__).parent / _FILE
    text = path.read_text(encoding="utf-8").partition("//# sourceMappingURL=")[0]
    header = _LICENCE.match(text)
    return Bundle(text, header[0] if header else "")
