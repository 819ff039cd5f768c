"""Answers to what is asked about the move just guided: whether it should hurt, for which leg, how long to hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from skill.dialogue.exercises.messages import ExerciseMessage
from skill.dialogue.state.reply import Line
from skill.guidance.exercises import Exercise
from skill.guidance.messages import in_bed_key, sides_key
from skill.listening.acts import Act
from skill.listening.heard import Heard

_LEAST_HELD = 3
"""A shorter stretch, in seconds, is a slow movement and no hold."""


def answer(exercise: Exercise, heard: Heard) -> Line | None:
    """Return the answer to what is asked about an exercise; None if nothing is."""
    return next((say(exercise) for act, say in _ANSWERS.items() if act in heard.acts), None)


def _hold(exercise: Exercise) -> Line:
    if exercise.hold < _LEAST_HELD:
        return Line(ExerciseMessage.NO_HOLD)
    return Line(ExerciseMessage.HOLD, values=(("count", exercise.hold),))


_ANSWERS: Mapping[Act, Callable[[Exercise], Line]] = {
    Act.HOW_IT_FEELS: lambda _: Line(ExerciseMessage.FEELS),
    Act.SIDES: lambda exercise: Line(sides_key(exercise.sides)),
    Act.IN_BED: lambda exercise: Line(in_bed_key(exercise.position)),
    Act.HOLD_TIME: _hold,
    Act.HOW_MANY_TIMES: lambda exercise: Line(ExerciseMessage.TIMES, values=(("count", exercise.repeats),)),
    Act.BREATHING: lambda _: Line(ExerciseMessage.BREATHING),
    Act.GOOD_FOR: lambda exercise: Line(exercise.aim, sources=exercise.sources),
}

ASKED = frozenset(_ANSWERS)
"""The acts that ask about a move."""
