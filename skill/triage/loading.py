"""Reads the clinical content. If anything in it is unfit, refuses all of it and names every fault."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files
from typing import Any, TypeVar

from skill.triage.faults import defined_twice, faults_of
from skill.triage.model import SET_GROUPS, Content, Finding, Question, Rule, Source
from skill.triage.reading import read

_FOLDER = files("skill.triage") / "content"
_RULE_FILES = ("rules_emergency.toml", "rules_urgent.toml", "rules_soon.toml")


T = TypeVar("T")


class ContentError(ValueError):
    """Raised when the clinical content is unfit; the message lists every fault by id."""


@dataclass(frozen=True, slots=True)
class _ClinicalTables:
    """What the files hold, by the names of their tables."""

    finding: dict[str, Finding]
    source: dict[str, Source]
    question: tuple[Question, ...]
    rule: tuple[Rule, ...]


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
    """Turn parsed tables into checked Content.

    Raises ContentError listing every fault. What the content says is checked once all of it is well formed.
    """
    given = {"finding": findings, "source": sources, **questions, **_with_reviews(rule_files)}
    tables = read(_ClinicalTables, given, ContentError)
    faults = [
        *defined_twice("question", (question.id for question in tables.question)),
        *defined_twice("rule", (rule.id for rule in tables.rule)),
    ]
    derived: tuple[Finding, ...] = ()
    try:
        derived = _in_order(tables.finding)
    except CycleError as circle:
        faults.append(f"finding {circle.args[1][0]}: derived from itself")
    content = Content(
        version=version,
        findings=tables.finding,
        heard_as=_grouped((shape.said_as or name, shape) for name, shape in tables.finding.items()),
        derived=derived,
        questions={question.id: question for question in tables.question},
        asked_about=frozenset(name for question in tables.question for name in question.covers),
        narrower={question.id: _narrower(question, tables.question) for question in tables.question},
        rules={rule.id: rule for rule in tables.rule},
        rules_on=_grouped((name, rule) for rule in tables.rule for name in {*rule.any_of, *rule.all_of}),
        sources=tables.source,
    )
    faults += faults_of(content)
    if faults:
        raise ContentError("\n".join(faults))
    return content


def _with_reviews(rule_files: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Merge the tables of all rule files. What a file says in [review] is added to each of its rules."""
    tables: dict[str, Any] = {"rule": []}
    for file in rule_files:
        own = dict(file)
        review = own.pop("review", {})
        rules = [{**review, **rule} for rule in own.pop("rule", ())]
        tables |= {**own, "rule": tables["rule"] + rules}
    return tables


def _in_order(findings: Mapping[str, Finding]) -> tuple[Finding, ...]:
    """Return the derived findings, each after those it follows from. Raises CycleError if one follows from itself."""
    parts = {name: (*finding.any_of, *finding.all_of) for name, finding in findings.items()}
    order = TopologicalSorter(parts).static_order()
    return tuple(findings[name] for name in order if name in findings and findings[name].is_derived)


def _narrower(question: Question, every: Iterable[Question]) -> tuple[Question, ...]:
    """Return the questions asked of everybody that cover only a part of what this one covers."""
    return tuple(q for q in every if q.group in SET_GROUPS and {*q.covers} < {*question.covers})


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Group the items by the names they are paired with."""
    groups: dict[str, list[T]] = {}
    for name, item in pairs:
        groups.setdefault(name, []).append(item)
    return {name: tuple(group) for name, group in groups.items()}
