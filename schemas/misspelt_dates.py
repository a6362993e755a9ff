"""What is meant by a date in other characters than EDTF has: other digits, dashes, ``2017.4.6``."""

import re
from unicodedata import decimal, normalize

_NUMBER = r"([0-9]{2}|(?<=[-./ ])[0-9])"
_ANY_DAY = re.compile(rf"(-?[0-9]{{4}})[-./ ]?{_NUMBER}(?:[-./ ]?{_NUMBER})?")
_LOOK_ALIKES = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("xu\u0425\u0445\u00d7", "X"),
    }
)


def with_edtf_characters(text: str) -> str:
    """The same in the characters that EDTF has, as far as they can be told."""
    plain = "".join(
        str(digit) if (digit := decimal(each, None)) is not None else each
        for each in normalize("NFKC", text.strip()).translate(_LOOK_ALIKES)
    )
    if day := _ANY_DAY.fullmatch(plain):
        year, month, number = day.groups()
        return f"{year}-{month:0>2}" + (f"-{number:0>2}" if number else "")
    return plain
