"""What stands around a quote: what limits it, and who is named."""

from pathlib import Path

import pytest

from graph.prove.corpus_loading import load_corpus
from tests.prove.one_source import write_corpus

_EXCEPTIONS = [
    ("en", "The minister said we will go unless the others stay.", "we will go", "unless the"),
    ("en", "The minister said: “We go,” but only on Friday.", "said: “We go,”", "but only on"),
    ("en", "“We will go,” he said, “but not yet.”", "“We will go,” he said", "but not yet"),
    ("en", "He will go in May, provided that all agree.", "He will go", "provided that"),
    ("en", "He said all will go except the north.", "He said all will go", "except the north"),
    ("en", "He will go, although with regret.", "He will go", "although with"),
    ("en", "He will go if asked.", "He will go", "if asked"),
    ("de", "Der Minister geht, es sei denn, es regnet.", "Der Minister geht", "es sei denn"),
    ("de", "Der Minister geht, aber nicht heute.", "Der Minister geht", "aber nicht"),
    ("fr", "Le ministre partira, sauf si les autres restent.", "Le ministre partira", "sauf si"),
    ("fr", "Il partira à condition que tous restent.", "Il partira", "à condition"),
    ("es", "El ministro se irá a menos que llueva.", "El ministro se irá", "a menos que"),
    ("it", "Il ministro andrà, a meno che non piova.", "Il ministro andrà", "a meno che"),
    ("pt", "O ministro irá, a menos que chova.", "O ministro irá", "a menos que"),
    ("ru", "Министр уйдёт, если только не будет дождя.", "Министр уйдёт", "если только"),
    ("uk", "Міністр піде, якщо не буде дощу.", "Міністр піде", "якщо не"),
    ("pl", "Minister odejdzie, chyba że spadnie deszcz.", "Minister odejdzie", "chyba że"),
    ("nl", "De minister gaat, tenzij het regent.", "De minister gaat", "tenzij het"),
    ("sv", "Ministern går, om inte andra stannar.", "Ministern går", "om inte"),
    ("da", "Ministeren går, medmindre det regner.", "Ministeren går", "medmindre det"),
    ("en-GB", "He will go unless it rains.", "He will go", "unless it"),
    ("en", "He will go even if it rains.", "He will go", "even if it"),
    ("en", "He will go, subject to a vote.", "He will go", "subject to"),
    ("no", "Han går, med mindre det regner.", "Han går", "med mindre"),
    ("nn", "Han går, men ikkje no.", "Han går", "men ikkje"),
    ("cs", "Ministr odejde, ale ne teď.", "Ministr odejde", "ale ne"),
    ("fi", "Ministeri lähtee, ellei sada.", "Ministeri lähtee", "ellei sada"),
    ("tr", "Bakan gidecek, ama şimdi değil.", "Bakan gidecek", "ama şimdi"),
    ("ar", "قال الوزير إننا سنغادر، لكن ليس الآن.", "قال الوزير إننا سنغادر", "لكن ليس"),
    ("zh", "部长说我们会离开，除非下雨。", "部长说我们会离开", "除非下雨"),
    ("el", "Ο υπουργός φεύγει, εκτός αν βρέξει.", "Ο υπουργός φεύγει", "εκτός αν"),
    ("hu", "A miniszter elmegy, de nem most.", "A miniszter elmegy", "de nem"),
    ("ro", "Ministrul pleacă, doar dacă plouă.", "Ministrul pleacă", "doar dacă"),
    ("he", "השר יעזוב, אלא אם ירד גשם.", "השר יעזוב", "אלא אם"),
    ("ja", "大臣は去ると述べた、雨の場合を除き。", "大臣は去ると述べた", "を除き"),
    ("zh-Hant", "部長說我們會離開，但不是現在。", "部長說我們會離開", "但不是"),
]
_WHOLE = [
    ("en", "The minister will go. But it rained.", "The minister will go."),
    ("en", "The minister will go. But it rained.", "The minister will go"),
    ("en", "The minister will go, and unlessness is no word.", "The minister will go"),
    ("en", "The minister said he will go\n\nUnless it rains.", "The minister said he will go"),
    ("en", "The minister will go unless it rains.", "The minister will go unless it rains."),
    ("ru", "Министр уйдёт, кроме того, он старый.", "Министр уйдёт"),
    ("en", "The minister will go, not least for his health.", "The minister will go"),
    ("en", "“We will go,” the minister said when asked.", "“We will go,” the minister said"),
    ("zh", "部长说我们会离开。但是下雨了。", "部长说我们会离开。"),
    ("zh", "部长说我们会离开，他走了。如果下雨，留下。", "部长说我们会离开"),
    ("fi", "Sataa. Vienti laski.", "Vienti laski."),
    ("xx", "The minister will go unless it rains.", "The minister will go"),
]


def _warnings(
    folder: Path, language: str, text: str, quote: str, more: str = "", form: str = "indirect"
) -> list[tuple[str, str]]:
    passages = f"""
    - statement: stays
      quote: "{quote}"
      form: {form}
      claims: []
      {more}
    """
    corpus = write_corpus(folder, text, passages)
    source = corpus / "records/sources/text.yaml"
    written = source.read_text("utf-8").replace("language: en", f"language: {language}")
    source.write_text(written, "utf-8")
    told = load_corpus(corpus).problems
    codes = ("cut-short", "speaker-not-named")
    return [(each.code, each.message) for each in told if each.code in codes]


@pytest.mark.parametrize(("language", "text", "quote", "limit"), _EXCEPTIONS)
def test_what_limits_a_quote_is_shown(
    tmp_path: Path, language: str, text: str, quote: str, limit: str
) -> None:
    ((code, message),) = _warnings(tmp_path, language, text, quote)
    assert code == "cut-short"
    assert f"“{limit}" in message


@pytest.mark.parametrize(("language", "text", "quote"), _WHOLE)
def test_a_whole_sentence_limits_nothing(
    tmp_path: Path, language: str, text: str, quote: str
) -> None:
    assert _warnings(tmp_path, language, text, quote) == []


def test_a_note_answers(tmp_path: Path) -> None:
    text = "The minister said we will go unless the others stay."
    assert _warnings(tmp_path, "en", text, "we will go", "note: All stayed.") == []


@pytest.mark.parametrize(
    ("language", "text", "quote", "more"),
    [
        ("en", "It rained. Exports fell. Prices rose.", "Exports fell.", ""),
        ("en", "Jane Marsh left.\n\nExports fell. Prices rose.", "Exports fell.", ""),
        ("ru", "Шёл дождь. Экспорт упал.", "Экспорт упал.", ""),
        ("de", "Es regnete. Exporte fielen.", "Exporte fielen.", ""),
    ],
)
def test_a_quote_that_names_nobody_is_asked_about(
    tmp_path: Path, language: str, text: str, quote: str, more: str
) -> None:
    ((code, message),) = _warnings(tmp_path, language, text, quote, more)
    assert code == "speaker-not-named"
    assert "Jane Marsh" in message
    assert quote in message


@pytest.mark.parametrize(
    ("language", "text", "quote", "more"),
    [
        ("en", "Jane Marsh came. Exports fell.", "Exports fell.", ""),
        ("en", "Marsh’s view: exports fell.", "exports fell.", ""),
        ("en", "The spokesman came. Exports fell.", "Exports fell.", ""),
        ("en", "Asked about it, she nodded. Exports fell.", "Exports fell.", ""),
        ("en", "“Our exports fell.”", "Our exports fell.", "words: [Our exports fell.]"),
        ("en", "“Exports fell,” said Marsh.", "“Exports fell,”", "words: [Exports fell]"),
        ("en", "It rained. Exports fell.", "Exports fell.", "speaker_certainty: arguable"),
        ("en", "It rained. Exports fell.", "Exports fell.", "note: He was asked."),
        ("en", "It rained. Exports fell.", "Exports fell.", "speaker: ferry-line"),
        ("ru", "Министру пора. Экспорт упал.", "Экспорт упал.", ""),
        ("fr", "Le porte-parole arrive. Tout va.", "Tout va.", ""),
        ("pt", "A porta‑voz chegou. Tudo vai.", "Tudo vai.", ""),
        ("uk", "Прем’єр прийшов. Експорт упав.", "Експорт упав.", ""),
        ("ru", "Шёл дождь. Экспорт упал.", "Экспорт упал.", "speaker: ferry-line"),
        ("xx", "It rained. Exports fell.", "Exports fell.", ""),
    ],
)
def test_names_pronouns_and_roles_carry_a_quote(
    tmp_path: Path, language: str, text: str, quote: str, more: str
) -> None:
    form = "mixed" if "words" in more else "indirect"
    assert _warnings(tmp_path, language, text, quote, more, form) == []


def test_a_transcript_names_its_speakers_elsewhere(tmp_path: Path) -> None:
    assert _warnings(tmp_path, "en", "Exports fell.", "Exports fell.", form="verbatim") == []
