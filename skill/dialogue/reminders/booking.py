"""Make a reminder or a timer: ask for what is missing, say its time aloud, and take the yes to it.

Nothing is set until its time has been said aloud and confirmed with a clean yes in the very next turn. That is the
person's informed consent, which is needed each time (platform sheet, 5.1).
"""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check import offers
from skill.dialogue.messages import Offer
from skill.dialogue.reminders.due import dated, start_of, still_ahead
from skill.dialogue.reminders.half_days import likeliest, with_half
from skill.dialogue.reminders.messages import ReminderMessage, failure_key
from skill.dialogue.reminders.reminder_turn import MOST_TRIES, ReminderTurn
from skill.dialogue.reminders.things import URGENT_TOO
from skill.dialogue.reminders.timing import laid_over, names_a_day
from skill.dialogue.state.conversation import Step
from skill.dialogue.state.errands import (
    CancelAll,
    CancelReminder,
    ChangeReminder,
    CreateReminder,
    FindClock,
    Scope,
    StartTimer,
)
from skill.dialogue.state.reminder_plan import LONGEST, MEDICINE, SHORTEST, Purpose, ReminderPlan
from skill.dialogue.state.reply import Line, Lines
from skill.listening.heard import Beyond

LONGEST_PACK = 20 * 60
"""The longest time that a cold or warm pack may stay on, in seconds (clinical sheet, 5.9)."""

LAST_HOUR = 12
"""The last hour that a clock shows where morning and evening are not told apart."""

MEDICINE_APART = 4 * 3600
"""The least time between two takings that the pack of any common painkiller allows, in seconds (NHS, paracetamol)."""

PACKS = ("ice", "heat")

BEYOND = {Beyond.CALL: ReminderMessage.NO_CALL, Beyond.CALENDAR: ReminderMessage.NO_CALENDAR}
"""What is said where a wish asks for more than a reminder can do."""


def with_time(turn: ReminderTurn, plan: ReminderPlan, *notes: Line) -> Step:
    """Add the time that was said to the plan, and go on. To name a day, the device's clock must be known."""
    said = turn.heard.schedule
    if plan.purpose is Purpose.TIMER:
        minutes = said.number * 60
        if said.hour is not None and turn.now.pending in (Offer.TIMER_LENGTH, Offer.CONFIRM_TIMER):
            minutes = said.hour * 60
        is_more = said.is_more or turn.heard.choices.issuperset(PACKS)  # "ten minutes hot, then ten cold"
        one = (Line(ReminderMessage.ONE_TIMER),) if is_more else ()
        return go_on(turn, replace(plan, seconds=said.length or said.in_seconds or minutes or plan.seconds), one)
    if names_a_day(said) and turn.clock is None:
        return _without_clock(turn, plan)
    if MEDICINE in turn.heard.choices and 0 < said.every < MEDICINE_APART:
        return go_on(turn, plan.untimed(), (Line(ReminderMessage.MEDICINE_OFTEN),))
    if said.hour is None and 1 <= said.number <= LAST_HOUR and not (plan.seconds or plan.hour):
        said = replace(said, hour=said.number)  # "put one on for four"
    timed = laid_over(plan, said, turn.clock)
    after = with_half(timed.plan, turn.clock)
    if turn.now.pending == Offer.REMIND_PART and after.hour == plan.hour:
        after = likeliest(after, turn.clock)  # which half was asked, and only more of the days was said
    if plan.purpose is Purpose.CHANGE and plan.days and after.seconds:
        after = replace(after, purpose=Purpose.SET, token="")  # put off once: those to come stay as they are
    beyond = tuple(BEYOND[one] for one in sorted(turn.heard.beyond))
    elsewhere = (ReminderMessage.ONLY_HERE,) if turn.heard.is_elsewhere else ()
    not_upon = ReminderMessage.NOT_UPON if after.hour is None and not after.seconds else ReminderMessage.NOT_IF
    upon = (not_upon,) if turn.heard.is_upon else ()
    return go_on(turn, after, (*notes, *map(Line, (*beyond, *elsewhere, *timed.notes, *upon))))


def _without_clock(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    """Find the device's clock. If it cannot be found, ask for a time again: one counted from now needs no clock."""
    if turn.clock_failure is None:
        return turn.send(FindClock())
    failed = Line(failure_key(turn.clock_failure))
    tries = turn.now.tries + 1
    if tries >= MOST_TRIES:
        return turn.carry_on(failed)
    after, reply = turn.ask(replace(plan, hour=None, is_settled=False, days=(), date=""), Offer.REMIND_WHEN, (failed,))
    return replace(after, tries=tries), reply


def go_on(turn: ReminderTurn, plan: ReminderPlan, notes: Lines) -> Step:
    """Ask for what the plan still lacks. Once it is complete, say it in full and ask for a yes."""
    if (
        plan.thing not in URGENT_TOO
        and plan.purpose is not Purpose.CANCEL
        and not offers.is_calm(turn.knowledge, turn.now)
    ):
        return turn.carry_on(Line(ReminderMessage.HELD_BACK))
    if plan.purpose is Purpose.TIMER:
        return _timer(turn, plan, notes)
    if plan.purpose is Purpose.SET and not plan.thing:
        return turn.ask(plan, Offer.REMIND_WHAT, notes)
    if not plan.seconds and plan.hour is None:
        return turn.ask(plan, Offer.REMIND_TIME if plan.days or plan.date or plan.part else Offer.REMIND_WHEN, notes)
    if not plan.seconds and plan.lacks_day:
        return turn.ask(plan, Offer.REMIND_DAY, notes)
    if not plan.seconds and not plan.is_settled:
        return turn.ask(plan, Offer.REMIND_PART, notes)
    if not plan.seconds and turn.clock is None:
        return _without_clock(turn, plan)
    if turn.clock is not None:
        timed = dated(plan, turn.clock)
        plan, notes = timed.plan, (*notes, *(Line(key) for key in timed.notes))
        if not plan.is_timed:
            return turn.ask(plan, Offer.REMIND_TIME if plan.date else Offer.REMIND_WHEN, notes)
    confirm = Offer.CONFIRM_CHANGE if plan.purpose is Purpose.CHANGE else Offer.CONFIRM_SET
    return turn.ask(plan, confirm, notes)


def _timer(turn: ReminderTurn, plan: ReminderPlan, notes: Lines) -> Step:
    if 0 < plan.seconds < SHORTEST:
        plan, notes = replace(plan, seconds=SHORTEST), (*notes, Line(ReminderMessage.TIMER_SHORT))
    if not SHORTEST <= plan.seconds <= LONGEST:
        return turn.ask(replace(plan, seconds=0), Offer.TIMER_LENGTH, notes)
    if plan.thing in PACKS and plan.seconds > LONGEST_PACK:
        plan, notes = replace(plan, seconds=LONGEST_PACK), (*notes, Line(ReminderMessage.PACK_LIMIT))
    return turn.ask(plan, Offer.CONFIRM_TIMER, notes)


def confirmed(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    """Do what was just said aloud and confirmed with a clean yes. A time that is past by now is asked for again."""
    if plan.purpose is Purpose.CANCEL_ALL:
        return turn.run(CancelAll(), Line(ReminderMessage.ALL_CANCELLED))
    if plan.purpose is Purpose.CANCEL:
        return turn.run(CancelReminder(plan.token), Line(ReminderMessage.CANCELLED))
    if plan.purpose is Purpose.TIMER:
        done = Line(ReminderMessage.TIMER_DONE, values=(("duration", plan.seconds),))
        return turn.run(StartTimer(plan), done, Scope.TIMERS)
    if not plan.seconds and turn.clock is None:
        return _without_clock(turn, plan)
    start = ""
    if turn.clock is not None:
        plan = replace(plan, zone=turn.clock.zone)
        if dated(plan, turn.clock).plan != plan:
            return go_on(turn, plan, ())
        start = start_of(plan, turn.clock)
    if plan.purpose is Purpose.CHANGE:
        return turn.run(ChangeReminder(plan, start), Line(ReminderMessage.CHANGED, values=turn.values(plan)))
    message = ReminderMessage.DONE_THEN if plan.is_resumed else ReminderMessage.DONE
    done = Line(message, values=turn.values(plan))
    errand = CreateReminder(plan, start)
    report = turn.act.report_of(errand)
    if plan.others and report is not None and report.failure is None:
        following = still_ahead(with_half(plan.for_the_next(), turn.clock), turn.clock)
        return go_on(turn, following, (done, Line(ReminderMessage.THE_NEXT)))
    return turn.run(errand, done, Scope.REMINDERS)
