"""The request that is measured: a full one, eight slots, each resolved, from a device with a screen."""

from __future__ import annotations

from typing import Any

from skill.simulator.envelopes import Setting, envelope, intent
from skill.simulator.utterance import Slot, Utterance, Value

SAID = {
    "description": "my lower back has hurt since yesterday",
    "symptom": "tingling",
    "area": "leg",
    "side": "left",
    "other_symptom": "stiff",
    "onset": "suddenly",
    "cause": "lifting",
    "duration": "two days",
}


def event() -> dict[str, Any]:
    """Return a fresh copy of the request."""
    setting = Setting(device="screen")
    slots = {name: Slot(name, words, name, Value(name, words)) for name, words in SAID.items()}
    return envelope(setting, intent(setting, Utterance("DescribeIntent", slots)), "session", True, {})
