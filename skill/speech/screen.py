"""From a reply to what a screen shows of it: the same information as is spoken, and nothing needed beyond that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any

from skill.dialogue.state.reply import Line, Reply, ReplyKind
from skill.speech.catalogue import Catalogue
from skill.speech.drawings import drawing_of
from skill.speech.labels import Label, answer_labels, level_key
from skill.speech.render import plain_text
from skill.triage.disposition import Disposition

QUESTION, WARNING, CARDS = "question", "warning", "cards"
"""The kinds of view; each has its own document."""


@dataclass(frozen=True, slots=True)
class Card:
    """One line of advice, with the name of its drawing. With an empty name, nothing is drawn."""

    drawing: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """What the screen shows."""

    kind: str
    title: str
    """The name of the skill, or the level of care."""
    level: str
    """"emergency", "urgent", "soon", "self_care"; empty until advice is given."""
    headline: str
    """The question, or the action of a warning."""
    number: str
    """The number to call; empty except in a warning."""
    lines: tuple[str, ...]
    cards: tuple[Card, ...]
    buttons: tuple[str, ...]
    """Labels. Touching a button counts as saying its label."""

    def as_data(self) -> dict[str, Any]:
        """Return the view as JSON primitives."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        cards = [{"drawing": card.drawing, "text": card.text} for card in self.cards]
        return {**given, "lines": list(self.lines), "cards": cards, "buttons": list(self.buttons)}


def view_of(reply: Reply, catalogue: Catalogue) -> View:
    """Return the view of a reply, in the words that are spoken."""
    if reply.kind is ReplyKind.WARNING:
        return _warning(reply, catalogue)
    drawn = [(line, drawing_of(line.key)) for line in reply.statements]
    level = reply.disposition if reply.kind is ReplyKind.ADVICE else None
    return View(
        kind=CARDS if any(drawing for _, drawing in drawn) else QUESTION,
        title=catalogue.messages[level_key(level) if level else Label.TITLE],
        level=level.name.lower() if level else "",
        headline=plain_text([reply.question], catalogue, reply) if reply.question else "",
        number="",
        lines=_texts((line for line, drawing in drawn if not drawing), catalogue, reply),
        cards=tuple(_cards(drawn, catalogue, reply)),
        buttons=_buttons(reply, catalogue),
    )


def _cards(drawn: Iterable[tuple[Line, str]], catalogue: Catalogue, reply: Reply) -> Iterator[Card]:
    """Yield a card for each line that has a drawing. A line repeated in a row, as a move is, has one card."""
    for (line, drawing), again in groupby(drawn):
        if drawing:
            yield Card(drawing, plain_text([line for _ in again], catalogue, reply))


def _warning(reply: Reply, catalogue: Catalogue) -> View:
    """Return the view of a warning, which fills the screen: the action and the number first, as they are spoken."""
    first, *rest = (*reply.statements, *([reply.question] if reply.question else []))
    return View(
        kind=WARNING,
        title=catalogue.messages[level_key(Disposition.EMERGENCY)],
        level="emergency",
        headline=plain_text([first], catalogue, reply),
        number=reply.number if reply.number.isdigit() else "" if reply.number else catalogue.country.emergency,
        lines=_texts(rest, catalogue, reply),
        cards=(),
        buttons=_buttons(reply, catalogue),
    )


def _texts(lines: Iterable[Line], catalogue: Catalogue, reply: Reply) -> tuple[str, ...]:
    return tuple(plain_text([line], catalogue, reply) for line in lines)


def _buttons(reply: Reply, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the labels of the buttons that answer the reply's question."""
    if reply.question is None:
        return ()
    return tuple(catalogue.messages[key] for key in answer_labels(reply.asks, reply.question.key))
