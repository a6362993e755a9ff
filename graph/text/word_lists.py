"""Lists of words that tell how a text is built: who speaks, where sentences end, what is empty."""

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a text, which are easier to read so than each in quotation marks."""
    return frozenset(words.split())


EMPTY = word_set(
    "a an the of in on at to for from by with as into onto about over under and or that which "
    "who whom whose this these those it its they their them he his him she her is are was were "
    "be been being has have had do does did will would also there"
)
"""English words that carry no claim; negations and modal verbs are none of them."""

_VERBS = (
    "said|says|told|tells|stated|claimed|argued|argues|argue|accused|accuses|added|adds|adding|"
    "noted|declared|declares|denied|denies|asserted|asserts|insisted|insists|warned|warns|"
    "announced|emphasised|emphasized|emphasises|emphasizes|stressed|stresses|reiterated|remarked|"
    "remarks|pointed out|blamed|blames|laid the blame|drew attention|expressed|revealed|reported|"
    "highlighted|identified|believes|countered|described"
)
SPEECH = f"(?:{_VERBS})"
"""A pattern that one of them fits; between word boundaries it fits nothing else."""

NOUNS_TOO = "(?:states|claims|notes|note)"
"""Verbs of speech right after a name; elsewhere "states" are countries, and "claims" claims."""

SPEECH_ELSEWHERE = (
    r"(?:(?:сказал|заявил|сообщил|отметил|добавил|подчеркнул|рассказал|считает|пояснил|напомнил)"
    r"[аои]?|sagte|erklärte|betonte|teilte|äußerte|a dit|a déclaré|a affirmé|a ajouté|"
    r"dijo|afirmó|declaró|disse|afirmou|declarou|acrescentou|заявив|сказав|повідомив)"
)
"""Some verbs of speech of Russian, Ukrainian, German, French, Spanish and Portuguese."""

ACCORDING_ELSEWHERE = r"(?:по словам|за словами|laut|nach angaben von|selon|d'après|según|segundo)"
"""What "according to" is in these languages; a name follows."""

_SPOKEN = re.compile(rf"\b(?:{SPEECH}|according to)\b", re.IGNORECASE)
_FIRST_WORDS = frozenset(each.split()[0] for each in [*_VERBS.split("|"), "according"])
_WORD = re.compile("[a-z]+")
_LIKE_ASCII = re.compile("[İıſ\u212a]")
"""What a search without regard to case takes for an i, s or k."""

TITLES = word_set(
    "Mr Mrs Ms Messrs Dr Prof Gen Lt Col Maj Capt Cpl Sgt Adm Brig Sen Rep Gov Pres Rev Hon St Mt "
    "Ft Hr Fr Mme Mlle Sra Srta"
)
"""A name always follows."""

INSIDE = word_set(
    "vs v cf ca approx e.g i.e ed eds dept bzw z.b d.h u.a vgl г гг им ул стр см т.е т.к"
)
"""Something always follows."""

NUMBERED = word_set(
    "no nos art sec fig vol p pp nr para jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""A number follows; else they are words, or end a sentence."""

ENDING = word_set("etc inc ltd co corp jr sr bros a.m p.m al usw u.s.w т.п т.д др тыс")
"""Abbreviations that often stand at the end, and sometimes inside."""

OPENERS = word_set(
    "the a an he she it they we i you this that these those in on at but and for if when while "
    "after before according as by with his her their its our my there what who how why"
)
"""Words that seldom follow initials inside a sentence."""

SMALL = word_set("a an and as at but by for from in into of on or over the to up via vs with")
"""Words that a heading writes small."""

CAMEL = ("YouTube", "WhatsApp", "TikTok", "PayPal", "WikiLeaks", "LinkedIn", "BuzzFeed", "McDonald")
"""Names with a capital inside."""

SAYS = re.compile(
    r"(?:[A-Z]\S*\s+){1,6}(?:said|says|asked|asks|told|added|wrote|writes|replied|cried|exclaimed)\b"
)
"""What follows a question or a shout whose sentence goes on: ``Lund asked``."""


def find_speech(text: str) -> re.Match[str] | None:
    """The first verb of speech in a text, or its "according to"."""
    # Most texts hold none of these words, which is told in a third of the time of the search.
    if _FIRST_WORDS.isdisjoint(_WORD.findall(text.lower())) and not _LIKE_ASCII.search(text):
        return None
    return _SPOKEN.search(text)
