"""How findings, topics and acts are composed of concepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from skill.listening.said import Said


class Kind(StrEnum):
    """What a pattern tells of."""

    FINDING = "finding"
    TOPIC = "topic"
    ASPECT = "aspect"
    ACT = "act"
    CHOICE = "choice"
    MEASURE = "measure"
    REPLY = "reply"
    """Something that counts only in reply to a question, whose id it has."""


Term = tuple[str, ...]
"""Concepts, any of which will do."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to speak of something: each term met in one clause, and none of `without` in that clause."""

    kind: Kind
    id: str
    said: Said
    terms: tuple[Term, ...]
    following: tuple[int, ...]
    """The places of the terms that must come after the one before, with few words between (written ">")."""
    anywhere: tuple[Term, ...]
    """What must be said besides, in whatever clause (written "&")."""
    without: Term
    without_anywhere: Term


PatternIndex = Mapping[str, tuple[Pattern, ...]]
"""A concept -> the patterns whose rarest term it meets, each the same object under all of its concepts."""
