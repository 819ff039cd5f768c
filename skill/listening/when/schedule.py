"""Read when something is to happen: a time of day, a day, days that repeat, a length of time.

Nothing here knows what time it is now.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from skill.listening.normalise import words_of
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.clock_words import ClockWords
from skill.listening.when.corrections import corrected_at, put_right
from skill.listening.when.durations import duration_at
from skill.listening.when.said_time import Schedule
from skill.listening.when.schedule_reader import NOTHING, read
from skill.listening.when.time_values import with_value
from skill.listening.when.told_times import without_told_times

_SEGMENT = re.compile(r"\s\.\s")


def schedule_of(text: str, words: Sequence[str], lexicon: Lexicon, *, is_time: bool = False) -> Schedule:
    """Return what `text` says about a time. `words` are its words as listening splits them. Never raises.

    Alexa hands over the values of its own slot types (AMAZON.TIME, AMAZON.DATE, AMAZON.DURATION) between full stops.
    All other text is read as speech. Set `is_time` if a time was asked for: then a number alone is one ("okay six").
    """
    found = NOTHING
    speech: list[str] = []
    for segment in _SEGMENT.split(text):
        value = with_value(segment.strip(" ."), found)
        speech += [segment] if value is found else []
        found = value
    is_all_speech = found is NOTHING
    spoken = words if is_all_speech else words_of(" . ".join(speech), lexicon.spelling)
    spoken = without_told_times(spoken, lexicon) if is_time else spoken
    return _read(spoken, lexicon, found, is_time=is_time)[0]


def timed_words(words: Sequence[str], lexicon: Lexicon) -> frozenset[int]:
    """Return the places of the words that say when, with the small words before them ("on", "starting at about")."""
    clock = ClockWords(words, lexicon)
    small = clock.tables.before_a_time.keys() | clock.tables.from_day.keys()
    places: set[int] = set()
    for start, end in _read(words, lexicon, NOTHING)[1]:
        while start and clock.word(start - 1) in small and not _is_of_what_is_done(clock, start - 1):
            start -= 1
        places.update(range(start, end))
    return frozenset(places)


def _is_of_what_is_done(clock: ClockWords, at: int) -> bool:
    """Whether a small word belongs to what is done, since none stands so before a time ("put the heat on at eight")."""
    tables = clock.tables
    others = (tables.at, tables.days, tables.every, tables.from_now, tables.often)
    return clock.word(at) in tables.before_a_day and any(clock.named(table, at + 1) for table in others)


def lasting_words(words: Sequence[str], lexicon: Lexicon) -> frozenset[int]:
    """Return the places of the words that say how long something lasts, beside the hour at which it begins.

    "To lie down at one for twenty minutes": that is no time to be reminded, and belongs to what is done.
    """
    clock = ClockWords(words, lexicon)
    found, read_words = _read(words, lexicon, NOTHING)
    places: set[int] = set()
    for start, end in read_words if found.hour is not None and found.length and not found.shift else ():
        said = duration_at(clock, start)
        while start and clock.word(start - 1) in clock.tables.before_a_length:
            start -= 1
        is_led = clock.word(start - 1) in clock.tables.for_so_long
        if said is not None and said.end == end and not said.is_from_now and is_led:
            places.update(range(start - 1, end))
    return frozenset(places)


def _read(
    words: Sequence[str], lexicon: Lexicon, known: Schedule, *, is_time: bool = False
) -> tuple[Schedule, list[tuple[int, int]]]:
    """Return the schedule that words add to what is known, and where its parts stand.

    What corrects itself ("at eight, no sorry, nine") is read part by part, and the last part counts.
    """
    clock = ClockWords(words, lexicon, is_time=is_time)
    found, read_words = read(clock, known)
    cut = corrected_at(clock, read_words, lexicon.activity.hesitating)
    if cut is None:
        return found, read_words
    before, first = read(ClockWords(words[: cut.start], lexicon, is_time=is_time), known)
    after, then = _read(words[cut.end :], lexicon, NOTHING, is_time=is_time)
    moved = [(start + cut.end, end + cut.end) for start, end in then]
    return put_right(before, after), [*first, (cut.start, cut.end), *moved]
