"""How all tests run: properties are not timed, and in CI they try the same examples each time."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from graph.assemble import ClaimGraph, build_graph
from graph.prove.corpus_loading import load_corpus

if TYPE_CHECKING:
    from playwright.sync_api import Browser

settings.register_profile("claimgraph", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("claimgraph")


@pytest.fixture(scope="session", autouse=True)
def _cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Databases are kept in a user's cache, and this is nobody's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def seeds() -> ClaimGraph:
    """The corpus that claimgraph comes with."""
    result = load_corpus(Path(__file__).parents[1] / "seeds")
    assert result.corpus is not None
    return build_graph(result.corpus)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium for all tests that open a page."""
    from playwright.sync_api import sync_playwright

    from tests.chromium import ARGUMENTS, find_chromium

    path = find_chromium()
    if path is None:
        reason = "the page is tested in Chromium, Chrome or Edge, and there is none"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()
