"""Signs that a passage says the opposite: denial, negation, and who acts on whom."""

import pytest

from graph.suggest.opposites import find_opposite
from tests.suggest.test_names import NAMES


@pytest.mark.parametrize(
    ("passage", "claim", "reason"),
    [
        ("The Harbour blames the city.", "The city blames the Harbour.", "port acts here"),
        ("The city is blamed by the Harbour.", "The city blames the Harbour.", "port acts here"),
        ("The Harbour is blamed by the city.", "The city blames the Harbour.", None),
        ("Near the Harbour the city builds.", "The city builds near the Harbour.", None),
        ("Peace between the Harbour and the city", "Peace between the city and the Harbour", None),
        ("The city and the Harbour pay.", "The Harbour and the city pay.", None),
        ("The ferry does not pay.", "The ferry pays.", "'not' here"),
        ("The ferry doesn’t pay.", "The ferry pays.", "'doesn’t' here"),
        ("The ferry pays.", "The ferry never pays.", "'never' there"),
        ("The ferry never pays.", "The ferry does not pay.", None),
        ("It is false that the ferry does not pay.", "The ferry does not pay.", "'false' here"),
        ("He denies that the ferry pays.", "The ferry pays.", "'denies' here"),
        ("The ferry not only pays, it earns.", "The ferry pays.", None),
        ("The ferry pays, no doubt.", "The ferry pays.", None),
    ],
)
def test_signs_are_found(passage: str, claim: str, reason: str | None) -> None:
    found = find_opposite(NAMES, passage, [claim])
    assert (found is None) == (reason is None), found
    assert found is None or found.startswith(reason or "")


def test_a_passage_that_is_worded_like_an_earlier_statement_says_the_same() -> None:
    claim, earlier = "The ferry runs at a loss.", "The ferry does not pay."
    assert find_opposite(NAMES, "The ferry does not pay off.", [claim]) is not None
    assert find_opposite(NAMES, "The ferry does not pay off.", [claim, earlier]) is None
