"""The top of a source, claims, judgements and ids, wherever they stand."""

import re
from pathlib import Path

import pytest

from graph.edit.workspace import ImpossibleError, StaleError
from graph.prove.corpus_loading import load_corpus
from schemas.ids import ClaimId
from tests.edit.edited import Edited

HARBOUR = "harbour-2019"


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    return Edited(tmp_path)


def _changed_lines(edited: Edited, name: str, before: str) -> set[str]:
    return set(edited.text(name).splitlines()) ^ set(before.splitlines())


def test_the_top_of_a_source_changes_line_by_line(edited: Edited) -> None:
    name = f"sources/{HARBOUR}.yaml"
    before = edited.text(name)
    fields = {"publisher": "The Northport News", "url": "https://news.example/1"}
    edited.do(do="set_head", source=HARBOUR, fields=fields)
    assert _changed_lines(edited, name, before) == {
        "publisher: Northport News",
        "publisher: The Northport News",
        "url: https://news.example/1",
    }
    edited.do(do="set_head", source=HARBOUR, fields={"url": None, "publisher": "Northport News"})
    assert edited.text(name) == before


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"sha256": "0"}, "sha256 cannot be changed here"),
        ({"passages": "x"}, "passages cannot be changed here"),
        ({"published": "in May"}, "published"),
        ({"kind": "blog"}, "kind"),
    ],
)
def test_what_follows_from_the_text_or_is_unsound_stays(
    edited: Edited, fields: dict[str, str], reason: str
) -> None:
    before = edited.files()
    with pytest.raises(ImpossibleError, match=reason):
        edited.do(do="set_head", source=HARBOUR, fields=fields)
    assert edited.files() == before


def test_the_top_of_a_source_that_an_editor_changed_is_not_overwritten(edited: Edited) -> None:
    hash = edited.desk.source(HARBOUR).lines.head_digest()
    path = edited.folder / f"records/sources/{HARBOUR}.yaml"
    path.write_text(path.read_text("utf-8").replace("Backs New", "backs new", 1), "utf-8")
    with pytest.raises(StaleError):
        edited.do(do="set_head", source=HARBOUR, hash=hash, fields={"note": "N"})


def test_a_claim_is_worded_anew(edited: Edited) -> None:
    before = edited.text("claims.yaml")
    edited.do(do="set_record", kind="claim", id="ferry-pays", fields={"text": "It: pays."})
    assert _changed_lines(edited, "claims.yaml", before) == {
        "  text: The ferry earns what it costs.",
        '  text: "It: pays."',
    }


def test_a_judgement_is_added(edited: Edited) -> None:
    claims = ["ferry-pays", "fishermen-not-asked"]
    edited.do(do="add_judgement", kind="not-same", claims=claims, reason="Two subjects.")
    assert edited.text("judgements.yaml").endswith(
        "- kind: not-same\n  claims: [ferry-pays, fishermen-not-asked]\n  reason: Two subjects.\n"
    )


RENAMED = [
    ("speaker", "valery-gerasimov", "v-gerasimov"),
    ("event", "moscow-conference-2017", "conference-2017"),
    ("narrative", "source-of-threat", "threats"),
    ("claim", "west-threatens-russia", "west-is-a-threat"),
    ("quantity", "settlements-taken", "settlements"),
]


@pytest.mark.parametrize(("kind", "old", "new"), RENAMED)
def test_an_id_is_renamed_wherever_it_stands(tmp_path: Path, kind: str, old: str, new: str) -> None:
    edited = Edited(tmp_path, "seeds")
    before = edited.files()
    edited.do(do="rename", kind=kind, id=old, to=new)
    assert edited.errors() == []
    id = re.compile(rf"(?<![\w-]){old}(?![\w-])")
    for name, raw in edited.files().items():
        text = raw.decode()
        if kind == "claim" and name.endswith("claims.yaml"):
            text = text.replace(f"  formerly: [{old}]\n", "")
        assert text == id.sub(new, before[name].decode()), name
    if kind == "claim":
        assert edited.desk.look().graph.claim(ClaimId(old)).id == new
    edited.desk.undo()
    assert edited.files() == before


def test_an_id_that_json_lines_name_is_not_renamed(edited: Edited) -> None:
    before = edited.files()
    with pytest.raises(ImpossibleError, match=r"imported\.jsonl names it and is JSON Lines"):
        edited.do(do="rename", kind="speaker", id="ada-lund", to="mayor-lund")
    assert edited.files() == before


@pytest.mark.parametrize(
    ("to", "reason"), [("Ferry Pays", "is no id"), ("harbour-too-shallow", "already")]
)
def test_an_id_that_cannot_be_is_refused(edited: Edited, to: str, reason: str) -> None:
    with pytest.raises(ImpossibleError, match=reason):
        edited.do(do="rename", kind="claim", id="ferry-pays", to=to)


def test_two_claims_become_one_and_the_old_id_works(edited: Edited) -> None:
    edited.do(do="merge_claims", **{"from": "ferry-pays-in-six-years", "into": "ferry-pays"})
    corpus = load_corpus(edited.folder).corpus
    assert corpus is not None
    merged = corpus.claims[ClaimId("ferry-pays")]
    assert merged.formerly == ("ferry-earns-its-cost", "ferry-pays-in-six-years")
    assert merged.aliases == ("The ferry earns what it costs within six years.",)
    assert "ferry-pays-in-six-years" not in edited.text(f"sources/{HARBOUR}.yaml")
    assert "kind: broader" not in edited.text("judgements.yaml")
    linked = {link.claim for each in corpus.statements() for link in each.claims}
    assert "ferry-pays" in linked


def test_statements_move_from_one_claim_to_a_new_one(edited: Edited) -> None:
    into = {"new": {"text": "The boat is painted.", "narrative": "the-ferry"}}
    moved = {"from": "fishermen-not-asked", "into": into}
    edited.do(do="move_statements", statements=[f"{HARBOUR}/painted"], **moved)
    at = edited.find(HARBOUR, "'painted'")
    assert edited.passage(HARBOUR, at)["claims"] == ["the-boat-is-painted"]
    moved["into"] = "ferry-pays"
    with pytest.raises(ImpossibleError, match="not all"):
        edited.do(do="move_statements", statements=[f"{HARBOUR}/painted"], **moved)


def test_claims_that_contradict_are_not_merged_and_a_claim_keeps_its_own(edited: Edited) -> None:
    before = edited.files()
    pair = {"from": "harbour-too-shallow", "into": "harbour-deep-enough"}
    with pytest.raises(ImpossibleError, match="contradict each other"):
        edited.do(do="merge_claims", **pair)
    own = {"from": "ferry-pays", "into": "ferry-pays"}
    with pytest.raises(ImpossibleError, match="read as `ferry-pays` already"):
        edited.do(do="move_statements", statements=["ferry-undated/pays-again"], **own)
    assert edited.files() == before


JUDGED = [
    ("broader", ("ferry-pays-in-six-years", "ferry-pays"), "judged already (broader)"),
    ("broader", ("ferry-pays", "ferry-pays-in-six-years"), "judged already (broader)"),
    ("not-same", ("harbour-deep-enough", "harbour-too-shallow"), "judged already (contradicts)"),
    ("broader", ("fishermen-not-asked", "ferry-pays-in-six-years"), "is narrower than"),
]


@pytest.mark.parametrize(("kind", "claims", "why"), JUDGED)
def test_a_pair_is_judged_once_and_in_no_circle(
    edited: Edited, kind: str, claims: tuple[str, str], why: str
) -> None:
    wide = ("ferry-pays", "fishermen-not-asked")
    edited.do(do="add_judgement", kind="broader", claims=wide, reason="So.")
    before = edited.files()
    with pytest.raises(ImpossibleError, match=re.escape(why)):
        edited.do(do="add_judgement", kind=kind, claims=claims, reason="So.")
    assert edited.files() == before


def test_a_new_claim_says_what_no_other_says(edited: Edited) -> None:
    into = {"new": {"text": "The  ferry earns what it COSTS."}}
    moved = {"from": "harbour-deep-enough", "into": into}
    with pytest.raises(ImpossibleError, match="says just this: `ferry-pays`"):
        edited.do(do="move_statements", statements=["ferry-undated/harbour-denied"], **moved)
