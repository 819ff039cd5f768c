"""Assesses findings: how soon care is needed, and which rules say so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from skill.triage.disposition import Disposition
from skill.triage.model import Content, Rule
from skill.triage.status import Findings, Status, all_of, any_of, may_be


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that counts, the disposition it asks for, and whether that is certain or rests on an unsure finding."""

    rule: Rule
    disposition: Disposition
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """How soon care is needed, and why. The disposition is None until something known asks for care."""

    disposition: Disposition | None
    reasons: tuple[Reason, ...]
    """The rules that count, most urgent first."""
    awaiting: tuple[Rule, ...]
    """Rules held lower until their clarifier is asked."""

    @property
    def is_emergency(self) -> bool:
        """Whether the emergency number must be called now."""
        return self.disposition is Disposition.EMERGENCY


def with_derived(content: Content, findings: Findings) -> Findings:
    """Return the findings with all that follow from them. What was told keeps its status, whatever would follow."""
    known = dict(findings)
    for shape in content.derived:
        status = None if shape.id in findings else _holds(shape.all_of, shape.any_of, known)
        if status is not None:
            known[shape.id] = status
    return known


def assess(content: Content, findings: Findings, asked: Collection[str]) -> Assessment:
    """Assess what is known so far.

    `asked` holds the ids of the questions that were put and then answered or given up. A clarifier that was put
    without a clean answer no longer holds its rule lower. The most urgent rule wins, in whatever order the findings
    were told, and nothing switches a rule off.
    """
    settled = {name for id_ in asked for name in content.questions[id_].asks_about}
    # A doubt heard in passing only makes its question the next one. It counts once that question did not settle it.
    counted = {name: status for name, status in findings.items() if status is not Status.UNSURE or name in settled}
    return _judge(content, with_derived(content, counted), asked)


def _judge(content: Content, known: Findings, asked: Collection[str]) -> Assessment:
    reasons: list[Reason] = []
    awaiting: list[Rule] = []
    for rule in _touched(content, known):
        status = _holds(rule.all_of, rule.any_of, known)
        if status is Status.PRESENT:
            level, waits = _level(rule, known, asked)
            if waits:
                awaiting.append(rule)
            if level > Disposition.SELF_CARE:
                reasons.append(Reason(rule, level, is_certain=True))
        elif status is Status.UNSURE and rule.if_unsure > Disposition.SELF_CARE:
            reasons.append(Reason(rule, rule.if_unsure, is_certain=False))
    reasons.sort(key=_urgency)
    return Assessment(reasons[0].disposition if reasons else None, tuple(reasons), tuple(awaiting))


def _touched(content: Content, known: Findings) -> list[Rule]:
    """Return the rules that name something known, in the order of the content: the order of telling changes nothing."""
    touched = {rule.id for name in known for rule in content.rules_on.get(name, ())}
    return [rule for rule in content.rules.values() if rule.id in touched]


def _urgency(reason: Reason) -> tuple[int, bool]:
    """Return the sort key that puts the most urgent reason first, and a certain one before a doubtful one."""
    return -reason.disposition, not reason.is_certain


def _level(rule: Rule, known: Findings, asked: Collection[str]) -> tuple[Disposition, bool]:
    """Return the disposition that a triggered rule asks for, and whether it still waits for its clarifier."""
    held = rule.clarifier
    if held is None:
        return rule.disposition, False
    named = rule.any_of or rule.all_of
    triggers = {name for name in named if known.get(name) is Status.PRESENT}
    if not triggers <= set(held.only):
        return rule.disposition, False
    # A doubt beside it counts as much as it would alone: one more danger never lowers the level.
    is_doubted = any(known.get(name) is Status.UNSURE for name in rule.any_of)
    lower = max(held.holds_at, rule.if_unsure) if is_doubted else held.holds_at
    if may_be(held.clean, known):
        return rule.disposition, False
    if known.get(held.reassured_by) is Status.PRESENT:
        return lower, False
    if held.question in asked:
        return rule.disposition, False
    return lower, True


def _holds(every: tuple[str, ...], some: tuple[str, ...], known: Findings) -> Status | None:
    """Return the status of a condition: all of `every` and, unless it is empty, one of `some`. None if unknown."""
    if known.keys().isdisjoint(every) and known.keys().isdisjoint(some):
        return None  # by far the usual case
    parts = [known.get(name) for name in every]
    if some:
        parts.append(any_of([known.get(name) for name in some]))
    return all_of(parts)


def conclude(content: Content, findings: Findings) -> Assessment:
    """Assess at the end of the check, when every doubt counts.

    A clarifier then holds its rule lower only if all the findings that it needs denied were denied, not left open.
    """
    known = with_derived(content, findings)
    assessment = _judge(content, known, content.questions.keys())
    reasons = tuple(
        Reason(reason.rule, reason.rule.disposition, reason.is_certain)
        if reason.is_certain and not _is_clean(reason.rule, known)
        else reason
        for reason in assessment.reasons
    )
    worst = max((reason.disposition for reason in reasons), default=Disposition.SELF_CARE)
    return Assessment(worst, tuple(sorted(reasons, key=_urgency)), ())


def _is_clean(rule: Rule, known: Findings) -> bool:
    """Whether all that the rule's clarifier needs denied is denied. True for a rule without a clarifier."""
    return rule.clarifier is None or all(known.get(name) is Status.DENIED for name in rule.clarifier.clean)
