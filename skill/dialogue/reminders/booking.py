"""Making a reminder or a timer: what is still to be asked, its time said aloud, and the yes to it.

Nothing is set before its time was said aloud and confirmed with a clean yes in the very next turn: the person's
informed consent, each time (platform sheet, 5.1).
"""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check import offers
from skill.dialogue.reminders.reminder_turn import (
    CONFIRM_CHANGE,
    CONFIRM_SET,
    CONFIRM_TIMER,
    FAILED,
    LENGTH,
    MOST_TRIES,
    PART,
    TIME,
    WHAT,
    WHEN,
    Talk,
)
from skill.dialogue.reminders.timing import dated, laid_over, names_a_day, start_of
from skill.dialogue.state.conversation import Step
from skill.dialogue.state.errands import (
    CancelReminder,
    ChangeReminder,
    CreateReminder,
    FindClock,
    Scope,
    StartTimer,
)
from skill.dialogue.state.reminder_plan import LONGEST, SHORTEST, Purpose, ReminderPlan
from skill.dialogue.state.reply import Line, Lines

LONGEST_PACK = 20 * 60
"""Seconds that a cold or warm pack stays on at most (clinical sheet, 5.9)."""

_PACKS = ("ice", "heat")
_URGENT_TOO = ("doctor", "check_in", "")
"""What one may be reminded of while care is needed today; nothing else can wait for an hour to come."""


def with_time(talk: Talk, plan: ReminderPlan) -> Step:
    """Lay what was said of a time over the plan, and go on. A day cannot be named without the device's clock."""
    said = talk.heard.schedule
    if plan.purpose is Purpose.TIMER:
        minutes = said.hour * 60 if said.hour is not None and talk.now.pending == LENGTH else 0
        return go_on(talk, replace(plan, seconds=said.length or said.in_seconds or minutes or plan.seconds), ())
    if names_a_day(said) and talk.clock is None:
        return _without_clock(talk, plan)
    timed = laid_over(plan, said, talk.clock)
    return go_on(talk, timed.plan, tuple(Line(key) for key in timed.notes))


def _without_clock(talk: Talk, plan: ReminderPlan) -> Step:
    """Find the clock; where it cannot be found, ask for a stretch of time, which needs none."""
    if talk.clock_failure is None:
        return talk.send(FindClock())
    failed = Line(FAILED[talk.clock_failure])
    tries = talk.now.tries + 1
    if tries >= MOST_TRIES:
        return talk.carry_on(failed)
    after, reply = talk.ask(replace(plan, hour=None, is_settled=False, days=(), date=""), WHEN, (failed,))
    return replace(after, tries=tries), reply


def go_on(talk: Talk, plan: ReminderPlan, notes: Lines) -> Step:
    """Ask for what the plan still lacks; then say it whole and ask for the yes."""
    if (
        plan.thing not in _URGENT_TOO
        and plan.purpose is not Purpose.CANCEL
        and not offers.is_calm(talk.knowledge, talk.now)
    ):
        return talk.carry_on(Line("remind.held_back"))
    if plan.purpose is Purpose.TIMER:
        return _timer(talk, plan, notes)
    if plan.purpose is Purpose.SET and not plan.thing:
        return talk.ask(plan, WHAT, notes)
    if not plan.seconds and plan.hour is None:
        return talk.ask(plan, TIME if plan.days or plan.date or plan.part else WHEN, notes)
    if not plan.seconds and not plan.is_settled:
        return talk.ask(plan, PART, notes)
    if not plan.seconds and talk.clock is None:
        return _without_clock(talk, plan)
    if talk.clock is not None:
        timed = dated(plan, talk.clock)
        plan, notes = timed.plan, (*notes, *(Line(key) for key in timed.notes))
        if not plan.is_timed:
            return talk.ask(plan, TIME if plan.date else WHEN, notes)
    confirm = CONFIRM_CHANGE if plan.purpose is Purpose.CHANGE else CONFIRM_SET
    return talk.ask(plan, confirm, notes, talk.values(plan))


def _timer(talk: Talk, plan: ReminderPlan, notes: Lines) -> Step:
    if not SHORTEST <= plan.seconds <= LONGEST:
        return talk.ask(replace(plan, seconds=0), LENGTH, notes)
    if plan.thing in _PACKS and plan.seconds > LONGEST_PACK:
        plan, notes = replace(plan, seconds=LONGEST_PACK), (*notes, Line("remind.pack_limit"))
    return talk.ask(plan, CONFIRM_TIMER, notes, (("duration", plan.seconds),))


def confirmed(talk: Talk, plan: ReminderPlan) -> Step:
    """The clean yes to what was just said aloud. Time goes on between: what is past by now is asked for again."""
    if plan.purpose is Purpose.CANCEL:
        return talk.run(CancelReminder(plan.token), Line("remind.cancelled"))
    if plan.purpose is Purpose.TIMER:
        done = Line("remind.timer_done", values=(("duration", plan.seconds),))
        return talk.run(StartTimer(plan), done, Scope.TIMERS)
    if not plan.seconds and talk.clock is None:
        return _without_clock(talk, plan)
    start = ""
    if talk.clock is not None:
        if dated(plan, talk.clock).plan != plan:
            return go_on(talk, plan, ())
        start = start_of(plan, talk.clock)
    if plan.purpose is Purpose.CHANGE:
        return talk.run(ChangeReminder(plan, start), Line("remind.changed", values=talk.values(plan)))
    return talk.run(CreateReminder(plan, start), Line("remind.done", values=talk.values(plan)), Scope.REMINDERS)
