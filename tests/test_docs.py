"""The examples of the documentation are run."""

import doctest
from pathlib import Path

import pytest

PAGES = sorted(path for path in Path("docs").glob("*.md") if "\n>>> " in path.read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_examples_print_what_the_page_shows(page: Path) -> None:
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    failed, tried = doctest.testfile(
        str(page.resolve()), module_relative=False, optionflags=flags, encoding="utf-8"
    )
    assert tried > 0
    assert failed == 0
