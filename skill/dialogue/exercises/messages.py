"""The messages around guided exercises. The content names the messages of the exercises themselves."""

from __future__ import annotations

from skill.dialogue.messages import Message


class ExerciseMessage(Message):
    """A message that is said around guided exercises."""

    # Before the first step:
    AFTER_CHECK = "exercise.after_check"
    ASK_FIRST = "exercise.ask_first"
    HELD_BACK = "exercise.held_back"
    NONE_FITS = "exercise.held.none"
    OTHER_INSTEAD = "exercise.other_instead"
    STOP_SIGNS = "exercise.stop_signs"
    EITHER_WAY = "exercise.either_way"
    """A question is left open, and moves that do not depend on it are guided."""
    NOT_WITHOUT = "exercise.not_without"
    """A question is left open, without whose answer no move is guided."""
    ON_A_CHAIR = "exercise.on_a_chair"
    # Between two steps:
    FIRST = "exercise.first"
    PAUSED = "exercise.paused"
    WAIT = "exercise.wait"
    SLOWER = "exercise.slower"
    SLOWEST = "exercise.slowest"
    FASTER = "exercise.faster"
    FASTEST = "exercise.fastest"
    EASIER = "exercise.easier"
    NO_EASIER = "exercise.no_easier"
    REMIND_LATER = "exercise.remind_later"
    FEELS = "exercise.feels"
    HOLD = "exercise.hold"
    NO_HOLD = "exercise.no_hold"
    TIMES = "exercise.times"
    BREATHING = "exercise.breathing"
    STOP_THERE = "exercise.stop_there"
    LEAVE_OUT = "exercise.leave_out"
    # At the end:
    DONE = "exercise.done"
    NEXT_TIME = "exercise.next_time"
    ENDED = "exercise.ended"
