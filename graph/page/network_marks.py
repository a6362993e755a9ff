"""How the nodes and edges of a network look: shapes and colours by speaker, as in the page."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.assemble import ClaimGraph, EdgeKind
from graph.page.labels import describe_date
from graph.page.row_numbers import Places
from graph.page.scripts import page_style
from graph.queries.links import Reading
from schemas.corpus import Statement
from schemas.ids import ClaimId, SpeakerId
from schemas.passage import Certainty, Stance

_SHAPES = ("dot", "square", "triangle", "diamond", "star", "triangleDown", "hexagon", "dot")
"""By the place among the speakers with most statements; all others share the last."""
_FACE = "system-ui, sans-serif"
_REORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_KIND_WORDS = {
    EdgeKind.BROADER: "entails",
    EdgeKind.CONTRADICTS: "contradicts",
    EdgeKind.VARIANT: "variant of",
    EdgeKind.NOT_SAME: "not the same as",
}
_At = tuple[float, float]
_Node = dict[str, Any]


@cache
def palette() -> Mapping[str, str]:
    """The colours of the page by day, by their names in its style sheet."""
    by_day = page_style().partition("}")[0]
    return {**dict(re.findall(r"--([\w-]+): (#\w+);", by_day)), "transparent": "transparent"}


class Marks:
    """Nodes and edges for the records of a graph."""

    JUDGED = tuple(_KIND_WORDS)

    def __init__(self, graph: ClaimGraph, places: Places) -> None:
        """Take the graph, and the order of its speakers."""
        self._graph = graph
        self._slots: dict[SpeakerId, int] = dict.fromkeys(places.speakers, len(_SHAPES) - 1)
        said = {statement.speaker for statement in places.in_time}
        for place, speaker in enumerate(places.speakers):
            if place < len(_SHAPES) - 1 and speaker in said:
                self._slots[speaker] = place

    def tone(self, speaker: SpeakerId) -> str:
        """The colour of a speaker."""
        return f"s{self._slots[speaker]}"

    # Nodes

    def record(self, kind: str, id: str, at: _At) -> _Node:
        """A speaker, a source or an event, under its name."""
        told = self._graph.nx.nodes[f"{kind}:{id}"]["label"]
        if kind == "speaker":
            speaker = SpeakerId(id)
            label, shape, size = _wrap(told, 40, 2), _SHAPES[self._slots[speaker]], 12
            return _node(
                f"speaker:{id}", at, label, shape, self.tone(speaker), size=size, title=told
            )
        width, shape, tone = {
            "source": (30, "square", "source"),
            "event": (26, "diamond", "quiet"),
        }[kind]
        return _node(f"{kind}:{id}", at, _wrap(told, width, 3), shape, tone, size=11, title=told)

    def claim(self, id: ClaimId, at: _At, *, chosen: bool) -> _Node:
        """A claim, in a box with its text."""
        text = self._graph.claim(id).text
        made = _node(
            f"claim:{id}",
            at,
            _short(text, 160),
            "box",
            "pick" if chosen else "surface",
            "pick-line" if chosen else "line-strong",
            title=text,
            margin=7,
            widthConstraint={"maximum": 300},
        )
        made["font"] = {"color": palette()["ink"], "size": 14, "face": _FACE}
        return made

    def statement(self, reading: Reading, at: _At) -> _Node:
        """A statement, under its date; hollow where it does not clearly assert."""
        statement, stance = reading.statement, reading.link.stance
        date = describe_date(statement.date) if statement.date else "undated"
        label = date if stance is Stance.ASSERTS else f"{stance.value} · {date}"
        is_open = Certainty.ARGUABLE in (reading.link.certainty, statement.speaker_certainty)
        return self._statement(statement, at, label, stance, is_open=is_open, size=7)

    def _statement(
        self, statement: Statement, at: _At, label: str, stance: Stance, *, is_open: bool, size: int
    ) -> _Node:
        own = self.tone(statement.speaker)
        full = stance is Stance.ASSERTS and not is_open
        return _node(
            f"statement:{statement.id}",
            at,
            label,
            _SHAPES[self._slots[statement.speaker]],
            own if full else "paper",
            "warn" if stance is Stance.DENIES else own,
            size=size,
            border=1 if full else 3,
            dashed=is_open,
            title=" […] ".join(statement.quote),
        )

    def small(self, key: str, at: _At) -> _Node:
        """A node of the whole graph, where statements and claims bear no text."""
        kind, _, id = key.partition(":")
        if kind == "claim":
            text = self._graph.claim(ClaimId(id)).text
            return _node(key, at, " ", "dot", "surface", "ink", size=3.5, border=1.2, title=text)
        if kind != "statement":
            return self.record(kind, id, at)
        statement = self._graph.statement(id)  # type: ignore[arg-type] # the key is a statement's
        link = statement.claims[0] if statement.claims else None
        stance = link.stance if link else Stance.REPORTS
        doubts = (link.certainty if link else None, statement.speaker_certainty if link else None)
        is_open = Certainty.ARGUABLE in doubts
        made = self._statement(statement, at, " ", stance, is_open=is_open, size=4)
        return {**made, "borderWidth": 1}

    def text(self, claim: ClaimId, at: _At) -> _Node:
        """The text of a claim, beside its dot."""
        text = self._graph.claim(claim).text
        made = _node(
            f"claim:{claim}:text",
            at,
            _short(text, 84),
            "box",
            "transparent",
            "transparent",
            title=text,
            margin=2,
            widthConstraint={"minimum": 270, "maximum": 270},
        )
        font = {"size": 12, "align": "left", "face": _FACE, "background": palette()["paper"]}
        return {**made, "font": {"color": palette()["ink"], **font}}

    # Edges

    def stance(self, stance: Stance) -> dict[str, Any]:
        """How a statement is joined to a claim."""
        denies = stance is Stance.DENIES
        return {
            "kind": stance.value,
            "tone": "warn" if denies else "line-strong",
            "width": 1.6 if denies else 0.8,
            "dashes": None if stance is Stance.ASSERTS else [5, 4],
        }

    def judged(self, kind: EdgeKind) -> dict[str, Any]:
        """How two claims are joined that a judgement relates."""
        return {
            "kind": kind.value,
            "tone": "warn" if kind is EdgeKind.CONTRADICTS else "accent",
            "width": 2,
            "dashes": None if kind is EdgeKind.BROADER else [6, 4],
            "arrows": "to" if kind is EdgeKind.BROADER else "",
            "label": _KIND_WORDS[kind],
        }


def _node(
    key: str,
    at: _At,
    label: str,
    shape: str,
    fill: str,
    line: str = "line-strong",
    *,
    title: str,
    size: float = 25,
    border: float = 1.5,
    dashed: bool = False,
    **further: Any,
) -> _Node:
    colours = palette()
    ink, paper = colours["ink"], colours["paper"]
    return {
        "n_id": key,
        "label": label,
        "title": _clean(title),
        "shape": shape,
        "x": at[0],
        "y": at[1],
        "size": size,
        "borderWidth": border,
        "shapeProperties": {"borderDashes": [3, 2] if dashed else False},
        "color": {"background": colours[fill], "border": colours[line]},
        "font": {"color": ink, "size": 14, "face": _FACE, "strokeWidth": 4, "strokeColor": paper},
        "tones": [fill, line],
        **further,
    }


def _clean(text: str) -> str:
    """The text with what would turn it round named instead."""
    return _REORDERING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def _short(text: str, most: int) -> str:
    return _clean(text if len(text) <= most else f"{text[: most - 1]}…")


def _wrap(text: str, width: int, lines: int) -> str:
    made = [""]
    for word in _short(text, width * lines).split(" "):
        if made[-1] and len(made[-1]) + len(word) >= width:
            made.append(word)
        else:
            made[-1] += (" " if made[-1] else "") + word
    return "\n".join(made)
