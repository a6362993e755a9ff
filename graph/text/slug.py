"""A text as an id is written: a few plain words joined by hyphens."""

import re
import unicodedata


def slugify(text: str, words: int = 6) -> str:
    """An id made of the first words of a text; empty where it has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    ascii_text = plain.encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_text)[:words])[:60].strip("-")
