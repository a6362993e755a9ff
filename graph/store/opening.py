"""The store of a corpus, where it can be trusted as it is."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from graph.store.places import places_for
from graph.store.reading import Store
from graph.store.seal import read_seal


def open_fresh(corpus: Path) -> Store | None:
    """The store of a corpus, where it is sound and nothing has changed since it was made."""
    for folder in places_for(corpus):
        seal = read_seal(folder)
        if seal is not None and seal.sound and seal.is_fresh(corpus):
            with suppress(sqlite3.Error):
                return Store.open(seal.store, corpus)
    return None
