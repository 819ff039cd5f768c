"""Answers whether something that was just told matters ("I'm on warfarin, does that count")."""

from __future__ import annotations

from skill.dialogue.messages import Hearing
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines
from skill.listening.heard import Heard, Mood
from skill.listening.said import Said
from skill.triage.status import Status


def weighed(before: Conversation, now: Conversation, heard: Heard) -> Lines:
    """Return the answer; empty if nothing of the kind is asked.

    What was understood counts, and what is in doubt is asked about. Nothing is said of how much: the rules decide that.
    """
    if Mood.WEIGHING not in heard.moods:
        return ()
    news = {status for name, status in now.findings.items() if before.findings.get(name) is not status}
    is_told = Status.PRESENT in news or any(o.said is Said.PRESENT for o in heard.observations)
    if is_told:
        return (Line(Hearing.IT_COUNTS),)
    return (Line(Hearing.IT_MAY_COUNT if Status.UNSURE in news or heard.suspected else Hearing.NOT_WEIGHED),)
