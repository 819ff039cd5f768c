"""Chooses the answer to what is said to the skill itself: manners, moods, and what people ask after a warning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from skill.triage.messages import MessageKey
from skill.triage.status import Findings, may_be


class About(StrEnum):
    """Whose emergency an answer is for."""

    SELF = "self"
    OTHER = "other"
    ANYBODY = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """What is said while a warning is in force, and to whom."""

    key: MessageKey
    with_reason: bool = False
    """The first time, what the signs can mean is said in its place, to who would rather wait or stay."""
    first: MessageKey | None = None
    """Said even before whom to call: what to do, or not to do, in a few words."""
    actions: tuple[str, ...] = ()
    """What the warning asks for; empty: whatever it asks for."""
    when: tuple[str, ...] = ()
    added: str = ""
    """Said only where a rule that warns adds this itself ("keep_still" after a fall); empty: wherever."""
    beside: str = ""
    """Said only beside this other remark ("she won't go, can I drive her"); empty: beside any."""
    once_called: bool = False
    """Said only after the person has said that help was called."""
    on_the_way: bool = False
    """Said only while somebody takes the patient to the hospital."""
    about: About = About.ANYBODY


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the answer depends on, while a warning is in force, besides the words."""

    action: str
    """What the warning asks for."""
    known: Findings
    """What is known, with what follows from it."""
    added: frozenset[str]
    """What the rules that warn add."""
    about: About
    is_helped: bool
    """Whether help is on its way: it was called, or somebody takes the patient there."""
    is_going: bool
    """Whether somebody takes the patient there."""

    @property
    def is_kept_still(self) -> bool:
        """Whether the patient is to stay as they are, after a fall."""
        return "keep_still" in self.added


@dataclass(frozen=True, slots=True)
class Chat:
    """Something said to the skill itself, with its answers."""

    id: str
    title: str
    """An example of it, for those who read the content."""
    say: tuple[MessageKey, ...]
    """Said when no warning is in force. Empty: it is then passed over as if it were not said."""
    sources: tuple[str, ...]
    warned: tuple[Warned, ...] = ()
    topic: str = ""
    """The subject that people ask about with the same words while no warning is in force; empty: none."""
    also: tuple[str, ...] = ()
    """Other subjects whose questions it answers after a warning."""
    kind: str = ""
    """After a warning it answers a question about any subject of this kind that no other one answers."""
    even_so: bool = False
    """Whether it is answered also beside what the person tells of the body."""
    is_calling: bool = False
    """Whether it says that somebody calls for help, or is about to: then nobody is asked who can."""
    is_going: bool = False
    """Whether it says that somebody takes the patient to the hospital."""
    drives_alone: bool = False
    """Whether it says that the person drives: then nobody else is heard to."""
    put_off: str = ""
    """The remark that it is where it is only to be later ("I'll ring them in the morning"); empty: itself."""
    is_other_call: bool = False
    """Whether it says that somebody else than the emergency number is called: that is no call for help."""
    is_remark: bool = False
    """Whether it only tells a feeling, a wish or who is there: whatever is asked in the same words is answered."""
    is_moot: bool = False
    """Whether it is passed over once help is on its way: who can call is no question any more."""
    next_step: bool = False
    """Whether it asks what to do: answered by what is known, also before a warning, where that needs care."""
    is_emphasis: bool = False
    """Whether it only adds weight beside an answer ("none of that shit"): it is then passed over."""
    accepts: str = ""
    """The offer to which it is a yes ("what tips", after "want some tips"); empty: none."""
    recalls: bool = False
    """Whether it says that something was told already: answered with what was told."""
    refers_to: str = ""
    """It is passed over unless an answer of this other one was just given ("I've pressed it"); empty: it never is."""
    has_no_phone: bool = False
    """Whether it says that there is no phone to call with: then whoever is near must be reached."""
    has_called: bool = False
    """Whether it says that help was called by an alarm."""
    is_over: bool = False
    """Whether it says that the trouble has gone: it was there, so nothing was a mistake."""
    is_foreign: bool = False
    """Whether it is said in another language."""


def answered(chats: Mapping[str, Chat], heard: Iterable[str], *, is_beside: bool) -> Chat | None:
    """Return the first of what was heard that has an answer while no warning is in force; None if none has.

    `is_beside` says that the person also told or asked something else.
    """
    said = (chats[name] for name in heard if name in chats)
    return next((chat for chat in said if chat.say and (chat.even_so or not is_beside)), None)


def in_warning(chats: Mapping[str, Chat], heard: Iterable[str], situation: Situation) -> tuple[Warned, ...]:
    """Return what answers what was heard while a warning is in force, in the order in which it counts.

    A lift comes first, since it decides how the patient gets there; then what somebody may be about to do, which comes
    before whom to call; then any other question. A feeling or a refusal gives way to all of these.
    """
    said = [chats[name] for name in heard if name in chats]
    is_lift = any(chat.is_going for chat in said)
    answers = [
        (chat, reply)
        for chat in said
        if not (is_lift and chat.drives_alone)
        for reply in _fitting(chat, situation, {each.id for each in said})
    ]
    return tuple(reply for _, reply in sorted(answers, key=_turn_of))


def _turn_of(answer: tuple[Chat, Warned]) -> int:
    chat, reply = answer
    if chat.is_remark:
        return 3
    return 0 if chat.is_going else 1 if reply.first else 2


def _fitting(chat: Chat, situation: Situation, said: Set[str]) -> tuple[Warned, ...]:
    """Return the first answer of a remark that fits, if one does."""
    if situation.is_helped and chat.is_moot:
        return ()
    fitting = (
        reply
        for reply in chat.warned
        if (not reply.actions or situation.action in reply.actions)
        and (not reply.when or may_be(reply.when, situation.known))
        and (not reply.added or reply.added in situation.added)
        and (not reply.beside or reply.beside in said)
        and (situation.is_helped or not reply.once_called)
        and (situation.is_going or not reply.on_the_way)
        and reply.about in (About.ANYBODY, situation.about)
    )
    return tuple(fitting)[:1]


def without_bare_references(
    chats: Mapping[str, Chat], heard: Iterable[str], just_said: Set[MessageKey]
) -> tuple[str, ...]:
    """Return what was heard without what refers to something that was not just spoken of."""

    def was_said(name: str) -> bool:
        return any(reply.key in just_said or reply.first in just_said for reply in chats[name].warned)

    return tuple(name for name in heard if name not in chats or not (to := chats[name].refers_to) or was_said(to))


def with_put_off(chats: Mapping[str, Chat], heard: Iterable[str]) -> tuple[str, ...]:
    """Return what was heard, where all of it is only to be later."""
    return tuple(dict.fromkeys(chats[name].put_off or name if name in chats else name for name in heard))


def meant_in_warning(chats: Mapping[str, Chat], topics: Iterable[str], kinds: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of what questions about these subjects, of these kinds, mean while a warning is in force."""
    asked, sorts = frozenset(topics), frozenset(kinds)
    nearest = tuple(chat.id for chat in chats.values() if not asked.isdisjoint((chat.topic, *chat.also)))
    return nearest or tuple(chat.id for chat in chats.values() if chat.kind in sorts and chat.kind)
