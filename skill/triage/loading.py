"""Reads the clinical content and refuses it whole if anything in it is unfit, naming every fault."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from importlib.resources import files
from typing import Any, TypeVar

from skill.triage.disposition import Disposition
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
    content = Content(
        version=version,
        findings={name: reader.finding(name, table) for name, table in findings.items()},
        questions=reader.unique("question", (reader.question(table) for table in questions.get("question", ()))),
        rules=reader.unique(
            "rule", (reader.rule(table, file) for file in rule_files for table in file.get("rule", ()))
        ),
        sources={name: reader.source(name, table) for name, table in sources.items()},
    )
    faults = reader.faults or list(_cross_faults(content))
    if faults:
        raise ContentError("\n".join(faults))
    return content


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


def _cross_faults(content: Content) -> Iterator[str]:
    """Names that lead nowhere, rules without a source, questions nobody can reach."""
    known, sources = content.findings.keys(), content.sources.keys()
    for finding in content.findings.values():
        named = {
            *finding.any_of,
            *finding.all_of,
            *filter(None, (finding.older, finding.long_standing, finding.said_as)),
        }
        yield from (f"finding {finding.id}: unknown finding {name}" for name in sorted(named - known))
        yield from (f"finding {finding.id}: unknown source {name}" for name in sorted({*finding.sources} - sources))
        if _circles(finding.id, content, ()):
            yield f"finding {finding.id}: derived from itself"
    for question in content.questions.values():
        chosen = {name for option in question.options for name in (*option.establishes, *option.heard_as)}
        asked_for = {*question.ask_when, *question.settled_by, *question.besides, *question.no_establishes}
        named = {question.finding, *question.covers, *asked_for, *chosen}
        yield from (f"question {question.id}: unknown finding {name}" for name in sorted(named - known))
        yield from (f"question {question.id}: unknown source {name}" for name in sorted({*question.sources} - sources))
        if not question.sources:
            yield f"question {question.id}: no source"
    for rule in content.rules.values():
        yield from _rule_faults(rule, content)


def _rule_faults(rule: Rule, content: Content) -> Iterator[str]:
    named = {*rule.any_of, *rule.all_of}
    cited = {*rule.sources}
    if not named:
        yield f"rule {rule.id}: no condition"
    if not rule.sources:
        yield f"rule {rule.id}: no source"
    if not rule.rationale:
        yield f"rule {rule.id}: no rationale"
    if rule.if_unsure > rule.disposition:
        yield f"rule {rule.id}: unsure is worse than present"
    if rule.clarifier is not None:
        held = rule.clarifier
        named |= {*held.only, *held.clean, held.reassured_by}
        cited |= {*held.sources}
        if held.question not in content.questions:
            yield f"rule {rule.id}: unknown question {held.question}"
        if not held.sources:
            yield f"rule {rule.id}: the clarifier has no source"
        if held.holds_at >= rule.disposition:
            yield f"rule {rule.id}: the clarifier does not hold it lower"
        if (
            held.reassured_by in content.findings
            and content.findings[held.reassured_by].kind is not FindingKind.REASSURANCE
        ):
            yield f"rule {rule.id}: {held.reassured_by} is no reassurance"
    yield from (f"rule {rule.id}: unknown finding {name}" for name in sorted(named - content.findings.keys()))
    yield from (f"rule {rule.id}: unknown source {name}" for name in sorted(cited - content.sources.keys()))


def _circles(name: str, content: Content, above: tuple[str, ...]) -> bool:
    """Whether a finding is derived from itself."""
    finding = content.findings.get(name)
    return finding is not None and (
        name in above or any(_circles(part, content, (*above, name)) for part in (*finding.any_of, *finding.all_of))
    )
