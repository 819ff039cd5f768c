"""Writes the SDK's objects as JSON primitives, as the SDK's own serializer does."""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import cache
from typing import Any

_AS_THEY_ARE = frozenset({"object", "dict(str, object)"})
"""Types of parts that hold no objects of the SDK: session attributes, documents, payloads. They are JSON already."""

_PLAIN = (str, bool, int, float, type(None))


def written(value: Any) -> Any:
    """Return a value as JSON primitives; what is JSON already is not copied. Raises TypeError if it cannot be sent."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, list | tuple):
        return [written(part) for part in value]
    if isinstance(value, dict):
        return {name: written(part) for name, part in value.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):  # of a type of its own, as the key of a message is
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if not hasattr(value, "deserialized_types"):
        raise TypeError(f"a {type(value).__name__} cannot be sent")
    kind: Any = type(value)
    parts = [(name, getattr(value, attribute), is_json) for attribute, name, is_json in _attributes(kind)]
    return {name: part if is_json else written(part) for name, part, is_json in parts if part is not None}


@cache
def _attributes(kind: Any) -> tuple[tuple[str, str, bool], ...]:
    """Return for each attribute of an SDK class: its name, its name in JSON, and whether its value is JSON already."""
    return tuple(
        (attribute, kind.attribute_map.get(attribute, attribute), wanted in _AS_THEY_ARE)
        for attribute, wanted in kind.deserialized_types.items()
    )
