"""Tell which of the things that are named to choose from a no is about: "112 doesn't work, it's 999"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skill.listening.grammar.matching import Match
from skill.listening.grammar.scenes import Scene
from skill.listening.grammar.tagging import DENYING, Tag
from skill.listening.vocabulary.patterns import Kind


def denied_choices(scenes: Sequence[Scene]) -> frozenset[str]:
    """Return the ids of the choices that a no stands nearest to in its clause; of two as near, the one after it."""
    return frozenset(_denied(scenes))


def _denied(scenes: Sequence[Scene]) -> Iterator[str]:
    for scene in scenes:
        named = [match for match in scene.matches if match.pattern.kind is Kind.CHOICE]
        for tag in scene.clause.tags if named else ():
            if tag.concept in DENYING:
                yield min(named, key=lambda match: _distance(match, tag)).pattern.id


def _distance(match: Match, no: Tag) -> tuple[int, bool]:
    """Return how many words stand between them, and whether the no comes after."""
    start, end = min(tag.start for tag in match.reading), max(tag.end for tag in match.reading)
    is_after = no.start >= end
    return (no.start - end if is_after else max(start - no.end, 0)), is_after
