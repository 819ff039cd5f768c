"""A device whose skill is in the same process, for who holds thousands of conversations and asks no door anything."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ask_sdk_core.skill import CustomSkill

from skill.app import answer
from skill.simulator.device import Device
from skill.simulator.hearing import Ear


@dataclass(slots=True)
class DeviceAtHand(Device):
    """One Echo that hands its requests to `skill` as JSON, as AWS Lambda does."""

    skill: CustomSkill | None = None

    def _exchange(self, body: str) -> dict[str, Any]:
        assert self.skill is not None, "it is made with one"
        found: dict[str, Any] = json.loads(json.dumps(answer(self.skill, json.loads(body))))
        return found


def at_hand(skill: CustomSkill, ear: Ear) -> Device:
    """Return a device, its session not yet open, that talks to `skill` and hears by `ear`."""
    return DeviceAtHand("", 0, ear, skill=skill)
