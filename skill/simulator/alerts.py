"""A reminder and a timer as Alexa keeps them: how its API shows each, and when each comes due."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from skill.simulator.alert_rules import duration_of, fire_times


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder or a timer that came due: what the device says, when (by the clock of its zone), and which it was."""

    text: str
    at: datetime
    token: str


def _new_token() -> str:
    return str(uuid.uuid4())


@dataclass(slots=True)
class Reminder:
    """One reminder. Its methods take the device's `zone`, for a reminder that names none."""

    body: Mapping[str, Any]
    created: datetime
    updated: datetime
    version: int = 1
    token: str = field(default_factory=_new_token)

    def change(self, body: Mapping[str, Any], now: datetime) -> None:
        """Replace what it holds, under the same token. A time that counts from its making counts from now."""
        self.body, self.updated = body, now
        self.version += 1

    def due(self, since: datetime, now: datetime, zone: str) -> Iterator[Due]:
        """Yield each time that it came due after `since`, up to now."""
        zone = self._zone(zone)
        for at in fire_times(self.body, self.updated, zone, since, now):
            yield Due(self._words, at.astimezone(ZoneInfo(zone)), self.token)

    def is_completed(self, now: datetime, zone: str) -> bool:
        """Whether it will never come due again."""
        return not any(fire_times(self.body, self.updated, self._zone(zone), now, None))

    def receipt(self, now: datetime, zone: str) -> dict[str, Any]:
        """Return what the API answers when it is made or changed."""
        return {
            "alertToken": self.token,
            "createdTime": _stamp(self.created),
            "updatedTime": _stamp(self.updated),
            "status": "COMPLETED" if self.is_completed(now, zone) else "ON",
            "version": str(self.version),
            "href": f"/v1/alerts/reminders/{self.token}",
        }

    def shown(self, now: datetime, zone: str) -> dict[str, Any]:
        """Return what the API answers when it is read."""
        parts = {name: self.body.get(name) for name in ("trigger", "alertInfo", "pushNotification")}
        return {**self.receipt(now, zone), **parts}

    def _zone(self, zone: str) -> str:
        return str(self.body["trigger"].get("timeZoneId") or zone)

    @property
    def _words(self) -> str:
        return next((said.get("text") or "" for said in self.body["alertInfo"]["spokenInfo"]["content"]), "")


@dataclass(slots=True)
class Timer:
    """One timer."""

    body: Mapping[str, Any]
    created: datetime
    is_paused: bool = False
    token: str = field(default_factory=_new_token)

    @property
    def ends(self) -> datetime:
        """When it comes due, unless it is paused."""
        return self.created + duration_of(self.body["duration"])

    def due(self, now: datetime) -> Due | None:
        """Return what comes due, or None if it does not yet."""
        is_due = self.ends <= now and not self.is_paused
        return Due(str(self.body.get("timerLabel") or ""), self.ends.astimezone(UTC), self.token) if is_due else None

    @property
    def shown(self) -> dict[str, Any]:
        """What the API answers when it is made or read."""
        return {
            "id": self.token,
            "status": "PAUSED" if self.is_paused else "ON",
            "duration": self.body["duration"],
            "triggerTime": _stamp(self.ends),
            "timerLabel": self.body.get("timerLabel"),
            "createdTime": _stamp(self.created),
            "updatedTime": _stamp(self.created),
        }


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
