"""Where Chromium is, and how it is started for a page that must ask nobody anything.

Run as a program, it sees to it that there is one: ``python -m tests.chromium``.
"""

import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_ELSEWHERE = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """The path of a Chromium, Chrome or Edge; None where there is none."""
    named = (shutil.which(name) for name in _NAMES)
    elsewhere = (path if Path(path).is_file() else None for path in _ELSEWHERE)
    installed = next((found for found in (*named, *elsewhere) if found), None)
    return installed or _find_playwrights_own()


def _find_playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def main() -> None:
    """Fetch a browser where there is none, or say in one line what is left out without it."""
    if find_chromium() is not None:
        return
    fetching = [sys.executable, "-m", "playwright", "install", "chromium"]
    done = subprocess.run(fetching, capture_output=True, check=False)
    if done.returncode or find_chromium() is None:
        print(
            "The tests of the page are left out: they need Chromium, Chrome or Edge "
            "(Debian and Ubuntu: apt-get install chromium).",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main()
