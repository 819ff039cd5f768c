"""What is known in a conversation, and how it is written to and read from the session attributes."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from skill.dialogue.messages import ONCE, PENDING, Offer
from skill.dialogue.state import reminder_plan
from skill.dialogue.state.last_reply import LastReply, last_reply_from_session, texts
from skill.dialogue.state.reminder_plan import ReminderPlan
from skill.dialogue.state.reply import Reply
from skill.dialogue.state.routine_progress import Progress, progress_from_session
from skill.guidance.exercises import Exercises
from skill.triage.assessment import Assessment, assess, conclude
from skill.triage.model import Content
from skill.triage.status import Status

VERSION = 1
"""The version of the session attributes. With attributes of any other version, the conversation starts afresh."""

UNKNOWN_NUMBER = "unknown"
"""In place of a number that the person has denied, and named no other."""

EMERGENCY_NUMBERS = frozenset({"000", "111", "112", "911", "999", UNKNOWN_NUMBER})
"""The emergency numbers that a person may name instead of the device's own."""

MOST_TRIES = 9
"""The highest number of tries that we write. A higher one in the attributes is not ours."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was told and what is pending. The stage of the conversation is computed from these, not stored."""

    findings: Mapping[str, Status] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    """Ids of the questions that were asked and settled, in order."""
    pending: str = ""
    """The id of the question or offer that waits for its answer; empty if nothing is pending."""
    tries: int = 0
    """How many replies to the pending question did not answer it."""
    speaks_for_other: bool | None = None
    """Whether the patient is somebody else; None until that is known."""
    warned: bool = False
    """Whether an emergency warning is in force."""
    called: bool = False
    """While a warning is in force: whether the person has said that help was called."""
    calling: bool = False
    """While a warning is in force: whether somebody is said to be calling, which is then asked about."""
    going: bool = False
    """While a warning is in force: whether somebody takes the patient to the hospital."""
    has_no_phone: bool = False
    """While a warning is in force: whether the person has said that there is no phone to call with."""
    number: str = ""
    """While a warning is in force: the emergency number, if it is not that of the device's country."""
    said_since: Mapping[str, int] = field(default_factory=dict)
    """While a warning is in force: how often each statement after it has been said."""
    doubted: tuple[str, ...] = ()
    """While a warning is in force: ids of the findings that the person was last asked to take back."""
    concluded: bool = False
    """Whether the check is complete and its advice was given."""
    put_off: tuple[str, ...] = ()
    """Ids of questions that the person asked to come back to."""
    said_once: frozenset[str] = frozenset()
    """Which messages among `ONCE` have been said."""
    slowly: bool = False
    """Whether the person asked to be spoken to more slowly."""
    spoken_of: frozenset[str] = frozenset()
    """Parts of the body and things that "it" may mean."""
    topics: tuple[str, ...] = ()
    """Ids of the topics already answered, latest first. "How is it treated" asks about these."""
    last_change: Mapping[str, Status | None] = field(default_factory=dict)
    """The findings that the last turn with news changed, with their status before it (None: unknown)."""
    plan: ReminderPlan | None = None
    """The reminder or timer that is being made."""
    wishes: tuple[ReminderPlan, ...] = ()
    """Reminders that wait for their turn: wished for in the middle of a check, or beside another one."""
    routine: Progress | None = None
    """The place in a routine of exercises, while one was asked for or is under way."""
    last: LastReply = field(default_factory=LastReply)
    """What is kept of the previous reply."""

    def assessed(self, content: Content) -> Assessment:
        """Return how soon care is needed: final once the check is complete, until then by what is known so far."""
        return conclude(content, self.findings) if self.concluded else assess(content, self.findings, self.asked)

    def focus(self, content: Content) -> frozenset[str]:
        """Return what "it" means in the next reply: what the pending question speaks of, else what was named last."""
        question = content.questions.get(self.pending)
        return frozenset(question.speaks_of if question else ()) or self.spoken_of

    @property
    def offer(self) -> Offer:
        """The pending offer; `OPENING` if no offer is pending."""
        return Offer(self.pending) if self.pending in set(Offer) else Offer.OPENING

    @property
    def is_helped(self) -> bool:
        """Whether help is on its way: it was called, or somebody takes the patient there."""
        return self.called or self.going

    @property
    def awaits_place(self) -> bool:
        """Whether the person was asked where it hurts."""
        return self.pending == Offer.OPENING

    def to_session(self) -> dict[str, Any]:
        """Return the conversation as JSON primitives."""
        return {
            "version": VERSION,
            "findings": {name: status.value for name, status in self.findings.items()},
            "asked": list(self.asked),
            "pending": self.pending,
            "tries": self.tries,
            "speaks_for_other": self.speaks_for_other,
            "warned": self.warned,
            "doubted": list(self.doubted),
            "called": self.called,
            "calling": self.calling,
            "going": self.going,
            "has_no_phone": self.has_no_phone,
            "number": self.number,
            "said_since": dict(self.said_since),
            "concluded": self.concluded,
            "put_off": list(self.put_off),
            "said_once": sorted(self.said_once),
            "slowly": self.slowly,
            "spoken_of": sorted(self.spoken_of),
            "topics": list(self.topics),
            "last_change": {name: status.value if status else None for name, status in self.last_change.items()},
            "plan": self.plan.to_session() if self.plan else None,
            "wishes": [wish.to_session() for wish in self.wishes],
            "routine": self.routine.to_session() if self.routine else None,
            **self.last.to_session(),
        }


Step = tuple[Conversation, Reply]
"""The result of a turn: the conversation as it is now, and the reply."""


def from_session(attributes: Any, content: Content, message_keys: Set[str], exercises: Exercises) -> Conversation:
    """Rebuild a conversation from session attributes. Return a fresh one if they are absent or of another version.

    Attributes may have been tampered with, so unknown finding, question, message and exercise ids are dropped. Never
    raises.
    """
    if not isinstance(attributes, Mapping) or attributes.get("version") != VERSION:
        return Conversation()
    tries = attributes.get("tries")
    known = content.questions.keys()
    return Conversation(
        findings=_statuses(attributes.get("findings"), content),
        asked=tuple(dict.fromkeys(name for name in texts(attributes.get("asked")) if name in known)),
        pending=_pending(attributes.get("pending"), content),
        tries=tries if type(tries) is int and 0 <= tries <= MOST_TRIES else 0,
        speaks_for_other=other if isinstance(other := attributes.get("speaks_for_other"), bool) else None,
        warned=attributes.get("warned") is True,
        doubted=tuple(dict.fromkeys(name for name in texts(attributes.get("doubted")) if name in content.findings)),
        called=attributes.get("called") is True,
        calling=attributes.get("calling") is True,
        going=attributes.get("going") is True,
        has_no_phone=attributes.get("has_no_phone") is True,
        number=number if (number := attributes.get("number")) in EMERGENCY_NUMBERS else "",
        said_since=_counts(attributes.get("said_since"), message_keys),
        concluded=attributes.get("concluded") is True,
        put_off=tuple(dict.fromkeys(name for name in texts(attributes.get("put_off")) if name in known)),
        said_once=ONCE.intersection(texts(attributes.get("said_once"))),
        slowly=attributes.get("slowly") is True,
        spoken_of=frozenset(texts(attributes.get("spoken_of"))),
        topics=tuple(dict.fromkeys(texts(attributes.get("topics")))),
        last_change=_changes(attributes.get("last_change"), content),
        plan=reminder_plan.from_session(attributes.get("plan")),
        wishes=_wishes(attributes.get("wishes"), message_keys),
        routine=progress_from_session(attributes.get("routine"), exercises),
        last=last_reply_from_session(attributes, content, message_keys),
    )


def _wishes(value: Any, message_keys: Set[str]) -> tuple[ReminderPlan, ...]:
    """Return the reminders that wait, as far as we can have written them, and of their notes those that can be said."""
    found = map(reminder_plan.from_session, value[: reminder_plan.MOST_WISHES] if isinstance(value, list) else ())
    return tuple(
        replace(plan, notes=tuple(note for note in plan.notes if note in message_keys)) for plan in found if plan
    )


def _pending(value: Any, content: Content) -> str:
    """Return the value if it may be pending: a question of the check, or anything in `PENDING`; else an empty text."""
    return value if isinstance(value, str) and (value in content.questions or value in PENDING) else ""


def _statuses(value: Any, content: Content) -> dict[str, Status]:
    pairs = value.items() if isinstance(value, Mapping) else ()
    return {
        name: Status(status)
        for name, status in pairs
        if isinstance(status, str) and status in set(Status) and content.can_be_told(name)
    }


def _counts(value: Any, message_keys: Set[str]) -> dict[str, int]:
    pairs = value.items() if isinstance(value, Mapping) else ()
    return {key: n for key, n in pairs if key in message_keys and type(n) is int and 0 < n <= MOST_TRIES}


def _changes(value: Any, content: Content) -> dict[str, Status | None]:
    known = _statuses(value, content)
    pairs = value.items() if isinstance(value, Mapping) else ()
    return {
        name: known.get(name)
        for name, status in pairs
        if name in known or (status is None and name in content.findings)
    }
