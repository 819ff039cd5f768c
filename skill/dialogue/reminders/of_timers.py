"""Answer what is asked of timers that run: how long is left, once more, stop, and what cannot be done with them."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.reminders.booking import PACKS, go_on
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.reminders.reminder_turn import ReminderTurn
from skill.dialogue.reminders.things import thing_of
from skill.dialogue.reminders.wishes import is_asked_for
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.errands import StopTimers
from skill.dialogue.state.reminder_plan import Purpose, ReminderPlan
from skill.dialogue.state.reply import Line, Lines
from skill.dialogue.state.user_act import UserAct
from skill.listening.acts import Act
from skill.listening.heard import Heard

_CHANGING = frozenset({Act.CHANGE, Act.CHANGE_IT, Act.PAUSE})


def asked_of_timers(turn: ReminderTurn) -> Step | None:
    """Answer what is asked of a timer that runs, or of the one that was just set; None for anything else."""
    acts, last = turn.heard.acts, turn.now.last.reopens
    if asks_of_the_run(turn) or {Act.LIST, Act.TIMER} <= acts:
        return then_back(turn, turn.carry_on(Line(_time_left(turn)), reopens=last))
    is_last = last is not None and last.purpose is Purpose.TIMER and thing_of(turn.heard) in ("", last.thing)
    if last is not None and is_last and Act.AGAIN in acts:
        return go_on(turn, last, ())
    is_longer = bool(turn.heard.schedule.length) and not turn.heard.schedule.shift
    is_of_pack = Act.CHANGE in acts and is_longer and thing_of(turn.heard) in PACKS
    if is_of_pack or ((is_last or Act.TIMER in acts) and acts & _CHANGING):
        return turn.carry_on(
            Line(ReminderMessage.TIMER_FIXED), reopens=last if is_last else ReminderPlan(Purpose.TIMER)
        )
    if (is_last and not is_asked_for(turn.heard)) or {Act.CANCEL, Act.TIMER} <= acts:
        return turn.run(StopTimers(), Line(ReminderMessage.TIMERS_STOPPED))
    return None


def is_to_stop(now: Conversation, heard: Heard) -> bool:
    """Whether the timer that was just set is to stop ("stop it, it's gone numb")."""
    last = now.last.reopens
    return Act.CANCEL_IT in heard.acts and last is not None and last.purpose is Purpose.TIMER


def stopped(knowledge: Knowledge, now: Conversation, act: UserAct) -> tuple[Step | None, Lines]:
    """Stop the timers before what was told beside it is asked about. Return the errand, or what to say once it is done.

    Where it could not be done, nothing is said: what was told comes first.
    """
    report = act.report_of(StopTimers())
    if report is None:
        return ReminderTurn(knowledge, now, act).send(StopTimers()), ()
    return None, (Line(ReminderMessage.TIMERS_STOPPED),) if report.failure is None else ()


def asks_of_the_run(turn: ReminderTurn) -> bool:
    """Whether it is asked how long a timer still runs, or to pause one that has not begun.

    "How much longer" asks that only beside a timer that is made, or that was just set.
    """
    acts, plan, last = turn.heard.acts, turn.now.plan, turn.now.last.reopens
    is_made = plan is not None and plan.purpose is Purpose.TIMER
    is_last = last is not None and last.purpose is Purpose.TIMER
    return (
        Act.TIME_LEFT in acts or (is_made and Act.PAUSE in acts) or ((is_made or is_last) and Act.HOW_MANY_LEFT in acts)
    )


def _time_left(turn: ReminderTurn) -> ReminderMessage:
    """Return what is said to who asks how long is left: that the timer has not begun yet, or whom to ask."""
    plan = turn.now.plan
    is_made = plan is not None and plan.purpose is Purpose.TIMER
    return ReminderMessage.NOT_RUNNING if is_made else ReminderMessage.TIME_LEFT


def then_back(turn: ReminderTurn, step: Step) -> Step:
    """Return what was asked about reminders or timers, and then go on with the plan that is being made, if one is."""
    after, reply = step
    plan = turn.now.plan
    if plan is None or plan.purpose not in (Purpose.SET, Purpose.TIMER) or reply.errand is not None:
        return step
    return go_on(replace(turn, now=after), plan, reply.statements)
