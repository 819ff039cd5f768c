"""What the engine asks of a language. A language that lacks any of it is refused, and each gap is named.

A word class or a table may be empty, but it must be there. The concepts, and the word classes in NEEDED, must have
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from skill.listening.acts import Act
from skill.listening.said import Answer
from skill.listening.vocabulary.activity_words import ActivityWords
from skill.listening.vocabulary.clock_tables import ClockTables
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.frames import ASKED_FRAME, NAMED_FRAME, PLACE_FRAME
from skill.listening.vocabulary.patterns import Kind, Pattern
from skill.listening.vocabulary.word_classes import WordClasses

CLASSES: Final = tuple(field.name for field in fields(WordClasses))
CLOCK: Final = tuple(field.name for field in fields(ClockTables))
ACTIVITY: Final = tuple(field.name for field in fields(ActivityWords))

TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "numbers": (),
    "units": (),
    "uncounted": (),
    "moments": (),
    "decades": (),
    "parts_of_decades": (),
    "misheard": (),
    "frames": (PLACE_FRAME, NAMED_FRAME, ASKED_FRAME),
    "clock": CLOCK,
    "activity": ACTIVITY,
    "narrows": (),
    "spelling": ("whole", "endings", "before_participle"),
    "participles": ("words", "endings"),
    "morphology": ("inflected", "clipped", "compared", "inflections", "further", "comparatives", "irregular"),
    "joining": ("and",),
}
"""A table -> the entries that it must have."""

NEEDED: Final = ("deniers", "fillers", "joiners", "negators", "speaker", "subjects", "verbs")
"""Word classes that must not be empty: nothing can be understood without their words."""


def gaps(
    concepts: Mapping[str, Iterable[str]],
    classes: Mapping[str, frozenset[str]],
    tables: Mapping[str, Mapping[str, Any]],
    answers: Iterable[Answer],
    patterns: Iterable[Pattern],
) -> Iterator[str]:
    """Yield what a language lacks, one line each, by the name that its files must give it."""
    yield from (f"concept {name} is missing" for name in Concept if not concepts.get(name))
    yield from (f"grammar.{name} is missing" for name in CLASSES if name not in classes)
    yield from (f"grammar.{name} has no words" for name in NEEDED if name in classes and not classes[name])
    for table, entries in TABLES.items():
        if table not in tables:
            yield f"{table} is missing"
        yield from (f"{table}.{name} is missing" for name in entries if name not in tables.get(table, ()))
    yield from (f"answers.{name} is missing" for name in sorted({*Answer} - {*answers}))
    acts = {pattern.id for pattern in patterns if pattern.kind is Kind.ACT}
    yield from (f"act.{name} is missing" for name in sorted({*Act} - acts))
    yield from (f"act.{name}: no such act" for name in sorted(acts - {*Act}))
