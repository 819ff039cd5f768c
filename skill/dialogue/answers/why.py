"""Why something was said, and from which source: a question, an answer about a topic, the advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Listing, Why
from skill.dialogue.saying import MOST_NAMES, naming, reasons
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines
from skill.listening.heard import Heard
from skill.triage.assessment import Assessment, Reason, conclude
from skill.triage.messages import Form, because_key, publisher_key, question_key
from skill.triage.model import Content, Question, Rule

MOST_RULES = 2
"""The most rules that one reply explains."""


def meant(content: Content, pending: str, heard: Heard) -> Question | None:
    """Return the question that words about a question mean: the pending one, unless they name the place of another."""
    asked_of = [name for name in heard.asked_of if name in content.questions]
    if pending in asked_of or not asked_of:
        return content.questions.get(pending)
    return content.questions[asked_of[0]]


def explain(knowledge: Knowledge, before: Conversation, now: Conversation, heard: Heard, *, asks_source: bool) -> Lines:
    """Return the reason for what was said last. Sources are named with advice, and elsewhere if asked for."""
    content = knowledge.content
    if asks_source and before.last.sources:
        return _from(content, before.last.sources)
    question = meant(content, now.pending, heard)
    if question is not None:
        why = Line(question_key(question, Form.WHY))
        return (why, *_from(content, question.sources)) if asks_source else (why,)
    routine = knowledge.exercises.routine(now.routine.routine) if now.routine else None
    if routine is not None:
        why = Line(Why.EXERCISE)
        return (why, *_from(content, routine.sources)) if asks_source else (why,)
    if now.concluded:
        return tuple(_of_advice(content, now, conclude(content, now.findings)))
    return (Line(Why.NOTHING),)


def _of_advice(content: Content, now: Conversation, final: Assessment) -> Iterator[Line]:
    """Yield what was told, what such signs can mean, the sources, and a note if no clinician has checked the rules."""
    deciding = [reason for reason in final.reasons if reason.disposition is final.disposition]
    if not deciding:
        yield Line(Why.SELF_CARE)
        yield from _from(content, (name for id_ in now.asked for name in content.questions[id_].sources))
        yield from _unchecked(content.rules.values())
        return
    rules = [reason.rule for reason in deciding[:MOST_RULES]]
    yield from _named(content, now, final, deciding[0])
    yield from (Line(because_key(rule)) for rule in rules)
    yield from _from(content, (name for rule in rules for name in rule.sources))
    yield from _unchecked(rules)


def _named(content: Content, now: Conversation, final: Assessment, top: Reason) -> Iterator[Line]:
    names = reasons(content, now, final)
    if names:
        yield naming(Listing.WHY_ADVICE if top.is_certain else Listing.WHY_UNSURE, names)


def _from(content: Content, sources: Iterable[str]) -> Lines:
    """Return a line that names the publisher of each source once; empty if there are no sources."""
    names = dict.fromkeys(publisher_key(content.sources[name]) for name in sources)
    return (Line(Listing.WHY_SOURCES, tuple(names)[:MOST_NAMES]),) if names else ()


def _unchecked(rules: Iterable[Rule]) -> Lines:
    return (Line(Why.UNCHECKED),) if any(rule.reviewed_on is None for rule in rules) else ()
