"""A routine under way: one step per turn, and answers to what the person says between the steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from skill.dialogue.answers import subjects
from skill.dialogue.exercises import about_the_move
from skill.dialogue.exercises.messages import ExerciseMessage
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Hearing, Offer
from skill.dialogue.reminders import wishes
from skill.dialogue.saying import offering
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines, Pace
from skill.dialogue.state.routine_progress import Progress
from skill.guidance.exercises import Exercise, easier_than, fitting
from skill.guidance.messages import left_key
from skill.listening.acts import Act
from skill.listening.heard import Heard
from skill.listening.said import Answer

_PACES = tuple(Pace)


@dataclass(frozen=True, slots=True)
class Place:
    """The person's place in a routine."""

    knowledge: Knowledge
    now: Conversation
    progress: Progress

    @property
    def row(self) -> tuple[Exercise, ...]:
        """The exercises of the routine that suit this person."""
        routine = self.knowledge.exercises.routine(self.progress.routine)
        content, findings = self.knowledge.content, self.now.findings
        return fitting(self.knowledge.exercises, routine, content, findings) if routine else ()

    @property
    def exercise(self) -> Exercise:
        """The exercise at this place, or the easier one taken instead."""
        exercise = self.row[self.progress.exercise]
        for _ in range(self.progress.easier):
            exercise = self.easier_than(exercise) or exercise
        return exercise

    def easier_than(self, exercise: Exercise) -> Exercise | None:
        """Return the nearest easier exercise that suits this person; None if there is none."""
        return easier_than(self.knowledge.exercises, exercise, self.knowledge.content, self.now.findings)

    @property
    def is_past_the_end(self) -> bool:
        """Whether no exercise is left at this place."""
        return self.progress.exercise >= len(self.row)

    def at(self, **changes: Any) -> Place:
        """Return another place in the routine: this one with `changes` to its progress."""
        return replace(self, progress=replace(self.progress, **changes))

    @property
    def following(self) -> Place:
        """The beginning of the next exercise."""
        return self.at(exercise=self.progress.exercise + 1, step=0, easier=0)


def is_under_way(conversation: Conversation) -> bool:
    """Whether the routine is waiting after a step, or resting."""
    return conversation.routine is not None and conversation.pending in (Offer.STEP, Offer.RESUME)


def speak(place: Place, *lines: Line) -> Step:
    """Speak the step at a place, or end the routine if no exercise is left."""
    if place.is_past_the_end:
        return end(place.now, *lines, Line(ExerciseMessage.DONE), Line(ExerciseMessage.NEXT_TIME))
    steps = place.exercise.steps
    step = min(place.progress.step, len(steps) - 1)
    here = replace(place.now, routine=replace(place.progress, step=step), pending=Offer.STEP, tries=0)
    return here, offering(Offer.STEP, (*lines, *map(Line, steps[step])))


def end(now: Conversation, *lines: Line) -> Step:
    """End the routine with one line of safety-netting and one question."""
    return leave(now, *lines, Line(Advice.ONE_LINE))


def leave(now: Conversation, *lines: Line) -> Step:
    """Leave the exercises: say `lines`, then offer what comes next."""
    offer = Offer.MORE if now.concluded else Offer.CHECK
    return replace(now, routine=None, pending=offer, tries=0), offering(offer, lines)


def leave_out(place: Place) -> Step:
    """Skip an exercise that hurt. The next one is spoken only when the person wants to carry on."""
    following = place.following
    if following.is_past_the_end:
        return end(place.now, Line(ExerciseMessage.ENDED))
    here = replace(place.now, routine=following.progress, pending=Offer.RESUME, tries=0)
    return here, offering(Offer.RESUME, (Line(ExerciseMessage.LEAVE_OUT),))


def answer(place: Place, heard: Heard, notes: Lines) -> Step:
    """Answer a command, a question or a short reply between two steps. Only a command or a yes moves the place."""
    if place.is_past_the_end:
        return speak(place, *notes)
    asked = about_the_move.answer(place.exercise, heard)
    if asked is not None:
        return stay(place, *notes, asked)
    for act, command in _COMMANDS.items():
        if act in heard.acts:
            return command(place)
    topics = subjects.asked_about(place.knowledge, place.now, heard)
    put_off = (Line(ExerciseMessage.REMIND_LATER),) if wishes.is_asked_for(heard) else ()
    told = (*notes, *(put_off or subjects.answers(place.knowledge, place.now, topics, heard)))
    if told:
        return stay(replace(place, now=replace(place.now, topics=topics or place.now.topics)), *told)
    if heard.answer is Answer.YES:
        return _resume(place)
    if heard.answer is Answer.NO and place.now.pending == Offer.RESUME:
        return end(place.now, Line(ExerciseMessage.ENDED))
    return stay(place, Line(ExerciseMessage.WAIT if heard.answer else Hearing.NOT_CAUGHT))


def stay(place: Place, *lines: Line) -> Step:
    """Say `lines`, and wait at the same place."""
    return place.now, offering(place.now.offer, lines)


def _next(place: Place) -> Step:
    step = place.progress.step + 1
    return speak(place.at(step=step) if step < len(place.exercise.steps) else place.following)


def _previous(place: Place) -> Step:
    """Go back one step; from the first step of an exercise, go to the beginning of the exercise before."""
    progress = place.progress
    if progress.step:
        return speak(place.at(step=progress.step - 1))
    if progress.exercise:
        return speak(place.at(exercise=progress.exercise - 1, easier=0))
    return speak(place, Line(ExerciseMessage.FIRST))


def _skip(place: Place) -> Step:
    return speak(place.following)


def _resume(place: Place) -> Step:
    """Carry on: after a rest, speak the same step again; otherwise speak the next one."""
    return speak(place) if place.now.pending == Offer.RESUME else _next(place)


def _pause(place: Place) -> Step:
    return replace(place.now, pending=Offer.RESUME), offering(Offer.RESUME, (Line(ExerciseMessage.PAUSED),))


def _slower(place: Place) -> Step:
    return _paced(place, -1, Line(ExerciseMessage.SLOWER), Line(ExerciseMessage.SLOWEST))


def _faster(place: Place) -> Step:
    return _paced(place, 1, Line(ExerciseMessage.FASTER), Line(ExerciseMessage.FASTEST))


def _paced(place: Place, change: int, done: Line, already: Line) -> Step:
    """Speak the step again at another pace, or say that there is no slower or faster one."""
    pace = _PACES.index(place.progress.pace) + change
    if 0 <= pace < len(_PACES):
        return speak(place.at(pace=_PACES[pace]), done)
    return speak(place, already)


def _how_many_left(place: Place) -> Step:
    left = len(place.row) - place.progress.exercise - 1
    return stay(place, Line(left_key(left)))


def _easier(place: Place) -> Step:
    if place.easier_than(place.exercise) is None:
        return stay(place, Line(ExerciseMessage.NO_EASIER))
    return speak(place.at(easier=place.progress.easier + 1, step=0), Line(ExerciseMessage.EASIER))


_COMMANDS: Mapping[Act, Callable[[Place], Step]] = {
    Act.PAUSE: _pause,
    Act.SLOWER: _slower,
    Act.FASTER: _faster,
    Act.HOW_MANY_LEFT: _how_many_left,
    Act.EASIER: _easier,
    Act.SKIP: _skip,
    Act.PREVIOUS: _previous,
    Act.NEXT: _next,
    Act.RESUME: _resume,
}
"""The commands in a routine, by act. If several were heard at once, the first in this order counts."""

COMMANDS = frozenset({*_COMMANDS, *about_the_move.ASKED, Act.HURTS, Act.ONE_FOR, Act.SEATED})
"""All acts that mean something only while a routine is under way."""
