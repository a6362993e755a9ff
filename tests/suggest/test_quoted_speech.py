"""Of a quotation what is compared is what is quoted, never who told it to whom and where."""

import pytest

from graph.suggest.quoted_speech import find_quoted_speech

STAY = "We will never leave the treaty"


@pytest.mark.parametrize(
    "ending",
    [
        "Gerasimov told a news briefing in Moscow.",
        "Gerasimov told reporters on the sidelines of the forum.",
        "said Gerasimov.",
        "said Gerasimov, who heads the General Staff.",
        "Gerasimov said on Wednesday.",
        "the general added.",
        "he told the TASS news agency.",
        "Gerasimov was quoted as saying by Interfax.",
        "Interfax quoted Gerasimov as saying.",
        "the ministry said in a statement on Telegram.",
        "according to Gerasimov.",
        "reads the statement.",
        "Gerasimov wrote in an article for a military journal.",
    ],
)
@pytest.mark.parametrize("opening", ['"', "“", ""])
def test_the_usual_endings_of_agencies_are_left_out(opening: str, ending: str) -> None:
    """Also where the quotation began in an earlier sentence."""
    closing = "”" if opening == "“" else '"'
    assert find_quoted_speech(f"{opening}{STAY},{closing} {ending}") == STAY


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        (f'Gerasimov said: "{STAY}."', f"{STAY}."),
        (f'Gerasimov added, "{STAY}."', f"{STAY}."),
        ('"We will never leave," he said, "the treaty."', "We will never leave the treaty."),
        ("„Wir gehen niemals weg“, sagte er.", "Wir gehen niemals weg"),
        ("«Мы не выйдем из договора», — заявил он.", "Мы не выйдем из договора"),
        ("— «Мы не выйдем никогда», — сказал он.", "Мы не выйдем никогда"),
        # A few quoted words are part of a paraphrase.
        ('He called it a "terrorist attack" born from failure.', None),
        ('He said they would "never leave the treaty of peace" and went.', None),
        ('Gerasimov said that "NATO is a threat to us" on Monday.', None),
        ('"Rules-based order of the West" is a fiction, he said.', None),
        ('NATO, "a bloc of war", said that it would come.', None),
        ("“Never,” he said.", None),
        ("Russia will never leave the treaty, he said.", None),
        ("", None),
    ],
)
def test_a_paraphrase_is_no_quotation(text: str, spoken: str | None) -> None:
    assert find_quoted_speech(text) == spoken
