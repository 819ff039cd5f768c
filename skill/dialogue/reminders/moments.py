"""Tell one reminder from another by its time, and say when it is."""

from __future__ import annotations

from datetime import date, timedelta

from skill.dialogue.state.reminder_plan import ReminderPlan
from skill.listening.when.recurrences import EVERY_DAY
from skill.listening.when.said_time import Schedule

_HOURS = {
    "MO": range(12),
    "AM": range(12),
    "AF": range(12, 18),
    "PM": range(12, 24),
    "EV": range(17, 24),
    "NI": (*range(18, 24), *range(5)),
}
"""The hours of each part of the day, for telling one reminder from another."""


def moment_of(plan: ReminderPlan, today: date | None) -> str:
    """Return the time as a value to speak: "PT7200S", "today 08:30", "2026-11-25 08:30", "MO,WE 08:30" or "once".

    Days that repeat may be followed by the first of them ("MO,WE 08:30 tomorrow").
    """
    if plan.seconds:
        return f"PT{plan.seconds}S"
    shown = f"{plan.hour or 0:02}:{plan.minute:02}"
    if plan.days:
        begin = f" {_day_of(plan, today)}" if plan.date and today and plan.date > today.isoformat() else ""
        return f"{','.join(day for day in EVERY_DAY if day in plan.days)} {shown}{begin}"
    return f"{_day_of(plan, today)} {shown}" if plan.date else "once"


def _day_of(plan: ReminderPlan, today: date | None) -> str:
    """Return the plan's date as a value to speak: "today", "tomorrow" or the date itself."""
    ahead = (date.fromisoformat(plan.date) - today).days if today else None
    return {0: "today", 1: "tomorrow"}.get(ahead, plan.date) if ahead is not None else plan.date


def is_at_the_same_time(plan: ReminderPlan, other: ReminderPlan) -> bool:
    """Whether two plans are due at the same time of the same day or days."""
    is_same_day = plan.days == other.days and (bool(plan.days) or plan.date == other.date)
    return is_same_day and (plan.hour, plan.minute) == (other.hour, other.minute)


def is_in(plan: ReminderPlan, part: str) -> bool:
    """Whether a plan comes in a part of the day."""
    return plan.hour is not None and plan.is_settled and plan.hour in _HOURS[part]


def fits(plan: ReminderPlan, which: Schedule, today: date | None) -> bool:
    """Whether a reminder is one that `which` points at ("the morning one", "the nine o'clock one")."""
    hour = plan.hour or 0
    if which.hour is not None and (which.hour % 12, which.minute) != (hour % 12, plan.minute):
        return False
    if which.part and hour not in _HOURS[which.part]:
        return False
    if which.is_settled and which.hour != hour:
        return False
    named = which.days or ((which.weekday,) if which.weekday else ())
    day = date.fromisoformat(plan.date) if plan.date else None
    if named and set(named).isdisjoint(plan.days or ({EVERY_DAY[day.weekday()]} if day else ())):
        return False
    if which.in_days is None or today is None:
        return True
    meant = today + timedelta(days=which.in_days)
    return EVERY_DAY[meant.weekday()] in plan.days if plan.days else day == meant
