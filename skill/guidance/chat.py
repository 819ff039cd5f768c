"""Chooses the answer to what is said to the skill itself: manners, moods, and what people ask after a warning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from skill.triage.assessment import with_derived
from skill.triage.messages import MessageKey
from skill.triage.model import Content
from skill.triage.status import Findings, may_be


@dataclass(frozen=True, slots=True)
class Warned:
    """What is said while a warning is in force, and to whom."""

    key: MessageKey
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
    even_so: bool = False
    """Whether it is answered also beside what the person tells of the body."""
    is_calling: bool = False
    """Whether it says that somebody is about to call for help: then nobody is asked who can."""
    is_foreign: bool = False
    """Whether it is said in another language."""


def answered(chats: Mapping[str, Chat], heard: Iterable[str], *, is_beside: bool) -> Chat | None:
    """Return the first of what was heard that has an answer while no warning is in force; None if none has.

    `is_beside` says that the person also told or asked something else.
    """
    said = (chats[name] for name in heard if name in chats)
    return next((chat for chat in said if chat.say and (chat.even_so or not is_beside)), None)


def in_warning(
    chats: Mapping[str, Chat], heard: Iterable[str], action: str, content: Content, findings: Findings, *, called: bool
) -> MessageKey | None:
    """Return what answers the first of what was heard while a warning is in force; None if nothing does."""
    known = with_derived(content, findings)
    fitting = (
        reply.key
        for name in heard
        if name in chats
        for reply in chats[name].warned
        if (not reply.actions or action in reply.actions)
        and (not reply.when or may_be(reply.when, known))
        and (called or not reply.once_called)
    )
    return next(fitting, None)
