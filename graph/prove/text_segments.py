"""A source's text with what is anchored, dismissed and still open told apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from graph.prove.text_coverage import measure_coverage
from schemas.corpus import ArchivedSource


class Account(StrEnum):
    """What a curator did with a stretch of a text."""

    ANCHORED = "anchored"
    DISMISSED = "dismissed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that one account holds for, with the white space after them."""

    account: Account
    text: str


def read_account(source: ArchivedSource) -> list[Stretch]:
    """The whole text in stretches, in order; what touches a passage counts with it."""
    anchored = [span for statement in source.statements for span in statement.spans]
    dismissed = [span for dismissal in source.dismissals for span in dismissal.spans]
    opened = measure_coverage(source.text, anchored, dismissed).open_spans
    accounts: list[Account | None] = [None] * len(source.text)
    for account, spans in (
        (Account.DISMISSED, dismissed),
        (Account.ANCHORED, anchored),
        (Account.OPEN, opened),
    ):
        for span in spans:
            accounts[span.start : span.end] = [account] * (span.end - span.start)
    starts = {_with_mark(source.text, span.start) for span in [*anchored, *dismissed]}
    for at in starts:
        if accounts[at] is None:
            accounts[at] = accounts[at + 1]
    return list(_join(source.text, accounts, starts))


def _join(text: str, accounts: list[Account | None], starts: set[int]) -> Iterator[Stretch]:
    """Stretches of one account; a passage begins one of its own."""
    before = next((each for each in accounts if each is not None), Account.OPEN)
    passage = 0
    keys = []
    for at, account in enumerate(accounts):
        before = account or before
        passage += at in starts
        keys.append((before, passage if before is not Account.OPEN else -1))
    at = 0
    for (account, _), group in groupby(keys):
        length = len(list(group))
        yield Stretch(account, text[at : at + length])
        at += length


def _with_mark(text: str, start: int) -> int:
    """Where a passage begins, the mark that opens it included."""
    opens = text[max(start - 1, 0) : start] in {*"“„«‘("}
    straight = text[max(start - 2, 0) : start]
    return start - 1 if opens or straight in ('"', ' "', '\n"') else start
