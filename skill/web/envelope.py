"""Reads the body of a request, and what the door needs to know of it before the skill reads it."""

from __future__ import annotations

import json
from typing import Any, cast

from skill.handlers.envelopes import is_request
from skill.web.refusal import RefusedError


def read_envelope(body: bytes) -> dict[str, Any]:
    """Read bytes as a request envelope that has at least a version and a request with a type. Raises RefusedError."""
    event = read_json(body)
    if not is_request(event):
        raise RefusedError("body is not a request")
    return cast(dict[str, Any], event)


def read_json(body: bytes) -> Any:
    """Read bytes as JSON in UTF-8. Raises RefusedError for all else, however it is built."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError("body is not UTF-8") from error
    try:
        return json.loads(text, parse_constant=_no_number)
    except ValueError as error:
        raise RefusedError("body is not JSON") from error
    except RecursionError as error:
        raise RefusedError("body is nested too deeply") from error


def _no_number(name: str) -> None:
    """Refuse NaN and Infinity, which Python would take for JSON."""
    raise ValueError(name)
