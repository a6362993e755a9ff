"""What a problem code means, laid out for a terminal and for the documentation."""

import textwrap

from graph.read.code_explanations import Explanation, explain_codes

_WIDTH = 100
_PLACES = {
    "top": "at the top of a source's file",
    "passages": "among the passages of a source",
    "shell": "in the corpus, at the command line",
}
_INTRODUCTION = """# Problem codes

What `claimgraph check` can find, why it matters, and an example of each side. The examples are
about the corpus that `claimgraph init` makes. `claimgraph explain CODE` shows one of them.
This page is generated; its texts stand in `graph/read/code_explanations.toml`.
"""


def explain_problem(code: str) -> str:
    """What one code means, why it matters, and how to write instead.

    Raises:
        KeyError: there is no such code.
    """
    told = explain_codes()[code]
    parts = [
        told.code,
        textwrap.fill(told.meaning, _WIDTH),
        textwrap.fill(told.why, _WIDTH),
        f"Wrong, {_place(told)}:",
        textwrap.indent(told.wrong, "    "),
        "Right:",
        textwrap.indent(told.right, "    "),
    ]
    return "\n\n".join(part.replace("`", "") for part in parts) + "\n"


def list_codes() -> str:
    """Every code with its meaning, one below the other."""
    codes = explain_codes()
    width = max(map(len, codes))
    return "".join(
        f"{code:{width}}  {told.meaning.replace('`', '')}\n" for code, told in codes.items()
    )


def codes_page() -> str:
    """The reference of all codes, in Markdown."""
    return _INTRODUCTION + "".join(map(_section, explain_codes().values()))


def _section(told: Explanation) -> str:
    language = "sh" if told.where == "shell" else "yaml"
    language = "json" if told.where.endswith(".jsonl") else language
    return (
        f"\n## {told.code}\n\n{told.meaning} {told.why}\n\n"
        f"Wrong, {_place(told)}:\n\n```{language}\n{told.wrong}\n```\n\n"
        f"Right:\n\n```{language}\n{told.right}\n```\n"
    )


def _place(told: Explanation) -> str:
    return _PLACES.get(told.where.split(" ")[0], f"in `{told.where.split(' ')[0]}`")
