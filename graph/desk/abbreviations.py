"""Words that tell whether a full stop ends a sentence."""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _set(
    "Mr Mrs Ms Messrs Dr Prof Gen Lt Col Maj Capt Cpl Sgt Adm Brig Sen Rep Gov Pres Rev Hon St Mt "
    "Ft Hr Fr Mme Mlle Sra Srta"
)
"""A name always follows."""

INSIDE = _set("vs v cf ca approx e.g i.e ed eds dept bzw z.b d.h u.a vgl г гг им ул стр см т.е т.к")
"""Something always follows."""

NUMBERED = _set(
    "no nos art sec fig vol p pp nr para jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""A number follows; else they are words, or end a sentence."""

ENDING = _set("etc inc ltd co corp jr sr bros a.m p.m al usw u.s.w т.п т.д др тыс")
"""Abbreviations that often stand at the end, and sometimes inside."""

OPENERS = _set(
    "the a an he she it they we i you this that these those in on at but and for if when while "
    "after before according as by with his her their its our my there what who how why"
)
"""Words that seldom follow initials inside a sentence."""

SMALL = _set("a an and as at but by for from in into of on or over the to up via vs with")
"""Words that a heading writes small."""

CAMEL = ("YouTube", "WhatsApp", "TikTok", "PayPal", "WikiLeaks", "LinkedIn", "BuzzFeed", "McDonald")
"""Names with a capital inside."""

SAYS = re.compile(
    r"(?:[A-Z]\S*\s+){1,6}(?:said|says|asked|asks|told|added|wrote|writes|replied|cried|exclaimed)\b"
)
"""What follows a question or a shout whose sentence goes on: ``Lund asked``."""
