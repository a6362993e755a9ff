"""Other names on either side are said, and hide nothing."""

import pytest

from graph.suggest.matcher import Matcher
from graph.suggest.other_names import OtherNames
from tests.queries.small import Said
from tests.suggest.known import known_graph
from tests.suggest.test_names import NAMES

CLAIM = "The Harbour dredges the channel near Norway."
SMALL = ["They hold exercises, and dredge.", CLAIM]


@pytest.mark.parametrize(
    ("passage", "told"),
    [
        ("The city dredges the channel.", "names here: The Council; there: Port Company, Norway"),
        ("The Harbour dredges near Iceland.", "names here: Iceland; there: Norway"),
        ("Iceland dredges the channel.", "names here: Iceland; there: Port Company, Norway"),
        ("With Lundish ships they dredge.", "names here: Ada Lund; there: Port Company, Norway"),
        ("Near New Holland’s coast", "names here: New Holland; there: Port Company, Norway"),
        ("The Norwegian channel is dredged by the Harbour in March.", None),
        ("Exercises are held. Because they dredge", None),
        ("Norway dredges the channel.", None),
        ("Осло и Берген углубляют канал.", None),
        ("Der Hafen und die Stadt am Meer", None),
    ],
)
def test_names_of_one_side_alone_are_told(passage: str, told: str | None) -> None:
    assert OtherNames(NAMES, SMALL).find(passage, CLAIM, CLAIM) == told


def test_what_the_nearest_wording_names_is_no_news() -> None:
    others = OtherNames(NAMES, SMALL)
    said = "Off Iceland the Harbour dredges the channel."
    assert others.find("The Harbour dredges off Iceland.", CLAIM, said) is None


def test_what_differs_stands_in_the_row_and_the_row_stays() -> None:
    claims = {"harbour-pays": "The Harbour never pays for the ferry."}
    matcher = Matcher(known_graph(claims, [Said("harbour-pays", speaker="lund")]))
    (row,) = matcher.suggest_for_lines(["The city pays for the ferry."])
    assert row.claim == "harbour-pays"
    assert row.differs == (
        "'never' there, and not here; names here: The Council; there: Port Company"
    )
