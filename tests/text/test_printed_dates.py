"""What a printed date proves, and what it does not."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from graph.text.calendar_names import find_names
from graph.text.printed_dates import find_dates

TODAY = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("date 2024-12-21 (MENAFN)", "2024-12-21"),
        ("NORTHPORT, 12 March 2024.", "2024-03-12"),
        ("On Sept. 4, 2022, they met.", "2022-09-04"),
        ("the 3rd of June 2021", "2021-06-03"),
        ("since February 2022", "2022-02-XX"),
        ("PARIS, March 5. It began in 2023, he said on Tuesday.", "2024-03-05"),
        ("PARIS, March 5. It began in 2018, he said on Tuesday.", "XXXX-03-05"),
        ("PARIS, March 5. He said on Tuesday that it ends by 2023.", "XXXX-03-05"),
        ("PARIS, March 5. He said on Tuesday.", "XXXX-03-05"),
        ("In 2023 it was March 5.", "XXXX-03-05"),
    ],
)
def test_a_date_is_read_as_far_as_the_text_proves(text: str, edtf: str) -> None:
    (found,) = find_dates(text, TODAY)
    assert found.edtf == edtf
    assert text[found.start :].startswith(found.verbatim)


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("de", "BERLIN, 12. März 2024.", "2024-03-12"),
        ("de", "Am 12.03.2024 sagte er", "2024-03-12"),
        ("de-AT", "am 5. Jänner 2024", "2024-01-05"),
        ("de", "im Dezember 2023", "2023-12-XX"),
        ("fr", "Paris, le 1er mars 2024", "2024-03-01"),
        ("fr", "le 12/03/2024", "2024-03-12"),
        ("fr", "en août 2023", "2023-08-XX"),
        ("es", "Madrid, 12 de marzo de 2024", "2024-03-12"),
        ("es", "en septiembre de 2023", "2023-09-XX"),
        ("it", "Roma, 12 marzo 2024", "2024-03-12"),
        ("it", "il 1º maggio 2024", "2024-05-01"),
        ("pt", "Lisboa, 12 de março de 2024", "2024-03-12"),
        ("pt-BR", "em dezembro de 2023", "2023-12-XX"),
        ("ru", "МОСКВА, 12 марта 2024 года", "2024-03-12"),
        ("ru", "в марте 2024 года", "2024-03-XX"),
        ("ru", "12.03.2024 в 10:30", "2024-03-12"),
        ("ru", "МОСКВА, 5 мар. Это началось в 2023 году", None),
        ("ru", "МОСКВА, 5 марта. С 2023 года, сказал он во вторник", "2024-03-05"),
        ("uk", "КИЇВ, 12 березня 2024 року", "2024-03-12"),
        ("uk", "у п’ятницю, 1 березня. Від 2023 року так", "2024-03-01"),
        ("pl", "Warszawa, 12 marca 2024 r.", "2024-03-12"),
        ("pl", "w grudniu 2023 roku", "2023-12-XX"),
        ("nl", "Den Haag, 12 maart 2024", "2024-03-12"),
        ("nl", "op 12-03-2024 zei hij", "2024-03-12"),
        ("cs", "Praha 12. března 2024", "2024-03-12"),
        ("sv", "den 12 mars 2024", "2024-03-12"),
        ("nb", "12. mars 2024", "2024-03-12"),
        ("fi", "12. maaliskuuta 2024", "2024-03-12"),
        ("tr", "12 Mart 2024'te", "2024-03-12"),
        ("hu", "2024. március 12-én", "2024-03-12"),
        ("ar", "12 مارس 2024", "2024-03-12"),
        ("he", "12 במרץ 2024", "2024-03-12"),
        ("zh", "新华社2024年3月12日电", "2024-03-12"),
        ("ja", "2024年3月", "2024-03-XX"),
        ("ko", "2024년 3월 12일", "2024-03-12"),
        ("und", "2024-03-12", "2024-03-12"),
        ("ru", "TASS, March 12, 2024", "2024-03-12"),
        ("en", "on 12/03/2024", None),
        ("en", "on 2024/03/12", "2024-03-12"),
        ("it", "2 set e 3 mar", None),
        ("fr", "version 1.2.2024.5", None),
        ("de", "am 31.02.2024", None),
    ],
)
def test_a_date_is_read_in_the_language_of_the_text(
    language: str, text: str, edtf: str | None
) -> None:
    found = find_dates(text, TODAY, language)
    assert [each.edtf for each in found] == ([edtf] if edtf else [])
    assert all(text[each.start :].startswith(each.verbatim) for each in found)


LANGUAGES = tomllib.loads(
    (Path(__file__).parents[2] / "graph/text/calendar_names.toml").read_text("utf-8")
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_are_those_of_unicode(language: str) -> None:
    dates = pytest.importorskip("babel.dates")
    names = find_names(language)
    assert names is not None
    for number, name in dates.get_month_names("wide", "format", language).items():
        assert names.months[name.casefold()] == number
    for number, name in dates.get_day_names("wide", "format", language).items():
        assert names.weekdays[name.casefold()] == number
    assert set(names.months.values()) == {*range(1, 13)}


def test_the_calendar_says_how_it_decided() -> None:
    (found,) = find_dates("PARIS, March 5. It began in 2023, he said on Tuesday.", TODAY)
    assert found.basis == (
        "“March 5” stands at character 7; the latest year that the text names is 2023, "
        "and until 2024-12-31 it is a Tuesday only in 2024"
    )
    (found,) = find_dates("PARIS, March 5. It began in 2018, he said on Tuesday.", TODAY)
    assert found.basis.endswith("from 2018 on it is a Tuesday in 2019, 2024")


@pytest.mark.parametrize("text", ["31 February 2020 x", "2024-13-01", "it may 5 times", "about 40"])
def test_what_is_no_day_is_left_out(text: str) -> None:
    assert [each for each in find_dates(text, TODAY) if each.is_whole] == []
