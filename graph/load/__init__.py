"""From a folder to checked records, or to problems with file, line and column."""

from graph.load.corpus import LoadResult, load_corpus
from graph.load.problem import Problem, Severity

__all__ = ["LoadResult", "Problem", "Severity", "load_corpus"]
