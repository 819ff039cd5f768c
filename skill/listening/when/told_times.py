"""Tell a time that is named as a reason from the one that is meant: "I've got a call at two, so do it at three"."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.clock_times import time_at
from skill.listening.when.clock_words import ClockWords


def without_told_times(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return the words without those that tell what is at some other hour, where another hour is meant.

    Of "two is too early, make it four" only "make it four" is left. Where every hour is told ("I finish at five"), so
    is the one that is meant, and all words are left.
    """
    clock = ClockWords(words, lexicon, is_time=True)
    told: set[int] = set()
    is_one_meant = False
    begin = at = 0
    while at < len(words):
        time = time_at(clock, at) if clock.begins(at) else None
        if time is None:
            at += 1
            continue
        start = _clause(words, begin, at, lexicon)
        is_subject = _is_subject(words, time.end, lexicon)
        told_from = at if is_subject else _told_from(words, start, at, lexicon)
        if told_from is not None:
            told.update(
                range(told_from, past_part(clock, time.end) if not is_subject else _past_what_is_said(clock, time.end))
            )
        else:
            is_one_meant = True
        is_joined = clock.past(lexicon.clock.either_day, time.end) > time.end
        begin, at = (begin if is_joined else time.end + is_subject), time.end
    rest = [place for place in range(len(words)) if place not in told]
    is_part_meant = any(clock.named(lexicon.clock.parts, place) for place in rest if place + 1 not in told)
    if not (is_one_meant or is_part_meant):  # "afternoon, I'm not up at four in the morning"
        return [*words]
    return [words[place] for place in rest]


def _clause(words: Sequence[str], begin: int, at: int, lexicon: Lexicon) -> int:
    """Return where the clause begins that holds word `at`: after the last pause or link from word `begin` on."""
    links = (
        place + 1 for place in range(begin, at) if words[place] in BREAKS or words[place] in lexicon.activity.going_on
    )
    return max(links, default=begin)


def _told_from(words: Sequence[str], start: int, at: int, lexicon: Lexicon) -> int | None:
    """Return where it begins to be told what is at the time at word `at`; None if nothing is.

    A subject and its verb tell it ("I'm out at nine"), or a verb that only links ("the bus is at nine").
    """
    verbs = lexicon.grammar.finite | lexicon.grammar.copulas | lexicon.verbs
    subjects = (place for place in range(start, at - 1) if words[place] in lexicon.grammar.subjects)
    subject = next((place for place in subjects if words[place + 1] in verbs), None)
    if subject is None:  # "my shift runs till six"
        subject = next((place for place in range(start, at - 1) if words[place] in lexicon.grammar.owners), None)
    return start if subject is None and not lexicon.grammar.copulas.isdisjoint(words[start:at]) else subject


def _is_subject(words: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    """Whether a time is what something is said of that is not well ("two is too early", unlike "three's fine")."""
    is_linked = words[end : end + 1] != [] and words[end] in lexicon.grammar.copulas
    said = words[end + 1 : end + 3]
    is_denied = bool(said) and (said[0] in lexicon.grammar.deniers or said[0] in lexicon.grammar.negators)
    return is_linked and (is_denied or not any(word in lexicon.answers for word in said))


def past_part(clock: ClockWords, at: int) -> int:
    """Return the word after the part of the day that follows an hour ("four in the morning"), or `at`."""
    end = at
    while clock.word(end) in clock.tables.in_a_part:
        end += 1
    return clock.past(clock.tables.parts, end) if clock.named(clock.tables.parts, end) else at


def _past_what_is_said(clock: ClockWords, at: int) -> int:
    """Return the word after what is said of an hour ("two is too soon"): at a pause, or where it is put right."""
    while at < len(clock.words) and not (clock.is_small(at) or (clock.begins(at) and time_at(clock, at))):
        at += 1
    return at
