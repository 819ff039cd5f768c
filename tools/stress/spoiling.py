"""Makes spoiled requests from bytes. The same bytes always give the same request: a fuzzer can learn and repeat."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
EVENTS = [json.loads(file.read_text("utf-8")) for file in sorted((ROOT / "tests/events").glob("*.json"))]
_MODEL = json.loads((ROOT / "interaction_model/en-US.json").read_text("utf-8"))["interactionModel"]["languageModel"]
INTENTS = {intent["name"]: [slot["name"] for slot in intent.get("slots", ())] for intent in _MODEL["intents"]}

WORDS = """
    i my not no never can't have had been was it and but since for years days old pain hurts numb tingling saddle bum
    legs leg foot back chest breath pee poo fever fell car cancer pregnant mum he she yesterday ago two hundred
    if like as though wrong actually yes well a bit maybe stop help why ice heat ibuprofen sciatica . , ' - é 9 \u0000
""".split()

VALUES: list[Any] = [
    *(None, True, False, 0, -1, 1, 1e308, 10**40, "", " ", "null", "\ud7ff", "\U0001f600", "x" * 5000),
    *(
        [],
        [[]],
        {},
        {"": {}},
        {"type": "IntentRequest"},
        ["LaunchRequest"],
        "__class__",
        "2026-11-21T12:00:00Z",
        "en-US",
    ),
]


class Dice:
    """Choices read from a string of bytes; zeros once it is used up."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def below(self, number: int) -> int:
        """Return a number from 0 to `number` - 1."""
        taken = self._data[self._at : self._at + 2]
        self._at += 2
        return int.from_bytes(taken, "big") % number if number else 0

    def one_of(self, choices: list[Any]) -> Any:
        """Return one of several choices."""
        return choices[self.below(len(choices))]

    def rest(self) -> bytes:
        """Return the bytes that were not used."""
        return self._data[self._at :]


def spoiled(data: bytes) -> bytes:
    """Return the body of a request: a valid event with some parts changed, or now and then no event at all."""
    dice = Dice(data)
    kind = dice.below(8)
    if kind == 0:
        return dice.rest()
    event = _said(dice) if kind in (1, 2, 3) else deepcopy(dice.one_of(EVENTS))
    for _ in range(dice.below(4)):
        _spoil(event, dice)
    body = json.dumps(event).encode()
    if kind == 7:  # a byte of it, somewhere
        at = dice.below(len(body))
        body = body[:at] + bytes([dice.below(256)]) + body[at + 1 :]
    return body


def spoiled_transcript(data: bytes) -> tuple[bytes, bool]:
    """Return what is sent to the door for Home Assistant, and whether it is a lawful event that must be answered.

    Few conversations are spoken of, so that most go on for many turns.
    """
    dice = Dice(data)
    kind = dice.below(8)
    if kind == 0:
        return dice.rest(), False
    words = " ".join(dice.one_of(WORDS) for _ in range(dice.below(30)))
    told = {"text": words, "language": dice.one_of(["en-US", "en-GB", "en", "fr-FR"])}
    event: dict[str, Any] = {
        "type": "transcript",
        "data": {**told, "context": {"conversation_id": dice.one_of(list("abcd"))}},
    }
    is_lawful = kind < 5
    for _ in range(0 if is_lawful else 1 + dice.below(3)):
        _spoil(event, dice)
    line = json.dumps(event).encode() + b"\n"
    if kind == 7:  # a byte of it, somewhere
        at = dice.below(len(line))
        line = line[:at] + bytes([dice.below(256)]) + line[at + 1 :]
    return line, is_lawful


def _said(dice: Dice) -> dict[str, Any]:
    """Return an intent with words in its slots, in a conversation."""
    event: dict[str, Any] = deepcopy(dice.one_of(EVENTS))
    name = dice.one_of(list(INTENTS))
    slots = {}
    for slot in INTENTS[name] or ["unknown"]:
        words = " ".join(dice.one_of(WORDS) for _ in range(dice.below(30)))
        slots[slot] = {"name": slot, "value": words, "confirmationStatus": "NONE"}
    event["request"] = {
        "type": "IntentRequest",
        "requestId": "r",
        "locale": dice.one_of(["en-US", "en-GB", "fr-FR", "xx"]),
        "timestamp": "2026-11-21T12:00:00Z",
        "intent": {"name": name, "confirmationStatus": "NONE", "slots": slots},
    }
    return event


def _spoil(value: Any, dice: Dice) -> None:
    """Change one part of a value, however deep."""
    while isinstance(value, dict | list) and value:
        place = dice.one_of(list(value)) if isinstance(value, dict) else dice.below(len(value))
        if dice.below(3) == 0 or not isinstance(value[place], dict | list):
            change = dice.below(4)
            if change == 0 and isinstance(value, dict):
                del value[place]
            elif change == 1 and isinstance(value, list):
                value.append(deepcopy(value[place]))
            else:
                value[place] = deepcopy(dice.one_of(VALUES))
            return
        value = value[place]
