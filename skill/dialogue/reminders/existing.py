"""The existing reminders: read them out, or find the one to change or cancel."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.messages import Offer
from skill.dialogue.reminders.booking import with_time
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.reminders.moments import fits, is_at_the_same_time
from skill.dialogue.reminders.reminder_turn import ReminderTurn, spoken_of
from skill.dialogue.reminders.timing import says_when
from skill.dialogue.saying import MOST_NAMES
from skill.dialogue.state.conversation import Step
from skill.dialogue.state.errands import FindClock, Item, ListReminders, Report
from skill.dialogue.state.reminder_plan import Purpose, ReminderPlan
from skill.dialogue.state.reply import Line


def _read(turn: ReminderTurn) -> Report | Step:
    """Return the report of the existing reminders, or the step that must come first.

    If the clock cannot be found, they are said by their dates.
    """
    if turn.clock is None and turn.clock_failure is None:
        return turn.send(FindClock())
    report = turn.act.report_of(ListReminders())
    return report if report is not None and report.failure is None else turn.run(ListReminders())


def read_out(turn: ReminderTurn) -> Step:
    """Say which reminders exist, the first few by name."""
    report = _read(turn)
    if not isinstance(report, Report):
        return report
    if not report.items:
        return turn.carry_on(Line(ReminderMessage.NONE))
    lines = [Line(ReminderMessage.ITEM, values=turn.values(item.plan)) for item in report.items[:MOST_NAMES]]
    message = ReminderMessage.COUNT if len(report.items) > MOST_NAMES else ReminderMessage.THESE
    it = spoken_of(report.items[0].plan) if len(report.items) == 1 else None
    return turn.carry_on(Line(message, values=(("count", len(report.items)),)), *lines, reopens=it)


def find(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    """Find the reminder that is meant, and ask about it or change it.

    It is the one just spoken of, if the plan says when that is, or the next one that fits what was named of it.
    """
    report = _read(turn)
    if not isinstance(report, Report):
        return report
    which = turn.heard.which
    fitting = [item for item in report.items if not plan.thing or item.plan.thing == plan.thing]
    fitting = [item for item in fitting if fits(item.plan, which, turn.today)]
    meant = sorted(fitting, key=lambda item: not is_at_the_same_time(item.plan, plan))
    is_known = bool(meant) and plan.skip == 0 and is_at_the_same_time(meant[0].plan, plan)
    if plan.skip >= len(meant):
        return turn.carry_on(Line(ReminderMessage.NO_MORE if plan.skip else ReminderMessage.NONE))
    found = _found(meant[plan.skip], plan)
    if plan.purpose is Purpose.CANCEL:
        return turn.ask(found, Offer.CONFIRM_CANCEL, ())
    if len(meant) > 1 and not is_known:
        return turn.ask(found, Offer.WHICH_REMINDER, ())
    if not says_when(turn.heard.schedule):
        return turn.ask(found.untimed(), Offer.REMIND_WHEN, ())
    return with_time(turn, found)


def _found(item: Item, plan: ReminderPlan) -> ReminderPlan:
    return replace(
        item.plan,
        purpose=plan.purpose,
        token=item.token,
        skip=plan.skip,
        zone=plan.zone,
        words=plan.words if item.plan.thing == plan.thing else "",
    )
