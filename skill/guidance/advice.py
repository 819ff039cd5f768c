"""The choice of what fits this person: topics asked about, and the plan for home."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from skill.triage.assessment import conclude, with_derived
from skill.triage.disposition import Disposition
from skill.triage.model import Content
from skill.triage.status import Findings, Status


class GuidanceError(ValueError):
    """The guidance content is unfit; the message lists every fault."""


class TopicKind(StrEnum):
    """What sort of subject a topic is."""

    REMEDY = "remedy"
    INFORMATION = "information"


HELPS = "helps"
"""The aspect that is home care, whatever sort of subject it is asked of."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A message, and for whom it is."""

    key: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    aspect: str = ""
    """Said only when this is asked of the topic ("causes"); empty for what is said when nothing special is asked."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject a person may ask about."""

    id: str
    kind: TopicKind
    say: tuple[Saying, ...]
    sources: tuple[str, ...]
    own: tuple[str, ...] = ()
    """Who has one of these and asks what causes "it", with no subject named before, is answered with this topic."""
    aspect: str = ""
    """It is the general answer to this aspect, for those who name no subject that tells of it."""

    def tells_of(self, aspects: Collection[str]) -> bool:
        """Whether it has an answer to one of these aspects."""
        return any(say.aspect in aspects for say in self.say)


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
    held_back: Plan
    """Spoken instead of a plan while care is needed today."""


def load_guidance(content: Content) -> Guidance:
    """Load `skill/guidance/content`. Raises GuidanceError listing every fault."""
    import tomllib  # here, so that a packaged skill, which reads no files, does without
    from importlib.resources import files

    folder = files("skill.guidance") / "content"
    tables = {
        file.name: tomllib.loads(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".toml")
    }
    home_care = tables.pop("home_care.toml")
    del tables["exercises.toml"]  # read by exercise_loading
    topics: dict[str, Any] = {}
    for name, table in sorted(tables.items()):
        twice = sorted(topics.keys() & table["topic"].keys())
        if twice:
            raise GuidanceError(f"{name}: {', '.join(twice)} defined twice")
        topics |= table["topic"]
    return build_guidance(topics, home_care, content)


def build_guidance(topics: Mapping[str, Any], home_care: Mapping[str, Any], content: Content) -> Guidance:
    """Turn parsed tables into Guidance. Raises GuidanceError listing every fault."""
    reader = _Reader(content)
    guidance = Guidance(
        topics={name: reader.topic(name, table) for name, table in topics.items()},
        plans=tuple(reader.plan(table) for table in home_care.get("plan", ())),
        held_back=reader.plan(home_care.get("held_back", {})),
    )
    ids = [plan.id for plan in guidance.plans]
    reader.faults += [f"plan {name}: defined twice" for name in sorted({name for name in ids if ids.count(name) > 1})]
    if not guidance.plans or guidance.plans[-1].when:
        reader.faults.append("the last plan must fit everybody")
    reader.faults += [f"plan {plan.id}: hides those after it" for plan in guidance.plans[:-1] if not plan.when]
    if reader.faults:
        raise GuidanceError("\n".join(reader.faults))
    return guidance


class _Reader:
    """Builds the shapes from tables, gathering faults."""

    def __init__(self, content: Content) -> None:
        self.faults: list[str] = []
        self._content = content

    def topic(self, name: str, table: Any) -> Topic:
        place = f"topic {name}"
        given = self._table(place, table, ("kind", "say", "sources"), ("own", "aspect"))
        if given["kind"] not in list(TopicKind):
            self.faults.append(f"{place}: {given['kind']!r} is no kind")
            given["kind"] = TopicKind.REMEDY
        say = tuple(self._saying(place, part) for part in self._some(place, "say", given["say"]))
        return Topic(
            name,
            TopicKind(given["kind"]),
            say,
            self._sources(place, given["sources"]),
            self._findings(place, given["own"]),
            self._aspect(place, given["aspect"]),
        )

    def plan(self, table: Any) -> Plan:
        place = f"plan {table.get('id') if isinstance(table, Mapping) else table}"
        given = self._table(place, table, ("id", "when", "say", "sources"))
        say = self._texts(place, self._some(place, "say", given["say"]))
        return Plan(str(given["id"]), self._findings(place, given["when"]), say, self._sources(place, given["sources"]))

    def _saying(self, place: str, table: Any) -> Saying:
        given = self._table(place, table, ("key",), ("when", "unless", "aspect"))
        key = next(iter(self._texts(place, [given["key"]])), "")
        when, unless = self._findings(place, given["when"]), self._findings(place, given["unless"])
        return Saying(key, when, unless, self._aspect(place, given["aspect"]))

    def _aspect(self, place: str, value: Any) -> str:
        return next(iter(self._texts(place, value)), "")

    def _table(self, place: str, table: Any, needed: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Any]:
        """The value of every key needed or optional, an empty list where there is none."""
        given = table if isinstance(table, Mapping) else {}
        self.faults += [f"{place}: {name} is missing" for name in needed if name not in given]
        self.faults += [f"{place}: unknown key {name}" for name in given if name not in (*needed, *optional)]
        return {name: given.get(name, []) for name in (*needed, *optional)}

    def _some(self, place: str, name: str, value: Any) -> list[Any]:
        if isinstance(value, list) and value:
            return value
        self.faults.append(f"{place}: no {name}")
        return []

    def _texts(self, place: str, value: Any) -> tuple[str, ...]:
        given = value if isinstance(value, list) else [value]
        self.faults += [f"{place}: {item!r} is no text" for item in given if not isinstance(item, str)]
        return tuple(item for item in given if isinstance(item, str))

    def _findings(self, place: str, value: Any) -> tuple[str, ...]:
        names = self._texts(place, value)
        self.faults += [f"{place}: unknown finding {name}" for name in names if name not in self._content.findings]
        return names

    def _sources(self, place: str, value: Any) -> tuple[str, ...]:
        names = self._texts(place, self._some(place, "source", value))
        self.faults += [f"{place}: unknown source {name}" for name in names if name not in self._content.sources]
        return names


def about(topic: Topic, aspects: Collection[str], content: Content, findings: Findings) -> tuple[str, ...]:
    """The messages of a topic that are for this person, in order. What may be there counts as there.

    `aspects` are what was asked of it ("causes"). Where the topic tells of none of them, or nothing special was asked,
    its plain answer is given. What is meant for people with a certain finding is said to them whatever they ask.
    """
    known = with_derived(content, findings)

    def may_have(names: tuple[str, ...]) -> bool:
        return any(known.get(name) in (Status.PRESENT, Status.UNSURE) for name in names)

    told = {say.aspect for say in topic.say} & set(aspects) or {""}
    return tuple(
        say.key
        for say in topic.say
        if (say.aspect in told or (say.when and not say.aspect))
        and (not say.when or may_have(say.when))
        and not may_have(say.unless)
    )


def plan_for(guidance: Guidance, content: Content, findings: Findings) -> Plan:
    """The first plan that fits this person; none is for anyone who needs care today."""
    if (conclude(content, findings).disposition or Disposition.SELF_CARE) >= Disposition.URGENT:
        return guidance.held_back
    known = with_derived(content, findings)

    def fits(plan: Plan) -> bool:
        return not plan.when or any(known.get(name) is Status.PRESENT for name in plan.when)

    return next(plan for plan in guidance.plans if fits(plan))
