"""Plain text: UTF-8 is archived byte for byte, what has a byte order mark is written as UTF-8."""

from graph.archive.formats.extracted import CannotExtractError, Extracted, Found
from graph.archive.formats.media_type import find_mark


def read_plain_text(raw: bytes) -> Extracted:
    """Read a text.

    Raises:
        CannotExtractError: its encoding is not known.
    """
    mark = find_mark(raw)
    name, skipped = mark or ("utf-8", 0)
    try:
        text = raw.decode("utf-8") if name == "utf-8" else raw[skipped:].decode(name)
    except UnicodeDecodeError as error:
        if name != "utf-8":
            raise CannotExtractError(f"it is not the {name} that its first bytes say") from None
        raise CannotExtractError(
            f"it is not UTF-8 text (byte {raw[error.start]:#04x} at offset {error.start}); "
            "save it as UTF-8 first"
        ) from None
    if name == "utf-8":
        return Extracted(text, "plain text")
    return Extracted(text, "plain text", f".{name}.txt", Found(name, "its byte order mark"))
