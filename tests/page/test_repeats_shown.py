"""What the timeline shows of repeats is what the query answers, for every filter."""

from typing import Any

from graph.assemble import ClaimGraph
from graph.queries.repeats import RepeatRow, repeats
from schemas.ids import NarrativeId, SpeakerId
from tests.page.conftest import Open, Watched, go


def _rows(rows: list[RepeatRow]) -> list[dict[str, Any]]:
    return [row.model_dump(mode="json") for row in rows]


def _shown(watched: Watched, hash: str) -> list[dict[str, Any]]:
    go(watched.page, hash.removeprefix("#"))
    lanes: list[dict[str, Any]] = watched.page.evaluate("window.claimgraph.lanes()")
    return lanes


def test_lanes_equal_the_query_for_every_speaker_and_switch(
    open_seeds: Open, seeds: ClaimGraph
) -> None:
    watched = open_seeds()
    speakers: list[SpeakerId | None] = [None, *seeds.corpus.speakers]
    for speaker in speakers:
        for possible in (False, True):
            hash = f"#years=2&speaker={speaker or ''}&possible={int(possible)}"
            if speaker is None:
                hash = f"#years=2&possible={int(possible)}"
            expected = _rows(repeats(seeds, speaker=speaker, possible=possible))
            assert _shown(watched, hash) == expected, hash
    watched.assert_quiet()


def test_lanes_equal_the_query_for_every_narrative(open_seeds: Open, seeds: ClaimGraph) -> None:
    watched = open_seeds()
    for narrative in seeds.corpus.narratives:
        expected = _rows(repeats(seeds, narrative=NarrativeId(narrative), possible=True))
        assert _shown(watched, f"#years=2&possible=1&narrative={narrative}") == expected


def test_without_the_switch_every_claim_has_a_lane_and_repeats_stand_on_top(
    open_seeds: Open, seeds: ClaimGraph
) -> None:
    lanes = _shown(open_seeds(), "#")
    certain = [row.claim for row in repeats(seeds)]
    assert [lane["claim"] for lane in lanes][: len(certain)] == certain
    assert sorted(lane["claim"] for lane in lanes) == list(seeds.corpus.claims)


def test_a_lane_in_the_page_bears_its_numbers(open_seeds: Open, seeds: ClaimGraph) -> None:
    first = repeats(seeds)[0]
    lane = open_seeds().page.locator(f'.lane[data-claim="{first.claim}"]')
    assert lane.get_attribute("data-status") == "certain"
    assert lane.get_attribute("data-years") == " ".join(map(str, first.years))
    assert lane.get_attribute("data-occasions") == str(first.occasions[0])
    assert f"×{first.occasions[0]}" in lane.inner_text()
