"""Tell what is said of limits that no reminder keeps: an end, an hour that is ruled out, a repeat that is too often."""

from __future__ import annotations

from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.state.reminder_plan import ReminderPlan
from skill.listening.when.said_time import Schedule

OFTEN = 4 * 3600
"""The shortest interval at which Alexa repeats a reminder, in seconds (platform sheet, 5.1)."""


def limits_of(plan: ReminderPlan, said: Schedule) -> list[ReminderMessage]:
    """Return what is said of limits to what repeats, where it comes once: it needs none ("only until five")."""
    is_repeated = bool(said.days or plan.days) or (said.ends and said.hour is not None)
    if said.not_in and is_repeated:
        return [ReminderMessage.THEN_ALONE] if plan.is_timed else []
    is_limited = said.ends or bool(said.not_in) or said.begins or (said.is_within and plan.is_timed)
    is_known = plan.is_timed or plan.lacks_day
    return [ReminderMessage.ONCE] if is_limited and is_known and not is_repeated else []


def too_often(every: int) -> ReminderMessage:
    """Return why something can't repeat after so many seconds, less than a day."""
    return ReminderMessage.TOO_OFTEN if every < OFTEN else ReminderMessage.NOT_BY_HOURS
