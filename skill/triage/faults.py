"""Finds the faults of well-formed content: names that lead nowhere, statements without a source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from skill.triage.model import CHECK, EXERCISE_GROUPS, Clarifier, Content, FindingKind, Rule, Source

GROUPS = frozenset({"gate", "low_back", "follow_up", "clarifier", CHECK, "check_in", *EXERCISE_GROUPS})
"""The groups of questions: when a question is asked. questions.toml says what each means."""

_WEB_ADDRESS = re.compile(r"https?://[^\s;]+")
_FIRST_PAGE = re.compile(r"https?://[^/\s]+/?")
_DOCUMENT = re.compile(r"docs/[\w-]+\.md(#[\w.]+)?")


def faults_of(content: Content) -> Iterator[str]:
    """Yield every fault as one line, which names the place by the content's own ids."""
    for finding in content.findings.values():
        named = {
            *finding.any_of,
            *finding.all_of,
            *finding.instead_of,
            *finding.never_with,
            *filter(None, (finding.older, finding.long_standing, finding.said_as)),
        }
        yield from unknown(f"finding {finding.id}", named, finding.sources, content)
    for question in content.questions.values():
        chosen = {name for option in question.options for name in (*option.establishes, *option.heard_as)}
        asked_for = {
            *question.ask_when,
            *question.settled_by,
            *question.besides,
            *question.no_establishes,
            *question.doubts,
        }
        named = {*question.asks_about, *asked_for, *chosen}
        yield from statement_faults(f"question {question.id}", named, question.sources, content)
        told = {question.finding, *(name for option in question.options for name in option.establishes)}
        for name in sorted(told & content.findings.keys()):
            if content.findings[name].is_derived:
                yield f"question {question.id}: {name} follows from others, so no answer establishes it"
        yield from (
            f"question {question.id}: {id_} is no question" for id_ in question.taken_by if id_ not in content.questions
        )
        if question.group not in GROUPS:
            yield f'question {question.id}: "{question.group}" is no group'
    for source in content.sources.values():
        yield from _source_faults(source)
    for rule in content.rules.values():
        yield from _rule_faults(rule, content)


def _source_faults(source: Source) -> Iterator[str]:
    if source.is_own:
        if not _DOCUMENT.fullmatch(source.address):
            yield f"source {source.id}: {source.address!r} is no document of the project"
    elif not _WEB_ADDRESS.fullmatch(source.address):
        yield f"source {source.id}: {source.address!r} is not one web address"
    yield from (
        f"source {source.id}: {copy!r} is not one web address"
        for copy in source.copies
        if not _WEB_ADDRESS.fullmatch(copy)
    )
    if source.confirmed and not isinstance(source.read_on, date):
        yield f"source {source.id}: confirmed, but not on which day it was read"
    if source.confirmed and not source.copies and _FIRST_PAGE.fullmatch(source.address):
        yield f"source {source.id}: confirmed, but not which page was read"
    if not source.confirmed and (source.copies or source.read_on):
        yield f"source {source.id}: read, but not confirmed"


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
    for held in rule.clarifiers:
        named |= {*held.only, *held.clean, *held.reassured_by}
        cited |= {*held.sources}
        yield from _clarifier_faults(rule, held, content)
    yield from unknown(f"rule {rule.id}", named, cited, content)


def _clarifier_faults(rule: Rule, held: Clarifier, content: Content) -> Iterator[str]:
    for id_ in held.questions:
        if id_ not in content.questions:
            yield f"rule {rule.id}: unknown question {id_}"
    if not held.sources:
        yield f"rule {rule.id}: the clarifier has no source"
    if held.holds_at >= rule.disposition:
        yield f"rule {rule.id}: the clarifier does not hold it lower"
    if not held.reassured_by:
        yield f"rule {rule.id}: nothing reassures the clarifier"
    for name in held.reassured_by:
        if name in content.findings and content.findings[name].kind is not FindingKind.REASSURANCE:
            yield f"rule {rule.id}: {name} is no reassurance"


def statement_faults(place: str, findings: Iterable[str], sources: Collection[str], content: Content) -> Iterator[str]:
    """Yield what is wrong with a statement about findings: names that lead nowhere, or no source."""
    yield from unknown(place, findings, sources, content)
    if not sources:
        yield f"{place}: no source"


def unknown(place: str, findings: Iterable[str], sources: Iterable[str], content: Content) -> Iterator[str]:
    """Yield a fault for each name given at a place that is not a finding, or not a source, of the content."""
    yield from (f"{place}: unknown finding {name}" for name in sorted({*findings} - content.findings.keys()))
    yield from (f"{place}: unknown source {name}" for name in sorted({*sources} - content.sources.keys()))


def defined_twice(what: str, ids: Iterable[str]) -> Iterator[str]:
    """Yield a fault for each id that is defined more than once."""
    return (f"{what} {name}: defined twice" for name, times in Counter(ids).items() if times > 1)
