"""A page that a browser saved says where it was, and SingleFile also when."""

import pytest

from graph.archive.formats.saving_comment import read_saving_comment

SINGLE_FILE = """<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile 
 url: https://news.example/ferry?x=1 
 saved date: Tue May 14 2024 00:12:13 GMT+0200 (Central European Summer Time)
--><meta charset=utf-8><p>x"""  # noqa: W291 - as it is written
COMPLETE = "<!-- saved from url=(0026)https://news.example/ferry -->\n<html><p>x"


def _read(page: str) -> dict[str, str]:
    return {name: found.value for name, found in read_saving_comment(page).items()}


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (SINGLE_FILE, {"url": "https://news.example/ferry?x=1", "archived_on": "2024-05-14"}),
        (SINGLE_FILE.replace("https:", "file:"), {"archived_on": "2024-05-14"}),
        (SINGLE_FILE.replace("May", "Mai"), {"url": "https://news.example/ferry?x=1"}),
        (COMPLETE, {"url": "https://news.example/ferry"}),
        ("<html><p>saved from url=(0026)https://news.example/ferry", {}),
        ("<html>" + " " * 60_000 + SINGLE_FILE, {}),
    ],
)
def test_the_address_and_the_day_of_saving(page: str, found: dict[str, str]) -> None:
    assert _read(page) == found
