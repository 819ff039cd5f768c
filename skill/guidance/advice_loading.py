"""Reads what `content` says of topics and home care and refuses it whole if anything is unfit, naming every fault."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from skill.guidance.advice import Guidance, HomeCarePlan, Saying, Topic, TopicKind
from skill.triage.model import Content


class GuidanceError(ValueError):
    """The guidance content is unfit; the message lists every fault."""


def load_guidance(content: Content) -> Guidance:
    """Load `skill/guidance/content`. Raises GuidanceError listing every fault."""
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
            self._text(place, given["aspect"]),
        )

    def plan(self, table: Any) -> HomeCarePlan:
        place = f"plan {table.get('id') if isinstance(table, Mapping) else table}"
        given = self._table(place, table, ("id", "when", "say", "sources"))
        say = self._texts(place, self._some(place, "say", given["say"]))
        return HomeCarePlan(
            str(given["id"]), self._findings(place, given["when"]), say, self._sources(place, given["sources"])
        )

    def _saying(self, place: str, table: Any) -> Saying:
        given = self._table(place, table, ("key",), ("when", "unless", "aspect"))
        key = self._text(place, [given["key"]])  # in a list, so that none is a fault
        when, unless = self._findings(place, given["when"]), self._findings(place, given["unless"])
        return Saying(key, when, unless, self._text(place, given["aspect"]))

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

    def _text(self, place: str, value: Any) -> str:
        return next(iter(self._texts(place, value)), "")

    def _findings(self, place: str, value: Any) -> tuple[str, ...]:
        names = self._texts(place, value)
        self.faults += [f"{place}: unknown finding {name}" for name in names if name not in self._content.findings]
        return names

    def _sources(self, place: str, value: Any) -> tuple[str, ...]:
        names = self._texts(place, self._some(place, "source", value))
        self.faults += [f"{place}: unknown source {name}" for name in names if name not in self._content.sources]
        return names
