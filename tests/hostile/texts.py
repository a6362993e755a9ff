"""Texts of any length that have taken, or may take, a time that grows faster than they do."""

import random
from collections.abc import Callable, Mapping

_WORDS = [
    "treaty",
    "border",
    "troops",
    "minister",
    "talks",
    "exercise",
    "shield",
    "winter",
    "grain",
]


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize()


def transcript(size: int) -> str:
    """Questions and answers, some of which recur."""
    chance = random.Random(size)
    lines: list[str] = []
    for _ in range(size // 260 + 1):
        recurring = chance.choice(["Yes. ", "No. ", "I have nothing to add. "])
        lines.append(
            f"QUESTION: {_sentence(chance, 12)}?\n\nSPOKESWOMAN: Thank you. "
            f"{_sentence(chance, 15)}. {recurring}{_sentence(chance, 9)}. Next question, please.\n"
        )
    return "\n".join(lines)


def _again(text: str) -> Callable[[int], str]:
    return lambda size: text * (size // len(text) + 1)


def _signs(alphabet: str) -> Callable[[int], str]:
    return lambda size: "".join(random.Random(1).choices(alphabet, k=size))


TEXTS: Mapping[str, Callable[[int], str]] = {
    "transcript": transcript,
    "one sentence": _again("We have nothing to add to this. "),
    "one line": _again("We have nothing to add to this.\n\n"),
    "letters": _again("a. "),
    "capitals": _again("A. "),
    "titles": _again("Mr. "),
    "titles and names": _again("Mr. Smith said no. "),
    "abbreviations": _again("etc. "),
    "initials": _again("U.S."),
    "numbers": _again("1. "),
    "dots": _again("… "),
    "questions": _again("?! "),
    "spaces": lambda size: f"Ab.{' ' * size}Cd.",
    "tabs": lambda size: "\t" * size + "a",
    "line ends": lambda size: f"a{chr(10) * size}b",
    "short lines": _again("Ab cd.\r\n"),
    "form feeds": _again("Ab.\x0b"),
    "one word": _again("a"),
    "capitals inside": _again("Ab CdEf "),
    "headings": _again("The Big HouseThe man said no. "),
    "chinese": _again("中文句子没有空格"),
    "chinese sentences": _again("中文句子没有空格。"),
    "quotation marks": _again('" '),
    "quotations": _again("“A b.” "),
    "straight quotations": _again('"A b." '),
    "quotations left open": _again("„A. "),
    "days": _again("On 3 March, it was. "),
    "days of the week": _again("On Tuesday 3 March it was. "),
    "years": _again("2020 "),
    "unseen": _again("a\x00"),
    "ligatures": _again("ﬁf. "),
    "marks": _again("e\u0301. "),
    "marks upon marks": lambda size: "e" + "\u0301" * size,
    "invisible": _again("a\u200b"),
    "few letters": _signs("ab. "),
    "few signs": _signs('A "“”.'),
}
