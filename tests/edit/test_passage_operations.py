"""What is decided about passages, and where they begin and end: in the file, and for the check."""

from pathlib import Path

import pytest

from graph.disk.bounds import RefusedError
from graph.edit.workspace import ImpossibleError, StaleError
from tests.edit.edited import Edited

HARBOUR = "harbour-2019"


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    return Edited(tmp_path)


def _open(edited: Edited, words: str) -> int:
    at = edited.find(HARBOUR, words)
    edited.do(do="reopen", source=HARBOUR, at=at)
    return at


def test_a_statement_becomes_open_and_a_statement_again(edited: Edited) -> None:
    before = edited.text(f"sources/{HARBOUR}.yaml")
    at = _open(edited, "six-years")
    quote = 'It will pay for itself within six years," Mayor Ada Lund told the council on Tuesday.'
    assert edited.passage(HARBOUR, at) == {"open": quote}
    claims = [{"claim": "ferry-pays-in-six-years"}]
    plan = edited.do(do="state", source=HARBOUR, at=at, form="direct", claims=claims)
    assert plan.label == "recorded the statement it-will-pay-for"
    after = edited.text(f"sources/{HARBOUR}.yaml")
    assert after.replace("it-will-pay-for", "six-years") == before
    assert edited.errors() == []


def test_a_passage_is_dismissed_and_keeps_its_note(edited: Edited) -> None:
    at = edited.find(HARBOUR, "six-years")
    edited.do(do="dismiss", source=HARBOUR, at=at, reason="background")
    assert edited.passage(HARBOUR, at)["dismissed"] == "background"
    assert list(edited.passage(HARBOUR, at)) == ["dismissed", "text"]


def test_several_are_dismissed_at_once(edited: Edited) -> None:
    lines = edited.desk.source(HARBOUR).lines
    passages = [{"at": at, "hash": lines.digest(at), "reason": "heading"} for at in (0, 1, 2)]
    plan = edited.do(do="dismiss_all", source=HARBOUR, passages=passages)
    assert plan.label == "dismissed 3 passages"
    assert [edited.passage(HARBOUR, at)["dismissed"] for at in (0, 1, 2)] == ["heading"] * 3


def test_what_the_top_of_the_source_says_is_not_said_again(edited: Edited) -> None:
    at = _open(edited, "six-years")
    edited.do(
        do="state",
        source=HARBOUR,
        at=at,
        form="direct",
        speaker="ada-lund",
        event="council-2019",
        claims=[],
    )
    assert edited.passage(HARBOUR, at).keys() == {"statement", "quote", "form", "claims"}


def test_people_occasions_claims_and_judgements_are_made_in_place(edited: Edited) -> None:
    at = _open(edited, "six-years")
    relation = {"kind": "narrower", "claim": "ferry-pays", "reason": "Six years is a time."}
    claim = {"text": "The ferry pays in 6 years.", "narrative": "the-ferry", "relation": relation}
    edited.do(
        do="state",
        source=HARBOUR,
        at=at,
        form="direct",
        speaker={"new": {"name": "Mayor of Northport", "kind": "person"}},
        event={"new": {"name": "Council, in March", "date": "2019-03-05", "basis": "'March 5'"}},
        claims=[{"claim": {"new": claim}, "certainty": "arguable"}],
    )
    assert edited.passage(HARBOUR, at)["speaker"] == "mayor-of-northport"
    assert edited.passage(HARBOUR, at)["event"] == "council-in-march-2019-03-05"
    made = "the-ferry-pays-in-6-years"
    assert edited.passage(HARBOUR, at)["claims"] == [{"claim": made, "certainty": "arguable"}]
    assert edited.text("judgements.yaml").endswith(
        f"- kind: broader\n  narrow: {made}\n  wide: ferry-pays\n  reason: Six years is a time.\n"
    )
    assert edited.errors() == []


def test_an_id_that_is_taken_gets_a_number(edited: Edited) -> None:
    at = _open(edited, "six-years")
    for number, name in enumerate(("ada-lund-2", "ada-lund-3")):
        speaker = {"new": {"name": "Ada Lund", "kind": "person"}}
        edited.do(do="state", source=HARBOUR, at=at, form="direct", speaker=speaker, claims=[])
        assert edited.passage(HARBOUR, at)["speaker"] == name, number


def test_a_former_id_of_a_claim_is_not_given_away(edited: Edited) -> None:
    at = _open(edited, "six-years")
    claims = [{"claim": {"new": {"text": "Ferry earns its cost."}}}]
    edited.do(do="state", source=HARBOUR, at=at, form="direct", claims=claims)
    assert edited.passage(HARBOUR, at)["claims"] == ["ferry-earns-its-cost-2"]
    assert edited.errors() == []


def test_what_a_link_and_a_figure_hold_besides_stays(edited: Edited) -> None:
    at = edited.find(HARBOUR, "'ship-calls', 'quote'")
    (figure,) = edited.passage(HARBOUR, at)["figures"]
    shown = {name: figure[name] for name in ("quantity", "verbatim", "comparator")}
    asked = {"do": "state", "source": HARBOUR, "at": at, "form": "indirect", "claims": []}
    edited.do(**asked, figures=[{**shown, "value": 41}])
    assert edited.passage(HARBOUR, at)["figures"] == [{**figure, "value": "41"}]
    assert "        value: 41\n" in edited.text(f"sources/{HARBOUR}.yaml")
    claims = [{"claim": "fishermen-not-asked", "certainty": "arguable"}]
    at = edited.find(HARBOUR, "'never-asked'")
    path = edited.folder / f"records/sources/{HARBOUR}.yaml"
    text = path.read_text("utf-8").replace("certainty: arguable}", "certainty: arguable, note: N}")
    path.write_text(text, "utf-8")
    edited.do(do="state", source=HARBOUR, at=at, form="direct", speaker="tom-berg", claims=claims)
    assert edited.passage(HARBOUR, at)["claims"] == [{**claims[0], "note": "N"}]


def test_a_new_record_that_is_unsound_is_refused_and_nothing_is_written(edited: Edited) -> None:
    at = _open(edited, "six-years")
    before = edited.files()
    event = {"new": {"name": "Meeting", "date": "sometime"}}
    with pytest.raises(ImpossibleError, match="event, date"):
        edited.do(do="state", source=HARBOUR, at=at, form="direct", event=event, claims=[])
    with pytest.raises(ImpossibleError, match="there is no claim `nothing`"):
        edited.do(do="state", source=HARBOUR, at=at, form="direct", claims=[{"claim": "nothing"}])
    assert edited.files() == before


def test_a_kind_in_json_lines_is_left_alone(edited: Edited) -> None:
    at = _open(edited, "six-years")
    figures = [{"quantity": {"new": {"name": "Years", "counted": "years"}}, "verbatim": "six"}]
    edited.do(do="state", source=HARBOUR, at=at, form="direct", claims=[], figures=figures)
    assert edited.text("quantities.yaml") == "- id: years\n  name: Years\n  counted: years\n"
    with pytest.raises(RefusedError, match="JSON Lines"):
        edited.do(do="set_record", kind="quantity", id="ship-calls", fields={"name": "Ships"})
    with pytest.raises(RefusedError, match="JSON Lines"):
        edited.desk.source("imported")


def test_a_passage_is_cut_and_joined_to_what_it_was(edited: Edited) -> None:
    before = edited.files()
    at = edited.find(HARBOUR, "The old pier was built")
    words = edited.passage(HARBOUR, at)
    count = len(edited.desk.source(HARBOUR).lines.members)
    first = "The old pier"
    edited.do(do="cut", source=HARBOUR, at=at, first=first)
    assert edited.passage(HARBOUR, at) == {**words, "text": first}
    assert edited.passage(HARBOUR, at + 1)["dismissed"] == words["dismissed"]
    edited.do(do="join", source=HARBOUR, at=at)
    assert edited.passage(HARBOUR, at) == words
    assert len(edited.desk.source(HARBOUR).lines.members) == count
    edited.desk.undo()
    edited.desk.undo()
    assert edited.files() == before


def test_the_rest_of_a_statement_that_is_cut_is_open(edited: Edited) -> None:
    at = edited.find(HARBOUR, "six-years")
    edited.do(do="cut", source=HARBOUR, at=at, first='It will pay for itself within six years,"')
    assert edited.passage(HARBOUR, at)["statement"] == "six-years"
    rest = {"open": "Mayor Ada Lund told the council on Tuesday."}
    assert edited.passage(HARBOUR, at + 1) == rest


@pytest.mark.parametrize(
    ("words", "ends"), [(1, "across the bay. It"), (2, "bay. It will"), (-1, "across the")]
)
def test_the_edge_of_a_passage_moves_by_words(edited: Edited, words: int, ends: str) -> None:
    at = edited.find(HARBOUR, "statement': 'traffic'")
    text = edited.passage(HARBOUR, at)["quote"] + " " + edited.passage(HARBOUR, at + 1)["quote"]
    edited.do(do="move_edge", source=HARBOUR, at=at, edge="end", words=words)
    parts = [edited.passage(HARBOUR, each)["quote"] for each in (at, at + 1)]
    assert parts[0].endswith(ends)
    assert " ".join(parts) == text


def test_words_that_stand_twice_are_told_apart_by_those_beside(edited: Edited) -> None:
    at = edited.find(HARBOUR, "'painted'")
    edited.do(do="move_edge", source=HARBOUR, at=at, edge="end", words=3)
    edited.do(do="move_edge", source=HARBOUR, at=at, edge="end", words=-3)
    again = edited.passage(HARBOUR, at)
    assert again["quote"] == "We were never asked"
    assert again.keys() & {"prefix", "suffix"}
    assert edited.errors() == []


REFUSED = {
    "joins two statements": ({"do": "join", "at": 3}, "both are statements"),
    "cuts at other words": ({"do": "cut", "at": 1, "first": "Council"}, "does not begin with"),
    "cuts behind the last word": (
        {"do": "cut", "at": 1, "first": "Harbour Council Backs New Ferry"},
        "does not begin with",
    ),
    "takes all words": (
        {"do": "move_edge", "at": 1, "edge": "end", "words": -5},
        "no words would be left",
    ),
    "has no neighbour": ({"do": "move_edge", "at": 0, "edge": "start", "words": 1}, "before"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_makes_no_sense_is_refused(edited: Edited, what: str) -> None:
    before = edited.files()
    asked, reason = REFUSED[what]
    with pytest.raises(ImpossibleError, match=reason):
        edited.do(source=HARBOUR, **asked)
    assert edited.files() == before


def test_a_passage_that_an_editor_changed_is_not_overwritten(edited: Edited) -> None:
    at = edited.find(HARBOUR, "six-years")
    hash = edited.desk.source(HARBOUR).lines.digest(at)
    path = edited.folder / f"records/sources/{HARBOUR}.yaml"
    theirs = path.read_text("utf-8").replace("statement: six-years", "statement: within-six-years")
    path.write_text(theirs, "utf-8")
    with pytest.raises(StaleError) as refused:
        edited.do(do="dismiss", source=HARBOUR, at=at, hash=hash, reason="background")
    assert refused.value.yours == "reason: background"
    assert "within-six-years" in refused.value.theirs
    assert path.read_text("utf-8") == theirs


def test_a_passage_that_only_moved_is_found_again(edited: Edited) -> None:
    at = edited.find(HARBOUR, "six-years")
    hash = edited.desk.source(HARBOUR).lines.digest(at)
    edited.do(do="join", source=HARBOUR, at=0)
    edited.do(do="dismiss", source=HARBOUR, at=at, hash=hash, reason="background")
    assert edited.passage(HARBOUR, at - 1)["dismissed"] == "background"
