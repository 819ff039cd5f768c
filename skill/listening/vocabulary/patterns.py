"""Patterns: how findings, topics and acts are composed of concepts."""

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
    CHAT = "chat"
    """Something said to the skill itself, which has a fixed answer: a greeting, a fear, "can I drive there"."""
    CHOICE = "choice"
    MEASURE = "measure"
    REPLY = "reply"
    """Something that counts only in reply to a question. Its id is the id of the question."""


Term = tuple[str, ...]
"""Concepts, of which any one is enough."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to speak of something. It matches a clause that meets each term and no concept of `without`."""

    kind: Kind
    id: str
    said: Said
    terms: tuple[Term, ...]
    following: tuple[int, ...]
    """The places of the terms that must come soon after the term before them (written ">")."""
    anywhere: tuple[Term, ...]
    """Terms that must also be met, in any clause (written "&")."""
    without: Term
    """Concepts that rule it out in the same clause (written "-")."""
    without_anywhere: Term
    """Concepts that rule it out anywhere in the utterance (written "--")."""
    alone: bool = False
    """Whether it counts only if nothing else is said: "why", unlike "why does my back hurt"."""


PatternIndex = Mapping[str, tuple[Pattern, ...]]
"""A concept -> the patterns whose rarest term it meets. A pattern is one object under all of its concepts."""


def literal_concept(literal: str) -> str:
    """Return the name of the concept that a quoted word of a pattern stands for."""
    return f"'{literal}'"


def is_literal(concept: str) -> bool:
    """Whether a concept stands for a quoted word of a pattern ("'temperature'")."""
    return concept.startswith("'")
