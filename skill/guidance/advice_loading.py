"""Reads the content on topics and home care. If anything in it is unfit, refuses all of it and names every fault."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from skill.guidance.advice import Guidance, HomeCarePlan, HomeCareRemark, Topic, TopicKind
from skill.guidance.chat import Chat
from skill.triage.faults import defined_twice, statement_faults
from skill.triage.messages import MessageKey
from skill.triage.model import Content
from skill.triage.reading import read


class GuidanceError(ValueError):
    """Raised when the guidance content is unfit; the message lists every fault."""


@dataclass(frozen=True, slots=True)
class _AdviceTables:
    """What the files hold, by the names of their tables."""

    topic: dict[str, Topic]
    plan: tuple[HomeCarePlan, ...]
    held_back: HomeCarePlan
    safety_nets: tuple[MessageKey, ...]
    remark: tuple[HomeCareRemark, ...] = ()
    chat: dict[str, Chat] = field(default_factory=dict)


def load_guidance(content: Content) -> Guidance:
    """Load `skill/guidance/content`. Raises GuidanceError listing every fault."""
    folder = files("skill.guidance") / "content"
    tables = {
        file.name: tomllib.loads(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".toml")
    }
    home_care = tables.pop("home_care.toml") | tables.pop("chat.toml")
    del tables["exercises.toml"]  # read by exercise_loading
    topics: dict[str, Any] = {}
    for name, table in sorted(tables.items()):
        twice = sorted(topics.keys() & table["topic"].keys())
        if twice:
            raise GuidanceError(f"{name}: {', '.join(twice)} defined twice")
        topics |= table["topic"]
    return build_guidance(topics, home_care, content)


def build_guidance(topics: Mapping[str, Any], home_care: Mapping[str, Any], content: Content) -> Guidance:
    """Turn parsed tables into Guidance.

    Raises GuidanceError listing every fault. What the content says is checked once all of it is well formed.
    """
    tables = read(_AdviceTables, {"topic": topics, **home_care}, GuidanceError)
    nets = frozenset(tables.safety_nets)
    guidance = Guidance(tables.topic, tables.plan, tables.remark, tables.held_back, nets, tables.chat)
    faults = list(_faults(guidance, content))
    if faults:
        raise GuidanceError("\n".join(faults))
    return guidance


def _faults(guidance: Guidance, content: Content) -> Iterator[str]:
    """Yield names that lead nowhere, statements without words or a source, and plans in an order that cannot work."""
    for topic in guidance.topics.values():
        findings = [*topic.own, *(name for saying in topic.say for name in (*saying.when, *saying.unless))]
        yield from _part_faults(f"topic {topic.id}", topic, findings, content)
        if topic.even_so and topic.even_so not in {saying.key for saying in topic.say}:
            yield f"topic {topic.id}: even_so is none of its messages"
    for plan in (*guidance.plans, guidance.held_back):
        yield from _part_faults(f"plan {plan.id}", plan, plan.when, content)
    for remark in guidance.remarks:
        yield from _part_faults(f"remark {remark.id}", remark, remark.when, content)
    for chat in guidance.chats.values():
        findings = [name for reply in chat.warned for name in reply.when]
        yield from statement_faults(f"chat {chat.id}", findings, chat.sources, content)
        adds = {name for rule in content.rules.values() for name in rule.add}
        missing = (reply.added for reply in chat.warned if reply.added and reply.added not in adds)
        yield from (f"chat {chat.id}: no rule adds {name}" for name in missing)
        if not (chat.say or chat.warned or chat.accepts):
            yield f"chat {chat.id}: no answer"
        others = (chat.refers_to, chat.put_off, *(reply.beside for reply in chat.warned))
        yield from (f"chat {chat.id}: unknown chat {name}" for name in others if name and name not in guidance.chats)
        unknown = (name for name in (chat.topic, *chat.also) if name and name not in guidance.topics)
        yield from (f"chat {chat.id}: unknown topic {name}" for name in unknown)
        if chat.kind and chat.kind not in set(TopicKind):
            yield f"chat {chat.id}: unknown kind {chat.kind}"
    said = {saying.key for topic in guidance.topics.values() for saying in topic.say}
    yield from (f"safety net {key}: said by no topic" for key in sorted(guidance.safety_nets - said))
    yield from defined_twice("plan", (plan.id for plan in guidance.plans))
    yield from defined_twice("remark", (remark.id for remark in guidance.remarks))
    if not guidance.plans or guidance.plans[-1].when:
        yield "the last plan must fit everybody"
    yield from (f"plan {plan.id}: hides those after it" for plan in guidance.plans[:-1] if not plan.when)


def _part_faults(
    place: str, part: Topic | HomeCarePlan | HomeCareRemark, findings: Iterable[str], content: Content
) -> Iterator[str]:
    if not part.say:
        yield f"{place}: no say"
    yield from statement_faults(place, findings, part.sources, content)
