"""What a turn may need done outside the conversation, and what is reported back. The handlers do it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from skill.dialogue.state.reminder_plan import ReminderPlan


@dataclass(frozen=True, slots=True)
class DeviceClock:
    """The moment of the request where the device stands."""

    now: datetime
    """Aware; its tzinfo is the device's zone."""
    zone: str
    """The zone's name in the IANA list."""


@dataclass(frozen=True, slots=True)
class FindClock:
    """Ask the device's settings for its time zone."""


@dataclass(frozen=True, slots=True)
class CreateReminder:
    """Create what the plan says; the person has just confirmed it."""

    plan: ReminderPlan
    start: str
    """The first time it comes due: local, ISO 8601, no zone; empty where it is counted from now."""


@dataclass(frozen=True, slots=True)
class ChangeReminder:
    """Put a new time in place of an old one, as just confirmed."""

    plan: ReminderPlan
    start: str


@dataclass(frozen=True, slots=True)
class ListReminders:
    """Read the skill's own reminders."""


@dataclass(frozen=True, slots=True)
class CancelReminder:
    """Delete one reminder, as just confirmed."""

    token: str


@dataclass(frozen=True, slots=True)
class StartTimer:
    """Start a timer, as just confirmed."""

    plan: ReminderPlan


@dataclass(frozen=True, slots=True)
class StopTimers:
    """Stop the skill's own timers."""


class Scope(StrEnum):
    """A permission that the person gives."""

    REMINDERS = "reminders"
    TIMERS = "timers"


@dataclass(frozen=True, slots=True)
class AskPermission:
    """Let Alexa ask for a permission. It closes the session; the token brings the plan back (platform sheet, 5.2)."""

    scope: Scope
    token: str


Errand = (
    FindClock
    | CreateReminder
    | ChangeReminder
    | ListReminders
    | CancelReminder
    | StartTimer
    | StopTimers
    | AskPermission
)


class Failure(StrEnum):
    """Why an errand was not done; each has its own sentence."""

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


@dataclass(frozen=True, slots=True)
class Item:
    """One reminder that stands."""

    token: str
    plan: ReminderPlan


@dataclass(frozen=True, slots=True)
class Report:
    """What became of an errand: done unless a failure is named."""

    errand: Errand
    failure: Failure | None = None
    clock: DeviceClock | None = None
    """Found by FindClock."""
    items: tuple[Item, ...] = ()
    """Read by ListReminders."""


class Consent(StrEnum):
    """How the person answered when Alexa asked for a permission (platform sheet, 5.2)."""

    ACCEPTED = "ACCEPTED"
    DENIED = "DENIED"
    NOT_ANSWERED = "NOT_ANSWERED"
    FAILED = "FAILED"
    """Alexa could not ask."""


@dataclass(frozen=True, slots=True)
class Returned:
    """Back from Alexa's question for a permission."""

    consent: Consent
    token: str
