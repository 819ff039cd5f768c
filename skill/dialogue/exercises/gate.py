"""What must be known before the first step of an exercise, and what becomes of it if it is not answered."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check.check_flow import passed_over
from skill.dialogue.exercises import steps
from skill.dialogue.exercises.messages import ExerciseMessage
from skill.dialogue.exercises.safety import refused
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Offer
from skill.dialogue.saying import asking, offering
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines, Pace
from skill.dialogue.state.routine_progress import Progress
from skill.guidance.exercises import Routine, cautions, chosen, depends_on, held, on_a_chair
from skill.listening.acts import Act
from skill.listening.heard import Heard
from skill.triage.disposition import Disposition
from skill.triage.messages import Form, question_key
from skill.triage.model import BEFORE_EXERCISE, Content, Question
from skill.triage.questionnaire import open_questions
from skill.triage.status import Status

_PRESSING = frozenset({Act.DECLINE, Act.FASTER, Act.LATER, Act.NEXT, Act.RESUME, Act.SKIP})


def question_at(content: Content, conversation: Conversation) -> Question | None:
    """Return the question before exercises that is pending; None if there is none."""
    question = content.questions.get(conversation.pending)
    is_before = conversation.routine is not None and question is not None and question.group == BEFORE_EXERCISE
    return question if is_before else None


def is_passed_by(content: Content, before: Conversation, heard: Heard) -> bool:
    """Whether the words answer nothing at a question before exercises: they press on ("skip"), or ask for a chair."""
    question = question_at(content, before)
    if question is None or heard.answer is not None or question.id in heard.replies or heard.observations:
        return False
    return not heard.acts.isdisjoint(_PRESSING | {Act.SEATED})


def press_on(knowledge: Knowledge, before: Conversation, now: Conversation, heard: Heard, notes: Lines) -> Step | None:
    """Answer who leaves a question before exercises open ("I'm tired", "just start"); None for anything else.

    The question is put once more, with why it matters. After that it is left open, which is never a no: moves that
    are safe in both cases are guided, those on a chair if it makes no difference to them; if there are none, no move.
    """
    question = question_at(knowledge.content, now)
    is_told = bool(heard.observations) and heard.answer is None and not heard.asks
    leaves_it = is_told or is_passed_by(knowledge.content, before, heard)
    if question is None or now.pending != before.pending or not leaves_it or heard.topics:
        return None
    if not before.tries:
        why = Line(question_key(question, Form.WHY))
        return replace(now, tries=1), asking(question, Form.SHORT, (*notes, why))
    return _left_open(knowledge, now, question, notes)


def _left_open(knowledge: Knowledge, now: Conversation, question: Question, notes: Lines) -> Step:
    """Go on without the answer to a question, as far as that is safe."""
    lines = (*notes, Line(ExerciseMessage.EITHER_WAY))
    chair, _ = on_a_chair(knowledge.exercises)
    is_danger = question.level >= Disposition.URGENT
    if not is_danger and not depends_on(knowledge.exercises, chair, question.asks_about):
        return sit_down(knowledge, now, lines)
    without = passed_over(knowledge.content, now, question)
    why_not = refused(knowledge, without, ()) or held(knowledge.exercises, knowledge.content, without.findings)
    if is_danger or why_not or now.routine is None:
        over = replace(now, routine=None, pending=Offer.MORE, tries=0)
        return over, offering(Offer.MORE, (*notes, Line(ExerciseMessage.NOT_WITHOUT), Line(Advice.ONE_LINE)))
    return go_on(knowledge, without, now.routine, lines)


def sit_down(knowledge: Knowledge, now: Conversation, lines: Lines) -> Step:
    """Say `lines`, and change to the exercises on a chair, whatever was asked for before."""
    chair, known = on_a_chair(knowledge.exercises)
    seated = replace(now, findings={**now.findings, **known}, tries=0)
    pace = now.routine.pace if now.routine else Pace.USUAL
    return go_on(knowledge, seated, Progress(chair.id, pace=pace), lines)


def go_on(knowledge: Knowledge, now: Conversation, progress: Progress, notes: Lines) -> Step:
    """Ask what must still be known, then speak the first step."""
    is_begun = steps.is_under_way(now)
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
    is_said = row is wish or Line(ExerciseMessage.EITHER_WAY) in notes
    other = () if is_said else (Line(ExerciseMessage.OTHER_INSTEAD),)
    mind = map(Line, cautions(knowledge.exercises, knowledge.content, now.findings))
    first = () if is_begun else (Line(ExerciseMessage.STOP_SIGNS),)
    lines = (*notes, *other, *first, *mind)
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
