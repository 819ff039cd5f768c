"""What a person is left with who denies, or takes back, what is asked before all else (harming oneself)."""

from __future__ import annotations

from skill.dialogue.messages import Goodbye
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines
from skill.triage.messages import Form, question_key
from skill.triage.model import Content
from skill.triage.status import Status


def left_with(content: Content, before: Conversation, now: Conversation) -> Lines:
    """Return whom to call if it changes, once such a finding is denied or taken back; else empty.

    A no may be said because it is hard to say yes, so the number is given all the same (clinical sheet, E28).
    """
    return tuple(
        Line(question_key(question, Form.DENIED))
        for question in content.questions.values()
        if question.comes_first and _is_gone(question.finding, before, now)
    )


def whom_to_talk_to(content: Content, now: Conversation) -> Lines:
    """Return whom to talk to, for who leaves after such a finding was raised, whatever became of it; else empty."""
    is_raised = any(q.comes_first and q.finding in now.findings for q in content.questions.values())
    return (Line(Goodbye.TALK),) if is_raised else ()


def _is_gone(name: str, before: Conversation, now: Conversation) -> bool:
    was, known = before.findings.get(name), now.findings.get(name)
    return (known is Status.DENIED and was is not Status.DENIED) or (was is Status.PRESENT and known is None)
