"""Reads the clinical content and refuses it whole if anything in it is unfit, naming every fault."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files
from typing import Any, TypeVar

from skill.triage.disposition import Disposition
from skill.triage.faults import faults_of
from skill.triage.model import Clarifier, Content, Finding, FindingKind, Option, Question, Rule, Source

_FOLDER = files("skill.triage") / "content"
_RULE_FILES = ("rules_emergency.toml", "rules_urgent.toml", "rules_soon.toml")


T = TypeVar("T")


class ContentError(ValueError):
    """The clinical content is unfit; the message lists every fault by id."""


def load_content() -> Content:
    """Load and check `skill/triage/content`. Raises ContentError listing every fault."""
    texts = {
        name: (_FOLDER / name).read_text("utf-8")
        for name in ("findings.toml", "questions.toml", "sources.toml", *_RULE_FILES)
    }
    version = hashlib.sha256("".join(texts.values()).encode()).hexdigest()[:12]
    tables = {name: tomllib.loads(text) for name, text in texts.items()}
    return build_content(
        tables["findings.toml"],
        tables["questions.toml"],
        [tables[name] for name in _RULE_FILES],
        tables["sources.toml"],
        version,
    )


def build_content(
    findings: Mapping[str, Any],
    questions: Mapping[str, Any],
    rule_files: Iterable[Mapping[str, Any]],
    sources: Mapping[str, Any],
    version: str = "",
) -> Content:
    """Turn parsed tables into checked Content. Raises ContentError listing every fault."""
    reader = _Reader()
    shapes = {name: reader.finding(name, table) for name, table in findings.items()}
    rules = reader.unique("rule", (reader.rule(table, file) for file in rule_files for table in file.get("rule", ())))
    content = Content(
        version=version,
        findings=shapes,
        heard_as=_grouped((shape.said_as or name, shape) for name, shape in shapes.items()),
        derived=reader.in_order(shapes),
        questions=reader.unique("question", (reader.question(table) for table in questions.get("question", ()))),
        rules=rules,
        rules_on=_grouped((name, rule) for rule in rules.values() for name in {*rule.any_of, *rule.all_of}),
        sources={name: reader.source(name, table) for name, table in sources.items()},
    )
    faults = reader.faults or list(faults_of(content))
    if faults:
        raise ContentError("\n".join(faults))
    return content


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """What each name comes with."""
    groups: dict[str, list[T]] = {}
    for name, item in pairs:
        groups.setdefault(name, []).append(item)
    return {name: tuple(group) for name, group in groups.items()}


class _Reader:
    """Builds the shapes from tables, gathering faults."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def unique(self, what: str, items: Iterable[Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for item in items:
            if item.id in found:
                self.faults.append(f"{what} {item.id}: defined twice")
            found[item.id] = item
        return found

    def finding(self, name: str, table: Mapping[str, Any]) -> Finding:
        kind = self._word(FindingKind, table.get("kind"), f"finding {name}: kind")
        return self._build(Finding, {**table, "id": name, "kind": kind}, f"finding {name}")

    def in_order(self, shapes: Mapping[str, Finding]) -> tuple[Finding, ...]:
        """The derived findings, each after those it follows from."""
        parts = {name: (*shape.any_of, *shape.all_of) for name, shape in shapes.items()}
        try:
            order = tuple(TopologicalSorter(parts).static_order())
        except CycleError as fault:
            self.faults.append(f"finding {fault.args[1][0]}: derived from itself")
            return ()
        return tuple(shapes[name] for name in order if name in shapes and shapes[name].is_derived)

    def source(self, name: str, table: Mapping[str, Any]) -> Source:
        return self._build(Source, {**table, "id": name}, f"source {name}")

    def question(self, table: Mapping[str, Any]) -> Question:
        place = f"question {table.get('id')}"
        options = tuple(self._build(Option, option, place) for option in table.get("option", ()))
        rest = {key: value for key, value in table.items() if key != "option"}
        level = self._level(table.get("level"), f"{place}: level")
        return self._build(Question, {**rest, "options": options, "level": level}, place)

    def rule(self, table: Mapping[str, Any], file: Mapping[str, Any]) -> Rule:
        place = f"rule {table.get('id')}"
        merged = {
            "any_of": (),
            "all_of": (),
            "add": (),
            "judged": False,
            "reviewed_on": None,
            **file.get("review", {}),
            **table,
        }
        for key in ("disposition", "if_unsure"):
            merged[key] = self._level(merged.get(key), f"{place}: {key}")
        if "clarifier" in table:
            held = self._level(table["clarifier"].get("holds_at"), f"{place}: clarifier.holds_at")
            merged["clarifier"] = self._build(
                Clarifier, {**table["clarifier"], "holds_at": held}, f"{place}: clarifier"
            )
        if not isinstance(merged.get("review_again"), date):
            self.faults.append(f"{place}: review_again must be a date")
        return self._build(Rule, merged, place)

    def _build(self, shape: type[T], values: Mapping[str, Any], place: str) -> T:
        known = {field.name: field for field in fields(shape)}  # type: ignore[arg-type]  # every shape is a dataclass
        self.faults += [f"{place}: unknown key {key}" for key in values.keys() - known.keys()]
        missing = [
            n for n, f in known.items() if n not in values and f.default is MISSING and f.default_factory is MISSING
        ]
        self.faults += [f"{place}: {name} is missing" for name in missing]
        given = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k in known}
        return shape(**given, **dict.fromkeys(missing, ""))

    def _level(self, name: Any, place: str) -> Disposition:
        if name not in Disposition.__members__:
            self.faults.append(f"{place}: {name!r} is no disposition")
            return Disposition.EMERGENCY
        return Disposition[name]

    def _word(self, kinds: type[FindingKind], name: Any, place: str) -> FindingKind:
        if name not in set(kinds):
            self.faults.append(f"{place}: {name!r} is unknown")
            return FindingKind.SYMPTOM
        return kinds(name)
