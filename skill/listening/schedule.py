"""Words -> when: a time of day, a day, days that repeat, a stretch of time. Nothing here knows what time it is now."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from skill.listening.heard import Schedule
from skill.listening.lexicon import Lexicon
from skill.listening.measures import number_at
from skill.listening.normalise import BREAKS, words_of

EVERY_DAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Weekdays as the recurrence rules of iCalendar name them (RFC 5545)."""

HOUR, DAY = 3600, 86_400
"""Seconds."""

_SEGMENT = re.compile(r"\s\.\s")
# What is seldom met is compiled when it is: five patterns take half a millisecond of a cold start.
_TIME = r"(\d{2}):(\d{2})(?::\d{2})?"
_DATE = r"\d{4}-\d{2}-\d{2}"
_VAGUE_DATE = r"\d{4}(-\d{2}|-W\d{2}(-WE)?|-(SP|SU|FA|WI))?|\d{3}X|\d{2}XX"
_DURATION = r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
_DURATION_SECONDS = (365 * DAY, 30 * DAY, 7 * DAY, DAY, HOUR, 60, 1)
_PARTS = ("MO", "AF", "EV", "NI", "AM", "PM")
_ORDINAL = r"(\d{1,2})(st|nd|rd|th)"
_COUNTING = ("a", "an", "couple", "few", "several")
_LONGEST = 4
"""Words in the longest entry of the `clock` tables."""


NOTHING = Schedule()


def in_24(hour: int, part: str) -> int:
    """An hour of 1 to 12 in a part of the day -> the hour of 0 to 23."""
    if part in ("MO", "AM"):
        return hour % 12
    if part == "NI" and (hour == 12 or hour < 6):
        return hour % 12  # "two at night"
    return hour % 12 + 12


def schedule_of(text: str, words: Sequence[str], lexicon: Lexicon) -> Schedule:
    """What `text` says of a time; `words` are its words as listening splits them.

    Values as Alexa's own slot types hand them over (AMAZON.TIME, AMAZON.DATE, AMAZON.DURATION) stand between full
    stops; all else is read as speech. Never raises.
    """
    found = NOTHING
    speech: list[str] = []
    for segment in _SEGMENT.split(text):
        value = _value(segment.strip(" ."), found)
        speech += [segment] if value is found else []
        found = value
    is_all_speech = found is NOTHING
    return _Reader(words if is_all_speech else words_of(" . ".join(speech), lexicon.misheard), lexicon).read(found)


def _value(text: str, known: Schedule) -> Schedule:
    """One slot value of Alexa's own types, added to what is known; other text adds nothing."""
    if not (text[:1].isdigit() or text[:1] == "P" or text in _PARTS):
        return known  # spares most words five patterns
    time = re.fullmatch(_TIME, text)
    if time and int(time[1]) < 24 and int(time[2]) < 60:
        return replace(known, hour=int(time[1]), minute=int(time[2]), is_settled=True)
    if text in _PARTS:
        return replace(known, part=text)
    if re.fullmatch(_DATE, text):
        return replace(known, date=text)
    if re.fullmatch(_VAGUE_DATE, text) and not text.isdigit():
        return replace(known, is_vague=True)
    parts = re.fullmatch(_DURATION, text)
    if parts and any(parts.groups()):
        counts = (int(count or 0) for count in parts.groups())
        return replace(known, length=sum(n * unit for n, unit in zip(counts, _DURATION_SECONDS, strict=True)))
    return known


class _Reader:
    """Reads words from left to right. Each `_take` reads what it knows at a place, and returns the place after it."""

    def __init__(self, words: Sequence[str], lexicon: Lexicon) -> None:
        self._words = words
        self._numbers = lexicon.numbers
        self._clock = lexicon.clock
        self._beginnings = lexicon.clock_words
        self._phrases: dict[int, list[tuple[str, int]]] = {}
        self._found = NOTHING
        self._days: list[str] = []
        self._repeats = False
        self._is_first = True
        """Whether the time read last is the first that was named."""

    def read(self, known: Schedule) -> Schedule:
        self._found = known
        at = 0
        while at < len(self._words):
            if not (self._words[at] in self._beginnings or self._words[at][0].isdigit()):
                at += 1
                continue
            ends = (take(at) for take in (self._every, self._stretch, self._time, self._day, self._part))
            at = max((end for end in ends if end is not None), default=at + 1)
        return self._whole()

    def _whole(self) -> Schedule:
        found = self._found
        days = tuple(day for day in EVERY_DAY if day in self._days)
        if len(days) > 1 or (days and self._repeats):
            found = replace(found, days=days)
        elif days:
            found = replace(found, weekday=days[0])
        elif self._repeats and (found.hour is not None or found.part) and not found.every:
            found = replace(found, days=EVERY_DAY)
        if found.hour is not None and not found.is_settled and found.part:
            found = replace(found, hour=in_24(found.hour, found.part), is_settled=True)
        return found

    # --- what stands at a place ---

    def _named(self, table: str, at: int) -> tuple[str | int, int] | None:
        """The longest entry of a clock table at a place, and where it ends."""
        entries: Mapping[str, str | int] = self._clock.get(table, {})
        for phrase, end in self._phrases_at(at):
            if phrase in entries:
                return entries[phrase], end
        return None

    def _phrases_at(self, at: int) -> list[tuple[str, int]]:
        """The words from a place on, the longest first, and where each ends; every table is asked for the same."""
        phrases = self._phrases.get(at)
        if phrases is None:
            ends = range(min(at + _LONGEST, len(self._words)), at, -1)
            phrases = self._phrases[at] = [(" ".join(self._words[at:end]), end) for end in ends]
        return phrases

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""

    def _every(self, at: int) -> int | None:
        """ "every ...", "daily", "weekdays": what repeats."""
        many = self._named("many_a_day", at)
        if many is not None:
            self._found = replace(self._found, is_more=True)
            self._days += EVERY_DAY
            return many[1]
        plain = self._named("repeating", at)
        if plain is not None:
            self._days += str(plain[0]).split()
            self._repeats = True
            for place in range(at, plain[1]):
                self._part(place)  # "every evening"
            return plain[1]
        often = self._named("often", at)
        if often is not None:
            self._found = replace(self._found, every=int(often[0]))
            return often[1]
        sign = self._named("every", at)
        if sign is None:
            return None
        self._repeats = True
        counted = self._counted(sign[1])
        if counted is not None and sign[1] < counted[1]:
            self._found = replace(self._found, every=counted[0])
            if counted[0] == DAY:
                self._found, self._days = replace(self._found, every=0), [*EVERY_DAY]
            return counted[1]
        return sign[1]

    def _counted(self, at: int) -> tuple[int, int] | None:
        """ "two hours", "half an hour", "an hour and a half", "hour": seconds and where it ends."""
        fixed = self._named("stretches", at)
        if fixed is not None:
            return int(fixed[0]), fixed[1]
        counted = number_at(self._words, at, self._numbers) or (1, at)
        end = counted[1]
        if self._word(end) == "of":
            end += 1
        half = self._words[end : end + 3] == ["and", "a", "half"]
        unit = self._named("units", end + 3 * half)
        if unit is None:
            return None
        value, end = counted[0] * int(unit[0]), unit[1]
        if half or self._words[end : end + 3] == ["and", "a", "half"]:
            value, end = value + int(unit[0]) / 2, end if half else end + 3
        return int(value), end

    def _stretch(self, at: int) -> int | None:
        """ "in two hours", "for fifteen minutes", "two hours from now"."""
        sign = self._named("from_now", at)
        counted = self._counted(sign[1] if sign else at)
        if counted is None or (sign is None and not number_at(self._words, at, self._numbers)):
            fixed = self._named("stretches", at)
            counted = (int(fixed[0]), fixed[1]) if fixed else None
        if counted is None:
            return None
        seconds, end = counted
        after = self._named("after_now", end)
        if sign is not None or after is not None:
            whole_days = seconds >= DAY
            self._found = (
                replace(self._found, in_days=seconds // DAY) if whole_days else replace(self._found, in_seconds=seconds)
            )
            return after[1] if after else end
        if self._word(end) in ("ago", "before", "to", "past") or (seconds >= DAY and self._word(at - 1) != "for"):
            return None  # "what a day"
        self._found = replace(self._found, length=seconds)
        return end

    def _time(self, at: int) -> int | None:
        """A time of day: "noon", "half past eight", "eight thirty", "at nine", "8 pm"."""
        named = self._named("times", at)
        if named is not None:
            hour, _, minute = str(named[0]).partition(":")
            self._put(int(hour), int(minute), settled=True)
            return named[1]
        return self._relative_time(at) or self._clock_time(at)

    def _relative_time(self, at: int) -> int | None:
        """ "quarter to nine", "ten past eight", "half eight"."""
        count = self._named("fractions", at)
        minutes = (int(count[0]), count[1]) if count else number_at(self._words, at, self._numbers)
        if minutes is None or not 1 <= minutes[0] <= 30:
            return None
        end = minutes[1] + (self._word(minutes[1]) in ("minutes", "minute"))
        side = self._named("past_or_to", end)
        if side is None and not (count and minutes[0] == 30):
            return None
        hour = number_at(self._words, side[1] if side else end, self._numbers)
        if hour is None or not 1 <= hour[0] <= 12:
            return None
        is_to = bool(side and side[0] == "to")
        whole = int(hour[0]) - is_to or 12
        self._put(whole, 60 - int(minutes[0]) if is_to else int(minutes[0]))
        return self._after_time(hour[1])

    def _clock_time(self, at: int) -> int | None:
        """ "eight", "eight thirty", "nine oh five", "16 45", where the words around it say that it is a time."""
        hour = number_at(self._words, at, self._numbers)
        if hour is None or not 0 <= hour[0] <= 23 or self._word(at) in _COUNTING:
            return None
        minute, end = self._minutes(hour[1])
        if any(self._named(table, end) for table in ("units", "months", "no_time")):
            return None
        is_full = end > hour[1] or self._named("on_the_hour", end) or self._half_day(end)
        is_alone = len([word for word in self._words if word not in BREAKS]) <= 2
        if not (is_full or is_alone or self._named("at", at - 1) or self._part_after(end)):
            return None
        self._put(int(hour[0]), minute, settled=hour[0] == 0 or hour[0] > 12)
        return self._after_time(end)

    def _minutes(self, at: int) -> tuple[int, int]:
        """The minutes that follow an hour, and where they end."""
        is_written = self._word(at) == "," and len(self._word(at + 1)) == 2 and self._word(at + 1).isdigit()
        is_small = self._word(at) in ("oh", "o")
        minutes = number_at(self._words, at + (is_written or is_small), self._numbers)
        if minutes is None or minutes[0] > 59 or not (is_written or is_small or minutes[0] >= 10):
            return 0, at
        return int(minutes[0]), minutes[1]

    def _part_after(self, at: int) -> bool:
        """Whether a part of the day follows: "in the morning", "this evening"."""
        while self._word(at) in ("in", "the", "at"):
            at += 1
        return self._named("parts", at) is not None

    def _after_time(self, end: int) -> int:
        """What may follow a time: "o'clock", "am"."""
        on_the_hour = self._named("on_the_hour", end)
        end = on_the_hour[1] if on_the_hour else end
        half = self._half_day(end)
        if half is None:
            return end
        if self._is_first:
            self._found = replace(self._found, part=half[0])
        return half[1]

    def _half_day(self, at: int) -> tuple[str, int] | None:
        found = self._named("half_days", at)
        return (str(found[0]), found[1]) if found else None

    def _put(self, hour: int, minute: int, settled: bool = False) -> None:
        self._is_first = self._found.hour is None
        if not self._is_first and (self._found.hour, self._found.minute) != (hour, minute):
            self._found = replace(self._found, is_more=True)
        elif self._is_first:
            self._found = replace(self._found, hour=hour, minute=minute, is_settled=settled)

    def _day(self, at: int) -> int | None:
        """A day: "tomorrow", "monday", "the fifth", "november 25"."""
        counted = self._named("days", at)
        if counted is not None:
            self._found = replace(self._found, in_days=int(counted[0]))
            return counted[1]
        weekday = self._named("weekdays", at)
        if weekday is not None:
            self._days.append(str(weekday[0]))
            return weekday[1]
        if self._named("vague", at) is not None:
            self._found = replace(self._found, is_vague=True)
            return at + 1
        return self._month_day(at)

    def _month_day(self, at: int) -> int | None:
        month = self._named("months", at)
        article = self._named("articles", at)
        start = month[1] if month else article[1] if article else at
        day = self._ordinal(start, plain=month is not None)
        if day is None or not (month or article or self._named("months", day[1])):
            return None
        end = day[1] + (self._word(day[1]) == "of")
        after = self._named("months", end)
        month, end = (after, after[1]) if after and not month else (month, end)
        if not month and not article:
            return None
        self._found = replace(self._found, month_day=f"{int(month[0]):02}-{day[0]:02}" if month else f"{day[0]:02}")
        return end

    def _ordinal(self, at: int, plain: bool) -> tuple[int, int] | None:
        written = re.fullmatch(_ORDINAL, self._word(at))
        named = self._named("ordinals", at)
        number = number_at(self._words, at, self._numbers)
        if written:
            day = (int(written[1]), at + 1)
        elif named:
            day = (int(named[0]), named[1])
        elif number and number[0] >= 20 and (ones := self._named("ordinals", number[1])) and int(ones[0]) < 10:
            day = (int(number[0]) + int(ones[0]), ones[1])
        elif number and (plain or self._named("months", number[1])):
            day = (int(number[0]), number[1])
        else:
            return None
        return day if 1 <= day[0] <= 31 else None

    def _part(self, at: int) -> int | None:
        """ "in the morning", "tonight"."""
        part = self._named("parts", at)
        if part is None:
            return None
        self._found = replace(self._found, part=str(part[0]))
        if self._named("days", at):
            return None  # "tonight" is a day too, and was read as one
        return part[1]
