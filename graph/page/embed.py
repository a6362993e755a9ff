"""Text made safe to stand inside a script element."""

import json
import re

_UNSAFE = re.compile("[<\u2028\u2029\ud800-\udfff]")


def embed_json(value: object) -> str:
    """JSON that cannot end the script element it stands in, in any HTML parser."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def check_script(name: str, text: str) -> str:
    """The text of a script, as it is.

    Raises:
        ValueError: it would end its element early or change how HTML reads it.
    """
    if re.search(r"</script|<!--", text, re.IGNORECASE):
        raise ValueError(f"{name} holds '</script' or '<!--' and cannot stand in a page")
    return text
