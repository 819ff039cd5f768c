"""Why something was said, and on whose word: of a question, of what was asked about, of the advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.saying import MOST_NAMES, reasons
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines
from skill.triage.assessment import Assessment, Reason, conclude
from skill.triage.model import Content, Rule

MOST_RULES = 2
"""No more rules than this are explained in one breath."""


def explain(knowledge: Knowledge, before: Conversation, now: Conversation, *, asks_source: bool) -> Lines:
    """The reason for what was said last. Sources are named with advice, and otherwise when they are asked for."""
    content = knowledge.content
    told = _last_told(knowledge, before) if asks_source else ()
    if told:
        return _from(content, told)
    question = content.questions.get(now.pending)
    if question is not None:
        why = Line(f"question.{question.id}.why")
        return (why, *_from(content, question.sources)) if asks_source else (why,)
    routine = knowledge.exercises.routine(now.routine.routine) if now.routine else None
    if routine is not None:
        why = Line("why.exercise")
        return (why, *_from(content, routine.sources)) if asks_source else (why,)
    if now.concluded:
        return tuple(_of_advice(content, now, conclude(content, now.findings)))
    return (Line("why.nothing"),)


def _of_advice(content: Content, now: Conversation, final: Assessment) -> Iterator[Line]:
    """What was told, what such signs can mean, whose word that is, and whether anybody has checked it."""
    deciding = [reason for reason in final.reasons if reason.disposition is final.disposition]
    if not deciding:
        yield Line("why.self_care")
        yield from _from(content, (name for id_ in now.asked for name in content.questions[id_].sources))
        yield from _unchecked(content.rules.values())
        return
    rules = [reason.rule for reason in deciding[:MOST_RULES]]
    yield from _named(content, now, final, deciding[0])
    yield from (Line(f"rule.{rule.id}.because") for rule in rules)
    yield from _from(content, (name for rule in rules for name in rule.sources))
    yield from _unchecked(rules)


def _named(content: Content, now: Conversation, final: Assessment, top: Reason) -> Iterator[Line]:
    names = reasons(content, now, final)
    if names:
        yield Line("why.advice" if top.is_certain else "why.unsure", names)


def _from(content: Content, sources: Iterable[str]) -> Lines:
    """On whose word, each publisher once."""
    names = dict.fromkeys(f"source.{content.sources[name].publisher}" for name in sources)
    return (Line("why.sources", tuple(names)[:MOST_NAMES]),) if names else ()


def _unchecked(rules: Iterable[Rule]) -> Lines:
    return (Line("why.unchecked"),) if any(rule.reviewed_on is None for rule in rules) else ()


def _last_told(knowledge: Knowledge, before: Conversation) -> tuple[str, ...]:
    """The sources of the topic or plan that most of the last reply was taken from."""
    spoken = {line.key for line in before.last_reply}
    guidance = knowledge.guidance
    told = [({saying.key for saying in topic.say}, topic.sources) for topic in guidance.topics.values()]
    told += [(set(plan.say), plan.sources) for plan in guidance.plans]
    keys, sources = max(told, key=lambda item: len(spoken & item[0]))
    return sources if spoken & keys else ()
