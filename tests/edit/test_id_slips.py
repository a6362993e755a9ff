"""Which ids are taken for slips of the pen."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.edit.id_slips import count_edits, find_near, find_slip

KNOWN = [
    *("ferry-doubles-traffic", "ferry-pays", "council-2019", "nato", "us", "tass", "iran"),
    *("nato-arms-near-russia", "west-main-source-of-threats", "russia-main-source-of-threats"),
]


@pytest.mark.parametrize(
    ("new", "meant"),
    [
        ("ferry-doubles-trafic", "ferry-doubles-traffic"),
        ("ferry-double-traffik", "ferry-doubles-traffic"),
        ("ferry-dobules-traffic", "ferry-doubles-traffic"),
        ("ferry-pay", "ferry-pays"),
        ("fery-pays", "ferry-pays"),
        ("ferry-pasy", "ferry-pays"),
        ("arms-near-russia-nato", "nato-arms-near-russia"),
        ("coucil-2019", "council-2019"),
    ],
)
def test_a_slip_is_found(new: str, meant: str) -> None:
    assert find_slip(new, KNOWN) == meant


@pytest.mark.parametrize(
    "new",
    ["council-2020", "council-19", "un", "iraq", "tas", "ferry-helps-trade", "ferry-payroll"],
)
def test_another_number_or_a_short_id_is_none(new: str) -> None:
    assert find_slip(new, KNOWN) is None


def test_an_id_is_no_slip_of_itself() -> None:
    assert find_slip("ferry-pays", ["ferry-pays"]) is None
    assert find_near("ferry-pays", ["ferry-pays"]) == []


def test_what_shares_words_is_near_the_most_alike_first() -> None:
    nearest = ["ferry-pays", "ferry-pays-well", "ferry-pays-in-six-years"]
    assert find_near("ferry-pays-late", ["nato", "harbour-deep", *reversed(nearest)]) == nearest
    assert find_near("thomas-berg", ["tom-berg", "ada-lund"]) == ["tom-berg"]


@given(st.text("abc-", max_size=12), st.text("abc-", max_size=12))
def test_edits_are_counted_alike_both_ways(one: str, other: str) -> None:
    assert count_edits(one, other) == count_edits(other, one)
    assert (count_edits(one, other) == 0) is (one == other)


def test_every_slip_of_two_letters_in_a_long_id_is_found() -> None:
    """Looking for an unchanged third of the id first loses none."""
    chance = random.Random(1)
    for _ in range(500):
        letters = list("west-main-source-of-threats")
        for _ in range(2):
            at = chance.randrange(len(letters))
            if chance.random() < 0.5:
                letters[at] = chance.choice("abcxyz")
            else:
                del letters[at]
        new = "".join(letters)
        if new != "west-main-source-of-threats":
            assert find_slip(new, ["west-main-source-of-threats"]) is not None
