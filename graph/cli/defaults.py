"""What is taken where the command line says nothing."""

from pathlib import Path

CORPUS = Path("seeds")
CORPUS_VARIABLE = "CLAIMGRAPH_CORPUS"
OUT = Path("out")
