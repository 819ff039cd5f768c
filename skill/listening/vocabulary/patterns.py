"""How findings, topics and acts are composed of concepts, each pattern laid out when a concept of it is first said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Term:
    """One member of a pattern: any of these concepts will do."""

    concepts: frozenset[str]
    is_area: bool
    follows: bool
    """Whether it must come after the term before it, with few words between (written ">")."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to speak of something: each term met in one clause, and none of `without` in that clause."""

    kind: Kind
    id: str
    said: Said
    terms: tuple[Term, ...]
    anywhere: tuple[frozenset[str], ...]
    """Terms that may be met anywhere in what was said (written "&")."""
    without: frozenset[str]
    without_anywhere: frozenset[str]


_AREA = "@"
"""Marks a term that is an area, in a row."""


def row_of(pattern: Pattern) -> str:
    """A pattern as one line, which takes less time to load than the pattern."""
    marks = [(">" if term.follows else "+") + _AREA * term.is_area for term in pattern.terms]
    parts = [*zip(marks, (term.concepts for term in pattern.terms), strict=True)]
    parts += [*(("&", concepts) for concepts in pattern.anywhere)]
    parts += [("-", pattern.without), ("--", pattern.without_anywhere)]
    written = (f"{mark}\t{'|'.join(sorted(concepts))}" for mark, concepts in parts if concepts)
    return "\t".join((pattern.kind, pattern.id, pattern.said, *written))


def pattern_of(row: str) -> Pattern:
    """The pattern that `row_of` wrote."""
    kind, name, said, *parts = row.split("\t")
    terms: list[Term] = []
    anywhere: list[frozenset[str]] = []
    without = {"-": frozenset[str](), "--": frozenset[str]()}
    for mark, listed in zip(parts[::2], parts[1::2], strict=True):
        concepts = frozenset(listed.split("|"))
        if mark in without:
            without[mark] = concepts
        elif mark == "&":
            anywhere.append(concepts)
        else:
            terms.append(Term(concepts, mark.endswith(_AREA), mark.startswith(">")))
    return Pattern(Kind(kind), name, Said(said), tuple(terms), tuple(anywhere), without["-"], without["--"])


@dataclass(frozen=True, slots=True)
class Patterns:
    """Every pattern, by the concepts of its rarest term, so that a clause tries only those it could meet."""

    rows: Mapping[str, str]
    """Concept -> a line for each pattern: its row."""
    laid_out: dict[str, tuple[Pattern, ...]] = field(default_factory=dict, compare=False)
    _known: dict[str, Pattern] = field(default_factory=dict, compare=False)
    """Row -> its pattern, one and the same under every concept."""

    def of(self, concept: str) -> tuple[Pattern, ...]:
        """The patterns that the concept may help to meet."""
        found = self.laid_out.get(concept)
        if found is None:
            rows = self.rows[concept].split("\n") if concept in self.rows else ()
            found = tuple([self._known.setdefault(row, pattern_of(row)) for row in rows])
            self.laid_out[concept] = found
        return found

    def __iter__(self) -> Iterator[Pattern]:
        """Each pattern once."""
        yield from {row: pattern_of(row) for rows in self.rows.values() for row in rows.split("\n")}.values()
