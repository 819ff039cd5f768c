"""Chooses the answer to what is said to the skill itself: manners, moods, and what people ask after a warning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from skill.triage.assessment import with_derived
from skill.triage.messages import MessageKey
from skill.triage.model import Content
from skill.triage.status import Findings, may_be


class Verdict(StrEnum):
    """How an answer to a question for a yes or a no begins."""

    NO = "no"
    YES = "yes"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """What is said while a warning is in force, and to whom."""

    key: MessageKey
    verdict: Verdict = Verdict.NONE
    """Said first, to whoever asks for a yes or a no."""
    only_leave: bool = False
    """Whether the verdict is said only to whoever asks for leave: "can I get up", unlike "should I lie still"."""
    actions: tuple[str, ...] = ()
    """What the warning asks for; empty: whatever it asks for."""
    when: tuple[str, ...] = ()
    once_called: bool = False
    """Said only after the person has said that help was called."""


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
    is_moot: bool = False
    """Whether it is passed over once help is on its way: who can call is no question any more."""
    next_step: bool = False
    """Whether it asks what to do: answered by what is known, also before a warning, where that needs care."""
    is_foreign: bool = False
    """Whether it is said in another language."""


def answered(chats: Mapping[str, Chat], heard: Iterable[str], *, is_beside: bool) -> Chat | None:
    """Return the first of what was heard that has an answer while no warning is in force; None if none has.

    `is_beside` says that the person also told or asked something else.
    """
    said = (chats[name] for name in heard if name in chats)
    return next((chat for chat in said if chat.say and (chat.even_so or not is_beside)), None)


def in_warning(
    chats: Mapping[str, Chat], heard: Iterable[str], action: str, content: Content, findings: Findings, *, helped: bool
) -> Warned | None:
    """Return what answers the first of what was heard while a warning is in force; None if nothing does.

    `helped` says that help is on its way: it was called, or somebody takes the patient there.
    """
    known = with_derived(content, findings)
    fitting = (
        reply
        for name in heard
        if name in chats and not (helped and chats[name].is_moot)
        for reply in chats[name].warned
        if (not reply.actions or action in reply.actions)
        and (not reply.when or may_be(reply.when, known))
        and (helped or not reply.once_called)
    )
    return next(fitting, None)


def meant_in_warning(chats: Mapping[str, Chat], topics: Iterable[str], kinds: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of what questions about these subjects, of these kinds, mean while a warning is in force."""
    asked, sorts = frozenset(topics), frozenset(kinds)
    nearest = tuple(chat.id for chat in chats.values() if not asked.isdisjoint((chat.topic, *chat.also)))
    return nearest or tuple(chat.id for chat in chats.values() if chat.kind in sorts and chat.kind)
