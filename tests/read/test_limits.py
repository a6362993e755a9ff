"""How large things may be, and how a person allows more."""

import pytest

from graph.read.problem_codes import CODES
from schemas.dates import EdtfDate
from schemas.edtf import TooManyDatesError
from schemas.limits import DATE_MEMBERS, LIMITS, BadLimitError, check_limits


def test_each_limit_has_a_name_a_variable_and_a_code_of_its_own() -> None:
    assert len({limit.name for limit in LIMITS}) == len(LIMITS)
    assert {limit.code for limit in LIMITS} <= CODES.keys()
    assert DATE_MEMBERS.variable == "CLAIMGRAPH_MAX_DATE_MEMBERS"
    for limit in LIMITS:
        assert limit.variable in limit.hint
        assert f"{limit.default:,} that {limit.where} may have" in limit.message()


def test_a_limit_can_be_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    years = f"[{','.join(str(year) for year in range(1000, 2001))}]"
    with pytest.raises(TooManyDatesError, match=r"1,001 dates are more than the 1,000"):
        EdtfDate(years)
    with pytest.raises(TooManyDatesError):
        EdtfDate("{1000..9999}")
    monkeypatch.setenv(DATE_MEMBERS.variable, "1_001")
    assert len(EdtfDate(years).members) == 1_001


@pytest.mark.parametrize("given", ["", "many", "-1", "1e6", "٣", "9" * 30])
def test_a_limit_that_cannot_be_read_is_refused(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATE_MEMBERS.variable, given)
    with pytest.raises(BadLimitError, match="CLAIMGRAPH_MAX_DATE_MEMBERS is no whole number"):
        check_limits()


def test_a_variable_named_like_a_limit_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMGRAPH_MAX_DOCUMENTS", "5")
    with pytest.raises(BadLimitError, match="there is no limit CLAIMGRAPH_MAX_DOCUMENTS"):
        check_limits()
