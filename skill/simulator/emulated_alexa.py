"""The part of Alexa that a skill calls: reminders, timers, a device's settings, permissions. It keeps Alexa's rules.

`emulated_api.py` puts it behind HTTP. The code that plays the device opens and ends its sessions, gives permissions,
moves its clock, and asks it what has come due. Rules and codes are those of the platform sheet, 5. Where that names no
code, the code is this project's own, and the skill does not read it.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from skill.simulator.alert_rules import RuleError, reminder_fault, timer_fault
from skill.simulator.alerts import Due, Reminder, Timer
from skill.simulator.clock import Clock
from skill.simulator.faults import Faults

REMINDERS = "alexa::alerts:reminders:skill:readwrite"
TIMERS = "alexa::alerts:timers:skill:readwrite"
SCOPES = {"reminders": REMINDERS, "timers": TIMERS}
"""Short names for the permissions that can be played."""

ZONES = {
    "en-US": "America/New_York",
    "en-GB": "Europe/London",
    "en-AU": "Australia/Sydney",
    "en-CA": "America/Toronto",
    "en-IN": "Asia/Kolkata",
}
"""The time zone of a device of each locale, unless another one is set."""

DEVICE = "amzn1.ask.device.local"
MOST_REMINDERS = 250
"""The most reminders on one endpoint (platform sheet, 5.1; confirmed for Smart Properties only)."""

_Alert = TypeVar("_Alert", Reminder, Timer)


class AlexaError(Exception):
    """Raised for a request that is refused; holds the HTTP status, a code and a message."""

    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(message or code)
        self.status, self.code = status, code


@dataclass(slots=True, weakref_slot=True)
class EmulatedAlexa:
    """One account with one device. Safe to use from several threads."""

    clock: Clock = field(default_factory=Clock)
    zone: str | None = "America/New_York"
    """The device's time zone (IANA name), or None if it has none set."""
    permissions: set[str] = field(default_factory=set)
    """The scopes that are granted."""
    can_remind: bool = True
    """Whether the device supports reminders and timers."""
    most_reminders: int = MOST_REMINDERS
    faults: Faults = field(default_factory=Faults)
    calls: list[tuple[str, str, int]] = field(default_factory=list)
    """Every call: method, path, status."""
    _reminders: dict[str, Reminder] = field(default_factory=dict)
    _timers: dict[str, Timer] = field(default_factory=dict)
    _sessions: dict[str, bool] = field(default_factory=dict)
    _told_until: datetime | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        self._told_until = self.clock.now()

    # --- what the device and its people do ---

    def open_session(self) -> str:
        """Begin a session of a skill. Return the access token for its requests."""
        with self._lock:
            token = f"local.{uuid.uuid4().hex}"
            self._sessions[token] = True
            return token

    def end_session(self, token: str) -> None:
        """End a session. With its token, reminders can still be read and deleted, but not created."""
        with self._lock:
            self._sessions[token] = False

    def grant(self, scope: str) -> None:
        """Give a permission, as the person does."""
        self.permissions.add(scope)

    def revoke(self, scope: str) -> None:
        """Take a permission back, as the person does."""
        self.permissions.discard(scope)

    def due(self) -> list[Due]:
        """Return what came due since the last call, in order of time. What comes due only once is then completed."""
        with self._lock:
            since, now = self._told_until or self.clock.now(), self.clock.now()
            self._told_until = now
            found = [due for one in self._reminders.values() for due in one.due(since, now, self._place)]
            for timer in list(self._timers.values()):
                due = timer.due(now)
                if due is not None:
                    found.append(due)
                    del self._timers[timer.token]
            return sorted(found, key=lambda due: due.at)

    @property
    def reminders(self) -> list[dict[str, Any]]:
        """Every reminder as the API shows it."""
        with self._lock:
            return [self._shown(reminder) for reminder in self._reminders.values()]

    @property
    def timers(self) -> list[dict[str, Any]]:
        """Every running timer as the API shows it."""
        with self._lock:
            return [timer.shown for timer in self._timers.values()]

    # --- what a skill asks ---

    def authorize(self, token: str, scope: str = "", creates: bool = False) -> None:
        """Raise AlexaError unless this token may do that."""
        if token not in self._sessions:
            raise AlexaError(401, "INVALID_BEARER_TOKEN")
        if scope and scope not in self.permissions:
            raise AlexaError(401, "UNAUTHORIZED", "the customer has not given this permission")
        if creates and not self._sessions[token]:
            raise AlexaError(403, "NOT_IN_SESSION")
        if creates and not self.can_remind:
            raise AlexaError(403, "DEVICE_NOT_SUPPORTED")

    def time_zone(self, device: str) -> str | None:
        """Return the setting System.timeZone; None if none is set."""
        if device != DEVICE:
            raise AlexaError(403, "DEVICE_NOT_ACCESSIBLE")
        return self.zone

    def create_reminder(self, body: Any) -> dict[str, Any]:
        """Answer POST /v1/alerts/reminders."""
        with self._lock:
            now = self.clock.now()
            self._check(reminder_fault(body, now))
            standing = sum(not one.is_completed(now, self._place) for one in self._reminders.values())
            if standing >= self.most_reminders:
                raise AlexaError(403, "MAX_REMINDERS_EXCEEDED")
            reminder = Reminder(body, now, now)
            self._reminders[reminder.token] = reminder
            return reminder.receipt(now, self._place)

    def update_reminder(self, token: str, body: Any) -> dict[str, Any]:
        """Answer PUT /v1/alerts/reminders/{alertToken}."""
        with self._lock:
            reminder, now = _found(self._reminders, token), self.clock.now()
            self._check(reminder_fault(body, now))
            reminder.change(body, now)
            return reminder.receipt(now, self._place)

    def reminder(self, token: str) -> dict[str, Any]:
        """Answer GET /v1/alerts/reminders/{alertToken}."""
        with self._lock:
            return self._shown(_found(self._reminders, token))

    def delete_reminder(self, token: str) -> None:
        """Answer DELETE /v1/alerts/reminders/{alertToken}."""
        with self._lock:
            del self._reminders[_found(self._reminders, token).token]

    def create_timer(self, body: Any) -> dict[str, Any]:
        """Answer POST /v1/alerts/timers."""
        with self._lock:
            self._check(timer_fault(body))
            timer = Timer(body, self.clock.now())
            self._timers[timer.token] = timer
            return timer.shown

    def timer(self, token: str) -> dict[str, Any]:
        """Answer GET /v1/alerts/timers/{id}."""
        with self._lock:
            return _found(self._timers, token).shown

    def pause_timer(self, token: str, is_paused: bool) -> None:
        """Answer POST /v1/alerts/timers/{id}/pause and /resume."""
        with self._lock:
            _found(self._timers, token).is_paused = is_paused

    def delete_timers(self, token: str = "") -> None:
        """Answer DELETE /v1/alerts/timers and /v1/alerts/timers/{id}."""
        with self._lock:
            if token:
                del self._timers[_found(self._timers, token).token]
            else:
                self._timers.clear()

    # --- how it is kept ---

    @property
    def _place(self) -> str:
        """The zone of a reminder that names none."""
        return self.zone or "UTC"

    def _shown(self, reminder: Reminder) -> dict[str, Any]:
        return reminder.shown(self.clock.now(), self._place)

    def _check(self, fault: RuleError | None) -> None:
        if fault is not None:
            raise AlexaError(400, fault.code, str(fault))


def _found(alerts: Mapping[str, _Alert], token: str) -> _Alert:
    if token not in alerts:
        raise AlexaError(404, "NOT_FOUND")
    return alerts[token]
