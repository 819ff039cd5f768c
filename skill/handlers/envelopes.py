"""Reads an event as a request envelope. Parts of the event that cannot be read count as missing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from importlib import import_module
from typing import Any, cast

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import Context, RequestEnvelope

from skill.handlers.writing import written

_Reader = Callable[[Any], Any]
_LIST, _DICT = "list[", "dict(str, "
"""How the SDK's models begin the name of a type that holds others; the name ends with the closing bracket."""

DEEPEST = 50
"""Levels of nesting that are read. The deepest thing Alexa sends, a slot's resolved value, is at fifteen."""

_UNASKED = frozenset({"Viewport", "Viewports"})
"""Parts of `context` that the skill does not use, and skips: for a device with a screen, half of the classes."""

_UNREADABLE = (RecursionError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading a part of the wrong type may raise."""


def is_request(event: object) -> bool:
    """Whether an event is a request envelope at all: it has a version and a request with a type."""
    request = event.get("request") if isinstance(event, Mapping) else None
    return (
        isinstance(event, Mapping)
        and isinstance(event.get("version"), str)
        and isinstance(request, Mapping)
        and isinstance(request.get("type"), str)
    )


def is_for(event: Any, skill_id: str) -> bool:
    """Whether `context.System.application.applicationId` names this skill. False if a part is missing."""
    for name in ("context", "System", "application", "applicationId"):
        event = event.get(name) if isinstance(event, Mapping) else None
    return bool(event == skill_id)


class EventReader(DefaultSerializer):
    """The SDK's serializer with two faults cured.

    The SDK refuses a whole envelope for one part that it does not know (a new type of request, a new reason for a
    session's end, a list where it wants an object). Then no handler can answer, and the error's message quotes the
    part. Here such a part counts as missing. The SDK also looks up every class by its name for every part of every
    request, which takes most of a turn's time. Here the reader of each type is made once. A test holds that this class
    reads what the SDK reads.
    """

    def __init__(self) -> None:
        self._readers: dict[Any, _Reader] = {}

    def read(self, event: Mapping[str, Any]) -> RequestEnvelope:
        """Return the SDK's object for an event."""
        return cast(RequestEnvelope, self._part(event, RequestEnvelope))

    def deserialize(self, payload: str | None, obj_type: Any) -> Any:
        """Return the object for JSON text, or None; the SDK calls this. Raises ValueError if it is not JSON."""
        try:
            return self._part(json.loads(payload or "null"), obj_type)
        except RecursionError:
            raise ValueError("nested too deeply") from None

    def serialize(self, obj: Any) -> Any:
        """Return an object as JSON primitives; the SDK calls this."""
        return written(obj)

    def _part(self, value: Any, kind: Any) -> Any:
        if value is None:
            return None
        try:
            reader = self._readers.get(kind)
            if reader is None:
                reader = self._readers[kind] = self._reader(kind)
            return reader(value)
        except _UNREADABLE:
            return None

    def _reader(self, kind: Any) -> _Reader:
        """Return the reader of a type as the SDK's models name it: "list[str]", "dict(str, object)" or a class."""
        if isinstance(kind, str):
            inner = kind.removeprefix(_LIST).removeprefix(_DICT)[:-1]
            if kind.startswith(_LIST):
                return lambda value: [self._part(item, inner) for item in _listed(value)]
            if kind.startswith(_DICT):
                return lambda value: {key: self._part(item, inner) for key, item in value.items()}
            kind = self.NATIVE_TYPES_MAPPING.get(kind) or _named(kind)
        if kind is datetime:
            return datetime.fromisoformat
        if kind is object:
            return _shallow
        if issubclass(kind, Enum):
            return {member.value: member for member in kind}.__getitem__
        if kind in self.PRIMITIVE_TYPES:
            return lambda value: kind(_single(value))
        return self._chosen(kind) if hasattr(kind, "get_real_child_model") else self._model(kind)

    def _chosen(self, kind: Any) -> _Reader:
        """Return the reader of a class with subclasses, where the part itself says which of them it is."""

        def read(value: Any) -> Any:
            name = kind.get_real_child_model(value)
            reader = self._readers.get((kind, name))
            if reader is None:
                reader = self._readers[kind, name] = self._model(_named(name))
            return reader(value)

        return read

    def _model(self, kind: Any) -> _Reader:
        """Return the reader of a class's attributes. Attributes that the class does not know are kept."""
        names = {kind.attribute_map.get(param, param): param for param in kind.deserialized_types}
        unasked = _UNASKED if kind is Context else frozenset()
        known = {name: (param, kind.deserialized_types[param]) for name, param in names.items() if name not in unasked}
        blank = vars(kind())

        def read(value: Any) -> Any:
            model = object.__new__(kind)
            attributes = model.__dict__ = blank.copy()
            for name, part in value.items():
                if name in known:
                    param, wanted = known[name]
                    is_plain = wanted == "str" and type(part) is str  # most parts are, and need no reading
                    attributes[param] = part if is_plain else self._part(part, wanted)
                elif name not in unasked:
                    attributes.update(_shallow({name: part}))
            return model

        return read


def _listed(value: Any) -> list[Any]:
    """Return the value. Raises TypeError if it is no list: a text or an object can be gone through as well."""
    if not isinstance(value, list):
        raise TypeError("no list")
    return value


def _single(value: Any) -> Any:
    """Return the value. Raises TypeError if it holds others: as text, they would be no text of Alexa's."""
    if isinstance(value, dict | list):
        raise TypeError("no single value")
    return value


def _named(name: str) -> Any:
    """Return the SDK's class with this full name."""
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(module), attribute)


def _shallow(value: Any, levels: int = DEEPEST) -> Any:
    """Return the value without what json or the SDK cannot take: deep nesting, and names like "__class__"."""
    if not isinstance(value, dict | list):
        return value
    if not levels:
        return None
    if isinstance(value, dict):
        return {key: _shallow(part, levels - 1) for key, part in value.items() if not key.startswith("__")}
    return [_shallow(part, levels - 1) for part in value]
