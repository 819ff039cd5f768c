"""Errands: what a turn needs done outside the conversation, and what is reported back. The handlers run them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from skill.dialogue.state.reminder_plan import ReminderPlan


@dataclass(frozen=True, slots=True)
class DeviceClock:
    """The time of the request at the device."""

    now: datetime
    """Timezone-aware, in the device's zone."""
    zone: str
    """The zone's IANA name."""


@dataclass(frozen=True, slots=True)
class FindClock:
    """Read the time zone from the device's settings."""


@dataclass(frozen=True, slots=True)
class CreateReminder:
    """Create the reminder that the person has just confirmed."""

    plan: ReminderPlan
    start: str
    """When it is first due: local time, ISO 8601, without zone. Empty if it is counted from now."""


@dataclass(frozen=True, slots=True)
class ChangeReminder:
    """Give an existing reminder the new time that the person has just confirmed."""

    plan: ReminderPlan
    start: str


@dataclass(frozen=True, slots=True)
class ChangeAll:
    """Give several existing reminders the new times that the person has just confirmed."""

    changes: tuple[ChangeReminder, ...]


@dataclass(frozen=True, slots=True)
class ListReminders:
    """Read the reminders that this skill has set."""


@dataclass(frozen=True, slots=True)
class CancelReminder:
    """Delete one reminder, as the person has just confirmed."""

    token: str


@dataclass(frozen=True, slots=True)
class CancelAll:
    """Delete all reminders that this skill has set, as the person has just confirmed."""


@dataclass(frozen=True, slots=True)
class StartTimer:
    """Start the timer that the person has just confirmed."""

    plan: ReminderPlan


@dataclass(frozen=True, slots=True)
class StopTimers:
    """Stop the timers that this skill has started."""


class Scope(StrEnum):
    """A permission that the person can give."""

    REMINDERS = "reminders"
    TIMERS = "timers"


@dataclass(frozen=True, slots=True)
class AskPermission:
    """Let Alexa ask for a permission. This closes the session; the token brings the plan back (platform sheet, 5.2)."""

    scope: Scope
    token: str


Errand = (
    FindClock
    | CreateReminder
    | ChangeReminder
    | ChangeAll
    | ListReminders
    | CancelReminder
    | CancelAll
    | StartTimer
    | StopTimers
    | AskPermission
)


class Failure(StrEnum):
    """Why an errand was not done. Each reason has a message of its own."""

    NOT_PERMITTED = "not_permitted"
    NOT_SUPPORTED = "not_supported"
    TOO_MANY = "too_many"
    BUSY = "busy"
    BROKEN = "broken"
    TOO_SLOW = "too_slow"
    REFUSED = "refused"
    GONE = "gone"
    OFFLINE = "offline"
    NO_ZONE = "no_zone"
    NO_TIMER = "no_timer"


@dataclass(frozen=True, slots=True)
class Item:
    """One existing reminder."""

    token: str
    plan: ReminderPlan


@dataclass(frozen=True, slots=True)
class Report:
    """The result of an errand: done, unless a failure is given."""

    errand: Errand
    failure: Failure | None = None
    clock: DeviceClock | None = None
    """Set by FindClock."""
    items: tuple[Item, ...] = ()
    """Set by ListReminders."""


class Consent(StrEnum):
    """How the person answered when Alexa asked for a permission (platform sheet, 5.2)."""

    ACCEPTED = "ACCEPTED"
    DENIED = "DENIED"
    NOT_ANSWERED = "NOT_ANSWERED"
    FAILED = "FAILED"
    """Alexa could not ask."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The return from Alexa's permission request."""

    consent: Consent
    token: str
