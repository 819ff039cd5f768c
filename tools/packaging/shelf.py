"""Long texts of the content in a file of their own, for packaging.

Most of the vocabulary is lines that are asked for by a word, and of all words only a few are ever said. So the lines
lie on a shelf and are read from there when they are asked for; what a cold start would load of them, it need not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Any

SHELF_TEXT = '''"""Texts of the content, read from their file when asked for. Written by tools/packaging/shelf.py."""

import os
from collections.abc import Mapping

_FILE = os.open(__file__.rpartition("/")[0] + "/shelf.txt", os.O_RDONLY)


class Shelf(Mapping):
    """Name -> text. The texts stand one after the other; `edges` are the bytes where each begins and the last ends."""

    __slots__ = ("_edges", "_places")

    def __init__(self, names, edges):
        self._places = dict(zip(names, range(len(names))))
        self._edges = edges

    def __getitem__(self, name):
        place = self._places[name]
        start, end = self._edges[place : place + 2]
        return os.pread(_FILE, end - start, start).decode()

    def __contains__(self, name):
        return name in self._places

    def __iter__(self):
        return iter(self._places)

    def __len__(self):
        return len(self._places)
'''
"""`skill/shelf.py` of the package."""

LONG = 50_000
"""Characters in the texts of a mapping that is worth the shelf."""


def is_long(value: Mapping[Any, Any]) -> bool:
    """Whether a mapping is of texts, and worth the shelf."""
    return all(isinstance(text, str) for text in value.values()) and sum(map(len, value.values())) > LONG


def put_away(value: Mapping[str, str], shelf: list[str]) -> Iterable[int]:
    """Add the texts to the shelf; the bytes where each begins and the last ends."""
    start = sum(len(text.encode()) for text in shelf)
    edges = [*accumulate((len(text.encode()) for text in value.values()), initial=start)]
    shelf.extend(value.values())
    return edges
