"""The messages of home care, topics and exercises. Their content names them itself."""

from __future__ import annotations

from collections.abc import Iterator

from skill.guidance.advice import Guidance
from skill.guidance.exercises import Exercises, Position, Sides
from skill.triage.messages import MessageKey


def left_key(count: int) -> MessageKey:
    """Return the key of how many exercises are left in a routine."""
    return MessageKey(f"exercise.left.{count}")


def sides_key(sides: Sides) -> MessageKey:
    """Return the key of which side of the body an exercise moves."""
    return MessageKey(f"exercise.sides.{sides}")


def in_bed_key(position: Position) -> MessageKey:
    """Return the key of whether an exercise in this position may be done in bed."""
    return MessageKey(f"exercise.in_bed.{position}")


def messages_of(guidance: Guidance, exercises: Exercises) -> Iterator[MessageKey]:
    """Give all messages that this content names, some of them more than once."""
    for topic in guidance.topics.values():
        yield from (saying.key for saying in topic.say)
    for plan in (*guidance.plans, guidance.held_back):
        yield from plan.say
    yield from (remark.say for remark in guidance.remarks)
    for chat in guidance.chats.values():
        yield from (*chat.say, *(key for reply in chat.warned for key in (reply.first, reply.key) if key))
    for exercise in exercises.exercises.values():
        yield from (key for step in exercise.steps for key in step)
        yield exercise.aim
    yield from (remark.say for remark in (*exercises.holds, *exercises.cautions))
    yield from map(sides_key, Sides)
    yield from map(in_bed_key, Position)
    yield from map(left_key, range(max(len(routine.exercises) for routine in exercises.routines.values())))
