"""Answer a reply to what was asked about the reminder or timer that is being made, moved or cancelled."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.answers import subjects
from skill.dialogue.messages import CONFIRMING, Hearing, Offer
from skill.dialogue.reminders import all_of_them
from skill.dialogue.reminders.agreeing import agrees
from skill.dialogue.reminders.asked import points
from skill.dialogue.reminders.booking import confirmed, go_on, with_time
from skill.dialogue.reminders.existing import find, read
from skill.dialogue.reminders.half_days import likeliest
from skill.dialogue.reminders.likeness import is_alike, timed
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.reminders.reminder_turn import MOST_TRIES, ReminderTurn
from skill.dialogue.reminders.things import about, thing_of
from skill.dialogue.reminders.timing import says_when
from skill.dialogue.state.conversation import Step
from skill.dialogue.state.errands import Report
from skill.dialogue.state.reminder_plan import PARTS, Purpose, ReminderPlan
from skill.dialogue.state.reply import Line
from skill.dialogue.state.user_act import ActKind
from skill.listening.acts import Act
from skill.listening.heard import Heard
from skill.listening.said import Answer
from skill.listening.when.said_time import Schedule

_OF_WHOLES = (Purpose.CANCEL, Purpose.CANCEL_ALL, Purpose.CHANGE_ALL)
"""Purposes to which no time is added while they are confirmed."""


def answered(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    """Answer a reply to a question about the plan."""
    heard, pending = turn.heard, turn.now.pending
    is_clean_yes = turn.act.kind is ActKind.SAY and agrees(turn, plan)
    if is_clean_yes and pending == Offer.CONFIRM_CHANGE_ALL:
        return _all_moved(turn, plan)
    if is_clean_yes and pending in CONFIRMING:
        return confirmed(turn, plan)
    if is_clean_yes and pending == Offer.WHICH_REMINDER:
        if plan.purpose is Purpose.CANCEL:
            return turn.ask(plan, Offer.CONFIRM_CANCEL, ())
        return go_on(turn, plan.to_be_moved(), ())
    told = _agreed(turn, plan) or _told(turn, plan) or _either_half(turn, plan)
    if told is not None:
        return told
    if heard.answer is Answer.NO or Act.CORRECT in heard.acts:
        if pending in (Offer.CONFIRM_CANCEL, Offer.WHICH_REMINDER):
            return find(turn, replace(plan, token="", skip=plan.skip + 1))
        return turn.leave()
    answers = subjects.answers(turn.knowledge, turn.now, subjects.asked_about(turn.knowledge, turn.now, heard), heard)
    tries = turn.now.tries + (not answers)
    if tries >= MOST_TRIES:
        return turn.leave()
    unheard = Line(Hearing.UNCLEAR if heard.answer is not None else Hearing.NOT_HEARD)
    notes = answers or (unheard,)
    if pending in (Offer.CONFIRM_CANCEL, Offer.CONFIRM_CANCEL_ALL, Offer.WHICH_REMINDER):
        after, reply = turn.ask(plan, turn.now.offer, notes)
    else:
        after, reply = go_on(turn, plan, notes)
    return (replace(after, tries=tries) if after.plan else after), reply


def _all_moved(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    report = read(turn)
    return all_of_them.confirmed(turn, plan, report.items) if isinstance(report, Report) else report


def _agreed(turn: ReminderTurn, plan: ReminderPlan) -> Step | None:
    """Answer a yes to what sets and cancels nothing by itself, and to cancelling all; None for any other reply."""
    heard = turn.heard
    if heard.answer not in (Answer.YES, Answer.ASSENT) or says_when(heard.schedule):
        return None
    if turn.now.pending in (Offer.REMIND_NEW, Offer.WISH):
        return go_on(turn, plan, ())
    of_all = (Offer.CONFIRM_CANCEL_ALL, Offer.CONFIRM_CHANGE_ALL)
    if not (turn.now.pending in of_all and heard.is_all and heard.is_answer_alone and heard.answer is Answer.YES):
        return None  # "yes, all of them"
    return confirmed(turn, plan) if turn.now.pending == Offer.CONFIRM_CANCEL_ALL else _all_moved(turn, plan)


def _either_half(turn: ReminderTurn, plan: ReminderPlan) -> Step | None:
    """Say back the likelier half of the day where a yes answers which it is ("morning or evening" - "yes please")."""
    is_yes = turn.heard.answer in (Answer.YES, Answer.ASSENT) and not turn.heard.asks
    return go_on(turn, likeliest(plan, turn.clock), ()) if turn.now.pending == Offer.REMIND_PART and is_yes else None


def _told(turn: ReminderTurn, plan: ReminderPlan) -> Step | None:
    """Answer what was said of the plan itself: what it is about, when, or that it is not wanted. None for the rest."""
    heard = turn.heard
    is_cancelled = plan.purpose in (Purpose.CANCEL, Purpose.CANCEL_ALL) and Act.CANCEL_IT in heard.acts
    if heard.takes_back and not is_cancelled:
        return turn.leave()
    if turn.now.pending == Offer.REMIND_WHAT and (
        heard.activity or (thing_of(heard) and heard.answer is not Answer.NO)
    ):
        return with_time(turn, about(plan, heard))
    if _names_another(heard, plan) or _gives_a_name(heard, plan):
        return timed(turn, about(plan, heard))
    if turn.now.pending in (Offer.WHICH_REMINDER, Offer.CONFIRM_CANCEL) and points(heard):
        return find(turn, ReminderPlan(plan.purpose, thing=thing_of(heard)))
    if _is_a_later_one(heard.schedule, plan) and turn.now.pending == Offer.CONFIRM_SET:
        return go_on(turn, plan, (Line(ReminderMessage.FIRST_OF),))
    if plan.purpose not in _OF_WHOLES and (says_when(heard.schedule) or heard.is_upon or is_alike(turn, plan)):
        is_instead = plan.purpose is Purpose.SET and heard.answer is Answer.NO  # "no, ice at six"
        return timed(turn, about(plan, heard) if is_instead else plan)
    is_taken_back = Act.CANCEL_IT in heard.acts and plan.purpose is not Purpose.CANCEL
    return turn.leave() if is_taken_back or Act.LEAVE in heard.acts else None


def _gives_a_name(heard: Heard, plan: ReminderPlan) -> bool:
    """Whether words give what is being made a name of the person's own ("call it plank break")."""
    return Act.RENAME in heard.acts and bool(heard.activity) and plan.purpose in (Purpose.SET, Purpose.TIMER)


def _names_another(heard: Heard, plan: ReminderPlan) -> bool:
    """Whether words name another thing to be reminded of than the one planned, and tell no more."""
    thing = thing_of(heard)
    is_mere_name = heard.acts <= {Act.EXERCISE} and not (
        heard.answer or heard.topics or heard.observations or heard.asks
    )
    return plan.purpose is Purpose.SET and bool(plan.thing) and thing not in ("", plan.thing) and is_mere_name


def _is_a_later_one(said: Schedule, plan: ReminderPlan) -> bool:
    """Whether the time that was said is one of those still to come ("yes, and the four o'clock one")."""
    hours = {(int(code[:2]) % 12, int(code[3:5])) for code in plan.others if code not in PARTS}
    is_first = said.begins  # "start with the four one"
    return said.hour is not None and (said.hour % 12, said.minute) in hours and not is_first
