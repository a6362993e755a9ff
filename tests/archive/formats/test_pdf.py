"""A PDF is read in the order in which people read it, with its words whole."""

from pathlib import Path

import pytest

pytest.importorskip("pdfminer")

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.archive.formats.extracted import CannotExtractError
from graph.archive.formats.pdf import read_pdf
from tests.archive.formats.printed import Printed, make_pdf

HERE = Path(__file__).parent


def _read(*lines: str) -> str:
    return read_pdf(make_pdf([Printed(lines)])).text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The minister spoke of a reor-", "ganisation of it."], "a reorganisation of it."),
        (["A far-reaching plan, of far-", "reaching aims."], "plan, of far-reaching aims."),
        (["They interfere and inter-", "fere again."], "interfere and interfere again."),
        (["It is the same old well-", "known story."], "same old well-known story."),
        (["It is a long-", "term plan."], "a long-term plan."),
        (["It will take much long-", "er."], "much longer."),
        (["The Anglo-", "American plan."], "The Anglo-American plan."),
        (["The NATO-", "led forces."], "The NATO-led forces."),
        (["THE REORGANI-", "SATION OF IT."], "THE REORGANISATION OF IT."),
        (["In the years 2023-", "24 it was so."], "years 2023-24 it was so."),
        (["The F-", "16 was there."], "The F-16 was there."),
        (["Die Ost-", "und Westfront."], "Die Ost- und Westfront."),
        (["Die Verhand-", "lungen in Genf."], "Die Verhandlungen in Genf."),
        (["Мы никогда не вы-", "йдем из договора."], "не выйдем из договора."),
        (["Если кто-", "то уйдет."], "Если кто-то уйдет."),
        (["It is a trea\u00ad", "ty of peace."], "a treaty of peace."),
        (["The treaty—", "which he signed."], "treaty—which he signed."),
        (["The treaty —", "which he signed."], "treaty — which he signed."),
        (["The oﬃcial ﬁrst ﬂew", "oﬀ at once."], "The official first flew off at once."),
        (["条約を離脱する", "ことはない。"], "条約を離脱することはない。"),
    ],
)
def test_a_word_at_the_end_of_a_line_is_made_whole(lines: list[str], text: str) -> None:
    assert _read(*lines).endswith(f"{text}\n")


def test_what_was_joined_without_another_such_word_is_said() -> None:
    found = read_pdf(
        make_pdf([Printed(["They inter-", "fere; we interfere, and reor-", "ganise."])])
    )
    (remark,) = found.remarks
    assert remark == "joined at line ends, and nowhere else in the text: “reorganise”"


FULL = ["The minister said on Friday that we will", "never leave the treaty, and he added that"]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([Printed([*FULL, "it is so."])], " ".join([*FULL, "it is so."])),
        (
            [
                Printed([*FULL, "it is so."]),
                Printed(["He went away at once, and came back."], top=690),
            ],
            f"{' '.join(FULL)} it is so.\n\nHe went away at once, and came back.",
        ),
        (
            [
                Printed([*FULL, "it is so now and ever after, he said so."]),
                Printed(["Then he went away at once and said"], x=75, top=698),
                Printed(["nothing more to anyone at all."], top=684),
            ],
            f"{' '.join(FULL)} it is so now and ever after, he said so.\n\n"
            "Then he went away at once and said nothing more to anyone at all.",
        ),
        (
            [Printed(["Minister denies it"], size=18, top=770), Printed(FULL)],
            f"Minister denies it\n\n{' '.join(FULL)}",
        ),
        (
            [
                Printed(
                    [
                        "QUESTION: Will you ever leave the treaty?",
                        "ANSWER: No, we will never do it.",
                    ]
                )
            ],
            "QUESTION: Will you ever leave the treaty?\n\nANSWER: No, we will never do it.",
        ),
    ],
)
def test_lines_are_joined_into_paragraphs(parts: list[Printed], text: str) -> None:
    assert read_pdf(make_pdf(parts)).text == f"{text}\n"


LEFT = [
    "The minister said that we",
    "will never leave the treaty",
    "of that year, and he denied",
    "that troops were moved.",
]
RIGHT = [
    "The alliance said that he",
    "was wrong about it, and that",
    "the treaty was dead since",
    "the autumn of last year.",
]
THIRD = [
    "Third parties said so too,",
    "and they were not sure of",
    "what it meant for all the",
    "others who had signed it.",
]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([Printed(LEFT), Printed(RIGHT, x=320)], [LEFT + RIGHT]),
        ([Printed(RIGHT, x=320), Printed(LEFT)], [LEFT + RIGHT]),
        (
            [
                Printed([one], top=740 - 14 * at, x=x)
                for at, pair in enumerate(zip(LEFT, RIGHT, strict=True))
                for one, x in zip(pair, (60, 320), strict=True)
            ],
            [LEFT + RIGHT],
        ),
        (
            [
                Printed(["Minister denies that the treaty is dead"], size=20, top=780),
                Printed(LEFT),
                Printed(RIGHT, x=320),
            ],
            [["Minister denies that the treaty is dead"], LEFT + RIGHT],
        ),
        (
            [Printed(LEFT, x=40), Printed(RIGHT, x=220), Printed(THIRD, x=400)],
            [LEFT + RIGHT + THIRD],
        ),
        ([Printed(LEFT), Printed(RIGHT, x=225)], [LEFT + RIGHT]),
        (
            [
                Printed(LEFT),
                Printed(RIGHT, x=320),
                Printed(["Reaction"], size=16, top=640),
                Printed(THIRD, top=610),
                Printed(LEFT, x=320, top=610),
            ],
            [LEFT + RIGHT, ["Reaction"], THIRD + LEFT],
        ),
    ],
)
def test_columns_are_read_one_after_the_other(parts: list[Printed], text: list[list[str]]) -> None:
    found = read_pdf(make_pdf(parts))
    assert found.text.split() == " ".join(" ".join(each) for each in text).split()
    (remark,) = (each for each in found.remarks if "columns" in each)
    assert remark.startswith("read in columns, one after the other: pages 1 (")


def test_a_table_is_read_row_by_row() -> None:
    years = Printed(["Year", "2021", "2022", "2023"])
    troops = Printed(["Troops", "10,000", "20,000", "40,000"], x=300)
    assert read_pdf(make_pdf([years, troops])).text.split() == (
        ["Year", "Troops", "2021", "10,000", "2022", "20,000", "2023", "40,000"]
    )


def _body(number: int) -> Printed:
    lines = [
        f"on day {number * 3 + at} the minister said something else about the treaty"
        for at in range(5)
    ]
    return Printed([*lines, "and he went on"])


def test_heads_feet_and_page_numbers_are_left_out_and_said() -> None:
    pages = [
        [
            Printed([f"The Gazette | {10 + number} May 2024"], top=800),
            _body(number),
            Printed([f"{number + 6}"], x=290, top=40),
        ]
        for number in (1, 2, 3)
    ]
    found = read_pdf(make_pdf(*pages))
    assert "Gazette" not in found.text
    assert found.text.count("\n") == 1
    assert "and he went on on day 6" in found.text
    (remark,) = (each for each in found.remarks if each.startswith("left out at the heads"))
    assert "“The Gazette | 11 May 2024”, “7”, " in remark


@pytest.mark.parametrize(
    "foot", ["Page 1 of 1", "- 1 -", "1", "Seite 1", "https://example.org/a 1/1"]
)
def test_the_number_of_a_single_page_is_left_out(foot: str) -> None:
    found = read_pdf(make_pdf([_body(1), Printed([foot], x=290, top=40)]))
    assert found.text.endswith("and he went on\n")


@pytest.mark.parametrize("foot", ["2024", "40,000 troops", "1. He said so."])
def test_what_is_no_page_number_stays(foot: str) -> None:
    assert foot in read_pdf(make_pdf([_body(1), Printed([foot], x=290, top=40)])).text


def test_a_line_that_recurs_inside_pages_stays() -> None:
    pages = [[_body(number), Printed(["We will never leave."], top=400)] for number in (1, 2, 3)]
    assert read_pdf(make_pdf(*pages)).text.count("We will never leave.") == 3


def test_encryption_without_a_password_is_read() -> None:
    found = read_pdf((HERE / "opens-without-password.pdf").read_bytes())
    assert found.text == "The minister said that we will never leave the treaty.\n"


WHOLE = make_pdf([_body(1)])


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ((HERE / "locked.pdf").read_bytes(), "locked with a password: open it, print it"),
        (make_pdf([]), "it holds pictures of words"),
        (make_pdf([Printed([" "])]), "it holds pictures of words"),
        (b"%PDF-1.4", "cannot be read"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 20, "cannot be read"),
        (WHOLE.replace(b"/Kids[6 0 R]", b"/Kids[2 0 R]"), ""),
        (WHOLE.replace(b"/Widths[500", b"/Widths 9 0 R["), ""),
        (WHOLE.replace(b"Tj", b"TJ"), ""),
        (WHOLE.replace(b"595 842", b"null /x"), ""),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(raw: bytes, message: str) -> None:
    try:
        read_pdf(raw)
    except CannotExtractError as error:
        assert message in str(error)  # noqa: PT017
    else:
        assert message == ""


@pytest.mark.parametrize("cut", range(0, len(WHOLE), max(1, len(WHOLE) // 40)))
def test_a_pdf_that_is_cut_off_never_raises_anything_else(cut: int) -> None:
    try:
        read_pdf(WHOLE[:cut])
    except CannotExtractError:
        return


@given(at=st.integers(0, len(WHOLE) - 9), wrong=st.binary(min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_a_pdf_with_wrong_bytes_never_raises_anything_else(at: int, wrong: bytes) -> None:
    try:
        read_pdf(WHOLE[:at] + wrong + WHOLE[at + len(wrong) :])
    except CannotExtractError:
        return
