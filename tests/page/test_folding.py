"""The page folds texts as the command does, character by character."""

import random
import unicodedata
from importlib.resources import files

from playwright.sync_api import Browser

from graph.text.folding import fold
from tests.text.test_folding import NASTY


def _fold_in_browser(browser: Browser, texts: list[str]) -> list[str]:
    page = browser.new_page()
    page.add_script_tag(
        content=files("graph.page").joinpath("assets/folding.js").read_text("utf-8")
    )
    found: list[str] = page.evaluate("(texts) => texts.map(folding.fold)", texts)
    page.close()
    return found


def _differences(browser: Browser, texts: list[str]) -> list[str]:
    found = _fold_in_browser(browser, texts)
    return [text for text, folded in zip(texts, found, strict=True) if folded != fold(text)]


def test_every_character_of_unicode_is_folded_alike(browser: Browser) -> None:
    """Alone, and after a letter and before a mark; characters that Python knows."""
    known = [
        chr(point)
        for point in range(0x110000)
        if unicodedata.category(chr(point)) not in ("Cn", "Cs", "Co")
        and not 0x3400 <= point < 0xA000
        and not 0xAC00 <= point < 0xD7A4
        and not 0x17000 <= point < 0x19000
        and point < 0x20000
    ]
    texts = [form for each in known for form in (each, f"i{each}\u0308 e")]
    assert [hex(ord(text[-4:][0])) for text in _differences(browser, texts)] == []


def test_texts_of_troublesome_characters_are_folded_alike(browser: Browser) -> None:
    chosen = random.Random(1)
    texts = ["".join(chosen.choices(NASTY, k=chosen.randint(1, 12))) for _ in range(20_000)]
    assert _differences(browser, texts) == []


def test_a_found_needle_is_marked_in_the_texts_own_characters(browser: Browser) -> None:
    """The letters after İ, inside a ligature, beside what cannot be seen."""
    page = browser.new_page()
    page.add_script_tag(
        content=files("graph.page").joinpath("assets/folding.js").read_text("utf-8")
    )
    for text, needle, marked in [
        ("İstanbul’da İkinci gün", "ikinci", ["İkinci"]),
        ("der Pra\u0308sident und der Präsident", "präsident", ["Pra\u0308sident", "Präsident"]),
        ("o\ufb03ce of\ufb01cial", "offic", ["o\ufb03c", "of\ufb01c"]),
        ("Große Straße", "strasse", ["Straße"]),
        ("ещё  Ещё\nраз", "еще еще раз", ["ещё  Ещё\nраз"]),
        ("mit\u00adten 🙂 mitten", "mitten", ["mit\u00adten", "mitten"]),
        ("nothing", "some", []),
        ("nothing", "", []),
    ]:
        script = (
            "([text, needle]) => folding.places(text, needle).map(([s, e]) => text.slice(s, e))"
        )
        assert page.evaluate(script, [text, fold(needle)]) == marked
    page.close()
