"""The part of Alexa that a skill calls: reminders, timers, a device's settings, permissions. It keeps Alexa's rules.

`emulated_api.py` puts it behind HTTP. Whoever plays the device opens and ends its sessions, gives permissions, moves
its clock, and asks it what has come due. Rules and codes are those of the platform sheet, 5; where it names no code,
the code here is this project's own, and the skill does not read it.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from skill.simulator.alert_rules import RuleError, duration_of, fire_times, reminder_fault, timer_fault
from skill.simulator.clock import Clock

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
"""Where a device of each locale stands, unless told otherwise."""

DEVICE = "amzn1.ask.device.local"
MOST_REMINDERS = 250
"""That many on one endpoint (platform sheet, 5.1; confirmed for Smart Properties alone)."""


@dataclass(slots=True)
class Fault:
    """What goes wrong on demand: requests whose path begins so are answered late, or with a status, or both."""

    path: str
    status: int | None = None
    code: str = "INJECTED"
    delay: float = 0.0
    """Seconds before the answer."""
    trickle: float = 0.0
    """Seconds between the bytes of the answer."""
    method: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder or a timer that came due: what the device says, when, by the clock of its zone, and which it was."""

    text: str
    at: datetime
    token: str


@dataclass(slots=True)
class _Alert:
    token: str
    body: Mapping[str, Any]
    created: datetime
    updated: datetime
    version: int = 1
    is_paused: bool = False


class AlexaError(Exception):
    """A request that is refused: the HTTP status, a code and a message."""

    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(message or code)
        self.status, self.code = status, code


@dataclass(slots=True, weakref_slot=True)
class EmulatedAlexa:
    """One account with one device. Safe to use from several threads."""

    clock: Clock = field(default_factory=Clock)
    zone: str | None = "America/New_York"
    """None: the device has no zone set."""
    permissions: set[str] = field(default_factory=set)
    """The scopes that are granted."""
    can_remind: bool = True
    """Whether the device supports reminders and timers."""
    most_reminders: int = MOST_REMINDERS
    faults: list[Fault] = field(default_factory=list)
    calls: list[tuple[str, str, int]] = field(default_factory=list)
    """Every call: method, path, status."""
    _reminders: dict[str, _Alert] = field(default_factory=dict)
    _timers: dict[str, _Alert] = field(default_factory=dict)
    _sessions: dict[str, bool] = field(default_factory=dict)
    _told_until: datetime | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        self._told_until = self.clock.now()

    # --- what the device and its people do ---

    def open_session(self) -> str:
        """A skill's session begins. Returns the access token for its requests."""
        with self._lock:
            token = f"local.{uuid.uuid4().hex}"
            self._sessions[token] = True
            return token

    def end_session(self, token: str) -> None:
        """It ends: with its token reminders can be read and deleted, but none can be created."""
        with self._lock:
            self._sessions[token] = False

    def grant(self, scope: str) -> None:
        """The person gives a permission."""
        self.permissions.add(scope)

    def revoke(self, scope: str) -> None:
        """The person takes it back."""
        self.permissions.discard(scope)

    def fail(self, path: str, status: int | None = None, **how: Any) -> None:
        """Let the next requests to paths that begin so go wrong; `how` are the fields of Fault."""
        self.faults.append(Fault(path, status, **how))

    def take_fault(self, method: str, path: str) -> Fault | None:
        """The fault that meets a request, used up once."""
        with self._lock:
            for fault in self.faults:
                if path.startswith(fault.path) and fault.method in ("", method) and fault.times > 0:
                    fault.times -= 1
                    return fault
            return None

    def due(self) -> list[Due]:
        """What came due since this was last asked, in order. What comes once is then completed."""
        with self._lock:
            since, now = self._told_until or self.clock.now(), self.clock.now()
            self._told_until = now
            found = [
                Due(_words(alert), at.astimezone(ZoneInfo(self._zone_of(alert))), alert.token)
                for alert in self._reminders.values()
                for at in fire_times(alert.body, alert.created, self._zone_of(alert), since, now)
            ]
            for timer in list(self._timers.values()):
                at = timer.created + duration_of(timer.body["duration"])
                if at <= now and not timer.is_paused:
                    found.append(Due(str(timer.body.get("timerLabel") or ""), at.astimezone(UTC), timer.token))
                    del self._timers[timer.token]
            return sorted(found, key=lambda due: due.at)

    @property
    def reminders(self) -> list[dict[str, Any]]:
        """Every reminder as the API shows it."""
        with self._lock:
            return [self._shown(alert) for alert in self._reminders.values()]

    @property
    def timers(self) -> list[dict[str, Any]]:
        """Every running timer as the API shows it."""
        with self._lock:
            return [self._shown_timer(timer) for timer in self._timers.values()]

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
        """The setting System.timeZone."""
        if device != DEVICE:
            raise AlexaError(403, "DEVICE_NOT_ACCESSIBLE")
        return self.zone

    def create_reminder(self, body: Any) -> dict[str, Any]:
        """POST /v1/alerts/reminders."""
        with self._lock:
            self._check(reminder_fault(body, self.clock.now()))
            if sum(not self._is_completed(alert) for alert in self._reminders.values()) >= self.most_reminders:
                raise AlexaError(403, "MAX_REMINDERS_EXCEEDED")
            alert = _Alert(str(uuid.uuid4()), body, self.clock.now(), self.clock.now())
            self._reminders[alert.token] = alert
            return self._receipt(alert)

    def update_reminder(self, token: str, body: Any) -> dict[str, Any]:
        """PUT /v1/alerts/reminders/{alertToken}."""
        with self._lock:
            alert = self._found(self._reminders, token)
            self._check(reminder_fault(body, self.clock.now()))
            alert.body, alert.updated, alert.created = body, self.clock.now(), self.clock.now()
            alert.version += 1
            return self._receipt(alert)

    def reminder(self, token: str) -> dict[str, Any]:
        """GET /v1/alerts/reminders/{alertToken}."""
        with self._lock:
            return self._shown(self._found(self._reminders, token))

    def delete_reminder(self, token: str) -> None:
        """DELETE /v1/alerts/reminders/{alertToken}."""
        with self._lock:
            del self._reminders[self._found(self._reminders, token).token]

    def create_timer(self, body: Any) -> dict[str, Any]:
        """POST /v1/alerts/timers."""
        with self._lock:
            self._check(timer_fault(body))
            timer = _Alert(str(uuid.uuid4()), body, self.clock.now(), self.clock.now())
            self._timers[timer.token] = timer
            return self._shown_timer(timer)

    def timer(self, token: str) -> dict[str, Any]:
        """GET /v1/alerts/timers/{id}."""
        with self._lock:
            return self._shown_timer(self._found(self._timers, token))

    def pause_timer(self, token: str, is_paused: bool) -> None:
        """POST /v1/alerts/timers/{id}/pause and /resume."""
        with self._lock:
            self._found(self._timers, token).is_paused = is_paused

    def delete_timers(self, token: str = "") -> None:
        """DELETE /v1/alerts/timers and /v1/alerts/timers/{id}."""
        with self._lock:
            if token:
                del self._timers[self._found(self._timers, token).token]
            else:
                self._timers.clear()

    # --- how it is kept ---

    def _check(self, fault: RuleError | None) -> None:
        if fault is not None:
            raise AlexaError(400, fault.code, str(fault))

    def _found(self, alerts: Mapping[str, _Alert], token: str) -> _Alert:
        if token not in alerts:
            raise AlexaError(404, "NOT_FOUND")
        return alerts[token]

    def _zone_of(self, alert: _Alert) -> str:
        return str(alert.body["trigger"].get("timeZoneId") or self.zone or "UTC")

    def _is_completed(self, alert: _Alert) -> bool:
        return not any(fire_times(alert.body, alert.created, self._zone_of(alert), self.clock.now(), None))

    def _receipt(self, alert: _Alert) -> dict[str, Any]:
        return {
            "alertToken": alert.token,
            "createdTime": _stamp(alert.created),
            "updatedTime": _stamp(alert.updated),
            "status": "COMPLETED" if self._is_completed(alert) else "ON",
            "version": str(alert.version),
            "href": f"/v1/alerts/reminders/{alert.token}",
        }

    def _shown(self, alert: _Alert) -> dict[str, Any]:
        parts = {name: alert.body.get(name) for name in ("trigger", "alertInfo", "pushNotification")}
        return {**self._receipt(alert), **parts}

    def _shown_timer(self, timer: _Alert) -> dict[str, Any]:
        return {
            "id": timer.token,
            "status": "PAUSED" if timer.is_paused else "ON",
            "duration": timer.body["duration"],
            "triggerTime": _stamp(timer.created + duration_of(timer.body["duration"])),
            "timerLabel": timer.body.get("timerLabel"),
            "createdTime": _stamp(timer.created),
            "updatedTime": _stamp(timer.updated),
        }


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _words(alert: _Alert) -> str:
    return next((said.get("text") or "" for said in alert.body["alertInfo"]["spokenInfo"]["content"]), "")
