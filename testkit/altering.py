"""Copies of JSON documents with one part changed."""

from __future__ import annotations

from copy import deepcopy
from typing import Any


def replaced(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The document with another value at the end of `path`."""
    changed = deepcopy(document)
    target = changed
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return changed
