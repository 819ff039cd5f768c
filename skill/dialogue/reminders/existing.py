"""The reminders that stand: read out, or the one found that is to be changed or cancelled."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.reminders.booking import with_time
from skill.dialogue.reminders.reminder_turn import CONFIRM_CANCEL, WHEN, WHICH, ReminderTurn
from skill.dialogue.reminders.timing import says_when
from skill.dialogue.saying import MOST_NAMES
from skill.dialogue.state.conversation import Step
from skill.dialogue.state.errands import FindClock, Item, ListReminders, Report
from skill.dialogue.state.reminder_plan import Purpose, ReminderPlan
from skill.dialogue.state.reply import Line


def _read(turn: ReminderTurn) -> Report | Step:
    """The reminders that stand, or what has to be done or said first. Without a clock they are said by their dates."""
    if turn.clock is None and turn.clock_failure is None:
        return turn.send(FindClock())
    report = turn.act.report_of(ListReminders())
    return report if report is not None and report.failure is None else turn.run(ListReminders())


def read_out(turn: ReminderTurn) -> Step:
    """Say which reminders stand, the first few by name."""
    report = _read(turn)
    if not isinstance(report, Report):
        return report
    if not report.items:
        return turn.carry_on(Line("remind.none"))
    lines = [Line("remind.item", values=turn.values(item.plan)) for item in report.items[:MOST_NAMES]]
    key = "remind.count" if len(report.items) > MOST_NAMES else "remind.these"
    return turn.carry_on(Line(key, values=(("count", len(report.items)),)), *lines)


def find(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    """The reminder that is meant: of those that stand the next one for the thing that was named."""
    report = _read(turn)
    if not isinstance(report, Report):
        return report
    meant = [item for item in report.items if not plan.thing or item.plan.thing == plan.thing]
    if plan.skip >= len(meant):
        return turn.carry_on(Line("remind.no_more" if plan.skip else "remind.none"))
    found = _found(meant[plan.skip], plan)
    if plan.purpose is Purpose.CANCEL:
        return turn.ask(found, CONFIRM_CANCEL, (), turn.values(found))
    if len(meant) > 1:
        return turn.ask(found, WHICH, (), turn.values(found))
    if not says_when(turn.heard.schedule):
        return turn.ask(found.untimed(), WHEN, ())
    return with_time(turn, found)


def _found(item: Item, plan: ReminderPlan) -> ReminderPlan:
    return replace(
        item.plan,
        purpose=plan.purpose,
        token=item.token,
        skip=plan.skip,
        zone=plan.zone,
    )
