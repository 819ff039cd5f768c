"""What goes on inside a turn, for people who look: findings, rules, the next question and why it is that one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.state.conversation import from_session
from skill.handlers.session import CONVERSATION
from skill.speech.catalogue import Catalogue
from skill.triage.assessment import Assessment, with_derived
from skill.triage.disposition import Disposition
from skill.triage.messages import Form, question_key
from skill.triage.model import Content, Question, Rule
from skill.triage.questionnaire import MOST_QUESTIONS
from skill.triage.status import Findings, Status, all_of, any_of, may_be


def inside(knowledge: Knowledge, catalogue: Catalogue, attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The session attributes of a response, laid open as JSON primitives.

    `findings` in the order they were told, each with id, title and status; `fired` rules, most urgent first; rules
    that are `held` until their clarifier is asked; how many rules are still `possible`, those nearest first; the `next`
    question.
    """
    content = knowledge.content
    now = from_session(attributes.get(CONVERSATION), content, catalogue.messages.keys(), knowledge.exercises)
    findings, assessment = now.findings, now.assessed(content)
    possible = [] if now.concluded else list(_possible(content, findings, now.asked, assessment))
    return {
        "findings": [
            {"id": name, "title": content.findings[name].title, "status": status.value}
            for name, status in findings.items()
        ],
        "fired": [
            {**_rule(reason.rule), "at": reason.disposition.name, "certain": reason.is_certain}
            for reason in assessment.reasons
        ],
        "held": [_rule(awaiting.rule) for awaiting in assessment.awaiting],
        "possible": possible,
        "rules": len(content.rules),
        "next": _next(content, catalogue, now.pending, findings, assessment),
        "asked": len(now.asked),
        "most": MOST_QUESTIONS,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {"id": rule.id, "title": rule.title, "disposition": rule.disposition.name, "sources": list(rule.sources)}


def _possible(
    content: Content, findings: Findings, asked: Sequence[str], assessment: Assessment
) -> Iterator[dict[str, Any]]:
    """Rules that have not fired and that nothing known has ruled out, those that something told stands behind first."""
    known = with_derived(content, findings)
    done = {reason.rule.id for reason in assessment.reasons} | {awaiting.rule.id for awaiting in assessment.awaiting}
    open_rules = [rule for rule in content.rules.values() if rule.id not in done and _is_open(rule, known)]
    for rule in sorted(open_rules, key=lambda rule: (not _is_touched(rule, known), -rule.disposition)):
        named = {*rule.all_of, *rule.any_of}
        by = [q.id for q in content.questions.values() if q.id not in asked and named & q.asks_about]
        yield {**_rule(rule), "touched": _is_touched(rule, known), "questions": by[:3]}


def _is_open(rule: Rule, known: Findings) -> bool:
    """Whether the condition may still come to hold."""
    parts = [known.get(name) for name in rule.all_of]
    if rule.any_of:
        parts.append(any_of(known.get(name) for name in rule.any_of))
    return all_of(parts) is not Status.DENIED


def _is_touched(rule: Rule, known: Findings) -> bool:
    return may_be((*rule.all_of, *rule.any_of), known)


def _next(
    content: Content, catalogue: Catalogue, pending: str, findings: Findings, assessment: Assessment
) -> dict[str, Any] | None:
    """The pending question and what put it there; None when no question of the check is pending."""
    question = content.questions.get(pending)
    if question is None:
        return (
            {"id": pending, "level": "", "because": "an offer; nothing of the check is open", "why": ""}
            if pending
            else None
        )
    return {
        "id": question.id,
        "level": question.level.name,
        "because": _because(content, question, findings, assessment),
        "why": catalogue.messages[question_key(question, Form.WHY)],
    }


def _because(content: Content, question: Question, findings: Findings, assessment: Assessment) -> str:
    """Which of the questionnaire's reasons put this question next, in its own order."""
    held = [awaiting.rule.title for awaiting in assessment.awaiting if awaiting.question == question.id]
    if held:
        return f"it may hold a rule lower: {held[0]}"
    doubted = [content.findings[name].title for name in question.covers if findings.get(name) is Status.UNSURE]
    if doubted:
        return f"it was heard in doubt: {doubted[0]}"
    known = with_derived(content, findings)
    told = [content.findings[name].title for name in question.ask_when if known.get(name) is Status.PRESENT]
    if told:
        return f"it follows from what was told: {told[0]}"
    danger = "an emergency" if question.level is Disposition.EMERGENCY else "a need for care"
    return f"it is asked of everybody, and may still find {danger}"
