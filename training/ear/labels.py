"""What the ear learns to tell: the findings, acts and meanings, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from skill.triage.model import Content, FindingKind
from training.corpus import ACTS, MEANS


@dataclass(frozen=True, slots=True)
class Labels:
    """What each output of the ear stands for, in order."""

    findings: tuple[str, ...]
    acts: tuple[str, ...]
    means: tuple[str, ...]
    topics: tuple[str, ...]
    """The subjects that can be asked about, and what is said to the skill itself. The output before the first is "none
    of them"."""

    def as_json(self) -> dict[str, Any]:
        """Return the labels as the shipped file holds them."""
        return {name: [*getattr(self, name)] for name in ("findings", "acts", "means", "topics")}


def labels_of(content: Content, topics: tuple[str, ...]) -> Labels:
    """Return what can be told of: each finding that words tell of by themselves, and `topics`."""
    told = [
        finding.id
        for finding in content.findings.values()
        if content.can_be_told(finding.id)
        and finding.kind is not FindingKind.UMBRELLA
        and not (finding.any_of or finding.all_of or finding.said_as or finding.measure)
    ]
    return Labels(tuple(sorted({*told, "child"})), tuple(sorted(ACTS)), tuple(sorted(MEANS)), tuple(sorted(topics)))
