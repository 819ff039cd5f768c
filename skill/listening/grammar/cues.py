"""Cues: words that change how a finding is understood, and in which way."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum, auto
from typing import NamedTuple


class CueKind(StrEnum):
    """What a cue does. The examples are English."""

    ASIDE = auto()
    """May say of something else that it is well ("it feels okay standing")."""
    ASKED = auto()
    """Asks or wonders ("what if", "I can't tell if")."""
    ASKED_ABOUT = auto()
    """Is a subject that is asked about ("what is sepsis")."""
    BETWEEN = auto()
    """Stands between the "no" and the finding, so that the "no" may not reach it."""
    CLOSING = auto()
    """Closes the conversation ("I'm done, no numbness")."""
    COMPARED = auto()
    """Limits the "no" to a comparison ("never had numbness like this")."""
    CONDITION = auto()
    """Makes the finding a condition of something else ("if I have no numbness can I drive")."""
    CONTRAST = auto()
    """Begins a contrast that leads to nothing else ("no numbness but it comes and goes")."""
    DEGREE = auto()
    """Limits the "no" to a degree ("not completely numb")."""
    DISOWNED = auto()
    """Says that the speaker has none of what was told ("... I've none of it myself")."""
    EXCEPTION = auto()
    """Begins an exception ("no numbness except when I wipe")."""
    FICTION = auto()
    """Tells of a film, a book or a dream."""
    FULLER = auto()
    """Tells the same finding in full, so that a mere mention adds nothing ("I breathe fine")."""
    GUESSED = auto()
    """Only guesses ("my leg may be weak")."""
    KNOWING = auto()
    """Takes the "no" for knowing, wanting or saying ("I'm not saying I'm numb")."""
    LIKENED = auto()
    """Only says what it is like ("like I've been hit by a truck")."""
    MODAL = auto()
    """Says what would be, not what is ("I would have no feeling")."""
    NEGATED_AGAIN = auto()
    """Denies the "no" itself ("I can't say I'm not numb")."""
    OTHER_FINDING = auto()
    """Tells of another danger in the same words ("the leaking doesn't stop")."""
    OTHER_SUBJECT = auto()
    """Begins a new subject, which the "no" may not reach ("no pain my bowels just opened")."""
    OVER = auto()
    """Says that it has gone ("the fever has gone")."""
    PRESUPPOSED = auto()
    """Takes the "no" for itself, and presupposes the finding ("no relief from the numbness")."""
    PUT_OTHERWISE = auto()
    """Says what it was instead, in words that match no pattern ("I didn't leak I flooded")."""
    QUESTION = auto()
    """Is a question ("is it bad to have no feeling")."""
    SINGLED_OUT = auto()
    """Denies only what is said about the finding ("it's not the numbness that scares me")."""
    SOMEBODY_ELSE = auto()
    """Names somebody else whose it is ("my brother lost both legs")."""
    TAKEN = auto()
    """Takes the "no" for itself ("not done with chemo")."""
    THING = auto()
    """Names something that is not part of a body ("the shed roof collapsed")."""
    TO_THE_SKILL = auto()
    """Asks the skill something, or tells it to do something ("define very ill")."""
    UP_TO = auto()
    """Limits the "no" in time ("no numbness until last night")."""
    WISHED = auto()
    """Wishes or fears ("I wish I had no numbness")."""


class Cue(NamedTuple):
    """The words of an utterance from `start` up to, not including, `end`, and what they do to a finding."""

    kind: CueKind
    start: int
    end: int


def cue_among(kind: CueKind, words: Sequence[str], places: range, wanted: frozenset[str]) -> Cue | None:
    """Return a cue for the first word at `places` that is in `wanted`, or None."""
    if wanted.isdisjoint(words[places.start : places.stop]):  # the usual case, checked first for speed
        return None
    return next(Cue(kind, at, at + 1) for at in places if words[at] in wanted)
