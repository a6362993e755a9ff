"""A sitting in ParlaMint's TEI is what was said, in order, with who says it beside it."""

from pathlib import Path

import pytest

from graph.archive.formats.extracted import CannotExtractError
from graph.archive.formats.parlamint import read_parlamint

SITTING = (Path(__file__).parent / "sitting.tei.xml").read_bytes()


def test_what_was_said_stands_in_order() -> None:
    assert read_parlamint(SITTING).text.split("\n\n") == [
        "A second ferry",
        "[Opened at10:03]",
        "Mayor Ada Lund:",
        "Order, order. I open the sitting.",
        "(Applause.)",
        "We will [Laughter] never leave.",
        "I call Bo Berg.",
        "The ferry will double the traffic.",
        "Hear, hear.",
        "[Inaudible]\n",
    ]


def test_each_turn_names_its_speaker() -> None:
    """Two utterances of one speaker after each other are one turn."""
    read = read_parlamint(SITTING)
    assert [(read.text[at:].split("\n")[0], who) for at, who in read.speakers] == [
        ("Order, order. I open the sitting.", "speaker: ada-lund (AdaLund, chair)"),
        ("The ferry will double the traffic.", "speaker: pad-01153 (PAD_01153, regular)"),
        ("Hear, hear.", "speaker: ? (not named by the file)"),
    ]


def test_the_header_fills_the_record() -> None:
    """The publisher is the parliament's, and not the corpus builder."""
    read = read_parlamint(SITTING)
    assert {name: found.value for name, found in read.fields.items()} == {
        "kind": "transcript",
        "title": "Sitting of the Harbour Council, 2024-05-14",
        "publisher": "Council Secretariat",
        "language": "en",
        "url": "https://council.example/minutes/1",
        "rights": "http://creativecommons.org/licenses/by/4.0/",
    }
    assert "the sitting was on 2024-05-14 (settingDesc): its event's day" in read.remarks


def test_annotated_words_are_joined_as_the_annotation_says() -> None:
    words = (
        b"<seg><s><name><w>Ada</w><w join='right'>Lund</w></name><pc>,</pc> <w>we</w>"
        b"<w join='right'>won't<w norm='will'/><w norm='not'/></w><pc>.</pc>"
        b"<linkGrp><link target='#a'/></linkGrp></s> <note>(Noise.)</note><s><w>No</w></s></seg>"
    )
    said = b"<seg>I call Bo Berg.</seg>"
    assert said in SITTING
    read = read_parlamint(SITTING.replace(said, words))
    assert "\n\nAda Lund, we won't. (Noise.) No\n\n" in read.text
    assert any("spaces between words" in remark for remark in read.remarks)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (
            b"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/></teiCorpus>",
            "no utterance",
        ),
        (b"<TEI><text><body><p>We will never leave.</p></body></text></TEI>", "no utterance"),
        (SITTING[:-40], "the XML in it is damaged"),
        (SITTING.replace(b"never leave", b"never le\xffve"), "the XML in it is damaged"),
        (SITTING.replace(b"<TEI", b"<!DOCTYPE TEI [<!ENTITY a 'b'>]><TEI"), "a document type"),
    ],
    ids=["corpus", "no speech", "cut off", "wrong encoding", "entities"],
)
def test_what_is_no_sitting_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(CannotExtractError, match=reason):
        read_parlamint(raw)
