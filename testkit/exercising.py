"""Every place of every routine, and what may be said there."""

from __future__ import annotations

from collections.abc import Iterator

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Offer
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.routine_progress import Progress
from skill.guidance.exercises import Routine, fitting
from skill.triage.status import Status

SUITED = {
    "reaches_floor": Status.PRESENT,
    "told_not_to_exercise": Status.DENIED,
    "pregnancy": Status.DENIED,
    "osteoporosis": Status.DENIED,
    "artificial_joint": Status.DENIED,
}
"""What somebody has said for whom every exercise is fit."""

SCREENED = ("before_danger", "before_told_not", "before_pregnancy", "before_floor", "before_bones")
COMMANDS = {
    "next": "next",
    "previous": "go back one",
    "slower": "slower",
    "faster": "faster",
    "pause": "hold on",
    "resume": "keep going",
    "how_many_left": "how many left",
    "skip": "skip this one",
    "easier": "something easier",
    "hurts": "it hurts",
    "how_it_feels": "should it hurt",
    "sides": "both legs or just one",
    "in_bed": "can i do it in bed",
    "hold_time": "how long do i hold",
    "how_many_times": "how many times",
    "breathing": "do i breathe",
    "good_for": "what is this one good for",
    "seated": "can i do it sitting",
    "one_for": "something for my back",
}


def routines(knowledge: Knowledge) -> list[Routine]:
    return [*knowledge.exercises.routines.values(), *knowledge.exercises.singles.values()]


def at(progress: Progress, pending: str = Offer.STEP) -> Conversation:
    """Somebody who was screened and stands at a place."""
    return Conversation(findings=SUITED, asked=SCREENED, pending=pending, routine=progress)


def places(knowledge: Knowledge, routine: Routine) -> Iterator[Conversation]:
    """Every step of a routine, spoken and resting."""
    for number, exercise in enumerate(fitting(knowledge.exercises, routine, knowledge.content, SUITED)):
        for step in range(len(exercise.steps)):
            for pending in (Offer.STEP, Offer.RESUME):
                yield at(Progress(routine.id, number, step), pending)
