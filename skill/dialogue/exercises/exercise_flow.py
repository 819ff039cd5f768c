"""Guided exercises: screened first when asked for, and stopped as soon as something hurts (clinical sheet, 5.14)."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check import check_flow
from skill.dialogue.exercises import about_the_move, gate, steps
from skill.dialogue.exercises.messages import ExerciseMessage
from skill.dialogue.exercises.safety import ask_what_changed, complains, refused, stop_for_news
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Offer
from skill.dialogue.saying import asking, closing
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines, Reply
from skill.dialogue.state.routine_progress import Progress
from skill.dialogue.state.user_act import ActKind
from skill.guidance.exercises import Position, held, wished
from skill.listening.acts import Act
from skill.listening.heard import Heard
from skill.listening.said import Answer, Said
from skill.triage.messages import Form
from skill.triage.model import DURING_EXERCISE, EXERCISE_GROUPS, Content, FindingKind, Question

_LEAVING = frozenset({ActKind.LAUNCH, ActKind.START_OVER, ActKind.STOP})
_WORDLESS = frozenset({ActKind.SAY, ActKind.NOT_HEARD})
ACCEPTING = frozenset({Act.EASIER, Act.ONE_FOR, Act.RESUME})
"""Acts that accept exercises where these were offered ("an easy one", "something for my sciatica")."""


def take(
    knowledge: Knowledge, before: Conversation, now: Conversation, kind: ActKind, heard: Heard, notes: Lines
) -> Step | None:
    """Answer the turn if exercises are under way or asked for; else None. The caller has ruled out an emergency."""
    if kind in _LEAVING:
        return None
    progress = now.routine
    if progress is None:
        return _begin(knowledge, now, heard, notes) if _asks(before, heard) else None
    put = knowledge.content.questions.get(before.pending)
    place = steps.Place(knowledge, now, progress)
    stopped = stop_for_news(knowledge, before, now, heard, notes) or refused(knowledge, now, notes)
    if not stopped and kind is ActKind.REPEAT and steps.is_under_way(now):
        return steps.speak(place)
    is_before = gate.question_at(knowledge.content, before) is not None
    if not stopped and Act.SEATED in heard.acts and (is_before or steps.is_under_way(now)):
        return _sit_down(place, notes)
    is_named = _asks(before, heard) and any(knowledge.exercises.routine(name) for name in heard.choices)
    if not stopped and is_named and (is_before or now.pending not in knowledge.content.questions):
        return _begin(knowledge, now, heard, notes)
    stopped = stopped or gate.press_on(knowledge, before, now, heard, notes)
    if stopped or kind not in _WORDLESS or now.pending in knowledge.content.questions:
        return stopped  # any other act, or a question still open, does not change the place
    if put is not None and put.group == DURING_EXERCISE:
        return steps.leave_out(place)
    is_under_way = steps.is_under_way(now)
    if is_under_way and (Act.HURTS in heard.acts or complains(knowledge, before, now, heard)):
        return ask_what_changed(knowledge, now)
    why_not = held(knowledge.exercises, knowledge.content, now.findings)
    if not is_under_way or why_not or place.row != replace(place, now=before).row:
        return gate.go_on(knowledge, now, progress, notes)
    return steps.answer(place, heard, notes)


def as_meant(content: Content, heard: Heard) -> Heard:
    """Return what was heard in an exercise, as it is meant there.

    There, "it hurts" is about the exercise, so it must not make a later danger count for less: reassuring findings are
    left out. And what is nothing but a command or a question about the move ("hurry up", "both legs or just one")
    tells nothing of the body, whatever its words may mean elsewhere.
    """
    if heard.only & (about_the_move.ASKED | {Act.SEATED}):
        heard = replace(heard, observations=tuple(o for o in heard.observations if o.said is Said.DENIED))
    if Act.HOW_IT_FEELS in heard.only:
        heard = replace(heard, acts=heard.acts - {Act.HURTS})
    if heard.only & (steps.COMMANDS - {Act.HURTS}):
        heard = replace(heard, suspected="")
    kept = tuple(
        o
        for o in heard.observations
        if o.said is not Said.PRESENT or content.findings[o.finding].kind is not FindingKind.REASSURANCE
    )
    return replace(heard, observations=kept)


def farewell(conversation: Conversation) -> Reply | None:
    """Return the last words in the middle of a routine; None if no routine is under way."""
    if not steps.is_under_way(conversation):
        return None
    return closing(Line(ExerciseMessage.ENDED), Line(Advice.ONE_LINE))


def _asks(before: Conversation, heard: Heard) -> bool:
    is_accepted = heard.answer in (Answer.YES, Answer.PARTLY) or not heard.acts.isdisjoint(ACCEPTING)
    return (before.pending == Offer.EXERCISE and is_accepted) or Act.EXERCISE in heard.acts


def _sit_down(place: steps.Place, notes: Lines) -> Step:
    """Change to the exercises on a chair, unless this one is on it."""
    lines = (*notes, Line(ExerciseMessage.ON_A_CHAIR))
    is_seated = steps.is_under_way(place.now) and not place.is_past_the_end
    if is_seated and place.exercise.position is Position.CHAIR:
        return steps.stay(place, *lines)
    return gate.sit_down(place.knowledge, place.now, lines)


def _begin(knowledge: Knowledge, now: Conversation, heard: Heard, notes: Lines) -> Step:
    """Begin exercises. A check that has begun is finished first."""
    content = knowledge.content
    question = content.questions.get(now.pending)
    is_checked = any(content.questions[name].group not in EXERCISE_GROUPS for name in (*now.asked, *_open(question)))
    if is_checked and not now.concluded:
        lines = (*notes, Line(ExerciseMessage.AFTER_CHECK))
        if question is None:
            return check_flow.advance(knowledge, now, lines)
        return now, asking(question, Form.SHORT, lines)
    wish = wished(knowledge.exercises, heard.choices, content, now.findings)
    pace = now.routine.pace if now.routine else Progress(wish.id).pace
    return gate.go_on(knowledge, replace(now, pending=""), Progress(wish.id, pace=pace), notes)


def _open(question: Question | None) -> tuple[str, ...]:
    return (question.id,) if question else ()
