"""What stops exercises: care that is needed today, a danger not ruled out, something new, something that hurts."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check import check_flow, offers
from skill.dialogue.exercises import steps
from skill.dialogue.exercises.messages import ExerciseMessage
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.saying import asking
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines
from skill.listening.heard import Heard
from skill.listening.said import Said, When
from skill.triage.messages import Form
from skill.triage.model import DURING_EXERCISE, EXERCISE_GROUPS, Content, FindingKind, Question
from skill.triage.questionnaire import pressing_question
from skill.triage.status import Status, may_be

_OVER = frozenset({When.PAST, When.LONG_STANDING, When.RULED_OUT})
_NEWS = frozenset({FindingKind.SYMPTOM, FindingKind.EVENT})


def refused(knowledge: Knowledge, now: Conversation, notes: Lines) -> Step | None:
    """Refuse exercises while care is needed today or something told must be asked about first; else return None."""
    content = knowledge.content
    over = replace(now, routine=None, pending="", tries=0)
    if not offers.is_calm(knowledge, now):
        lines = (*notes, Line(ExerciseMessage.HELD_BACK))
        return steps.leave(now, *lines) if now.concluded else check_flow.advance(knowledge, over, lines)
    doubtful = _danger(knowledge, now)
    if doubtful is not None:
        return _screen_again(knowledge, now, doubtful, notes)
    if pressing_question(content, now.findings, now.asked) is not None:
        return check_flow.advance(knowledge, over, (*notes, Line(ExerciseMessage.ASK_FIRST)))
    return None


def _danger(knowledge: Knowledge, now: Conversation) -> Question | None:
    """Return a question about danger, asked before or during exercises, without a clean no as its answer; else None."""
    for name in now.asked:
        question = knowledge.content.questions[name]
        if question.group in EXERCISE_GROUPS and question.doubts and may_be((question.finding,), now.findings):
            return question
    return None


def stop_for_news(
    knowledge: Knowledge, before: Conversation, now: Conversation, heard: Heard, notes: Lines
) -> Step | None:
    """Stop a routine for news: screen again for a nerve sign, start the check for anything else; None without news."""
    question = _hurt_question(knowledge.content)
    if not steps.is_under_way(before) and before.pending != question.id:
        return None
    told = {o.finding for o in heard.observations if o.said is not Said.DENIED and o.when not in _OVER}
    if may_be(told & {*question.settled_by, *question.doubts}, now.findings):
        return _screen_again(knowledge, now, question, notes)
    if _new(knowledge.content, before, now) & _NEWS:
        over = replace(now, routine=None, pending="", tries=0, concluded=False)
        return check_flow.advance(knowledge, over, (*notes, Line(ExerciseMessage.ASK_FIRST)))
    return None


def _new(content: Content, before: Conversation, now: Conversation) -> set[FindingKind]:
    """Return the kinds of the findings that are newly present or newly in doubt."""
    return {
        content.findings[name].kind
        for name, status in now.findings.items()
        if status is not Status.DENIED and before.findings.get(name) is not status
    }


def complains(knowledge: Knowledge, before: Conversation, now: Conversation, heard: Heard) -> bool:
    """Whether a new complaint was told, and no command: here, "too hard" is a command."""
    is_command = not steps.COMMANDS.isdisjoint(heard.acts)
    return not is_command and FindingKind.COMPLAINT in _new(knowledge.content, before, now)


def _hurt_question(content: Content) -> Question:
    return next(question for question in content.questions.values() if question.group == DURING_EXERCISE)


def ask_what_changed(knowledge: Knowledge, now: Conversation) -> Step:
    """Stop because something hurts, and ask whether it is a danger, even if that was asked before."""
    question = _hurt_question(knowledge.content)
    findings = {name: status for name, status in now.findings.items() if name != question.finding}
    asked = tuple(name for name in now.asked if name != question.id)
    here = replace(now, findings=findings, asked=asked, pending=question.id, tries=0)
    return here, asking(question, Form.ASK, (Line(ExerciseMessage.STOP_THERE),))


def _screen_again(knowledge: Knowledge, now: Conversation, question: Question, notes: Lines) -> Step:
    """End the exercises and ask separately about each thing that this question joins, even if it was asked before."""
    content = knowledge.content
    doubts = {name: Status.UNSURE for name in question.doubts if now.findings.get(name) is not Status.PRESENT}
    known = {name: status for name, status in now.findings.items() if name != question.finding}
    reopened = {_asks_about(content, name) for name in doubts}
    asked = tuple(
        name for name in now.asked if name not in reopened and content.questions[name].group not in EXERCISE_GROUPS
    )
    over = replace(now, findings={**known, **doubts}, asked=asked, routine=None, pending="", tries=0, concluded=False)
    return check_flow.advance(knowledge, over, (*notes, Line(ExerciseMessage.ASK_FIRST)))


def _asks_about(content: Content, finding: str) -> str:
    """Return the id of the question of the check about a finding: of several, the most urgent, then the narrowest."""
    asking_it = [q for q in content.questions.values() if finding in q.covers and q.group not in EXERCISE_GROUPS]
    return max(asking_it, key=lambda question: (question.level, -len(question.covers))).id
