"""The words of a speaker are those inside quotation marks, by the convention of the text."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.text.own_words import find_words, place_words
from graph.text.quotation import find_quoted
from schemas.corpus import Span
from tests.prove.one_source import load, words_of

_PAIRED = [
    # Straight marks, inches, feet
    ('He said: "Yes, we do." Then "no".', ["Yes, we do.", "no"]),
    ('It is so, he added."Next to it," he said.', ["Next to it,"]),
    ('"We stay."He said so. "No," he said.', ["We stay.", "No,"]),
    ('The 155mm shell, 6.1" wide, was shown. "It is ours," he said.', ["It is ours,"]),
    ('the 6" gun and the 8" gun', []),
    ("""He is 6'2" tall. "Ours," he said.""", ["Ours,"]),
    ("""“I am 5'10” tall,” he said. “So?”""", ["I am 5'10” tall,", "So?"]),
    ('"We have 6" guns and 8" guns," he said.', ['We have 6" guns and 8" guns,']),
    ('"He said "never" to me," she said.', ['He said "never" to me,']),
    ('It left in "2023" and "2024".', ["2023", "2024"]),
    ('said—"we will"—and (as "they" say) "no"—', ["we will", "they", "no"]),
    # Curly marks
    ("“Never,” he said, “never again.”", ["Never,", "never again."]),
    ('“It has a ‘flank’ and a "front",” he said.', ['It has a ‘flank’ and a "front",']),
    ("“ Never , ” he said . “ No . ”", [" Never , ", " No . "]),
    ("said“never” and“no”.", ["never", "no"]),
    ('“We stay" he said. “No” he said.', ["We stay", "No"]),
    # German, Polish, Danish, French, Russian, Swedish, Finnish, Spanish
    ("Sie sagte: „Nie wieder.“ Und „doch”.", ["Nie wieder.", "doch"]),
    ("„Er sagte ‚nie‘ dazu“, sagte sie.", ["Er sagte ‚nie‘ dazu"]),
    (",,Nie odejdziemy'', powiedział.", ["Nie odejdziemy"]),
    ("»Vi går,« sagde han. »Det er løgn.«", ["Vi går,", "Det er løgn."]),
    ("»Nein«, sagte er, »niemals.«", ["Nein", "niemals."]),
    ("Il dit : « Jamais. » Et « non », dit-il.", [" Jamais. ", " non "]),
    ("Il dit :\u00a0«\u00a0Jamais\u00a0» et s’en va à l’“Unità”.", ["\u00a0Jamais\u00a0", "Unità"]),
    ("«Газета “Правда” и «мир» тут», — сказал он.", ["Газета “Правда” и «мир» тут"]),
    ("”Vi går”, sade hon. ”Nej.”", ["Vi går", "Nej."]),
    ("»Nej», sade hon. »Vi går.»", ["Nej", "Vi går."]),
    ("<<Jamais>>, dit-il.", ["Jamais"]),
    # East Asian, Hebrew
    ("部长说：“我们决不退出”，会谈。", ["我们决不退出"]),
    ('他说"我们决不"的。', ["我们决不"]),
    ("「条約を離れない」と述べた。「『平和』が大事」", ["条約を離れない", "『平和』が大事"]),
    ("《条约》说：「不」", ["不"]),
    ("He said ❝we will go❞ and “no”.", ["we will go", "no"]),
    ('צה"ל הודיע: "לא נעזוב" אמר', ["לא נעזוב"]),
    ("דובר צה״ל: ״לא נעזוב את ארה״ב״", ["לא נעזוב את ארה״ב"]),
    # TeX
    ("The minister said ``never'' on Friday.", ["never"]),
    ("``He said `never' to us,'' she said.", ["He said `never' to us,"]),
    # Single marks of British copy, and apostrophes
    ("He said ‘never’ on Friday.", ["never"]),
    ("‘The workers’ day,’ he said. ‘Don’t you?’", ["The workers’ day,", "Don’t you?"]),
    ("‘In the ’90s we left,’ he said.", ["In the ’90s we left,"]),
    ("'We won't,' he said. 'It's the dogs' day.'", ["We won't,", "It's the dogs' day."]),
    ("‘He told me “never” yesterday,’ she said.", ["He told me “never” yesterday,"]),
    ("’t Is zo. ‘We gaan,’ zei hij ’s avonds.", ["We gaan,"]),
    ("’Vi går’, sade hon.", ["Vi går"]),
    ("It’s the dogs’ and the cats’ home in the '90s.", []),
    ("“We back the ‘workers’ rights’,” he said.", ["We back the ‘workers’ rights’,"]),
    ("“No,” he said of the ‘eastern flank’.", ["No,"]),
    ("un po’ d’acqua e un po’ di vino", []),
    # Line breaks and paragraphs
    ('said "we will never\nleave the\r\ntreaty" and that', ["we will never\nleave the\r\ntreaty"]),
    ('"It ended.\nAnd went on," he said.', ["It ended.\nAnd went on,"]),
    ("“We win.\n\n“We fight,” he said.", ["We win.", "We fight,"]),
    ('"One.\n"Two.\n"Three," he said.', ["One.", "Two.", "Three,"]),
    ("«Uno.\n\n»Dos», dijo.", ["Uno.", "Dos"]),
    ("", []),
    ('""', []),
    ("A “” and «»", []),
]


@pytest.mark.parametrize(("text", "quoted"), _PAIRED)
def test_marks_are_paired_by_the_convention_of_the_text(text: str, quoted: list[str]) -> None:
    found = find_quoted(text)
    assert [span.of(text) for span in found.spans] == quoted
    assert found.unclear == []


@pytest.mark.parametrize(
    ("text", "sure", "unclear"),
    [
        ("“We win.\n\nHe left.", [], ["“We win."]),
        ("He left. No,” he said. “Yes.”", ["Yes."], ["He left. No,”"]),
        ("«Я читал «Правду», — сказал он.", [], ["«Я читал «Правду», — сказал он."]),
        ('"Yes." He said "no and left.', ["Yes."], ['"no and left.']),
        ("“A.” So. “B.\n\nC” said D.", ["A."], ["“B.", "C”"]),
        ("The boys’ man said ‘we go’ and the girls’ men left.", [], ["we go’ and the girls"]),
    ],
)
def test_marks_that_do_not_come_in_pairs_are_unclear(
    text: str, sure: list[str], unclear: list[str]
) -> None:
    """The narrator's words are never given to a speaker in silence."""
    found = find_quoted(text)
    assert [span.of(text) for span in found.spans] == sure
    assert [span.of(text) for span in found.unclear] == unclear


def test_words_are_cut_to_the_quote() -> None:
    """Each fragment gives its own words; what holds no letter or digit is none."""
    text = '"One two." He paused. "Three four," he said.'
    quoted = find_quoted(text).spans
    assert find_words(text, quoted, (Span(5, 44),)) == ("two.", "Three four,")
    assert find_words(text, quoted, (Span(1, 4), Span(29, 44))) == ("One", "four,")
    assert find_words(text, quoted, (Span(8, 21),)) == ()


@pytest.mark.parametrize(
    ("quote", "words", "start"),
    [
        ('She said another "no" to us', "no", 18),
        ("He said no: «no» and no", "no", 13),
        ("It is so, and so on", "so", 6),
        ("We stay.", "We stay.", 0),
        ("nothing", "no", 0),
    ],
)
def test_words_are_placed_between_their_marks(quote: str, words: str, start: int) -> None:
    assert place_words(quote, words) == Span(start, start + len(words))
    assert place_words(quote, "absent") is None


_TEXTS = st.text("ab .,\n'’‘\"“”„«»6s", max_size=40)


@given(text=_TEXTS)
@example(text="'6'.“'6“'")
@settings(max_examples=300, deadline=None)
def test_own_words_never_cross_a_blank_line(text: str) -> None:
    found = find_quoted(text)
    for span in [*found.spans, *found.unclear]:
        assert 0 <= span.start < span.end <= len(text)
        assert not re.search(r"\n[ ]*\n", span.of(text).strip("\n"))
    ends = [0, *(end for span in found.spans for end in span), len(text)]
    assert ends == sorted(ends)


@given(text=_TEXTS, start=st.integers(0, 39), length=st.integers(1, 20))
@settings(max_examples=300, deadline=None)
def test_own_words_lie_within_the_quote_and_between_marks(
    text: str, start: int, length: int
) -> None:
    span = Span(min(start, len(text)), min(start + length, len(text)))
    for words in find_words(text, find_quoted(text).spans, (span,)):
        assert words in span.of(text)
        assert words == words.strip()


@given(words=st.lists(st.sampled_from(["wir", "nie", "do not", "6", "NATO,"]), min_size=1))
@settings(max_examples=50, deadline=None)
@pytest.mark.parametrize("pair", ["“”", "„“", "«»", "»«", "””", "‘’", '""', "「」", "„”", "»»"])
def test_every_convention_gives_the_same_words(pair: str, words: list[str]) -> None:
    text = "Then she said: " + " and ".join(f"{pair[0]}{each}{pair[1]}" for each in words)
    assert [span.of(text) for span in find_quoted(text).spans] == words


def test_the_handed_texts_give_their_own_words(tmp_path: Path) -> None:
    """Wherever a line breaks, and of the whole sentence only what was said."""
    text = (
        "The minister said on Friday that “we will never\nleave the treaty” and that all is well."
    )
    quote = " ".join(text.split())
    passages = f"- {{statement: stays, quote: '{quote}', form: mixed, claims: [stays]}}"
    assert words_of(load(tmp_path, text, passages)) == [("we will never leave the treaty",)]


@pytest.mark.parametrize(
    ("text", "top", "first"),
    [
        ("The minister said that ‘it stays’, and “no”.", "", "list ‘it stays’ under `words`"),
        ("The minister said that it stays.", "", "list the speaker's own words under `words`"),
        ("The minister said that it stays.", "kind: transcript", "write `form: verbatim`"),
        ("A: Yes.\nThe minister: it stays.\nA: No.\nB: Yes.", "", "write `form: verbatim`"),
    ],
)
def test_indirect_is_never_the_first_advice(
    tmp_path: Path, text: str, top: str, first: str
) -> None:
    quote = re.search(r"[Tt]he minister.*stays[^\n”“]*", text)
    assert quote is not None
    words = quote[0].rstrip(" and,")
    passages = f"""
    - statement: stays
      quote: "{words}"
      form: direct
      claims: [stays]
    """
    problems = load(tmp_path, text, passages, top).problems
    hints = [each.hint for each in problems if each.code == "form-without-words"]
    assert len(hints) == 1
    assert hints[0] is not None
    assert hints[0].startswith(first)


@pytest.mark.parametrize(
    ("text", "spans", "unclear"),
    [
        (
            "'One,' he said. 'Two “in” it,' he said. “Three 'in' it,” he said.",
            ["One,", "Two “in” it,", "Three 'in' it,"],
            [],
        ),
        ("'6'.“'6“'", ["6", "6“"], ["'6"]),
    ],
    ids=["nested", "crossing"],
)
def test_marks_of_two_kinds_stand_in_each_other_or_are_unclear(
    text: str, spans: list[str], unclear: list[str]
) -> None:
    found = find_quoted(text)
    assert [each.of(text) for each in found.spans] == spans
    assert [each.of(text) for each in found.unclear] == unclear
