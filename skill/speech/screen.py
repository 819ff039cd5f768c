"""Reply -> what a screen shows of it: the same information as is spoken, never more that is needed, never less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any

from skill.dialogue.state.reply import Line, Reply
from skill.speech.catalogue import Catalogue
from skill.speech.drawings import drawing_of
from skill.speech.render import plain_text

QUESTION, WARNING, CARDS = "question", "warning", "cards"
"""The kinds of view; each has its own document."""

_FORMS = (".ask", ".besides", ".short", ".again", ".what")
"""How a question may be worded; its answers are the same."""

_LIKE_OPENING = ("welcome", "start_over")
"""Prompts that ask what the opening asks."""


@dataclass(frozen=True, slots=True)
class Card:
    """One line of advice, with the name of its drawing; an empty name draws nothing."""

    drawing: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """What stands on the screen."""

    kind: str
    title: str
    """The name of the skill, or the level of care."""
    level: str
    """"emergency", "urgent", "soon", "self_care"; empty until advice is given."""
    headline: str
    """The question, or the action of a warning."""
    number: str
    """The number to call; only in a warning."""
    lines: tuple[str, ...]
    cards: tuple[Card, ...]
    buttons: tuple[str, ...]
    """Labels; a touch says its label."""

    def as_data(self) -> dict[str, Any]:
        """The view as JSON primitives."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        cards = [{"drawing": card.drawing, "text": card.text} for card in self.cards]
        return {**given, "lines": list(self.lines), "cards": cards, "buttons": list(self.buttons)}


def view_of(reply: Reply, catalogue: Catalogue) -> View:
    """The view of a reply, in the words that are spoken."""
    lines = (*reply.statements, *((reply.question,) if reply.question else ()))
    if any(line.key.startswith("warning.") for line in lines):
        return _warning(reply, catalogue)
    drawn = [(line, drawing_of(line.key)) for line in reply.statements]
    is_advice = any(line.key.startswith("advice.") for line in reply.statements)
    level = reply.disposition.name.lower() if reply.disposition and is_advice else ""
    return View(
        kind=CARDS if any(drawing for _, drawing in drawn) else QUESTION,
        title=catalogue.messages[f"screen.level.{level}" if level else "screen.title"],
        level=level,
        headline=plain_text([reply.question], catalogue, reply.about_other) if reply.question else "",
        number="",
        lines=_texts((line for line, drawing in drawn if not drawing), catalogue, reply.about_other),
        cards=tuple(_cards(drawn, catalogue, reply.about_other)),
        buttons=_buttons(reply.question, catalogue),
    )


def _cards(drawn: Iterable[tuple[Line, str]], catalogue: Catalogue, about_other: bool) -> Iterator[Card]:
    """A card for each line that has a drawing; one that is said again and again, as a move is, has one card."""
    for (line, drawing), again in groupby(drawn):
        if drawing:
            yield Card(drawing, plain_text([line for _ in again], catalogue, about_other))


def _warning(reply: Reply, catalogue: Catalogue) -> View:
    """A warning fills the screen: the action and the number first, as they are spoken."""
    action = next((line for line in reply.statements if line.key.endswith(".call")), reply.question)
    rest = [line for line in reply.statements if line is not action]
    asked = [reply.question] if reply.question and reply.question is not action else []
    return View(
        kind=WARNING,
        title=catalogue.messages["screen.level.emergency"],
        level="emergency",
        headline=plain_text([action] if action else [], catalogue, reply.about_other),
        number=catalogue.country.emergency,
        lines=_texts((*rest, *asked), catalogue, reply.about_other),
        cards=(),
        buttons=_buttons(reply.question, catalogue),
    )


def _texts(lines: Iterable[Line], catalogue: Catalogue, about_other: bool) -> tuple[str, ...]:
    return tuple(plain_text([line], catalogue, about_other) for line in lines)


def _buttons(question: Line | None, catalogue: Catalogue) -> tuple[str, ...]:
    """The answers to touch: those of the question, or yes and no; a doubt may be told of every question."""
    if question is None:
        return ()
    keys = list(_choices(subject_of(question.key), catalogue.messages)) or ["screen.yes", "screen.no"]
    if question.key.startswith("question."):
        keys.append("screen.unsure")
    return tuple(catalogue.messages[key] for key in keys)


def subject_of(key: str) -> str:
    """What a question or offer asks, without how it is worded: "question.saddle.short" -> "question.saddle"."""
    if key in _LIKE_OPENING:
        return "opening"
    for form in _FORMS:
        if key.endswith(form):
            return subject_of(key.removesuffix(form))
    return key


def _choices(subject: str, messages: Mapping[str, str]) -> Iterator[str]:
    number = 1
    while (key := f"screen.{subject}.{number}") in messages:
        yield key
        number += 1
