"""The little that the door reads of a request before the skill does."""

from __future__ import annotations

import json
from typing import Any

from skill.web.refusal import RefusedError


def read_envelope(body: bytes) -> dict[str, Any]:
    """Bytes -> a request envelope that has at least a version and a request with a type. Raises RefusedError."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError("body is not UTF-8") from error
    try:
        event = json.loads(text, parse_constant=_no_number)
    except ValueError as error:
        raise RefusedError("body is not JSON") from error
    except RecursionError as error:
        raise RefusedError("body is nested too deeply") from error
    if not isinstance(event, dict):
        raise RefusedError("body is not a request")
    request = event.get("request")
    if not isinstance(event.get("version"), str) or not isinstance(request, dict):
        raise RefusedError("body is not a request")
    if not isinstance(request.get("type"), str):
        raise RefusedError("body is not a request")
    return event


def check_addressee(event: dict[str, Any], skill_id: str) -> None:
    """The request is for this skill, says `context.System.application.applicationId`. Raises RefusedError.

    The SDK makes this check too, but an envelope without that part is an AttributeError to it.
    """
    found: Any = event
    for name in ("context", "System", "application", "applicationId"):
        found = found.get(name) if isinstance(found, dict) else None
    if found != skill_id:
        raise RefusedError("request is for another skill")


def _no_number(name: str) -> None:
    """NaN and Infinity, which Python would take for JSON."""
    raise ValueError(name)
