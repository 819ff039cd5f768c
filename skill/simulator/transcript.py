"""Writes what was said on the page as cases for `evaluate` and conversations for the tests, and reads them back."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from typing import Any

from skill.simulator.device import Device
from skill.simulator.evaluate import run_case

MOST_TURNS = 60
"""The most turns of a conversation on the page."""


LONGEST = 16_000
"""The most characters of a text that is read: more than a conversation on the page has."""


class TranscriptError(ValueError):
    """Raised for a text that is neither a case nor a conversation; the message says what is missing."""


def as_case(device: Device, says: Sequence[str], name: str = "from-the-page") -> str:
    """Return one line of JSON for `evaluate`: what was said, and the level that it reaches. Raises DeviceError."""
    said = [text for text in says if text]
    result = run_case(device, {"id": name, "says": said, "level": ["SELF_CARE"]})
    return json.dumps({"id": name, "says": said, "level": result.got}, ensure_ascii=False)


def as_conversation(device: Device, says: Sequence[str], name: str = "from the page") -> str:
    """Return a conversation in TOML: each turn with the question that follows, the level so far, and the end."""
    lines = ["[[conversation]]", f"name = {_text(name)}"]
    if device.setting.locale != "en-US":
        lines.append(f"locale = {_text(device.setting.locale)}")
    lines.append("turns = [")
    for said in says:
        exchange = device.say(said)
        parts = [f"said = {_text(said)}"]
        if exchange.ends:
            parts.append("ends = true")
        else:
            parts.append(f"asks = {_text(exchange.pending or '')}" if exchange.pending else "")
            parts.append(f"level = {_text(exchange.assessment['disposition'] or '')}")
        lines.append(f"  {{ {', '.join(filter(None, parts))} }},")
    return "\n".join([*lines, "]", ""])


def read(text: str) -> dict[str, Any]:
    """Read the first case or conversation in a text, which is JSON lines or TOML.

    Returns its sentences and locale: {"says": [...], "locale": "en-US"}. Raises TranscriptError.
    """
    if len(text) > LONGEST:
        raise TranscriptError(f"a text of {LONGEST} characters at most")
    try:
        found = _from_json(text) or _from_toml(text)
    except RecursionError as fault:
        raise TranscriptError("nested too deeply") from fault
    says, locale = found.get("says"), found.get("locale", "en-US")
    if not isinstance(says, list) or not says or not all(isinstance(said, str) for said in (*says, locale)):
        raise TranscriptError('needs a line {"id", "says": [...], "level"} or a [[conversation]] with turns')
    return {"says": says[:MOST_TURNS], "locale": locale}


def _from_json(text: str) -> dict[str, Any]:
    line = next((line for line in text.splitlines() if line.strip()), "")
    try:
        case = json.loads(line)
    except ValueError:
        return {}
    return {"says": case.get("says")} if isinstance(case, dict) else {}


def _from_toml(text: str) -> dict[str, Any]:
    try:
        conversations = tomllib.loads(text).get("conversation")
    except ValueError as fault:  # TOMLDecodeError, and that of a number with too many digits
        raise TranscriptError(f"neither JSON lines nor TOML: {fault}") from fault
    first = conversations[0] if isinstance(conversations, list) and conversations else {}
    turns = first.get("turns") if isinstance(first, dict) else None
    turns = turns if isinstance(turns, list) else []
    says = [turn.get("said") for turn in turns if isinstance(turn, dict)]
    return {"says": says, "locale": first.get("locale", "en-US")} if says else {}


def _text(text: str) -> str:
    """Write a TOML basic string: as in JSON, but with the one control character escaped that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
