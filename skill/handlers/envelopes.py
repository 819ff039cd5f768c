"""Event -> request envelope. What can be read of an event is read; the rest counts as missing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

DEEPEST = 50
"""Levels of nesting that are read. The deepest thing Alexa sends, a slot's resolved value, is at fifteen."""

_UNREADABLE = (SerializationException, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What the SDK raises at a part of the wrong type."""


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
    """Whether `context.System.application.applicationId` names this skill; the SDK raises where a part is missing."""
    for name in ("context", "System", "application", "applicationId"):
        event = event.get(name) if isinstance(event, Mapping) else None
    return bool(event == skill_id)


def read_event(event: Mapping[str, Any], serializer: DefaultSerializer) -> RequestEnvelope:
    """The SDK's object for an event."""
    return cast(RequestEnvelope, serializer.deserialize(payload=json.dumps(_shallow(event)), obj_type=RequestEnvelope))


class ForgivingSerializer(DefaultSerializer):
    """The SDK's serializer; but a part of a request that it cannot read counts as missing.

    The SDK's fault: one part it does not know (a new type of request, a new reason for a session's end, a list where
    it wants an object) makes it refuse the whole envelope, before any handler could answer or keep silent, and its
    message quotes the part. It reads each part by the private method below, which is the only place to stop that.
    """

    def _DefaultSerializer__deserialize(self, payload: Any, obj_type: Any) -> Any:  # noqa: N802
        try:
            return super()._DefaultSerializer__deserialize(payload, obj_type)  # type: ignore[misc]
        except _UNREADABLE:
            return None


def _shallow(value: Any, levels: int = DEEPEST) -> Any:
    """The value without what neither json nor the SDK could take: deep nesting, and names that are Python's own."""
    if not isinstance(value, dict | list):
        return value
    if not levels:
        return None
    if isinstance(value, dict):
        return {key: _shallow(part, levels - 1) for key, part in value.items() if not key.startswith("__")}
    return [_shallow(part, levels - 1) for part in value]
