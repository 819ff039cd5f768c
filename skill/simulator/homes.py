"""Keeps the Alexa of each tab of the page: where its API is reached, and which alerts stand in it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any
from weakref import WeakValueDictionary
from zoneinfo import ZoneInfo

from skill.simulator.alert_rules import fire_times
from skill.simulator.emulated_alexa import SCOPES, ZONES, EmulatedAlexa

PREFIX = "/simulator/alexa"
"""Alexa's own paths follow this prefix and the id of a home."""


class Homes:
    """Every Alexa that a device of the page talks to, by an id that nobody can guess. It is gone when its device is."""

    def __init__(self) -> None:
        self._alexas: WeakValueDictionary[str, EmulatedAlexa] = WeakValueDictionary()

    def build(self, locale: str) -> tuple[EmulatedAlexa, str]:
        """Build a new Alexa in the time zone of a locale. Return it and the path of its API."""
        alexa, name = EmulatedAlexa(zone=ZONES[locale]), uuid.uuid4().hex
        self._alexas[name] = alexa
        return alexa, f"{PREFIX}/{name}"

    def find(self, name: str) -> EmulatedAlexa | None:
        """Return the Alexa with this id, or None."""
        return self._alexas.get(name)


def state_of(alexa: EmulatedAlexa) -> dict[str, Any]:
    """Return what the page shows of a home: its "clock", "zone" (empty if none is set), the "permissions" that are
    given (short names), and the "alerts" that stand, the next one first.
    """
    alerts = sorted((*_reminders(alexa), *_timers(alexa)), key=itemgetter("due"))
    return {
        "clock": _shown(alexa.clock.now(), alexa.zone),
        "zone": alexa.zone or "",
        "permissions": sorted(name for name, scope in SCOPES.items() if scope in alexa.permissions),
        "alerts": [{**alert, "due": _shown(alert["due"], alexa.zone)} for alert in alerts],
    }


def _reminders(alexa: EmulatedAlexa) -> Iterator[dict[str, Any]]:
    now = alexa.clock.now()
    for alert in alexa.reminders:
        trigger = alert["trigger"]
        zone = trigger.get("timeZoneId") or alexa.zone or "UTC"
        due = next(fire_times(alert, datetime.fromisoformat(alert["updatedTime"]), zone, now, None), None)
        if due is not None:
            text = alert["alertInfo"]["spokenInfo"]["content"][0]["text"]
            yield {"kind": "reminder", "text": text, "due": due, "repeats": bool(trigger.get("recurrence"))}


def _timers(alexa: EmulatedAlexa) -> Iterator[dict[str, Any]]:
    for timer in alexa.timers:
        due = datetime.fromisoformat(timer["triggerTime"])
        yield {"kind": "timer", "text": timer["timerLabel"] or "", "due": due, "repeats": False}


def _shown(moment: datetime, zone: str | None) -> str:
    """Return a time as in "Saturday 21 November, 14:05", by the clock of the zone, or in UTC."""
    local = moment.astimezone(ZoneInfo(zone) if zone else UTC)
    return f"{local:%A} {local.day} {local:%B, %H:%M}" + ("" if zone else " UTC")
