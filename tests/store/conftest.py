"""A corpus of its own for each test, and a user's cache."""

from pathlib import Path

import pytest

from tests.store.small import copy_small


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A copy of the small corpus."""
    return copy_small(tmp_path / "corpus")
