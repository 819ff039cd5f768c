"""Several wishes at once: the first is made, and the others wait and come up when it is set or given up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from skill.dialogue.messages import Offer
from skill.dialogue.reminders.booking import go_on, with_time
from skill.dialogue.reminders.likeness import timed
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.reminders.reminder_turn import ReminderTurn
from skill.dialogue.reminders.things import about, is_same, thing_of
from skill.dialogue.reminders.timing import says_when
from skill.dialogue.state.conversation import Step
from skill.dialogue.state.reminder_plan import MOST_NOTES, MOST_WISHES, OTHER, Purpose, ReminderPlan
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
        same = next((one for one in turn.now.wishes if _is_the_same(one, plan)), plan)
        plan = plan if plan.thing else replace(plan, thing=same.thing, words=same.words)
        others = tuple(one for one in turn.now.wishes if one is not same)
        turn = replace(turn, now=replace(turn.now, wishes=(*others, plan)[:MOST_WISHES]))
    return turn


def _wished(turn: ReminderTurn, wish: Heard) -> Step:
    """Return the step that would answer a wish if it were the only one.

    One that names no thing is for the thing of the reminder being made ("and at ten too").
    """
    now, said = turn.now.plan, wish.schedule
    is_timer_too = now is not None and now.purpose is Purpose.TIMER and bool(said.length) and said.hour is None
    purpose = Purpose.TIMER if Act.TIMER in wish.acts or is_timer_too else Purpose.SET
    plan = ReminderPlan(purpose)
    if now is not None and purpose is now.purpose:
        plan = replace(plan, thing=now.thing, words=now.words)
    alone = replace(wish, further=None)
    fresh = replace(turn, now=replace(turn.now, plan=None, pending=""), act=replace(turn.act, heard=alone))
    return timed(fresh, about(plan, alone))


def _is_the_same(one: ReminderPlan, other: ReminderPlan) -> bool:
    """Whether a wish that waits is the one that another speaks of ("the timer is for ten minutes")."""
    if one.purpose is not other.purpose:
        return False
    is_unnamed = other.purpose is Purpose.TIMER and not other.thing
    return is_unnamed or (is_same(one.thing, other.thing) and one.words == other.words)


def waits_for(turn: ReminderTurn, heard: Heard) -> bool:
    """Whether words name the thing of a wish that waits ("what about the walk")."""
    thing = thing_of(heard)
    return bool(thing) and any(is_same(wish.thing, thing) for wish in turn.now.wishes)


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


def narrowed(turn: ReminderTurn, plan: ReminderPlan) -> Step | None:
    """Answer words that keep some of several wishes and drop the others ("only the pills, not the walk"), or None."""
    heard = turn.heard
    several = (plan, *turn.now.wishes)
    if len(several) == 1 or not (heard.keeps or heard.drops):
        return None
    kept = [one for one in several if _is_named(one, heard.keeps)]
    dropped = [one for one in several if _is_named(one, heard.drops) or (kept and one not in kept)]
    return _without(turn, plan, dropped) if dropped else None


def given_up(turn: ReminderTurn, plan: ReminderPlan, named: frozenset[str]) -> Step | None:
    """Give up the wish that is named, though it is not set yet; None if none of those that are made is meant."""
    dropped = [one for one in (plan, *turn.now.wishes) if one.purpose in _MAKING and _is_named(one, named)]
    return _without(turn, plan, dropped) if dropped else None


def _without(turn: ReminderTurn, plan: ReminderPlan, dropped: Sequence[ReminderPlan]) -> Step:
    """Give up some of several wishes, and go on with the plan if it is none of them."""
    wishes = tuple(wish for wish in turn.now.wishes if wish not in dropped)
    left = replace(turn, now=replace(turn.now, wishes=wishes))
    if plan in dropped:
        return left.leave()
    notes = (Line(ReminderMessage.LEFT),)
    return go_on(left, plan, notes) if not says_when(turn.heard.schedule) else with_time(left, plan, *notes)


def _is_named(plan: ReminderPlan, named: frozenset[str]) -> bool:
    """Whether a wish is among those named, by its thing or by a word of its own."""
    return plan.thing in named - {"", OTHER} or not named.isdisjoint(plan.words.split()) or plan.words in named - {""}


def then_the_next(turn: ReminderTurn, step: Step) -> Step:
    """Go on with the next wish that waits, once what was being made is set or given up; else return `step`."""
    after, reply = step
    if not after.wishes or turn.now.plan is None or after.plan is not None or reply.errand is not None:
        return step
    wish, *others = after.wishes
    onward = replace(turn, now=replace(after, wishes=tuple(others)))
    notes = (Line(MessageKey(note)) for note in wish.notes)
    return go_on(onward, replace(wish, notes=()), (*reply.statements, Line(ReminderMessage.THE_NEXT), *notes))
