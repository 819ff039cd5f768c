"""An utterance as Alexa hands it over: an intent, and what its slots hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Value:
    """A listed value of a slot type: its id, its canonical name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What a slot was heard to hold, and the listed value it matched, if any."""

    name: str
    value: str
    type: str
    matched: Value | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """An utterance as Alexa hands it over."""

    intent: str
    slots: Mapping[str, Slot] = field(default_factory=dict)
