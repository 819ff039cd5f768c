"""Reads what the door needs to know of a request before the skill reads it."""

from __future__ import annotations

import json
from typing import Any, cast

from skill.handlers.envelopes import is_request
from skill.web.refusal import RefusedError


def read_envelope(body: bytes) -> dict[str, Any]:
    """Read bytes as a request envelope that has at least a version and a request with a type. Raises RefusedError."""
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
    if not is_request(event):
        raise RefusedError("body is not a request")
    return cast(dict[str, Any], event)


def _no_number(name: str) -> None:
    """Refuse NaN and Infinity, which Python would take for JSON."""
    raise ValueError(name)
