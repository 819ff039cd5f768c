"""Tell which half of the day an hour is in, where only one can be meant. The person hears it before anything is set."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.reminders.things import APPOINTMENTS
from skill.dialogue.state.errands import DeviceClock
from skill.dialogue.state.reminder_plan import ReminderPlan

OPENING = 7
"""The hour of the morning from which on doctors see people. An hour before it is one of the afternoon."""

SMALL_HOURS = (12, 1, 2, 3, 4)
"""Hours that mean the afternoon if nobody says otherwise: twelve hours before, people sleep."""


def with_half(plan: ReminderPlan, clock: DeviceClock | None) -> ReminderPlan:
    """Return the plan with its hour settled, if it can only be in one half of the day; else as it is.

    "Physio at quarter past two" is in the afternoon, "the scan at nine" in the morning, and of "today at nine" only the
    evening is left, once it is ten.
    """
    if plan.hour is None or plan.is_settled:
        return plan
    morning, evening = plan.hour % 12, plan.hour % 12 + 12
    if plan.hour in SMALL_HOURS:
        return replace(plan, hour=evening, is_settled=True)
    if plan.thing in APPOINTMENTS:
        return replace(plan, hour=morning if morning >= OPENING else evening, is_settled=True)
    is_today = clock is not None and plan.date == clock.now.date().isoformat()
    if clock is not None and is_today and (morning, plan.minute) <= (clock.now.hour, clock.now.minute):
        return replace(plan, hour=evening, is_settled=True)
    return plan
