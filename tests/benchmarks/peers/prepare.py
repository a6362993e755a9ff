"""Make the databases of the peers that are installed, from a folder of JSON Lines.

python -m tests.benchmarks.peers.prepare CORPUS FOLDER duckdb|ladybug...
"""

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.benchmarks.peers.tables import write_tables


def main() -> None:
    """Write ``FOLDER/duckdb.db`` and the like."""
    corpus, folder, *peers = sys.argv[1:]
    with tempfile.TemporaryDirectory(dir=folder) as tables:
        write_tables(Path(corpus), Path(tables))
        for peer in peers:
            module = import_module(f"tests.benchmarks.peers.with_{peer}")
            module.make_database(Path(tables), Path(folder, f"{peer}.db"))


if __name__ == "__main__":
    main()
