"""Attribution is taken off before passages are compared; names in what is said stay."""

import pytest

from graph.suggest.names import Names
from schemas.ids import SpeakerId
from schemas.speaker import Speaker, SpeakerKind
from tests.suggest.known import SPEAKERS

NAMES = Names(
    {
        SpeakerId(id): Speaker(id=SpeakerId(id), name=name, kind=SpeakerKind.GROUP, aliases=aliases)
        for id, (name, aliases) in SPEAKERS.items()
    }
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The ferry pays its way, Ada Lund said.", "The ferry pays its way"),
        ("The ferry pays its way, said the mayor.", "The ferry pays its way"),
        ("Ada Lund, the mayor, said that the ferry pays its way.", "the ferry pays its way."),
        ('"The ferry pays its way," she told the council.', "The ferry pays its way"),
        ("The ferry pays its way - Lund", "The ferry pays its way"),
        ("Lund notes that the ferry pays its way.", "the ferry pays its way."),
        (
            "In spring, in all the city, prices rose, he said.",
            "In spring, in all the city, prices rose",
        ),
        ("The Harbour serves three member states of the union.", None),
        ("The city, not the Harbour, pays for it.", None),
    ],
)
def test_tags_are_taken_off(text: str, left: str | None) -> None:
    assert NAMES.strip(text) == (text if left is None else left)
