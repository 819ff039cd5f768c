"""The existing reminders: read them out, or find the one to change or cancel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skill.dialogue.messages import Offer
from skill.dialogue.reminders import all_of_them
from skill.dialogue.reminders.booking import go_on, with_time
from skill.dialogue.reminders.due import start_of
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.reminders.moments import fits, is_at_the_same_time
from skill.dialogue.reminders.reminder_turn import ReminderTurn, spoken_of
from skill.dialogue.reminders.things import is_same, thing_of
from skill.dialogue.reminders.timing import laid_over, says_when
from skill.dialogue.saying import MOST_NAMES
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.errands import FindClock, Item, ListReminders, Report
from skill.dialogue.state.reminder_plan import Purpose, ReminderPlan
from skill.dialogue.state.reply import Line, Lines
from skill.listening.acts import OF_IT
from skill.listening.heard import Heard

_NONE_THERE = frozenset(
    {ReminderMessage.NONE, ReminderMessage.NONE_SET, ReminderMessage.NONE_LIKE, ReminderMessage.NO_MORE}
)
"""What says that no such reminder is set."""


def read(turn: ReminderTurn) -> Report | Step:
    """Return the report of the existing reminders, or the step that must come first.

    If the clock cannot be found, they are said by their dates.
    """
    if turn.clock is None and turn.clock_failure is None:
        return turn.send(FindClock())
    report = turn.act.report_of(ListReminders())
    return report if report is not None and report.failure is None else turn.run(ListReminders())


def read_out(turn: ReminderTurn) -> Step:
    """Say which reminders exist, the next one first. Where some were asked after, say those, or that there are none."""
    report = read(turn)
    if not isinstance(report, Report):
        return report
    items = sorted(report.items, key=lambda item: _due(item, turn))
    meant = ReminderPlan(thing=thing_of(turn.heard))
    like = [item for item in items if _is_like(item, meant, turn)]
    return _listed(turn, like) if like or not items else _listed(turn, items, Line(ReminderMessage.NONE_LIKE))


def is_of_none(now: Conversation, heard: Heard) -> bool:
    """Whether words go on about a reminder of which it was just said that there is none ("no, the other one").

    A mere no or yes to what else can be done is none of that, and neither is a new wish.
    """
    was_none = not _NONE_THERE.isdisjoint(line.key for line in now.last.lines)
    is_of_one = heard.is_all or heard.is_pointed or bool(thing_of(heard)) or not heard.acts.isdisjoint(OF_IT)
    is_other = heard.tells or heard.topics or heard.asks or (says_when(heard.schedule) and heard.answer is None)
    return was_none and is_of_one and not (is_other or heard.acts - OF_IT)


def _due(item: Item, turn: ReminderTurn) -> str:
    return start_of(item.plan, turn.clock) if turn.clock is not None and item.plan.is_timed else ""


def _listed(turn: ReminderTurn, items: Sequence[Item], *notes: Line) -> Step:
    """Say some of the reminders that exist, the first few by name."""
    if not items:
        return turn.carry_on(Line(ReminderMessage.NONE_SET))
    it = spoken_of(items[0].plan) if len(items) == 1 else None
    return turn.carry_on(*notes, *_names(turn, items), reopens=it)


def _names(turn: ReminderTurn, items: Sequence[Item]) -> Lines:
    lines = (Line(ReminderMessage.ITEM, values=turn.values(item.plan)) for item in items[:MOST_NAMES])
    message = ReminderMessage.COUNT if len(items) > MOST_NAMES else ReminderMessage.THESE
    return (Line(message, values=(("count", len(items)),)), *lines)


def _is_like(item: Item, plan: ReminderPlan, turn: ReminderTurn) -> bool:
    """Whether a reminder is one that was named, or pointed at by its time."""
    is_named = not plan.thing or is_same(item.plan.thing, plan.thing)
    return is_named and fits(item.plan, turn.heard.which, turn.today)


def find(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    """Find the reminder that is meant, and ask about it or change it.

    It is the one just spoken of, if the plan says when that is, or the next one that fits what was named of it. Where
    none is there to be moved, a new one is made with the time that was said.
    """
    report = read(turn)
    if not isinstance(report, Report):
        return report
    if turn.heard.is_all and plan.purpose is Purpose.CANCEL and len(report.items) > 1:
        return turn.ask(ReminderPlan(Purpose.CANCEL_ALL), Offer.CONFIRM_CANCEL_ALL, ())
    if turn.heard.is_all and plan.purpose is Purpose.CHANGE and len(report.items) > 1 and _names_a_time(turn):
        all_moved = all_of_them.asked(turn, report.items)
        return all_moved or _one_by_one(turn, plan, report.items)
    if turn.heard.is_all_but and plan.purpose is Purpose.CANCEL:
        return _all_but(turn, plan, report.items)
    fitting = [item for item in report.items if _is_like(item, plan, turn)]
    meant = sorted(fitting, key=lambda item: not is_at_the_same_time(item.plan, plan))
    is_known = bool(meant) and plan.skip == 0 and is_at_the_same_time(meant[0].plan, plan)
    if plan.skip >= len(meant):
        return _none(turn, plan, report.items)
    found = _found(meant[plan.skip], plan)
    if _is_of_one_day(turn, found):
        return turn.carry_on(Line(ReminderMessage.NOT_ONE_DAY), reopens=spoken_of(found))
    if len(meant) > 1 and not is_known:
        return turn.ask(found, Offer.WHICH_REMINDER, ())
    if plan.purpose is Purpose.CANCEL:
        return turn.ask(found, Offer.CONFIRM_CANCEL, ())
    if not says_when(turn.heard.schedule):
        notes = (Line(ReminderMessage.NOT_UPON),) if turn.heard.is_upon else ()
        return go_on(turn, found.to_be_moved(turn.heard.which.part if turn.heard.is_upon else ""), notes)
    return with_time(turn, found)


def _all_but(turn: ReminderTurn, plan: ReminderPlan, items: Sequence[Item]) -> Step:
    """Ask about the first reminder that is not the one to be kept: they are taken off one by one."""
    left = [item for item in items if not _is_like(item, plan, turn)]
    if not left:
        return turn.carry_on(Line(ReminderMessage.NO_MORE))
    found = replace(_found(left[0], replace(plan, thing="", words="")), words="")
    return turn.ask(found, Offer.CONFIRM_CANCEL, (Line(ReminderMessage.ONE_BY_ONE),))


def _one_by_one(turn: ReminderTurn, plan: ReminderPlan, items: Sequence[Item]) -> Step:
    """Ask about the first of many reminders that cannot be moved all at once."""
    return turn.ask(_found(items[0], plan), Offer.WHICH_REMINDER, (Line(ReminderMessage.FEW_AT_ONCE),))


def _names_a_time(turn: ReminderTurn) -> bool:
    said = turn.heard.schedule
    return bool(said.shift or said.days) or said.hour is not None


def _none(turn: ReminderTurn, plan: ReminderPlan, items: Sequence[Item]) -> Step:
    """Say that no reminder is like the one that is meant, and which there are."""
    if plan.skip:
        return turn.carry_on(Line(ReminderMessage.NO_MORE))
    if items and plan.purpose is Purpose.CHANGE and plan.thing:
        new = ReminderPlan(thing=plan.thing, words=turn.heard.activity)
        new = laid_over(new, turn.heard.schedule, turn.clock).plan
        return turn.ask(new, Offer.REMIND_NEW, (Line(ReminderMessage.NONE_LIKE), *_names(turn, items)))
    if items:
        return _listed(turn, items, Line(ReminderMessage.NONE_LIKE))
    said = turn.heard.schedule
    is_left_out = said.skips and not said.names_a_day
    if plan.purpose is Purpose.CANCEL or is_left_out or not (says_when(said) or turn.heard.is_upon):
        return turn.carry_on(Line(ReminderMessage.NONE))
    part = turn.heard.which.part if turn.heard.is_upon else ""
    new = replace(plan, purpose=Purpose.SET, words=turn.heard.activity, part=part)
    return with_time(turn, new, Line(ReminderMessage.NONE_SO_NEW))


def _is_of_one_day(turn: ReminderTurn, found: ReminderPlan) -> bool:
    """Whether only one coming of a reminder that repeats is to be left out, or moved to another day."""
    said = turn.heard.schedule
    is_one = said.in_days is not None and said.hour is None and not said.part
    return bool(found.days) and ((said.skips and not said.names_a_day) or is_one)


def _found(item: Item, plan: ReminderPlan) -> ReminderPlan:
    return replace(
        item.plan,
        purpose=plan.purpose,
        token=item.token,
        skip=plan.skip,
        zone=plan.zone,
        words=plan.words if is_same(item.plan.thing, plan.thing) else "",
    )
