"""Several wishes at once: the first is made, and the others wait and come up when it is set or given up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from skill.dialogue.messages import Offer
from skill.dialogue.reminders.booking import go_on
from skill.dialogue.reminders.likeness import timed
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.reminders.reminder_turn import ReminderTurn
from skill.dialogue.reminders.things import about, is_same, thing_of
from skill.dialogue.state.conversation import MOST_WISHES, Step
from skill.dialogue.state.reminder_plan import MOST_NOTES, OTHER, Purpose, ReminderPlan
from skill.dialogue.state.reply import Line
from skill.listening.acts import Act
from skill.listening.errands import NEW
from skill.listening.heard import Heard
from skill.listening.said import Answer
from skill.triage.messages import MessageKey

_ABOUT_THE_FIRST = frozenset({Act.CORRECT, Act.RECONSIDER, Act.CHANGE, Act.CHANGE_IT, Act.CANCEL, Act.CANCEL_IT})

_MAKING = frozenset({Purpose.SET, Purpose.TIMER})


def is_one_more(turn: ReminderTurn, plan: ReminderPlan) -> bool:
    """Whether another thing is wished for at a time of its own, while `plan` is made ("and to ice it at six").

    "No, ice at six" is about the first, but "no, the timer is for twenty minutes" is about a timer that waits.
    """
    heard = turn.heard
    if plan.purpose not in _MAKING:
        return False
    other = Purpose.TIMER if Act.TIMER in heard.acts else Purpose.SET
    if other is not plan.purpose and any(wish.purpose is other for wish in turn.now.wishes):
        return Act.TIMER in heard.acts and bool(heard.schedule.length or heard.schedule.in_seconds)
    is_of_it = heard.answer is Answer.NO or heard.takes_back or bool(heard.acts & _ABOUT_THE_FIRST)
    is_waiting = turn.now.pending in (Offer.CONFIRM_SET, Offer.CONFIRM_TIMER) or (
        turn.now.pending != Offer.REMIND_WHAT and not heard.acts.isdisjoint(NEW | {Act.ONE_FOR})
    )
    said, is_timer = heard.schedule, Act.TIMER in heard.acts
    is_timed = said.hour is not None or bool(said.in_seconds or (is_timer and said.length))
    return is_waiting and is_timed and not is_of_it and is_another(heard, plan)


def is_another(heard: Heard, plan: ReminderPlan) -> bool:
    """Whether a wish names another thing than `plan` is about, or is for a timer where `plan` is for a reminder."""
    thing = thing_of(heard)
    if (Act.TIMER in heard.acts) is not (plan.purpose is Purpose.TIMER):
        return bool(thing) or Act.TIMER in heard.acts
    return thing not in ("", plan.thing) or (thing == plan.thing == OTHER and heard.activity != plan.words)


def kept_waiting(turn: ReminderTurn, *wishes: Heard) -> ReminderTurn | Step:
    """Return the turn with `wishes` among those that wait, or the errand that one of them needs first.

    What is to be said of a wish is kept with it. One of the same kind and thing as one that waits takes its place.
    """
    for wish in wishes:
        after, reply = _wished(turn, wish)
        if reply.errand is not None:
            return after, reply
        if after.plan is None:
            continue  # it is held back, as the first one is
        notes = tuple(str(line.key) for line in reply.statements if not line.values)[:MOST_NOTES]
        plan = replace(after.plan, notes=notes)
        others = tuple(one for one in turn.now.wishes if not _is_the_same(one, plan))
        turn = replace(turn, now=replace(turn.now, wishes=(*others, plan)[:MOST_WISHES]))
    return turn


def _wished(turn: ReminderTurn, wish: Heard) -> Step:
    """Return the step that would answer a wish if it were the only one.

    One that names no thing is for the thing of the reminder being made ("and at ten too").
    """
    purpose = Purpose.TIMER if Act.TIMER in wish.acts else Purpose.SET
    plan = ReminderPlan(purpose)
    if turn.now.plan is not None and purpose is turn.now.plan.purpose:
        plan = replace(plan, thing=turn.now.plan.thing, words=turn.now.plan.words)
    alone = replace(wish, further=None)
    fresh = replace(turn, now=replace(turn.now, plan=None, pending=""), act=replace(turn.act, heard=alone))
    return timed(fresh, about(plan, alone))


def _is_the_same(one: ReminderPlan, other: ReminderPlan) -> bool:
    is_kind = one.purpose is other.purpose and is_same(one.thing, other.thing)
    return is_kind and (one.purpose is Purpose.TIMER or one.words == other.words)


def all_further(heard: Heard) -> Iterator[Heard]:
    """Yield the wishes that follow the first one in the same breath."""
    while heard.further is not None:
        heard = heard.further
        yield heard


def first_the_first(turn: ReminderTurn, plan: ReminderPlan, *wishes: Heard) -> Step:
    """Ask again about `plan`, and keep `wishes` until it is done."""
    waiting = kept_waiting(turn, *wishes)
    if not isinstance(waiting, ReminderTurn):
        return waiting
    return go_on(waiting, plan, (Line(ReminderMessage.THE_FIRST), *too_many(turn, *wishes)))


def too_many(turn: ReminderTurn, *wishes: Heard) -> tuple[Line, ...]:
    """Return that more wishes came than may wait, if they did."""
    is_more = len(turn.now.wishes) + len(wishes) > MOST_WISHES
    return (Line(ReminderMessage.ONE_WISH),) if is_more else ()


def then_the_next(turn: ReminderTurn, step: Step) -> Step:
    """Go on with the next wish that waits, once what was being made is set or given up; else return `step`."""
    after, reply = step
    if not after.wishes or turn.now.plan is None or after.plan is not None or reply.errand is not None:
        return step
    wish, *others = after.wishes
    onward = replace(turn, now=replace(after, wishes=tuple(others)))
    notes = (Line(MessageKey(note)) for note in wish.notes)
    return go_on(onward, replace(wish, notes=()), (*reply.statements, Line(ReminderMessage.THE_NEXT), *notes))
