"""Guided exercises: screened first when asked for, and stopped as soon as something hurts (clinical sheet, 5.14)."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check import check_flow
from skill.dialogue.exercises import steps
from skill.dialogue.exercises.messages import ExerciseMessage
from skill.dialogue.exercises.safety import ask_what_changed, complains, refused, stop_for_news
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Offer
from skill.dialogue.saying import asking, closing
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines, Reply
from skill.dialogue.state.routine_progress import Progress
from skill.dialogue.state.user_act import ActKind
from skill.guidance.exercises import Routine, cautions, chosen, depends_on, held, wished
from skill.listening.acts import Act
from skill.listening.said import Answer, Heard, Said
from skill.triage.disposition import Disposition
from skill.triage.messages import Form
from skill.triage.model import BEFORE_EXERCISE, DURING_EXERCISE, EXERCISE_GROUPS, Content, FindingKind, Question
from skill.triage.questionnaire import open_questions
from skill.triage.status import Status

_LEAVING = frozenset({ActKind.LAUNCH, ActKind.START_OVER, ActKind.STOP})
_WORDLESS = frozenset({ActKind.SAY, ActKind.NOT_HEARD})


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
    if stopped or kind not in _WORDLESS or now.pending in knowledge.content.questions:
        return stopped  # any other act, or a question still open, does not change the place
    if _asks(before, heard) and any(knowledge.exercises.routine(name) for name in heard.choices):
        return _begin(knowledge, now, heard, notes)
    if put is not None and put.group == DURING_EXERCISE:
        return steps.leave_out(place)
    is_under_way = steps.is_under_way(now)
    if is_under_way and (Act.HURTS in heard.acts or complains(knowledge, before, now, heard)):
        return ask_what_changed(knowledge, now)
    why_not = held(knowledge.exercises, knowledge.content, now.findings)
    if not is_under_way or why_not or place.row != replace(place, now=before).row:
        return _go_on(knowledge, now, progress, notes)
    return steps.answer(place, heard, notes)


def without_reassurance(content: Content, heard: Heard) -> Heard:
    """Return what was heard in an exercise, without reassuring findings.

    There, "it hurts" is about the exercise, so it must not make a later danger count for less.
    """
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
    is_accepted = before.pending == Offer.EXERCISE and heard.answer in (Answer.YES, Answer.PARTLY)
    return is_accepted or Act.EXERCISE in heard.acts


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
    return _go_on(knowledge, replace(now, pending=""), Progress(wish.id, pace=pace), notes)


def _open(question: Question | None) -> tuple[str, ...]:
    return (question.id,) if question else ()


def _go_on(knowledge: Knowledge, now: Conversation, progress: Progress, notes: Lines) -> Step:
    """Ask what must still be known, then speak the first step."""
    now = replace(now, routine=progress)
    refusal = refused(knowledge, now, notes)
    if refusal:
        return refusal
    why_not = held(knowledge.exercises, knowledge.content, now.findings)
    if why_not:
        return steps.leave(now, *notes, Line(why_not.say, sources=why_not.sources))
    wish = knowledge.exercises.routine(progress.routine)
    question = _question(knowledge, now, wish) if wish else None
    if question is not None:
        is_known_in_part = any(now.findings.get(name) for name in question.besides)
        form = Form.BESIDES if is_known_in_part else Form.ASK
        return replace(now, pending=question.id, tries=0), asking(question, form, notes)
    row = chosen(knowledge.exercises, wish, knowledge.content, now.findings) if wish else None
    if row is None:
        return steps.leave(now, *notes, Line(ExerciseMessage.NONE_FITS))
    other = () if wish is None or row is wish else (Line(ExerciseMessage.OTHER_INSTEAD),)
    mind = map(Line, cautions(knowledge.exercises, knowledge.content, now.findings))
    lines = (*notes, *other, Line(ExerciseMessage.BEGIN), Line(ExerciseMessage.STOP_SIGNS), *mind)
    return steps.speak(steps.Place(knowledge, now, Progress(row.id, pace=progress.pace)), *lines)


def _question(knowledge: Knowledge, now: Conversation, wish: Routine) -> Question | None:
    """Return the next question to ask before exercises; None if there is none.

    It asks what would change the choice of exercises, and about danger unless a check has been completed. Something
    unknown is not taken as a "no", so both the routine asked for and the one that would be guided now are considered.
    """
    row = chosen(knowledge.exercises, wish, knowledge.content, now.findings) or wish
    for question in open_questions(knowledge.content, now.findings, now.asked, BEFORE_EXERCISE):
        if question.level >= Disposition.URGENT:
            known = (now.findings.get(name) in (Status.PRESENT, Status.DENIED) for name in question.doubts)
            if not now.concluded and not all(known):
                return question
        elif any(depends_on(knowledge.exercises, r, question.asks_about) for r in (wish, row)):
            return question
    return None
