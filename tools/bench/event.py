"""The requests that are measured: a launch, and a full intent of eight slots, each resolved; a device with a screen."""

from __future__ import annotations

from typing import Any

from skill.simulator.envelopes import Setting, envelope, intent, launch
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


def launch_event() -> dict[str, Any]:
    """Return a fresh copy of the launch: no words, so the second ear stays closed."""
    setting = Setting(device="screen")
    return envelope(setting, launch(setting), "session", True, {})


def event() -> dict[str, Any]:
    """Return a fresh copy of the intent."""
    setting = Setting(device="screen")
    slots = {name: Slot(name, words, name, Value(name, words)) for name, words in SAID.items()}
    return envelope(setting, intent(setting, Utterance("DescribeIntent", slots)), "session", True, {})
