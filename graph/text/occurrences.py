"""Where passages stand in a text that is asked for very many of them.

To search a text for one passage reads all of it, so to place every sentence of a long text takes
a time that grows with the square of its length. Here all places of the text are put in the order
of what stands at them, once; the places of a passage then lie side by side and are found by
halving.
"""

from bisect import bisect_left, bisect_right

import numpy as np
import numpy.typing as npt

_SORTED_BY = 256
"""Characters by which places are told apart; longer passages are compared one by one."""
_COMPARED = 64


class Occurrences:
    """All places of a text, sorted by the characters that follow."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._order = _sort_places(text)

    def places(self, passage: str) -> list[int] | None:
        """All places of a passage, in order; None where they are many, and soon found."""
        text, length = self._text, min(len(passage), _SORTED_BY)
        head = passage[:length]

        def at_place(place: int) -> str:
            return text[place : place + length]

        low = bisect_left(self._order, head, key=at_place)
        high = bisect_right(self._order, head, low, key=at_place)
        if high - low > _COMPARED:
            return None
        places = sorted(self._order[low:high].tolist())
        return [place for place in places if text.startswith(passage, place)]


def _sort_places(text: str) -> npt.NDArray[np.int32]:
    """The places sorted by the next characters, twice as many in each round."""
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    rank = np.unique(letters, return_inverse=True)[1].astype(np.int64) + 1
    order = np.argsort(rank, kind="stable").astype(np.int32)
    length = 1
    while length < _SORTED_BY:
        key = rank * (len(letters) + 1)
        key[:-length] += rank[length:]
        order = np.argsort(key, kind="stable").astype(np.int32)
        ordered = key[order]
        rank[order] = np.cumsum(np.concatenate(([1], ordered[1:] != ordered[:-1])))
        if rank[order[-1]] == len(letters):
            break
        length *= 2
    return order
