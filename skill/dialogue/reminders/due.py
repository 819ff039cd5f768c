"""Tell on which day a reminder comes due, and when it does so first, by the clock of the device."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.state.errands import DeviceClock
from skill.dialogue.state.reminder_plan import ReminderPlan
from skill.listening.when.recurrences import EVERY_DAY

FURTHEST = 365
"""How many days ahead a reminder may be set."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A plan with its new time, and the notes that must be said about it."""

    plan: ReminderPlan
    notes: tuple[ReminderMessage, ...] = ()


def dated(plan: ReminderPlan, clock: DeviceClock) -> Timed:
    """Add the day to a plan whose time of day is known, or a note that the day is not possible.

    If no day was named, it is the next time that the clock shows that hour. When the clocks go forward, a time that
    they skip is moved on by the same amount.
    """
    plan = replace(plan, zone=clock.zone)
    if plan.seconds or plan.days or plan.hour is None or not plan.is_settled:
        return Timed(plan)
    today = clock.now.date()
    if not plan.date and plan.lacks_day:
        return Timed(plan)
    if not plan.date:
        first = _moment(today, plan, clock)
        plan = replace(
            plan, date=(today if first > clock.now.astimezone(UTC) else today + timedelta(days=1)).isoformat()
        )
    day = date.fromisoformat(plan.date)
    if (day - today).days > FURTHEST:
        return Timed(replace(plan, date=""), (ReminderMessage.TOO_FAR,))
    if _moment(day, plan, clock) <= clock.now.astimezone(UTC):
        return Timed(replace(plan, date="", hour=None, is_settled=False), (ReminderMessage.PAST,))
    shown = _moment(day, plan, clock).astimezone(clock.now.tzinfo)
    if (shown.hour, shown.minute) != (plan.hour, plan.minute):
        moved = replace(plan, hour=shown.hour, minute=shown.minute, date=shown.date().isoformat())
        return Timed(moved, (ReminderMessage.CLOCKS_CHANGE,))
    return Timed(plan)


def _moment(day: date, plan: ReminderPlan, clock: DeviceClock) -> datetime:
    """Return when the clock shows the plan's hour on a day, in UTC."""
    shown = datetime.combine(day, time(plan.hour or 0, plan.minute), clock.now.tzinfo)
    return shown.astimezone(UTC)


def still_ahead(plan: ReminderPlan, clock: DeviceClock | None) -> ReminderPlan:
    """Return a plan for today whose time is past as one for tomorrow; any other as it is."""
    if clock is None or plan.hour is None or not plan.is_settled or plan.date != clock.now.date().isoformat():
        return plan
    day = clock.now.date()
    is_past = _moment(day, plan, clock) <= clock.now.astimezone(UTC)
    return replace(plan, date=(day + timedelta(days=1)).isoformat()) if is_past else plan


def start_of(plan: ReminderPlan, clock: DeviceClock) -> str:
    """Return when a plan is first due: local time, ISO 8601, without zone. Empty if it is counted from now."""
    if plan.seconds:
        return ""
    day = date.fromisoformat(plan.date) if plan.date else clock.now.date()
    while plan.days and (
        EVERY_DAY[day.weekday()] not in plan.days or _moment(day, plan, clock) <= clock.now.astimezone(UTC)
    ):
        day += timedelta(days=1)
    return datetime.combine(day, time(plan.hour or 0, plan.minute)).isoformat()
