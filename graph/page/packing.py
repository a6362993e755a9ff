"""Text deflated (RFC 1951) and written in base64, as a browser unpacks it without a library."""

import zlib
from base64 import b64decode, b64encode

_RAW = -15


def pack(text: str) -> str:
    """Deflate a text; the bytes are equal wherever zlib is the same."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    return b64encode(deflate.compress(text.encode()) + deflate.flush()).decode()


def unpack(packed: str, most: int) -> str:
    """The text that was packed.

    Raises:
        ValueError: it is damaged, no UTF-8, or longer than ``most`` bytes.
    """
    inflate = zlib.decompressobj(_RAW)
    try:
        raw = inflate.decompress(b64decode(packed, validate=True), most + 1)
    except zlib.error as error:
        raise ValueError(f"it cannot be unpacked ({error})") from None
    if len(raw) > most:
        raise ValueError(f"it unpacks to more than {most:,} bytes")
    if not inflate.eof or inflate.unused_data:
        raise ValueError("it does not end where it should")
    return raw.decode("utf-8")
