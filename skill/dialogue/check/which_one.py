"""After a yes to several things at once: a no to "which one of those is it?" takes that yes back."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.state.conversation import Conversation
from skill.listening.heard import Heard
from skill.listening.said import Answer, Said
from skill.triage.model import Content, Question
from skill.triage.status import Status


def yes_taken_back(content: Content, now: Conversation, question: Question, heard: Heard) -> Question | None:
    """Return the question whose yes a no to "which one of those is it?" takes back; None if nothing is taken back."""
    tells = any(observation.said is not Said.DENIED for observation in heard.observations)
    if not question.options or heard.answer is not Answer.NO or heard.is_qualified or tells:
        return None
    joined = (content.questions[id_] for id_ in now.asked if content.questions[id_].finding == question.finding)
    is_a_yes = now.findings.get(question.finding) is Status.PRESENT
    return next(joined, None) if is_a_yes else None


def reopened(conversation: Conversation, question: Question, joined: Question) -> Conversation:
    """Return the conversation with the joined question pending once more, its yes forgotten; `question` was put."""
    return replace(
        conversation,
        findings={name: status for name, status in conversation.findings.items() if name != joined.finding},
        asked=(*(id_ for id_ in conversation.asked if id_ != joined.id), question.id),
        pending=joined.id,
        tries=0,
    )
