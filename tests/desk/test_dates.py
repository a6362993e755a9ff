"""What a printed date proves, and what it does not."""

from datetime import date

import pytest

from graph.desk.dates import find_dates

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
