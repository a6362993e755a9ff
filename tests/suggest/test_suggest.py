"""Which claims are suggested, and which never."""

import random

from graph.assemble import build_graph
from graph.queries.repeats import RepeatStatus
from graph.suggest.matcher import Matcher
from graph.suggest.suggestion_row import Opposite, PassageState, SuggestionRow
from schemas.ids import ClaimId, SourceId, SpeakerId
from schemas.passage import Stance
from tests.queries.small import Said, broader, contradicts
from tests.suggest.known import known_graph, not_same
from tests.suggest.many_claims import make_graph, make_passages

PAYS = "The ferry to the islands earns what it costs."
CLAIMS = {
    "ferry-pays": PAYS,
    "bridge-safe": "The old bridge is safe for lorries.",
    "port-grows": "The harbour grows every year.",
}


def _claims(rows: list[SuggestionRow]) -> list[str]:
    return [row.claim for row in rows]


def test_the_nearest_claims_come_first_and_none_is_a_guess() -> None:
    matcher = Matcher(known_graph(CLAIMS, [Said("ferry-pays", speaker="lund")]))
    rows = matcher.suggest_for_lines(["The ferry earns its costs.", "", "Snow fell on Monday."])
    assert _claims(rows) == ["ferry-pays"]
    assert (rows[0].passage, rows[0].rank, rows[0].words) == ("1", 1, ["ferry", "earns", "costs"])
    assert 0.25 <= rows[0].score <= 1


def test_an_earlier_statement_is_an_alias_of_its_claim() -> None:
    line = ["Not a penny of tax goes into that ship."]
    said = Said("ferry-pays", quote="No tax money goes into that ship.", speaker="lund")
    without = Matcher(known_graph(CLAIMS, [Said("port-grows", speaker="lund")]))
    assert without.suggest_for_lines(line) == []
    rows = Matcher(known_graph(CLAIMS, [said])).suggest_for_lines(line)
    assert _claims(rows) == ["ferry-pays"]


def test_an_alias_finds_its_claim_and_is_no_statement() -> None:
    line = ["Not a penny of tax goes into that ship."]
    corpus = known_graph(CLAIMS).corpus
    claim = corpus.claims[ClaimId("ferry-pays")]
    claims = {**corpus.claims, claim.id: claim.model_copy(update={"aliases": (line[0],)})}
    graph = build_graph(corpus._replace(claims=claims))
    (row,) = Matcher(graph).suggest_for_lines(line)
    assert (row.claim, row.score, row.joins) == ("ferry-pays", 1, [])
    (row,) = Matcher(graph).suggest_for_lines(["Not a penny of tax ever went into that ship."])
    assert row.differs is None, "the alias denies as the passage does"


def test_the_same_speaker_counts_for_more() -> None:
    said = [
        Said("ferry-pays", quote="It was costly.", speaker="lund"),
        Said("bridge-safe", quote="It was cheap.", speaker="port"),
    ]
    matcher = Matcher(known_graph(CLAIMS, said))
    line = ["The ferry and the bridge"]
    score = {
        who: {str(row.claim): row.score for row in matcher.suggest_for_lines(line, speaker=who)}
        for who in (None, SpeakerId("lund"))
    }
    assert score[SpeakerId("lund")]["ferry-pays"] > score[None]["ferry-pays"]
    assert score[SpeakerId("lund")]["bridge-safe"] == score[None]["bridge-safe"]


def test_of_equals_the_one_whose_own_text_is_nearer_comes_first_then_the_id() -> None:
    claims = {
        "b-same": "Ferries pay well.",
        "a-same": "Ferries pay well.",
        "c-near": "Ferries pay.",
    }
    matcher = Matcher(known_graph(claims, [Said("c-near", speaker="lund")]))
    assert _claims(matcher.suggest_for_lines(["Ferries pay well."])) == [
        "a-same",
        "b-same",
        "c-near",
    ]


def test_the_limit_and_the_least_score_are_kept() -> None:
    graph = make_graph(random.Random(1), 300)
    passages = make_passages(random.Random(2), graph, 20)
    matcher = Matcher(graph)
    every = matcher.suggest_for_lines(passages, min_score=0, limit=300)
    assert all(row.score > 0 for row in every)
    few = matcher.suggest_for_lines(passages, min_score=0.3, limit=2)
    assert few == [row for row in every if row.score >= 0.3 and row.rank <= 2]


def test_what_is_not_half_as_near_as_the_best_is_left_out() -> None:
    claims = {"same": "The old ferry earns what it costs.", "far": "The ferry sank near the port."}
    matcher = Matcher(known_graph(claims))
    line = ["The old ferry earns what it costs."]
    every = matcher.suggest_for_lines(line, min_score=0)
    assert _claims(every) == ["same", "far"]
    assert every[1].score < every[0].score / 2
    least = every[1].score / 2
    assert _claims(matcher.suggest_for_lines(line, min_score=least)) == ["same"]


def test_one_word_in_common_is_no_sign_unless_there_is_hardly_another() -> None:
    matcher = Matcher(known_graph({"pays": "Ferries pay.", "port-grows": "The harbour grows."}))
    asked = ["Ferries sank off Xanadu.", "Ferries xylophone", "Ferries!"]
    rows = matcher.suggest_for_lines(asked, min_score=0.01)
    assert [(row.passage, row.claim) for row in rows] == [("2", "pays"), ("3", "pays")]
    assert {row.passage for row in matcher.suggest_for_lines(asked, min_score=0)} == set("123")


def test_a_statement_is_shown_other_claims_than_its_own_and_what_those_entail() -> None:
    said = [
        Said("ferry-pays", quote=PAYS, speaker="lund"),
        Said("ship-pays", quote="The ferry earns its costs.", speaker="port"),
    ]
    claims = {**CLAIMS, "ship-pays": "The ferry earns.", "ships-pay": "The ferries earn."}
    matcher = Matcher(known_graph(claims, said, [broader("ferry-pays", "ships-pay")]))
    rows = matcher.suggest_for_source(SourceId("paper"))
    first = [row for row in rows if row.passage == "paper/s0"]
    assert _claims(first) == ["ship-pays"]
    assert first[0].linked == ["ferry-pays"]
    assert first[0].state is PassageState.STATEMENT
    assert [str(row.id) for row in first[0].joins] == ["paper/s1"]


def test_what_was_judged_not_the_same_as_a_linked_claim_is_never_suggested() -> None:
    claims = {"pays": "The ferry pays.", "paid": "The ferry paid."}
    said = [Said("pays", quote="The ferry pays.", speaker="lund")]
    (row,) = Matcher(known_graph(claims, said)).suggest_for_source(SourceId("paper"))
    assert row.claim == "paid"
    judged = known_graph(claims, said, [not_same("paid", "pays")])
    assert Matcher(judged).suggest_for_source(SourceId("paper")) == []


def test_beside_a_better_match_it_is_offered_for_words_of_its_own_alone() -> None:
    claims = {"arms": "They pile up arms.", "ports": "They pile up arms and ports."}
    judged = Matcher(known_graph(claims, judgements=[not_same("arms", "ports")]))
    assert _claims(judged.suggest_for_lines(["They pile up arms."])) == ["arms"]
    assert set(_claims(judged.suggest_for_lines(["Up pile arms, and ports, they say"]))) == {
        "ports"
    }
    apart = {"arms": "They pile up arms.", "ports": "They pile up ports."}
    judged = Matcher(known_graph(apart, judgements=[not_same("arms", "ports")]))
    assert set(_claims(judged.suggest_for_lines(["They pile up arms and ports."]))) == {
        "arms",
        "ports",
    }


def test_opposites_are_shown_and_marked() -> None:
    claims = {"city-blames": "The city blames the Harbour.", "pays": "The ferry pays."}
    said = [
        Said("pays", stance=Stance.DENIES, quote="That ship is a grave for money.", speaker="port")
    ]
    matcher = Matcher(known_graph(claims, said))
    lines = ["The Harbour blames the city.", "The ferry never pays.", "The ship is a money grave."]
    rows = matcher.suggest_for_lines(lines)
    assert _claims(rows) == ["city-blames", "pays", "pays"]
    assert [row.opposite for row in rows] == [Opposite.POSSIBLE] * 3
    assert [row.differs for row in rows] == [
        "port acts here, council there",
        "'never' here, and not there",
        "like paper/s0, which denies the claim",
    ]


def test_what_contradicts_a_linked_claim_is_marked() -> None:
    claims = {"pays": "The ferry pays.", "costs": "The ferry costs."}
    said = [Said("pays", quote="The ferry pays.", speaker="lund")]
    graph = known_graph(claims, said, [contradicts("costs", "pays")])
    (row,) = Matcher(graph).suggest_for_source(SourceId("paper"))
    assert row.differs == "contradicts pays, as which it is read"


def test_it_says_what_the_claim_would_amount_to() -> None:
    said = [
        Said("ferry-pays", "fair", "2019-05-01", "lund", quote="The ferry pays."),
        Said("bridge-safe", "vote", "2021-05-01", "lund", quote="The ferry earns.", source="web"),
        Said("port-grows", quote="The harbour grew.", speaker="port", source="wire"),
    ]
    matcher = Matcher(known_graph(CLAIMS, said))
    rows = matcher.suggest_for_source(SourceId("web"), min_score=0.1)
    (joined,) = [row for row in rows if row.claim == "ferry-pays"]
    assert joined.repeat is RepeatStatus.CERTAIN
    assert [str(row) for row in joined.joins] == ["2019-05-01 lund"]
    rows = matcher.suggest_for_lines(["The ferry pays.", "The ferry earns.", "The harbour grows."])
    assert {row.claim: row.repeat for row in rows} == {
        "bridge-safe": RepeatStatus.POSSIBLE,
        "ferry-pays": RepeatStatus.POSSIBLE,
        "port-grows": None,
    }


def test_no_claims_no_suggestions() -> None:
    assert Matcher(known_graph({})).suggest_for_lines(["The ferry pays."]) == []
