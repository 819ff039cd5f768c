"""Mappings that read their entries from a file when these are asked for. Packaging uses it, and ships it.

The vocabulary has some 75,000 phrases and forms of words, of which a turn needs a few hundred. What asks for
one sees a mapping like any other.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

ALIKE = 3
"""Letters of a key: entries whose keys begin with the same ones are kept, and read, together."""

FORMAT = 4
"""Of marshal: every Python since 3.4 reads it, so the package need not be for the Python that writes it."""


class Deferred(Mapping[str, Any]):
    """A mapping from text to plain values, as `put_off` left it.

    `file` is the descriptor of the file that holds the entries, `beginnings` the letters that keys begin with, and
    `edges` the bytes where the entries of each start, and where the last ones end.
    """

    __slots__ = ("_file", "_places", "_read")

    def __init__(self, file: int, beginnings: Sequence[str], edges: Sequence[int]) -> None:
        self._file = file
        self._places = dict(zip(beginnings, pairwise(edges), strict=True))
        self._read: dict[str, Any] = {}

    def _read_like(self, beginning: str) -> None:
        place = self._places.get(beginning)
        if place is not None:
            self._read.update(marshal.loads(os.pread(self._file, place[1] - place[0], place[0])))
            self._places.pop(beginning, None)  # only now: another thread may look meanwhile

    def get(self, key: str, default: Any = None) -> Any:
        """The value of `key`, or `default`. `Mapping` has this too, but raises and catches an error for each miss."""
        if key not in self._read:
            self._read_like(key[:ALIKE])
        return self._read.get(key, default)

    def __getitem__(self, key: str) -> Any:
        self._read_like(key[:ALIKE])
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        for beginning in [*self._places]:
            self._read_like(beginning)
        return iter(self._read)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def put_off(entries: Mapping[str, Any], file: bytearray) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Add entries to what the file will hold; the beginnings of keys and the edges that Deferred is given for them.

    ValueError: a value is not plain.
    """
    alike: dict[str, dict[str, Any]] = {}
    for key, value in entries.items():
        alike.setdefault(key[:ALIKE], {})[key] = value
    edges = [len(file)]
    for together in alike.values():
        file += marshal.dumps(_interned(together), FORMAT)
        edges.append(len(file))
    return tuple(alike), tuple(edges)


def _interned(value: Any) -> Any:
    """The same with every text interned; marshal reads it so, and texts that are one object are compared at once."""
    if isinstance(value, str):
        return sys.intern(str(value))  # of a text that is a type of its own, too, as a message key is
    if isinstance(value, tuple):
        return tuple(map(_interned, value))
    if isinstance(value, Mapping):
        return {_interned(key): _interned(part) for key, part in value.items()}
    return value
