"""What somebody must tell for a rule to count."""

from __future__ import annotations

from collections.abc import Iterator

from skill.triage.model import Content, Rule
from skill.triage.status import Status


def told_for(rule: Rule, content: Content) -> dict[str, Status]:
    """The fewest findings that trigger a rule, derived ones traced to what is told itself."""
    return dict.fromkeys(_told(content, rule.all_of, rule.any_of), Status.PRESENT)


def _told(content: Content, every: tuple[str, ...], some: tuple[str, ...]) -> Iterator[str]:
    for name in (*every, *some[:1]):
        finding = content.findings[name]
        if finding.is_derived:
            yield from _told(content, finding.all_of, finding.any_of)
        else:
            yield name
