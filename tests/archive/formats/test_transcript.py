"""Captions become a text without times, in which everything that is said stands once."""

import json
from pathlib import Path

import pytest

from graph.archive.formats.extracted import CannotExtractError
from graph.archive.formats.transcript import read_transcript

YOUTUBE = (Path(__file__).parent / "youtube.vtt").read_text("utf-8")
"""As YouTube writes down speech and yt-dlp saves it: two lines, of which the upper was shown."""

BROADCAST = """1
00:00:01,000 --> 00:00:02,500
>> THE FERRY WILL

2
00:00:02,500 --> 00:00:04,000
>> THE FERRY WILL
DOUBLE THE TRAFFIC.

3
00:00:04,000 --> 00:00:05,500
>> THE FERRY WILL
DOUBLE THE TRAFFIC.
SO SAYS THE COUNCIL.

4
00:00:05,500 --> 00:00:07,000
DOUBLE THE TRAFFIC.
SO SAYS THE COUNCIL.
>> I DISAGREE.
"""
"""As stenographers write for television: three lines that move up."""

LIVE = """WEBVTT

00:01.000 --> 00:01.500
We

00:01.500 --> 00:02.000
We will not

00:02.000 --> 00:03.000
We will not leave.

00:03.000 --> 00:03.500
We will not leave.
Nev

00:03.500 --> 00:04.000
We will not leave.
Never again.
"""
"""As live captions are drawn, letter by letter."""

ONE, TWO = "00:00:01,000 --> 00:00:02,000", "00:00:02,000 --> 00:00:03,000"


def _read(text: str) -> str:
    return read_transcript(text.encode()).text


@pytest.mark.parametrize(
    ("captions", "paragraphs", "again"),
    [
        (
            YOUTUBE,
            [
                *("thank you all for coming", "we will never leave", "we will never leave"),
                "[Applause]",
            ],
            7,
        ),
        (
            BROADCAST,
            [">> THE FERRY WILL DOUBLE THE TRAFFIC. SO SAYS THE COUNCIL.", ">> I DISAGREE."],
            5,
        ),
        (
            # Converted to SubRip: what stands still between two steps has lost its blank line.
            f"1\n{ONE}\nit is so\n\n2\n00:00:02,000 --> 00:00:02,010\nit is so\n\n"
            f"3\n00:00:02,010 --> 00:00:03,000\nit is so\nhe says\n",
            ["it is so", "he says"],
            2,
        ),
        (LIVE, ["We will not leave. Never again."], 2),
    ],
)
def test_rolling_captions_say_each_sentence_once(
    captions: str, paragraphs: list[str], again: int
) -> None:
    read = read_transcript(captions.encode())
    assert read.text == "\n\n".join(paragraphs) + "\n"
    assert f"rolling captions: {again} lines that were shown again are taken once" in read.remarks


def test_what_is_said_twice_stays_twice() -> None:
    """A refrain is repeated whole, where captions that roll go on."""
    said = ["Yes.", "We will win.", "We will win.\nYes.", "Yes.", "Yes.", "We will win."]
    cues = [f"{at}\n00:00:0{at},000 --> 00:00:0{at + 1},000\n{it}" for at, it in enumerate(said, 1)]
    text = " ".join(" ".join(said).split()) + "\n"
    assert _read("\n\n".join(cues)) == text
    pieces = [{"start": at, "end": at + 1.0, "text": f" {it}"} for at, it in enumerate(said)]
    assert _read(json.dumps({"segments": pieces})) == text


def test_a_text_has_neither_times_nor_markup() -> None:
    captions = (
        "WEBVTT - A briefing\n\nSTYLE\n::cue { color: red }\n\nNOTE checked by Ada Lund\n\n"
        "intro\n00:00:01.000 --> 00:00:02.000 align:start\n"
        "<v.loud Ada Lund>It is <i>5 &lt; 6</i> &amp; so\nit will be.</v>\n\n"
        "00:00:02.000 --> 00:00:03.000\n<v Bo Berg>No.</v> <v Ada Lund>Yes.\n\n"
        "00:09.000 --> 00:10.000\n<v Ada Lund>After a while, {\\an8}again.\n"
    )
    read = read_transcript(captions.encode())
    assert read.text == (
        "Ada Lund: It is 5 < 6 & so it will be.\n\nBo Berg: No.\n\nAda Lund: Yes.\n\n"
        "After a while, again.\n"
    )
    assert "the file notes: “checked by Ada Lund”" in read.remarks
    assert any("names before colons" in remark for remark in read.remarks)


@pytest.mark.parametrize(
    ("captions", "text"),
    [
        ("00:01.000 --> 00:02.000\r\nWe\r\nwill.\r\n", "We will."),
        (f"1\n{ONE}\nWe\n\nwill.\n2\n00:00:03,5-->00:00:04\nYes.", "We will. Yes."),
        (f"1\n{ONE}\nIn\n2024\n\n2\n{TWO}\nit is.", "In 2024 it is."),
        (f"1\n{ONE}\n- He said no.\n- She said yes.\n", "- He said no.\n\n- She said yes."),
        (f"1\n{ONE}\n我们永远\n不会退出。\n", "我们永远不会退出。"),
    ],
)
def test_captions_as_they_are_found(captions: str, text: str) -> None:
    assert _read(captions) == text + "\n"


@pytest.mark.parametrize(
    "data",
    [
        {"text": "We will. Yes.", "language": "en", "segments": [
            {"id": 0, "start": 0.0, "end": 1.5, "text": " We will."},
            {"id": 1, "start": 1.5, "end": 2.0, "text": " Yes."}]},
        {"result": {"language": "en"}, "transcription": [
            {"offsets": {"from": 0, "to": 1500}, "text": " We will."},
            {"offsets": {"from": 1500, "to": 2000}, "text": " Yes."}]},
        {"wireMagic": "pb3", "events": [
            {"tStartMs": 0, "dDurationMs": 9000, "id": 1},
            {"tStartMs": 0, "dDurationMs": 1500,
             "segs": [{"utf8": "We"}, {"utf8": " will.", "tOffsetMs": 200}]},
            {"tStartMs": 1500, "aAppend": 1, "segs": [{"utf8": "\n"}]},
            {"tStartMs": 1500, "dDurationMs": 500, "segs": [{"utf8": "Yes."}]}]},
        [{"text": "We will.", "start": 0, "duration": 1.5},
         {"text": "Yes.", "start": 1.5, "duration": 0.5}],
    ],
)  # fmt: skip
def test_the_json_of_programs_that_write_down_speech(data: object) -> None:
    read = read_transcript(json.dumps(data).encode())
    assert read.text == "We will. Yes.\n"
    assert read.fields["kind"].value == "transcript"
    assert (read.format, read.suffix) == ("transcript (JSON)", ".json")
    assert any("by a program, as it seems" in remark for remark in read.remarks)


def test_the_speakers_that_a_program_told_apart_stand_before_their_words() -> None:
    pieces = [("A", "It is so."), ("A", "I know."), ("B", "No."), (None, "Who?")]
    data = {"segments": [{"text": text, "speaker": name} for name, text in pieces]}
    assert _read(json.dumps(data)) == "A: It is so. I know.\n\nB: No.\n\nWho?\n"


def test_what_made_captions_is_said() -> None:
    """Times of single words come from programs; without them nothing tells."""
    machine = read_transcript(YOUTUBE.encode())
    assert (machine.fields["language"].value, machine.suffix) == ("en", ".vtt")
    assert any("verbatim` only after a person has heard" in each for each in machine.remarks)
    unknown = read_transcript(BROADCAST.encode())
    assert unknown.suffix == ".srt"
    assert any("nothing tells whether people or a program" in each for each in unknown.remarks)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"segments": [{"text": "\\ud800", "start": NaN, "end": 1e999}]}',
        b'{"segments": [{"text": ["x"], "start": {}, "speaker": 5}]}',
        b'{"segments": [1, null, {"text": null}, {"text": "We."}], "language": ["en"]}',
        b'{"events": [{"tStartMs": "x", "segs": [1, {"utf8": 5}]}]}',
        b"WEBVTT\n\n00:02.000 --> 00:01.000\nIt goes back.\n\n00:00.000 --> 99:99.000\nSo.",
        b"WEBVTT\n\n00:02.000 --> 00:01.000\n<v \n<v <v A>&#xd800;&unknown; x",
    ],
)
def test_what_is_odd_in_a_transcript_is_read_all_the_same(raw: bytes) -> None:
    read_transcript(raw).text.encode()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"1\n00:00:01,000 --> 00:00:02,000\ncaf\xe9", "save it as UTF-8"),
        (b'{"segments": [{"text": "We will', "it is no whole JSON"),
        (b"WEBVTT\n\nNOTE nothing\n", "nothing is said"),
        (b"1\n00:00:01,000 --> 00:00:02,0", "nothing is said"),
    ],
)
def test_a_transcript_that_cannot_be_read(raw: bytes, reason: str) -> None:
    with pytest.raises(CannotExtractError, match=reason):
        read_transcript(raw)


def test_lines_outside_of_cues_are_named() -> None:
    read = read_transcript(b"WEBVTT\n\n00:01.000 --> 00:02.000\nWe\n\nwill leave.\n")
    assert read.text == "We\n"
    assert "left out, since they belong to no time: “will leave.”" in read.remarks
