"""The place in a routine of exercises, and how it is written to and read from the session attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skill.dialogue.state.reply import Pace
from skill.guidance.exercises import Exercises


@dataclass(frozen=True, slots=True)
class Progress:
    """A place in a routine. What is pending tells whether screening still goes on, or the routine rests."""

    routine: str
    """The id of the routine, or of the single exercise, that was asked for or is under way."""
    exercise: int = 0
    """Index, from 0, in the exercises that suit this person."""
    step: int = 0
    easier: int = 0
    """How often the person asked for something easier than this exercise."""
    pace: Pace = Pace.USUAL

    def to_session(self) -> dict[str, Any]:
        """Return the place as JSON primitives."""
        return {
            "routine": self.routine,
            "exercise": self.exercise,
            "step": self.step,
            "easier": self.easier,
            "pace": self.pace.value,
        }


def progress_from_session(value: Any, exercises: Exercises) -> Progress | None:
    """Rebuild a place; None if it is absent, of an unknown routine, or outside that routine. Never raises."""
    given: Mapping[Any, Any] = value if isinstance(value, Mapping) else {}
    name, pace = given.get("routine"), given.get("pace")
    routine = exercises.routine(name) if isinstance(name, str) else None
    numbers = [given.get(key) for key in ("exercise", "step", "easier")]
    if routine is None or not isinstance(pace, str) or pace not in list(Pace):
        return None
    most_steps = max(len(exercise.steps) for exercise in exercises.exercises.values())
    limits = (len(routine.exercises), most_steps, len(exercises.exercises))
    places = [n for n, limit in zip(numbers, limits, strict=True) if type(n) is int and 0 <= n < limit]
    if len(places) < len(numbers):
        return None
    exercise, step, easier = places
    return Progress(routine.id, exercise, step, easier, Pace(pace))
