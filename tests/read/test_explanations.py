"""Every code is explained, and its examples do what they say.

After a change of the texts, ``REFRESH_CODES=1 pytest tests/read`` writes ``docs/codes.md`` anew.
"""

import os
import shutil
import subprocess
import textwrap
import tomllib
from pathlib import Path

import pytest

from graph.prove.corpus_loading import load_corpus
from graph.read.code_explanations import explain_codes
from graph.read.explanation_text import codes_page, explain_problem, list_codes
from graph.read.problem import Severity
from graph.read.problem_codes import CODES

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "graph/edit/template"
SOURCE = "records/sources/night-ferry-2024.yaml"


def _apply(corpus: Path, where: str, example: str) -> None:
    """Put an example where it says that it stands."""
    source = corpus / SOURCE
    text = source.read_text("utf-8")
    top, passages = text.split("\npassages:\n")
    if " + " in where:
        places = where.split(" + ")
        comment = next(line for line in example.split("\n") if line.startswith("# and in"))
        for place, part in zip(places, example.split(f"{comment}\n"), strict=True):
            _apply(corpus, place, part)
    elif where == "shell":
        subprocess.run(["sh", "-ec", example], cwd=corpus, check=True, stdout=subprocess.DEVNULL)
    elif where.startswith("top"):
        keys = {line.split(":")[0] for line in example.split("\n")} | set(where.split(" ")[2:])
        kept = [line for line in top.split("\n") if line.split(":")[0] not in keys]
        top = "\n".join([*kept, example])
        source.write_text(f"{top}\n\npassages:\n{passages}", "utf-8")
    elif where.startswith("passages"):
        if where.endswith("last"):
            example = passages[: passages.rindex("  - ")] + textwrap.indent(example, "  ")
        if "without" in where:
            top = "\n".join(x for x in top.split("\n") if x.split(":")[0] not in where.split(" "))
        source.write_text(f"{top}\npassages:\n{example}\n", "utf-8")
    else:
        with (corpus / where).open("a", encoding="utf-8") as file:
            file.write(f"\n{example}\n")


@pytest.mark.parametrize("code", CODES)
def test_the_examples_do_what_they_say(code: str, tmp_path: Path) -> None:
    """The wrong one gives the code; the right one does not, and no error at all."""
    told = explain_codes()[code]
    for side, example in (("wrong", told.wrong), ("right", told.right)):
        corpus = tmp_path / side
        shutil.copytree(EXAMPLE, corpus)
        _apply(corpus, told.where, example)
        problems = load_corpus(corpus).problems
        assert (code in {problem.code for problem in problems}) == (side == "wrong"), problems
        if side == "right":
            assert [each for each in problems if each.severity is Severity.ERROR] == []


def test_the_texts_stand_in_the_order_of_the_codes() -> None:
    texts = tomllib.loads((ROOT / "graph/read/code_explanations.toml").read_text("utf-8"))
    assert list(texts) == list(CODES)
    assert all(set(text) == {"why", "where", "wrong", "right"} for text in texts.values())


def test_the_reference_is_current() -> None:
    page = ROOT / "docs/codes.md"
    if "REFRESH_CODES" in os.environ:
        page.write_text(codes_page(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == codes_page()


def test_the_texts_fit_a_terminal() -> None:
    shown = [list_codes(), *map(explain_problem, CODES)]
    assert max(len(line) for text in shown for line in text.split("\n")) <= 110
