"""What a screen shows beside the spoken lines: names of the levels of care, and labels of buttons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from skill.dialogue.messages import Message, Offer
from skill.triage.disposition import Disposition
from skill.triage.messages import MessageKey
from skill.triage.model import Content, Question

_BUTTONS: Mapping[MessageKey, int] = {
    Offer.OPENING: 3,
    Offer.MORE: 3,
    Offer.STEP: 4,
    Offer.RESUME: 2,
    Offer.NEED: 3,
    Offer.REMIND_WHAT: 2,
    Offer.REMIND_WHEN: 2,
    Offer.REMIND_DAY: 3,
    Offer.REMIND_TIME: 2,
    Offer.REMIND_PART: 2,
    Offer.TIMER_LENGTH: 2,
}
"""Offers that have their own buttons, and how many."""

_ANSWERED_LIKE: Mapping[MessageKey, MessageKey] = {
    Offer.WELCOME: Offer.OPENING,
    Offer.START_OVER: Offer.OPENING,
    Offer.OPENING_AGAIN: Offer.OPENING,
    Offer.WHAT_TO_KNOW: Offer.MORE,
    Offer.WHICH: Offer.MORE,
}
"""Offers that use the buttons of another offer."""


_IN_OTHER_WORDS = ".again"


class Label(Message):
    """A text on a screen beside the spoken lines."""

    TITLE = "screen.title"
    YES = "screen.yes"
    NO = "screen.no"
    UNSURE = "screen.unsure"


def level_key(level: Disposition) -> MessageKey:
    """Return the key of the message that names a level of care."""
    return MessageKey(f"screen.level.{level.name.lower()}")


def answer_labels(question: Question | None, offer: MessageKey) -> list[MessageKey]:
    """Return the keys of the labels for all answers to what is asked: a question of the check, or else an offer.

    Without answers of its own it is answered by yes or no. "Not sure" always answers a question of the check.
    """
    own = question_labels(question) if question else offer_labels(offer)
    return [*(own or (Label.YES, Label.NO)), *([Label.UNSURE] if question else [])]


def question_labels(question: Question) -> list[MessageKey]:
    """Return the keys of the labels for the answers to a question; empty if they are yes and no."""
    return _numbered(f"question.{question.id}", len(question.options))


def offer_labels(offer: MessageKey) -> list[MessageKey]:
    """Return the keys of the labels for the answers to an offer or open prompt; empty if they are yes and no."""
    own = _ANSWERED_LIKE.get(offer, offer)
    if own not in _BUTTONS:  # the same offer in other words
        own = MessageKey(own.removesuffix(_IN_OTHER_WORDS))
    return _numbered(own, _BUTTONS.get(own, 0))


def _numbered(subject: str, count: int) -> list[MessageKey]:
    return [MessageKey(f"screen.{subject}.{number}") for number in range(1, count + 1)]


def messages_of(content: Content) -> Iterator[MessageKey]:
    """Yield all messages that only a screen shows."""
    yield from Label
    yield from map(level_key, Disposition)
    for offer in _BUTTONS:
        yield from offer_labels(offer)
    for question in content.questions.values():
        yield from question_labels(question)
