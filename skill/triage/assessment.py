"""Findings -> assessment: how soon care is needed, and the rules that say so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from skill.triage.disposition import Disposition
from skill.triage.model import Content, Rule
from skill.triage.status import Findings, Status, all_of, any_of


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that counts, the disposition it asks for, and whether for certain or because something is unsure."""

    rule: Rule
    disposition: Disposition
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """How soon care is needed; None until something is known that says so."""

    disposition: Disposition | None
    reasons: tuple[Reason, ...]
    """The rules that count, most urgent first."""
    awaiting: tuple[Rule, ...]
    """Rules held lower until their clarifier is asked."""

    @property
    def is_emergency(self) -> bool:
        """Whether the emergency number must be called now."""
        return self.disposition is Disposition.EMERGENCY


def status_of(finding: str, content: Content, findings: Findings) -> Status | None:
    """What is known of a finding, derived ones included; None when nobody has asked."""
    if finding in findings:
        return findings[finding]
    shape = content.findings[finding]
    if not shape.is_derived:
        return None
    return _holds(shape.all_of, shape.any_of, content, findings)


def assess(content: Content, findings: Findings, asked: Collection[str]) -> Assessment:
    """Assess what is known so far.

    `asked` holds the ids of the questions already put and answered (or given up on): a clarifier that was asked
    in vain holds nothing. The most urgent rule wins; order never matters; nothing switches a rule off.
    """
    settled = {name for id_ in asked for name in (content.questions[id_].finding, *content.questions[id_].covers)}
    # A doubt heard in passing only makes its question the next one; it counts once that question was asked in vain.
    counted = {name: status for name, status in findings.items() if status is not Status.UNSURE or name in settled}
    return _judge(content, counted, asked)


def _judge(content: Content, findings: Findings, asked: Collection[str]) -> Assessment:
    reasons: list[Reason] = []
    awaiting: list[Rule] = []
    for rule in content.rules.values():
        status = _holds(rule.all_of, rule.any_of, content, findings)
        if status is Status.PRESENT:
            level, waits = _level(rule, content, findings, asked)
            if waits:
                awaiting.append(rule)
            if level > Disposition.SELF_CARE:
                reasons.append(Reason(rule, level, is_certain=True))
        elif status is Status.UNSURE and rule.if_unsure > Disposition.SELF_CARE:
            reasons.append(Reason(rule, rule.if_unsure, is_certain=False))
    reasons.sort(key=lambda reason: (-reason.disposition, not reason.is_certain))
    return Assessment(reasons[0].disposition if reasons else None, tuple(reasons), tuple(awaiting))


def _level(rule: Rule, content: Content, findings: Findings, asked: Collection[str]) -> tuple[Disposition, bool]:
    """The disposition a triggered rule asks for, and whether it still waits for its clarifier."""
    held = rule.clarifier
    if held is None:
        return rule.disposition, False
    named = rule.any_of or rule.all_of
    triggers = {name for name in named if status_of(name, content, findings) is Status.PRESENT}
    if not triggers <= set(held.only):
        return rule.disposition, False
    clean = [status_of(name, content, findings) for name in held.clean]
    if any(status in (Status.PRESENT, Status.UNSURE) for status in clean):
        return rule.disposition, False
    if status_of(held.reassured_by, content, findings) is Status.PRESENT:
        return held.holds_at, False
    if held.question in asked:
        return rule.disposition, False
    return held.holds_at, True


def _holds(every: tuple[str, ...], some: tuple[str, ...], content: Content, findings: Findings) -> Status | None:
    """Whether all of `every` and, where there is any, at least one of `some` hold."""
    parts = [status_of(name, content, findings) for name in every]
    if some:
        parts.append(any_of(status_of(name, content, findings) for name in some))
    return all_of(parts)


def conclude(content: Content, findings: Findings) -> Assessment:
    """Assess for good: every doubt counts, and a clean sheet that was never completed is not clean."""
    assessment = _judge(content, findings, content.questions.keys())
    open_rules = [r for r in content.rules.values() if r.clarifier and not _is_clean(r, content, findings)]
    reasons = tuple(
        Reason(reason.rule, reason.rule.disposition, reason.is_certain)
        if reason.is_certain and reason.rule in open_rules
        else reason
        for reason in assessment.reasons
    )
    worst = max((reason.disposition for reason in reasons), default=Disposition.SELF_CARE)
    return Assessment(worst, tuple(sorted(reasons, key=lambda r: (-r.disposition, not r.is_certain))), ())


def _is_clean(rule: Rule, content: Content, findings: Findings) -> bool:
    held = rule.clarifier
    return held is None or all(status_of(name, content, findings) is Status.DENIED for name in held.clean)
