"""The page's Content-Security-Policy: nothing runs but what the page was built with."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256


def content_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Forbid every request and every script and style, except these texts.

    ``data:`` and ``blob:`` images are what a picture of the page is saved through.
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {_sources(scripts)}",
            f"style-src {_sources(styles)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _sources(texts: Iterable[str]) -> str:
    return " ".join(f"'sha256-{_digest(text)}'" for text in texts)


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
