"""``python -m graph`` is the command ``claimgraph``."""

from graph.cli.main import main

if __name__ == "__main__":
    main()
