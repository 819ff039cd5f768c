"""Reads `content/exercises.toml` and refuses it whole if anything in it is unfit, naming every fault."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import MISSING, fields
from importlib.resources import files
from typing import Any, TypeVar

from skill.guidance.advice import Guidance
from skill.guidance.advice_loading import GuidanceError
from skill.guidance.exercises import Exercise, Exercises, Position, Remark, Routine
from skill.triage.model import Content

FILE = "exercises.toml"

MOST_HOLDS = 5
"""No exercise asks for more holds than this in one turn (clinical sheet, 5.14)."""

T = TypeVar("T")


def load_exercises(content: Content, guidance: Guidance) -> Exercises:
    """Load and check the exercises. Raises GuidanceError listing every fault."""
    text = (files("skill.guidance") / "content" / FILE).read_text("utf-8")
    return build_exercises(tomllib.loads(text), content, guidance.topics)


def build_exercises(tables: Mapping[str, Any], content: Content, topics: Collection[str]) -> Exercises:
    """Turn parsed tables into Exercises. Raises GuidanceError listing every fault."""
    reader = _Reader()
    found = {
        name: reader.build(Exercise, {**table, "id": name}, f"exercise {name}")
        for name, table in tables.get("exercise", {}).items()
    }
    exercises = Exercises(
        exercises=found,
        routines={
            name: reader.build(Routine, {**table, "id": name}, f"routine {name}")
            for name, table in tables.get("routine", {}).items()
        },
        singles={name: Routine(name, (), (name,), exercise.sources) for name, exercise in found.items()},
        holds=tuple(reader.build(Remark, table, "hold") for table in tables.get("hold", ())),
        cautions=tuple(reader.build(Remark, table, "caution") for table in tables.get("caution", ())),
        offered_after=frozenset(tables.get("offer", {}).get("after", ())),
    )
    faults = reader.faults or [*_faults(exercises, content, topics)]
    if faults:
        raise GuidanceError("\n".join(faults))
    return exercises


class _Reader:
    """Builds the shapes from tables, gathering faults."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def build(self, shape: type[T], table: Mapping[str, Any], place: str) -> T:
        known = {field.name: field for field in fields(shape)}  # type: ignore[arg-type]  # every shape is a dataclass
        missing = [name for name, field in known.items() if name not in table and field.default is MISSING]
        self.faults += [f"{place}: unknown key {name}" for name in table if name not in known]
        self.faults += [f"{place}: {name} is missing" for name in missing]
        given = {name: tuple(v) if isinstance(v, list) else v for name, v in table.items() if name in known}
        if shape is Exercise:
            position = given.get("position")
            if isinstance(position, str) and position in list(Position):
                given["position"] = Position(position)
            else:
                self.faults.append(f"{place}: {position!r} is no position")
        return shape(**given, **dict.fromkeys(missing, ()))


def _faults(exercises: Exercises, content: Content, topics: Collection[str]) -> Iterable[str]:
    """Names that lead nowhere, numbers that cannot be, statements without a source."""
    for name in sorted(exercises.offered_after - set(topics)):
        yield f"offer: unknown topic {name}"
    for name in sorted(exercises.routines.keys() & exercises.exercises.keys()):
        yield f"routine {name}: an exercise has that name"
    for exercise in exercises.exercises.values():
        place = f"exercise {exercise.id}"
        yield from _exercise_faults(exercise, place, exercises)
        named = (*exercise.good_for, *exercise.not_for, *exercise.needs)
        yield from _unknown(place, named, exercise.sources, content)
    for routine in exercises.routines.values():
        place = f"routine {routine.id}"
        yield from (f"{place}: unknown exercise {n}" for n in routine.exercises if n not in exercises.exercises)
        yield from _unknown(place, routine.when, routine.sources, content)
    for remark in (*exercises.holds, *exercises.cautions):
        yield from _unknown(f"remark {remark.say}", (*remark.when, *remark.unless), remark.sources, content)
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


def _unknown(place: str, findings: Iterable[str], sources: Collection[str], content: Content) -> Iterable[str]:
    yield from (f"{place}: unknown finding {name}" for name in findings if name not in content.findings)
    yield from (f"{place}: unknown source {name}" for name in sources if name not in content.sources)
    if not sources:
        yield f"{place}: no source"
