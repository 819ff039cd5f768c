"""Read when something is to happen: a time of day, a day, days that repeat, a length of time.

Nothing here knows what time it is now.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from skill.listening.normalise import BREAKS, words_of
from skill.listening.said import Schedule
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.calendar_days import day_at
from skill.listening.when.clock_times import in_24, mere_number_at, time_at
from skill.listening.when.clock_words import ClockWords
from skill.listening.when.durations import DAY, duration_at
from skill.listening.when.recurrences import EVERY_DAY, excepted_at, recurrence_at
from skill.listening.when.time_values import with_value

_SEGMENT = re.compile(r"\s\.\s")

NOTHING = Schedule()


def schedule_of(text: str, words: Sequence[str], lexicon: Lexicon) -> Schedule:
    """Return what `text` says about a time. `words` are its words as listening splits them. Never raises.

    Alexa hands over the values of its own slot types (AMAZON.TIME, AMAZON.DATE, AMAZON.DURATION) between full stops.
    All other text is read as speech.
    """
    found = NOTHING
    speech: list[str] = []
    for segment in _SEGMENT.split(text):
        value = with_value(segment.strip(" ."), found)
        speech += [segment] if value is found else []
        found = value
    is_all_speech = found is NOTHING
    spoken = words if is_all_speech else words_of(" . ".join(speech), lexicon.spelling)
    return _ScheduleReader(ClockWords(spoken, lexicon), found).read()


def timed_words(words: Sequence[str], lexicon: Lexicon) -> frozenset[int]:
    """Return the places of the words that say when, with the small words before them ("on", "at about")."""
    clock = ClockWords(words, lexicon)
    reader = _ScheduleReader(clock, NOTHING)
    reader.read()
    places: set[int] = set()
    for start, end in reader.read_words:
        while start and clock.word(start - 1) in clock.tables.before_a_time:
            start -= 1
        places.update(range(start, end))
    return frozenset(places)


class _ScheduleReader:
    """Reads words from left to right. Each reading keeps what it finds at word `at`, and returns where that ends."""

    def __init__(self, clock: ClockWords, known: Schedule) -> None:
        self._clock = clock
        self._found = known
        self._days: list[str] = []
        self._without: list[str] = []
        self.read_words: list[tuple[int, int]] = []
        """Where each thing that was read begins and ends."""
        self._repeats = False

    def read(self) -> Schedule:
        """Return what was known, with all that the words add to it."""
        readings = (
            *(self._exception, self._recurrence, self._duration, self._number),
            *(self._time, self._day, self._part, self._half),
        )
        at = 0
        while at < len(self._clock.words):
            if not self._clock.begins(at):
                at += 1
                continue
            ends = [end for reading in readings if (end := reading(at)) is not None]
            if ends:
                self.read_words.append((at, max(ends)))
            at = max(ends, default=at + 1)
        return self._whole()

    def _whole(self) -> Schedule:
        """Return what was found, completed by what only all the words tell: which days repeat, and AM or PM."""
        found = self._found
        named = EVERY_DAY if self._repeats and self._without and not self._days else self._days
        days = tuple(day for day in EVERY_DAY if day in named and day not in self._without)
        if self._without and not named:
            found = replace(found, without=tuple(day for day in EVERY_DAY if day in self._without))
        if len(days) > 1 or (days and self._repeats):
            found = replace(found, days=days)
        elif days:
            found = replace(found, weekday=days[0])
        elif self._repeats and (found.hour is not None or found.part) and not found.every:
            found = replace(found, days=EVERY_DAY)
        if found.hour is not None and not found.is_settled and found.part:
            found = replace(found, hour=in_24(found.hour, found.part), is_settled=True)
        return found

    def _exception(self, at: int) -> int | None:
        said = excepted_at(self._clock, at)
        if said is None:
            return None
        self._without += said[0]
        self._repeats = self._repeats or bool(self._days)
        return said[1]

    def _recurrence(self, at: int) -> int | None:
        said = recurrence_at(self._clock, at)
        if said is None:
            return None
        self._days += said.days
        self._repeats = self._repeats or said.repeats
        self._found = replace(
            self._found,
            every=self._found.every if said.every is None else said.every,
            part=said.part or self._found.part,
            is_more=self._found.is_more or said.is_more,
        )
        return said.end

    def _duration(self, at: int) -> int | None:
        said = duration_at(self._clock, at)
        if said is None:
            return None
        shift = self._shift(at, said.end)
        if shift is not None:
            self._found = replace(self._found, shift=shift[0] * said.seconds)
            self.read_words.append((shift[2], at))
        if shift is not None and not said.is_from_now:
            return shift[1]
        if not said.is_from_now:
            self._found = replace(self._found, length=said.seconds)
        elif said.seconds >= DAY:
            self._found = replace(self._found, in_days=said.seconds // DAY)
        else:
            self._found = replace(self._found, in_seconds=said.seconds)
        return said.end

    def _shift(self, start: int, end: int) -> tuple[int, int, int] | None:
        """Return which way the words beside a length of time move what is set, where they end and begin; or None.

        "Back an hour" and "an hour later" are later (1), "forward by an hour" and "an hour earlier" are earlier (-1).
        """
        clock, shifts = self._clock, self._clock.tables.shifts
        after = clock.named(shifts, end) or clock.named(shifts, end - 1)
        if after is not None:
            return int(after[0]), max(after[1], end), start
        for at in range(max(start - 2, 0), start):
            before = clock.named(shifts, at)
            if before is not None and before[1] == start:
                return int(before[0]), end, at
        return None

    def _number(self, at: int) -> int | None:
        said = mere_number_at(self._clock, at)
        if said is None:
            return None
        self._found = replace(self._found, number=said[0])
        return said[1]

    def _time(self, at: int) -> int | None:
        """Keep the first time of day that is named. Of a different one, keep only that there was one."""
        said, found = time_at(self._clock, at), self._found
        if said is None:
            return None
        if found.hour is None:
            part = said.half or found.part
            self._found = replace(found, hour=said.hour, minute=said.minute, is_settled=said.is_settled, part=part)
        elif (found.hour, found.minute) != (said.hour, said.minute):
            self._found = replace(found, is_more=True)
        return said.end

    def _day(self, at: int) -> int | None:
        said = day_at(self._clock, at)
        if said is None:
            return None
        self._days += [said.weekday] if said.weekday else []
        self._found = replace(self._found, days_on=said.days_on or self._found.days_on)
        if said.in_days is not None:
            self._found = replace(self._found, in_days=said.in_days)
        self._found = replace(
            self._found,
            month_day=said.month_day or self._found.month_day,
            is_vague=self._found.is_vague or said.is_vague,
        )
        return said.end

    def _half(self, at: int) -> int | None:
        """Read "am" where nothing else is said: in reply to whether it is morning or evening."""
        half, words = self._clock.named(self._clock.tables.half_days, at), self._clock.words
        if half is None or any(word not in BREAKS for word in (*words[:at], *words[half[1] :])):
            return None
        self._found = replace(self._found, part=str(half[0]))
        return half[1]

    def _part(self, at: int) -> int | None:
        """Read a part of the day ("in the morning", "tonight")."""
        part = self._clock.named(self._clock.tables.parts, at)
        if part is None:
            return None
        self._found = replace(self._found, part=str(part[0]))
        if self._clock.named(self._clock.tables.days, at):
            return None  # "tonight" is a day too, and `_day` has read it
        return part[1]
