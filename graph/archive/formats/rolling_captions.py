"""Captions that roll: each cue shows the last lines of the one before again, and a new one below.

Speech that is said twice looks alike, but a cue then says nothing beside what is repeated. So a
file rolls where most of its cues begin with what was shown and go on; elsewhere nothing is dropped.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graph.archive.formats.captions import Cue, Line

_FLASH = 0.1
"""Seconds that YouTube's captions stand still between two steps, and what counts as no pause."""
_SCREEN = 10
"""More lines than any screen shows."""


def take_once(cues: Sequence[Cue]) -> tuple[list[Cue], int]:
    """The cues with the lines that are new in each, and how many lines were shown again."""
    pairs = list(pairwise(cues))
    steps = [(one, two) for one, two in pairs if two.end - two.start > _FLASH]
    rolling = sum(_shown_again(one, two) > 0 or _grows(one, two) for one, two in steps)
    if rolling * 2 <= len(steps):
        return list(cues), 0
    taken = list(cues[:1])
    again = 0
    for one, two in pairs:
        if _grows(one, two):
            # The line that grew stands in the cue that shows all of it.
            taken[-1] = replace(taken[-1], lines=_without_blank_end(taken[-1])[:-1])
            number = len(_without_blank_end(one)) - 1
        else:
            number = _shown_again(one, two)
        again += sum(bool(line.text) for line in two.lines[:number])
        new = two.lines[number:]
        if any(line.text for line in new):
            taken.append(replace(two, lines=new))
    return taken, again


def _shown_again(one: Cue, two: Cue) -> int:
    """How many lines of the second cue are the last of the first.

    A cue that stays brings at least one line of its own: what it shows alone is said again.
    """
    stays = two.end - two.start > _FLASH
    before = _texts(_without_blank_end(one)[-_SCREEN:])
    for number in range(min(len(before), len(two.lines) - stays), 0, -1):
        if before[-number:] == _texts(two.lines[:number]):
            return number if any(before[-number:]) else 0
    return 0


def _grows(one: Cue, two: Cue) -> bool:
    """Whether the second cue is the first with more words at its end, as live captions are."""
    first, second = (_texts(_without_blank_end(each)) for each in (one, two))
    if not first or len(first) != len(second) or two.start - one.end > _FLASH:
        return False
    longer = second[-1].startswith(first[-1]) and len(second[-1]) > len(first[-1])
    return first[:-1] == second[:-1] and longer


def _without_blank_end(cue: Cue) -> tuple[Line, ...]:
    last = next((at for at in range(len(cue.lines), 0, -1) if cue.lines[at - 1].text), 0)
    return cue.lines[:last]


def _texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]
