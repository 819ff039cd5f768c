"""Reads `content/exercises.toml`. If anything in it is unfit, refuses all of it and names every fault."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from skill.guidance.advice import Guidance
from skill.guidance.advice_loading import GuidanceError
from skill.guidance.exercises import Exercise, Exercises, Remark, Routine
from skill.triage.faults import statement_faults
from skill.triage.model import Content
from skill.triage.reading import read

FILE = "exercises.toml"

MOST_HOLDS = 5
"""No exercise asks for more holds than this in one turn (clinical sheet, 5.14)."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """The topics after whose answer exercises are offered."""

    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _ExerciseTables:
    """What the file holds, by the names of its tables."""

    exercise: dict[str, Exercise]
    routine: dict[str, Routine]
    hold: tuple[Remark, ...]
    caution: tuple[Remark, ...]
    offer: _Offer


def load_exercises(content: Content, guidance: Guidance) -> Exercises:
    """Load and check the exercises. Raises GuidanceError listing every fault."""
    text = (files("skill.guidance") / "content" / FILE).read_text("utf-8")
    return build_exercises(tomllib.loads(text), content, guidance.topics)


def build_exercises(tables: Mapping[str, Any], content: Content, topics: Collection[str]) -> Exercises:
    """Turn parsed tables into Exercises.

    Raises GuidanceError listing every fault. What the content says is checked once all of it is well formed.
    """
    given = read(_ExerciseTables, tables, GuidanceError)
    exercises = Exercises(
        exercises=given.exercise,
        routines=given.routine,
        singles={name: Routine(name, (), (name,), exercise.sources) for name, exercise in given.exercise.items()},
        holds=given.hold,
        cautions=given.caution,
        offered_after=frozenset(given.offer.after),
    )
    faults = list(_faults(exercises, content, topics))
    if faults:
        raise GuidanceError("\n".join(faults))
    return exercises


def _faults(exercises: Exercises, content: Content, topics: Collection[str]) -> Iterable[str]:
    """Yield names that lead nowhere, impossible numbers, and statements without a source."""
    for name in sorted(exercises.offered_after - set(topics)):
        yield f"offer: unknown topic {name}"
    for name in sorted(exercises.routines.keys() & exercises.exercises.keys()):
        yield f"routine {name}: an exercise has that name"
    for exercise in exercises.exercises.values():
        place = f"exercise {exercise.id}"
        yield from _exercise_faults(exercise, place, exercises)
        named = (*exercise.good_for, *exercise.not_for, *exercise.needs)
        yield from statement_faults(place, named, exercise.sources, content)
    for routine in exercises.routines.values():
        place = f"routine {routine.id}"
        yield from (f"{place}: unknown exercise {n}" for n in routine.exercises if n not in exercises.exercises)
        yield from statement_faults(place, routine.when, routine.sources, content)
    for remark in (*exercises.holds, *exercises.cautions):
        yield from statement_faults(f"remark {remark.say}", (*remark.when, *remark.unless), remark.sources, content)
    *before, last = exercises.routines.values() or [Routine("", ("none",), (), ())]
    if last.when or not before:
        yield "the last routine must fit everybody, with another before it"
    yield from (f"routine {routine.id}: hides those after it" for routine in before if not routine.when)


def _exercise_faults(exercise: Exercise, place: str, exercises: Exercises) -> Iterable[str]:
    if not (exercise.set_up and exercise.move and exercise.watch):
        yield f"{place}: no steps"
    if not 1 <= exercise.together <= min(exercise.repeats, MOST_HOLDS):
        yield f"{place}: {exercise.together} of {exercise.repeats} repeats cannot be spoken together"
    chain = [exercise.id]
    while exercise.easier:
        if exercise.easier not in exercises.exercises:
            yield f"{place}: unknown exercise {exercise.easier}"
            return
        if exercise.easier in chain:
            yield f"{place}: easier than itself"
            return
        chain.append(exercise.easier)
        exercise = exercises.exercises[exercise.easier]
