"""Answer a turn about a reminder or a timer."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.answers import subjects
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Hearing, Offer
from skill.dialogue.reminders import all_of_them
from skill.dialogue.reminders.booking import PACKS, confirmed, go_on, with_time
from skill.dialogue.reminders.existing import find, read, read_out
from skill.dialogue.reminders.likeness import is_alike, timed
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.reminders.one_more import first_the_first, is_one_more, then_the_second
from skill.dialogue.reminders.reminder_turn import MOST_TRIES, ReminderTurn
from skill.dialogue.reminders.things import about, thing_of
from skill.dialogue.reminders.timing import says_when
from skill.dialogue.reminders.wishes import NOT_HERE, OF_IT, PURPOSES, is_asked_for
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.errands import Consent, Report, StopTimers
from skill.dialogue.state.reminder_plan import PARTS, Purpose, ReminderPlan, from_code
from skill.dialogue.state.reply import Line, Values
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.listening.acts import Act
from skill.listening.heard import Heard, Mood
from skill.listening.said import Answer
from skill.listening.when.said_time import Schedule

_CONSENTS = {
    Consent.DENIED: ReminderMessage.DENIED,
    Consent.NOT_ANSWERED: ReminderMessage.UNANSWERED,
    Consent.FAILED: ReminderMessage.NOT_ASKED,
}

_CONFIRMING = frozenset(
    {
        Offer.CONFIRM_SET,
        Offer.CONFIRM_CHANGE,
        Offer.CONFIRM_CANCEL,
        Offer.CONFIRM_CANCEL_ALL,
        Offer.CONFIRM_CHANGE_ALL,
        Offer.CONFIRM_TIMER,
    }
)


_OF_WHOLES = (Purpose.CANCEL, Purpose.CANCEL_ALL, Purpose.CHANGE_ALL)
"""Purposes to which no time is added while they are confirmed."""


_NO_TIME = (Schedule(is_soon=True), Schedule(is_vague=True))
"""What names no time to move a reminder to: "see you later"."""


def take(knowledge: Knowledge, now: Conversation, act: UserAct) -> Step | None:
    """Answer a turn that makes, lists, changes or cancels a reminder or a timer; None for any other turn.

    The caller makes sure that no check is under way and that nothing new was told about the pain: both come first.
    """
    turn = ReminderTurn(knowledge, now, act)
    heard = act.heard
    if is_asked_for(heard) and not act.abilities.keeps_alerts:
        return turn.carry_on(NOT_HERE)
    if now.plan is not None and now.pending in _CONFIRMING and _is_wished_again(heard):
        return then_the_second(turn, confirmed(turn, now.plan))
    if now.plan is not None and is_one_more(turn, now.plan):
        fresh = replace(turn, now=replace(now, plan=None, pending=""))
        return first_the_first(turn, now.plan, timed(fresh, about(ReminderPlan(), heard)))
    if is_asked_for(heard) or _is_of_the_last(turn):
        return then_the_second(turn, _asked(turn))
    if now.plan is None or not now.pending:
        return None
    return then_the_second(turn, _answered(turn, now.plan))


def _is_of_the_last(turn: ReminderTurn) -> bool:
    """Whether the person wants to move or cancel the reminder that was just set or given up ("make it eight")."""
    last, heard = turn.now.last.reopens, turn.heard
    if last is None:
        return False
    if last.purpose is Purpose.TIMER:
        return Act.CANCEL_IT in heard.acts
    if Act.RENAME in heard.acts:
        return last.purpose is Purpose.CHANGE
    is_timed = says_when(heard.schedule) and heard.schedule not in _NO_TIME
    return is_timed or (last.purpose is Purpose.CHANGE and not heard.acts.isdisjoint(OF_IT))


def values_of_the_plan(knowledge: Knowledge, now: Conversation, act: UserAct) -> Values:
    """Return the values of the plan for asking the pending question again; empty if it is not about a plan."""
    return ReminderTurn(knowledge, now, act).values_in(now.offer, now.plan) if now.plan else ()


def returned(knowledge: Knowledge, act: UserAct) -> Step | None:
    """Answer the return from Alexa's permission request: say the plan again, to be confirmed before it is set.

    Return None if the request was not about a plan of this skill.
    """
    plan = from_code(act.returned.token) if act.returned else None
    if act.returned is None or plan is None:
        return None
    turn = ReminderTurn(knowledge, Conversation(), act)
    if act.returned.consent in _CONSENTS:
        return turn.carry_on(Line(_CONSENTS[act.returned.consent]))
    return go_on(turn, plan, (Line(ReminderMessage.ACCEPTED),))


def _asked(turn: ReminderTurn) -> Step:
    """Answer a new request. The thing and time of a plan that is being made are kept unless they are named again."""
    acts = turn.heard.acts
    if turn.heard.takes_back and acts & {Act.REMIND, Act.TIMER}:
        return turn.leave()
    if Act.RENAME in acts:
        return turn.carry_on(Line(ReminderMessage.NO_NAME), reopens=turn.now.last.reopens)
    if Act.TIME_LEFT in acts or {Act.LIST, Act.TIMER} <= acts:
        return turn.carry_on(Line(ReminderMessage.TIME_LEFT))
    if Act.LIST in acts and not acts & {Act.CANCEL, Act.CHANGE}:
        return _read_out(turn)
    last = turn.now.last.reopens
    is_timer = Act.TIMER in acts or (last is not None and last.purpose is Purpose.TIMER)
    if is_timer and acts & {Act.CHANGE, Act.PAUSE}:
        return turn.carry_on(Line(ReminderMessage.TIMER_FIXED), reopens=ReminderPlan(Purpose.TIMER))
    is_longer = bool(turn.heard.schedule.length) and not turn.heard.schedule.shift
    if Act.CHANGE in acts and is_longer and thing_of(turn.heard) in PACKS:
        return turn.carry_on(Line(ReminderMessage.TIMER_FIXED), reopens=ReminderPlan(Purpose.TIMER))
    is_of_timer = last is not None and last.purpose is Purpose.TIMER and not is_asked_for(turn.heard)
    if is_of_timer or {Act.CANCEL, Act.TIMER} <= acts:
        return turn.run(StopTimers(), Line(ReminderMessage.TIMERS_STOPPED))
    plan = _meant(turn)
    if plan.purpose in (Purpose.CANCEL, Purpose.CHANGE):
        thing = thing_of(turn.heard)
        waiting = turn.now.plan
        if plan.purpose is Purpose.CANCEL and waiting and waiting.purpose is Purpose.SET and thing == waiting.thing:
            return turn.leave()  # "get rid of the walk one", which is not set yet
        named = replace(plan, thing=thing, words="") if thing else plan
        return find(turn, replace(named, token="", skip=0))
    return timed(turn, about(plan, turn.heard))


def _read_out(turn: ReminderTurn) -> Step:
    """Say what is set, and then go on with the plan that waits, if one does."""
    after, reply = read_out(turn)
    plan = turn.now.plan
    if plan is None or plan.purpose is not Purpose.SET or reply.errand is not None:
        return after, reply
    return go_on(replace(turn, now=replace(after, wish=turn.now.wish)), plan, reply.statements)


def _meant(turn: ReminderTurn) -> ReminderPlan:
    """Return the plan that is meant: the one being made, the one just set or given up, or a new one."""
    acts, before, last = turn.heard.acts, turn.now.plan, turn.now.last.reopens
    of_it = next((purpose for act, purpose in OF_IT.items() if act in acts), None)
    if of_it is not None and turn.heard.is_pointed and acts & PURPOSES.keys() <= {Act.REMIND}:
        return ReminderPlan(of_it)
    purpose = next((purpose for act, purpose in PURPOSES.items() if act in acts), Purpose.SET)
    is_of_one = purpose in (Purpose.CANCEL, Purpose.CHANGE)
    if last is not None and last.purpose is Purpose.CHANGE and is_of_one and _is_it(turn.heard, purpose):
        return replace(last, purpose=purpose)
    if last is not None and not is_asked_for(turn.heard):
        return replace(last, purpose=of_it) if of_it and last.purpose is Purpose.CHANGE else last
    return before if before is not None and before.purpose is purpose else ReminderPlan(purpose)


def _is_it(heard: Heard, purpose: Purpose) -> bool:
    """Whether the words are of the reminder just spoken of: the second ear hears what to do, and they name no other."""
    return any(PURPOSES.get(act) is purpose for act in heard.lent) and not _points(heard)


def _points(heard: Heard) -> bool:
    """Whether the words tell one reminder from others, by its name or by its time."""
    return bool(thing_of(heard)) or heard.which != Schedule()


def _answered(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    """Answer a reply to a question about the plan."""
    heard, pending = turn.heard, turn.now.pending
    is_clean_yes = turn.act.kind is ActKind.SAY and _is_a_yes_alone(heard)
    if is_clean_yes and pending == Offer.CONFIRM_CHANGE_ALL:
        return _all_moved(turn, plan)
    if is_clean_yes and pending in _CONFIRMING:
        return confirmed(turn, plan)
    if is_clean_yes and pending == Offer.WHICH_REMINDER:
        if plan.purpose is Purpose.CANCEL:
            return turn.ask(plan, Offer.CONFIRM_CANCEL, ())
        return go_on(turn, plan.untimed(), ())
    told = _agreed(turn, plan) or _told(turn, plan)
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


def _is_a_yes_alone(heard: Heard) -> bool:
    """Whether a yes is all that was said ("yeah go on then")."""
    return heard.answer is Answer.YES and heard.is_answer_alone and not _says_more_of_it(heard)


def _is_wished_again(heard: Heard) -> bool:
    """Whether the words only wish for it once more ("sure, a reminder will do", "yes, start the timer")."""
    is_no = heard.answer not in (None, Answer.YES, Answer.ASSENT) or Mood.DENYING in heard.moods
    return not is_no and bool(heard.acts) and heard.acts <= {Act.REMIND, Act.TIMER} and not _says_more_of_it(heard)


def _says_more_of_it(heard: Heard) -> bool:
    """Whether anything is said beside a yes or a wish: a time, something to do, a doubt, anything of the body."""
    told = heard.observations or heard.topics or heard.chat or heard.measures or heard.suspected or heard.choices
    of_it = says_when(heard.schedule) or heard.is_upon or heard.activity or heard.beyond
    return bool(told or of_it or heard.takes_back or heard.is_qualified or heard.asks)


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
    if _names_another(heard, plan):
        return timed(turn, about(plan, heard))
    if turn.now.pending in (Offer.WHICH_REMINDER, Offer.CONFIRM_CANCEL) and _points(heard):
        return find(turn, ReminderPlan(plan.purpose, thing=thing_of(heard)))
    if _is_a_later_one(heard.schedule, plan) and turn.now.pending == Offer.CONFIRM_SET:
        return go_on(turn, plan, (Line(ReminderMessage.FIRST_OF),))
    if plan.purpose not in _OF_WHOLES and (says_when(heard.schedule) or heard.is_upon or is_alike(turn, plan)):
        is_instead = plan.purpose is Purpose.SET and heard.answer is Answer.NO  # "no, ice at six"
        return timed(turn, about(plan, heard) if is_instead else plan)
    is_taken_back = Act.CANCEL_IT in heard.acts and plan.purpose is not Purpose.CANCEL
    return turn.leave() if is_taken_back or Act.LEAVE in heard.acts else None


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
    return said.hour is not None and (said.hour % 12, said.minute) in hours
