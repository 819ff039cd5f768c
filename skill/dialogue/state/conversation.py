"""What is known in a conversation, and its one way into and out of the session attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from skill.dialogue.state import reminder_plan
from skill.dialogue.state.reminder_plan import ReminderPlan
from skill.dialogue.state.reply import Line, Lines, Reply, Values
from skill.dialogue.state.routine_progress import Progress, progress_from_session
from skill.guidance.exercises import Exercises
from skill.listening.when.durations import DAY
from skill.listening.when.recurrences import EVERY_DAY
from skill.triage.assessment import Assessment, assess, conclude
from skill.triage.model import Content
from skill.triage.status import Status

VERSION = 1
"""Of the session attributes' form; with attributes of any other version the conversation starts afresh."""

MOST_TRIES = 9
"""A count of unclear replies beyond this in the attributes was not written by us."""

OPENING = "opening"
"""The open prompt with which a conversation begins: where it hurts, and since when."""

MORE, WHAT_TO_KNOW = "offer.more", "offer.more.what"
"""The offer to answer more questions, and the open prompt for one."""

HOME_CARE, AGAIN, CHECK, EXERCISE = "offer.home_care", "offer.repeat", "offer.check", "offer.exercise"
"""The other offers: tips for home, the advice once more, the check, and an exercise."""

MOST_SECONDS = DAY
"""No longer stretch of time is ever spoken, nor a greater count."""

_DAY_NAMES = "|".join(EVERY_DAY)
_DAY = rf"today|tomorrow|(?:{_DAY_NAMES})(?:,(?:{_DAY_NAMES}))*|\d{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_MOMENT = rf"once|PT\d{{1,5}}S|(?:{_DAY}) (?:[01]\d|2[0-3]):[0-5]\d"  # compiled when a moment is met, which is seldom


@dataclass(frozen=True, slots=True)
class Conversation:
    """Answers and what is pending. Where the conversation stands is computed from these; there is no state name."""

    findings: Mapping[str, Status] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    """Ids of the questions put and settled, in order."""
    pending: str = ""
    """The id of the question or offer that waits for its answer."""
    tries: int = 0
    """How many replies to the pending question were no answer."""
    speaks_for_other: bool | None = None
    """Whether the patient is somebody else; None until somebody has been named."""
    warned: bool = False
    """Whether an emergency warning stands."""
    concluded: bool = False
    """Whether the check is complete and its advice was given."""
    spoken_of: frozenset[str] = frozenset()
    """Parts of the body and things that "it" may mean."""
    topics: tuple[str, ...] = ()
    """Ids of the topics answered, the last one first, of which "how is it treated" asks."""
    last_change: Mapping[str, Status | None] = field(default_factory=dict)
    """Findings that the last telling turn changed, with what was known before."""
    plan: ReminderPlan | None = None
    """The reminder or timer that is being made."""
    last_reply: Lines = ()
    """The statements and the question of the last reply, for "say that again"."""
    routine: Progress | None = None
    """How far a routine of exercises has come, while one is wished for or under way."""

    def assessed(self, content: Content) -> Assessment:
        """How soon care is needed: for good once the check is complete, before that as far as is known."""
        return conclude(content, self.findings) if self.concluded else assess(content, self.findings, self.asked)

    def focus(self, content: Content) -> frozenset[str]:
        """What "it" means in the next reply: what the pending question speaks of, else what the person named last."""
        question = content.questions.get(self.pending)
        return frozenset(question.speaks_of if question else ()) or self.spoken_of

    @property
    def awaits_question(self) -> bool:
        """Whether the person was asked what else they would like to know."""
        return any(line.key in (MORE, WHAT_TO_KNOW) for line in self.last_reply[-1:])

    @property
    def awaits_place(self) -> bool:
        """Whether the person was asked where it hurts."""
        return self.pending == OPENING

    def to_session(self) -> dict[str, Any]:
        """The conversation as JSON primitives."""
        return {
            "version": VERSION,
            "findings": {name: status.value for name, status in self.findings.items()},
            "asked": list(self.asked),
            "pending": self.pending,
            "tries": self.tries,
            "speaks_for_other": self.speaks_for_other,
            "warned": self.warned,
            "concluded": self.concluded,
            "spoken_of": sorted(self.spoken_of),
            "topics": list(self.topics),
            "last_change": {name: status.value if status else None for name, status in self.last_change.items()},
            "plan": self.plan.to_session() if self.plan else None,
            "last_reply": [
                [line.key, *line.findings, *([dict(line.values)] if line.values else [])] for line in self.last_reply
            ],
            "routine": self.routine.to_session() if self.routine else None,
        }


Step = tuple[Conversation, Reply]
"""What a turn comes to: the conversation as it stands now, and what is said."""


def from_session(attributes: Any, content: Content, message_keys: Set[str], exercises: Exercises) -> Conversation:
    """Rebuild a conversation from session attributes; a fresh one if they are absent, old or tampered with.

    Unknown finding, question, message and exercise ids are dropped. Never raises.
    """
    if not isinstance(attributes, Mapping) or attributes.get("version") != VERSION:
        return Conversation()
    tries = attributes.get("tries")
    known = content.questions.keys()
    return Conversation(
        findings=_statuses(attributes.get("findings"), content),
        asked=tuple(dict.fromkeys(name for name in _texts(attributes.get("asked")) if name in known)),
        pending=_pending(attributes.get("pending"), content, message_keys),
        tries=tries if isinstance(tries, int) and 0 <= tries <= MOST_TRIES else 0,
        speaks_for_other=other if isinstance(other := attributes.get("speaks_for_other"), bool) else None,
        warned=attributes.get("warned") is True,
        concluded=attributes.get("concluded") is True,
        spoken_of=frozenset(_texts(attributes.get("spoken_of"))),
        topics=tuple(_texts(attributes.get("topics"))),
        last_change=_changes(attributes.get("last_change"), content),
        plan=reminder_plan.from_session(attributes.get("plan")),
        last_reply=tuple(_lines(attributes.get("last_reply"), message_keys)),
        routine=progress_from_session(attributes.get("routine"), exercises),
    )


def _pending(value: Any, content: Content, message_keys: Set[str]) -> str:
    """A question of the check, or an offer that can be put again."""
    is_known = isinstance(value, str) and (value in content.questions or {value, f"{value}.again"} <= message_keys)
    return value if is_known else ""


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _statuses(value: Any, content: Content) -> dict[str, Status]:
    pairs = value.items() if isinstance(value, Mapping) else ()
    return {
        name: Status(status)
        for name, status in pairs
        if isinstance(status, str) and status in set(Status) and content.can_be_told(name)
    }


def _changes(value: Any, content: Content) -> dict[str, Status | None]:
    known = _statuses(value, content)
    pairs = value.items() if isinstance(value, Mapping) else ()
    return {
        name: known.get(name)
        for name, status in pairs
        if name in known or (status is None and name in content.findings)
    }


def _lines(value: Any, message_keys: Set[str]) -> list[Line]:
    lines: list[Line] = []
    for item in value if isinstance(value, list) else ():
        keys = [key for key in _texts(item) if key in message_keys]
        if keys:
            lines.append(Line(keys[0], tuple(keys[1:]), _values(item[-1], message_keys)))
    return lines


def _values(value: Any, message_keys: Set[str]) -> Values:
    """The values of a line that could have been written by us."""
    pairs = value.items() if isinstance(value, Mapping) else ()
    return tuple((name, part) for name, part in pairs if _is_value(name, part, message_keys))


def _is_value(name: Any, part: Any, message_keys: Set[str]) -> bool:
    if name in ("duration", "count"):
        return type(part) is int and 0 <= part <= MOST_SECONDS
    if not isinstance(part, str):
        return False
    return part in message_keys if name == "thing" else name == "moment" and bool(re.fullmatch(_MOMENT, part))
