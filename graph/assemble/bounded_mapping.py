"""Mappings that read what they hold when it is asked for, and keep no more than is bearable."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")


class Bounded(OrderedDict[_K, _V]):
    """A dictionary that forgets what was put into it first when it grows too large."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: _K, value: _V) -> None:
        super().__setitem__(key, value)
        if len(self) > self._most:
            self.popitem(last=False)


class RecordsById(Mapping[_K, _V]):
    """The records of one kind by their ids, in their order."""

    def __init__(self, ids: Sequence[_K], read: Callable[[_K], _V]) -> None:
        self._ids = ids
        self._known = frozenset(ids)
        self._read = read

    def __getitem__(self, id: _K) -> _V:
        if id not in self._known:
            raise KeyError(id)
        return self._read(id)

    def __contains__(self, id: object) -> bool:
        return id in self._known

    def __iter__(self) -> Iterator[_K]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
