"""Find the temporality of a clause, and whether it is told, asked or doubted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.cues import Cue, CueKind
from skill.listening.grammar.tagging import FRAMES, TIMES, Tag
from skill.listening.said import When
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.spans import A_YEAR, Span

A_MONTH = 28.0
"""Days. What happened at least this long "ago" counts as past. If it is nearer, it may still be there."""

A_SEASON = 90.0
"""Days. What has lasted this long "since" is long-standing. A change counts for this long (clinical sheet, D25)."""


class Time(NamedTuple):
    """The temporality of a clause, and how many days ago it happened or began; None if that was not said."""

    when: When
    days: float | None


UNDATED = Time(When.UNSTATED, None)
"""The time of a clause that says none."""


def time_of(clause: Clause, spans: Sequence[Span], *, is_gone: bool = False) -> Time:
    """Return the time of a clause. What is new or worse counts as now.

    `spans` are those of the whole utterance. Set `is_gone` if the clause says no more than that something has gone.
    """
    inside = [span for span in spans if clause.start <= span.start < clause.end]
    if not inside and not is_gone and clause.named.isdisjoint(TIMES):
        return UNDATED
    days = max((span.days for span in inside if span.is_ago), default=None)
    lasted = max((span.days for span in inside), default=0.0)
    since = clause.has(Concept.SINCE)
    if clause.has(Concept.RULED_OUT):
        return Time(When.RULED_OUT, days)
    if not is_gone and (clause.has(Concept.CHANGED) or clause.has(Concept.STILL)):
        return Time(When.NOW, days)
    if is_gone or clause.has(Concept.PASSED) or _is_transient(clause):
        return Time(When.PAST, days)
    if clause.has(Concept.LONG_STANDING) or (since and lasted >= A_SEASON) or (days is None and lasted >= A_YEAR):
        return Time(When.LONG_STANDING, days)
    if clause.has(Concept.PAST) or (days is not None and days >= A_MONTH and not since):
        return Time(When.PAST, days)
    return Time(When.NOW if days is not None else When.UNSTATED, days)


def _is_transient(clause: Clause) -> bool:
    """Whether it came from how one sat or lay, and is not only compared with that ("like someone sitting on it")."""
    likened = min((tag.start for tag in clause.tags if tag.concept == Concept.SIMILE), default=clause.end)
    return any(tag.concept == Concept.TRANSIENT and tag.start < likened for tag in clause.tags)


def doubt_of(clause: Clause, reading: Sequence[Tag], lexicon: Lexicon) -> Cue | None:
    """Return a cue for what asks or wonders about what `reading` says, or None if the clause tells it.

    "I can't tell if I'm numb" is in doubt. "I can't tell if I've peed" is not: those words are the symptom itself. Nor
    is what a statement tells before a question follows it ("I'm pregnant does a back belt help").
    """
    if clause.named.isdisjoint(FRAMES):
        return None
    frames = (tag for tag in clause.tags if tag.concept in FRAMES)
    apart = (f for f in frames if all(f.end <= tag.start or tag.end <= f.start for tag in reading))
    asking = (f for f in apart if not _is_told_before(clause, reading, f, lexicon))
    return next((Cue(CueKind.ASKED, *frame[1:]) for frame in asking), None)


def _is_told_before(clause: Clause, reading: Sequence[Tag], frame: Tag, lexicon: Lexicon) -> bool:
    """Whether a statement with a subject and a verb tells what `reading` says, and then a question opens at `frame`."""
    statement = clause.words[clause.start : frame.start]
    grammar = lexicon.grammar
    is_before = bool(reading) and all(tag.end <= frame.start for tag in reading)
    is_whole = not lexicon.verbs.isdisjoint(statement) and not (grammar.subjects | grammar.owners).isdisjoint(statement)
    return is_before and is_whole and clause.words[frame.start] in grammar.asks
