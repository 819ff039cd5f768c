"""Answer what is asked about reminders and timers: a new one, one that stands, or those that are set."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.reminders.booking import go_on
from skill.dialogue.reminders.existing import find, read, read_out
from skill.dialogue.reminders.likeness import timed
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.reminders.named_days import names_two_days
from skill.dialogue.reminders.of_timers import asked_of_timers, then_back
from skill.dialogue.reminders.one_more import all_further, given_up, kept_waiting, too_many, waits_for
from skill.dialogue.reminders.reminder_turn import ReminderTurn
from skill.dialogue.reminders.things import about, thing_of
from skill.dialogue.reminders.timing import says_when
from skill.dialogue.reminders.wishes import OF_IT, PURPOSES, is_asked_for, is_of_a_timer
from skill.dialogue.state.conversation import Step
from skill.dialogue.state.errands import Report
from skill.dialogue.state.reminder_plan import Purpose, ReminderPlan
from skill.dialogue.state.reply import Line
from skill.listening.acts import Act
from skill.listening.heard import Heard
from skill.listening.when.said_time import Schedule

_NO_TIME = (Schedule(is_soon=True), Schedule(is_vague=True))
"""What names no time to move a reminder to: "see you later"."""


def is_of_the_last(turn: ReminderTurn) -> bool:
    """Whether the person wants to move or cancel the reminder that was just set or given up ("make it eight")."""
    last, heard = turn.now.last.reopens, turn.heard
    if last is None:
        return False
    if last.purpose is Purpose.TIMER:
        return Act.CANCEL_IT in heard.acts or is_of_a_timer(turn.now, heard)
    if Act.RENAME in heard.acts:
        return last.purpose is Purpose.CHANGE
    is_timed = says_when(heard.schedule) and heard.schedule not in _NO_TIME
    return is_timed or (last.purpose is Purpose.CHANGE and not heard.acts.isdisjoint(OF_IT))


def asked(turn: ReminderTurn) -> Step:
    """Answer a new request. The thing and time of a plan that is being made are kept unless they are named again."""
    acts = turn.heard.acts
    if turn.heard.takes_back and acts & {Act.REMIND, Act.TIMER}:
        return turn.leave()
    if Act.RENAME in acts:
        return turn.carry_on(Line(ReminderMessage.NO_NAME), reopens=turn.now.last.reopens)
    if Act.LIST in acts and not acts & {Act.CANCEL, Act.CHANGE, Act.TIMER}:
        if turn.now.plan is not None and waits_for(turn, turn.heard):
            return go_on(turn, turn.now.plan, (Line(ReminderMessage.COMES_NEXT),))  # "did you set the walk"
        return then_back(turn, read_out(turn))
    of_timers = asked_of_timers(turn)
    if of_timers is not None:
        return of_timers
    plan = _meant(turn)
    if plan.purpose not in (Purpose.CANCEL, Purpose.CHANGE):
        return _first_of(turn, plan)
    thing = thing_of(turn.heard)
    if turn.heard.is_all and turn.now.plan is not None and turn.now.plan.purpose in (Purpose.SET, Purpose.TIMER):
        return _all_given_up(turn, plan)
    if plan.purpose is Purpose.CANCEL and turn.now.plan is not None:
        left = given_up(turn, turn.now.plan, frozenset({thing, turn.heard.activity}))
        if left is not None:
            return left  # "get rid of the walk one", which is not set yet
    named = replace(plan, thing=thing, words="") if thing else plan
    return find(turn, replace(named, token="", skip=0))


def _all_given_up(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    """Give up all that is being made, and then answer for those that are set already."""
    report = read(turn)
    if not isinstance(report, Report):
        return report
    if plan.purpose is not Purpose.CANCEL or not report.items:
        return turn.leave()
    after, reply = find(replace(turn, now=replace(turn.now, plan=None, wishes=())), plan)
    return after, replace(reply, statements=(Line(ReminderMessage.LEFT), *reply.statements))


def _first_of(turn: ReminderTurn, plan: ReminderPlan) -> Step:
    """Make what was wished for, or the first of several wishes in one breath; the others wait until it is done."""
    others = tuple(all_further(turn.heard))
    step = timed(turn, about(plan, turn.heard))
    after, reply = step
    said = turn.heard.schedule
    is_two_days = turn.today is not None and names_two_days(said, turn.today)
    if is_two_days:  # "tomorrow and Friday"
        others = (replace(turn.heard, schedule=replace(said, in_days=None, is_more=False)), *others)
    if not others or reply.errand is not None or after.plan is None:
        return step
    waiting = kept_waiting(turn, *others)
    if not isinstance(waiting, ReminderTurn):
        return waiting
    first = (() if is_two_days else (Line(ReminderMessage.THE_FIRST),)) + too_many(turn, *others)
    return replace(after, wishes=waiting.now.wishes), replace(reply, statements=(*first, *reply.statements))


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
    return any(PURPOSES.get(act) is purpose for act in heard.lent) and not points(heard)


def points(heard: Heard) -> bool:
    """Whether the words tell one reminder from others, by its name or by its time."""
    return bool(thing_of(heard)) or heard.which != Schedule()
