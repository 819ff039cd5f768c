"""The choice of what fits this person: topics asked about, and the plan for home."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

from skill.triage.assessment import status_of
from skill.triage.model import Content
from skill.triage.status import Findings, Status


class GuidanceError(ValueError):
    """The guidance content is unfit; the message lists every fault."""


class TopicKind(StrEnum):
    """What sort of subject a topic is."""

    REMEDY = "remedy"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Saying:
    """A message, and for whom it is."""

    key: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject a person may ask about."""

    id: str
    kind: TopicKind
    say: tuple[Saying, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to look after it at home."""

    id: str
    when: tuple[str, ...]
    say: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guidance:
    """All topics and plans."""

    topics: Mapping[str, Topic]
    plans: tuple[Plan, ...]


def load_guidance(content: Content) -> Guidance:
    """Load `skill/guidance/content`. Raises GuidanceError listing unknown keys, findings and sources."""
    folder = files("skill.guidance") / "content"
    topics = tomllib.loads((folder / "topics.toml").read_text("utf-8"))["topic"]
    plans = tomllib.loads((folder / "home_care.toml").read_text("utf-8"))["plan"]
    return build_guidance(topics, plans, content)


def build_guidance(topics: Mapping[str, Any], plans: list[Mapping[str, Any]], content: Content) -> Guidance:
    """Turn parsed tables into Guidance. Raises GuidanceError listing every fault."""
    try:
        guidance = Guidance(
            topics={name: _topic(name, table) for name, table in topics.items()},
            plans=tuple(Plan(p["id"], tuple(p["when"]), tuple(p["say"]), tuple(p["sources"])) for p in plans),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise GuidanceError(f"malformed topic or plan: {fault!r}") from fault
    faults = _faults(guidance, content)
    if faults:
        raise GuidanceError("\n".join(faults))
    return guidance


def _topic(name: str, table: Mapping[str, Any]) -> Topic:
    say = tuple(Saying(s["key"], tuple(s.get("when", ())), tuple(s.get("unless", ()))) for s in table["say"])
    return Topic(name, TopicKind(table["kind"]), say, tuple(table["sources"]))


def _faults(guidance: Guidance, content: Content) -> list[str]:
    findings = {name for topic in guidance.topics.values() for say in topic.say for name in (*say.when, *say.unless)}
    findings |= {name for plan in guidance.plans for name in plan.when}
    cited = {name for topic in guidance.topics.values() for name in topic.sources}
    cited |= {name for plan in guidance.plans for name in plan.sources}
    faults = [f"unknown finding {name}" for name in sorted(findings - content.findings.keys())]
    faults += [f"unknown source {name}" for name in sorted(cited - content.sources.keys())]
    faults += [f"{topic.id}: no source" for topic in guidance.topics.values() if not topic.sources]
    if not guidance.plans or guidance.plans[-1].when:
        faults.append("the last plan must fit everybody")
    return faults


def about(topic: Topic, content: Content, findings: Findings) -> tuple[str, ...]:
    """The messages of a topic that are for this person, in order. What may be there counts as there."""

    def may_have(names: tuple[str, ...], *statuses: Status) -> bool:
        return any(status_of(name, content, findings) in statuses for name in names)

    return tuple(
        say.key
        for say in topic.say
        if (not say.when or may_have(say.when, Status.PRESENT, Status.UNSURE))
        and not may_have(say.unless, Status.PRESENT, Status.UNSURE)
    )


def plan_for(guidance: Guidance, content: Content, findings: Findings) -> Plan:
    """The first plan that fits this person."""

    def fits(plan: Plan) -> bool:
        return not plan.when or any(status_of(name, content, findings) is Status.PRESENT for name in plan.when)

    return next(plan for plan in guidance.plans if fits(plan))
