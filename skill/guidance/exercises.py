"""Guided exercises: what each is, and which of them suit this person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from skill.triage.assessment import with_derived
from skill.triage.messages import MessageKey
from skill.triage.model import Content
from skill.triage.status import Findings, Status, may_be

FEWEST = 3
"""If fewer exercises of a routine suit the person, another routine is taken."""

AGAIN, LAST_TIME = MessageKey("exercise.again"), MessageKey("exercise.last_time")


class Position(StrEnum):
    """How somebody stands, sits or lies for an exercise."""

    FLOOR = "floor"
    CHAIR = "chair"
    STANDING = "standing"
    HANDS_AND_KNEES = "hands_and_knees"


class Sides(StrEnum):
    """Which side of the body an exercise moves."""

    EACH = "each"
    """One side after the other."""
    TOGETHER = "together"
    SORE = "sore"
    """Only the sore one."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise (clinical sheet, 5.14)."""

    id: str
    position: Position
    set_up: tuple[MessageKey, ...]
    """How to get into place."""
    move: MessageKey
    """The move, once."""
    repeats: int
    hold: int
    """The longest stretch of holding still within the move, in seconds; 0 for none."""
    sides: Sides
    aim: MessageKey
    """What it is good for."""
    good_for: tuple[str, ...]
    not_for: tuple[str, ...]
    """It is left out when one of these findings is present or unsure."""
    watch: MessageKey
    """When to stop or do less."""
    sources: tuple[str, ...]
    needs: tuple[str, ...] = ()
    """It is left out unless all of these findings are present for certain."""
    together: int = 1
    """How many repeats are spoken in one turn."""
    easier: str = ""

    @property
    def name(self) -> MessageKey:
        """Its name."""
        return MessageKey(f"exercise.{self.id}.name")

    @property
    def steps(self) -> tuple[tuple[MessageKey, ...], ...]:
        """The messages of each turn: getting into place, then the move until all its repeats are done."""
        turns = [(self.name, *self.set_up, self.watch)]
        for done in range(0, self.repeats, self.together):
            now = min(self.together, self.repeats - done)
            is_last = 0 < done == self.repeats - now and now == 1
            first = (LAST_TIME,) if is_last else (AGAIN,) if done else ()
            turns.append((*first, *[self.move] * now))
        return tuple(turns)


@dataclass(frozen=True, slots=True)
class Routine:
    """Exercises that are guided one after the other."""

    id: str
    when: tuple[str, ...]
    """Findings for which it is offered. Empty: it is for everybody, or for people who ask for it by name."""
    exercises: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A message for people with certain findings: why there is no exercise for them, or what to mind."""

    say: MessageKey
    when: tuple[str, ...]
    sources: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exercises:
    """All exercises and routines; built by `exercise_loading.load_exercises`."""

    exercises: Mapping[str, Exercise]
    routines: Mapping[str, Routine]
    """In the order in which they are offered; the last fits everybody, and the one before it needs only a chair."""
    singles: Mapping[str, Routine]
    """Each exercise as a routine of its own, for people who ask for it by name."""
    holds: tuple[Remark, ...]
    cautions: tuple[Remark, ...]
    offered_after: frozenset[str]
    """Topics after whose answer exercises are offered."""

    def routine(self, name: str) -> Routine | None:
        """Return the routine, or the single exercise as a routine, with this id; None if there is none."""
        return self.routines.get(name) or self.singles.get(name)


def suits(exercise: Exercise, known: Findings) -> bool:
    """Whether an exercise may be guided, given what is known and what follows from it."""
    return not may_be(exercise.not_for, known) and all(known.get(n) is Status.PRESENT for n in exercise.needs)


def fitting(exercises: Exercises, routine: Routine, content: Content, findings: Findings) -> tuple[Exercise, ...]:
    """Return the exercises of a routine that suit this person, in order."""
    known = with_derived(content, findings)
    named = (exercises.exercises[name] for name in routine.exercises)
    return tuple(exercise for exercise in named if suits(exercise, known))


def easier_than(exercises: Exercises, exercise: Exercise, content: Content, findings: Findings) -> Exercise | None:
    """Return the nearest easier exercise that suits this person, or None."""
    known = with_derived(content, findings)
    while exercise.easier:
        exercise = exercises.exercises[exercise.easier]
        if suits(exercise, known):
            return exercise
    return None


def held(exercises: Exercises, content: Content, findings: Findings) -> Remark | None:
    """Return why no exercise is guided for this person; None if exercises may be."""
    return next(_remarks(exercises.holds, content, findings), None)


def cautions(exercises: Exercises, content: Content, findings: Findings) -> tuple[MessageKey, ...]:
    """Return what this person should mind."""
    return tuple(remark.say for remark in _remarks(exercises.cautions, content, findings))


def _remarks(remarks: Iterable[Remark], content: Content, findings: Findings) -> Iterator[Remark]:
    known = with_derived(content, findings)
    return (
        remark
        for remark in remarks
        if may_be(remark.when, known) and not any(known.get(name) is Status.PRESENT for name in remark.unless)
    )


def wished(exercises: Exercises, names: Collection[str], content: Content, findings: Findings) -> Routine:
    """Return the routine asked for by name, or else the first one made for what was told."""
    known = with_derived(content, findings)
    by_name = (exercises.routine(name) for name in sorted(names))
    told = (r for r in exercises.routines.values() if not r.when or any(known.get(n) is Status.PRESENT for n in r.when))
    return next((routine for routine in by_name if routine), None) or next(told)


def chosen(exercises: Exercises, wish: Routine, content: Content, findings: Findings) -> Routine | None:
    """Return the wished routine if enough of it suits this person, else the general or the chair one, else None."""
    *_, chair, general = exercises.routines.values()
    if wish.id in exercises.singles and fitting(exercises, wish, content, findings):
        return wish
    counts = {r.id: len(fitting(exercises, r, content, findings)) for r in (wish, general, chair)}
    enough = [name for name, count in counts.items() if count >= FEWEST]
    best = next(iter(enough), "") or max(counts, key=lambda name: counts[name])
    return exercises.routine(best) if counts[best] else None


def on_a_chair(exercises: Exercises) -> tuple[Routine, Findings]:
    """Return the routine that needs only a chair, and what is known of somebody who wants no other.

    What the other exercises need is then denied, so that none of them is taken instead.
    """
    *_, chair, _ = exercises.routines.values()
    needs = (name for exercise in exercises.exercises.values() for name in exercise.needs)
    return chair, dict.fromkeys(needs, Status.DENIED)


def depends_on(exercises: Exercises, routine: Routine, names: Collection[str]) -> bool:
    """Whether any of these findings would change what is guided in this routine, easier exercises included."""
    own = set(routine.exercises)
    while not own.issuperset(easier := {exercises.exercises[name].easier for name in own} - {""}):
        own |= easier
    named = {name for id_ in own for name in (*exercises.exercises[id_].not_for, *exercises.exercises[id_].needs)}
    named |= {name for remark in exercises.holds for name in remark.when}
    return not named.isdisjoint(names)
