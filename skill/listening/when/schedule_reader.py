"""Read words about a time from left to right, each reading by the module that knows its kind."""

from __future__ import annotations

from dataclasses import replace

from skill.listening.normalise import BREAKS
from skill.listening.when.beforehand import led_up_to
from skill.listening.when.calendar_days import day_at
from skill.listening.when.clock_times import in_24, mere_number_at, no_time_at, past_at, range_at, time_at
from skill.listening.when.clock_words import ClockWords
from skill.listening.when.durations import DAY, WEEK, duration_at, shift_at
from skill.listening.when.endings import until_at
from skill.listening.when.recurrences import EVERY_DAY, excepted_at, recurrence_at
from skill.listening.when.said_time import HourOfDay, Schedule

NOTHING = Schedule()

MOST_OTHERS = 3
"""How many times of a list are kept after the first."""


class ScheduleReader:
    """Reads words from left to right. Each reading keeps what it finds at word `at`, and returns where that ends."""

    def __init__(self, clock: ClockWords, known: Schedule) -> None:
        self._clock = clock
        self._found = known
        self._days: list[str] = []
        self._without: list[str] = []
        self.read_words: list[tuple[int, int]] = []
        """Where each thing that was read begins and ends."""
        self._repeats = False
        self._before: int | None = None
        self._is_part_first = False
        self._regular = ""
        self._parts_end: set[int] = set()
        """Where a part of the day ends, or what counts one."""

    def read(self) -> Schedule:
        """Return what was known, with all that the words add to it."""
        readings = (
            *(self._exception, self._recurrence, self._until, self._duration, self._number),
            *(self._time, self._past, self._day, self._part, self._half, self._beside),
            *(self._soon, self._adding, self._singly, self._gone, self._beginning, self._range),
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
        if self._before is not None:  # "my visit is on Tuesday, tell me the day before"
            is_named = found.in_days is not None or bool(found.month_day or self._days)
            found = replace(found, days_before=self._before, is_vague=not is_named)
        self._repeats = self._repeats or bool(self._regular and self._regular == found.part)
        named = EVERY_DAY if self._repeats and self._without and not self._days else self._days
        days = tuple(day for day in EVERY_DAY if day in named and day not in self._without)
        if self._without and not named:
            found = replace(found, without=tuple(day for day in EVERY_DAY if day in self._without))
        if found.hour is not None or found.names_a_day or days or found.in_seconds or found.length:
            found = replace(found, is_soon=False)
        if found.every == WEEK and days:
            found, self._repeats = replace(found, every=0), True  # "every week on Tuesday"
        if len(days) > 1 or (days and self._repeats):
            found = replace(found, days=days)
        elif days:
            found = replace(found, weekday=days[0])
        elif self._repeats and (found.hour is not None or found.part) and not found.every:
            found = replace(found, days=EVERY_DAY)
        part = found.part or found.beside
        if found.hour is not None and not found.is_settled and part:
            others = (
                one if one.is_settled else HourOfDay(in_24(one.hour, part), one.minute, True) for one in found.others
            )
            found = replace(found, hour=in_24(found.hour, part), is_settled=True, others=tuple(others))
        if found.hour is not None and found.parts:  # "at eight, morning and night"
            hour, minute = found.hour % 12 or 12, found.minute
            further = () if found.others else tuple(HourOfDay(in_24(hour, one), minute, True) for one in found.parts)
            found = replace(found, others=found.others or further, parts=())
        return led_up_to(found)

    def _exception(self, at: int) -> int | None:
        said = excepted_at(self._clock, at)
        if said is None or (self._found.skips and any(end == at for _, end in self.read_words)):
            return None  # in "not tomorrow but Friday", the "but" leaves nothing out
        self._without += said.days
        self._repeats = self._repeats or (bool(self._days) and bool(said.days))
        self._found = replace(self._found, skips=self._found.skips or said.is_one_day)
        return said.end

    def _recurrence(self, at: int) -> int | None:
        said = recurrence_at(self._clock, at)
        if said is None:
            return None
        self._days += said.days
        if said.part and self._is_one_more(at, said.part):  # "mornings and evenings"
            self._found = replace(self._found, parts=(*self._found.parts, said.part), is_more=True)
            said = said._replace(part=self._found.part)
        if said.part and not said.days:
            self._regular = said.part  # "in the mornings", which may be beside the point
        else:
            self._repeats = self._repeats or said.repeats
        self._is_part_first = self._is_part_first or (bool(said.part) and self._found.hour is None)
        if said.part:
            self._parts_end.add(said.end)
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
        shift = shift_at(self._clock, at, said.end)
        if shift is not None:
            self._found = replace(self._found, shift=shift[0] * said.seconds)
            self.read_words.append((shift[2], at))
        if shift is not None and not said.is_from_now:
            return shift[1]
        if not said.is_from_now and said.seconds >= DAY:
            self._found = replace(self._found, ends=True)  # "for two weeks"
        elif not said.is_from_now:
            is_more = self._found.is_more or self._found.length not in (0, said.seconds)
            self._found = replace(self._found, length=self._found.length or said.seconds, is_more=is_more)
        elif said.seconds < DAY and self._found.in_seconds not in (0, said.seconds):
            self._found = replace(self._found, is_more=True)
        elif said.seconds >= DAY:
            self._found = replace(self._found, in_days=said.seconds // DAY)
        else:
            self._found = replace(self._found, in_seconds=said.seconds)
        return said.end

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
            return self._another(at)
        if self._clock.is_rejected(at):
            return said.end  # "not at eight"
        if found.hour is None:
            part = said.half or found.part
            self._found = replace(found, hour=said.hour, minute=said.minute, is_settled=said.is_settled, part=part)
        elif (
            (found.hour, found.minute) != (said.hour, said.minute)
            or self._is_other_half(said.end)
            or self._is_joined(at)  # "at nine and nine"
        ):
            self._more(at, said.hour, said.minute, is_settled=said.is_settled, half=said.half)
        return said.end

    def _is_joined(self, at: int) -> bool:
        """Whether an "and" stands between what was read last and word `at`, and nothing else but small words."""
        return self._lies_close(at) and any(
            self._clock.past(self._clock.tables.either_day, place) > place
            and self._clock.word(place) not in self._clock.tables.correcting
            for place in range(self._last(at), at)
        )

    def _last(self, at: int) -> int:
        """Return where what was read last before word `at` ends."""
        return max((end for _, end in self.read_words if end <= at), default=at)

    def _lies_close(self, at: int) -> bool:
        """Whether only small words stand between what was read last and word `at`."""
        tables = self._clock.tables
        joined = {word for phrase in tables.either_day for word in phrase.split()}
        small = {*BREAKS, *tables.before_a_time, *tables.in_a_part, *tables.every, *joined}
        return small.issuperset(self._clock.words[self._last(at) : at])

    def _is_other_half(self, at: int) -> bool:
        """Whether another part of the day follows than was named before ("eight in the morning and eight at night")."""
        while self._clock.word(at) in self._clock.tables.in_a_part:
            at += 1
        part = self._clock.named(self._clock.tables.parts, at)
        return part is not None and self._found.part not in ("", part[0])

    def _more(self, at: int, hour: int, minute: int, *, is_settled: bool, half: str = "") -> None:
        """Keep that there is one time more, and which, if it is one of a list ("at nine and six")."""
        found = replace(self._found, is_more=True)
        if self._lies_close(at):
            if self._is_part_first and not is_settled:  # "every evening at six and eight"
                hour, is_settled = in_24(hour, found.part), True
            elif found.part and not found.is_settled and found.hour is not None:  # "at eight in the morning and six"
                found = replace(found, hour=in_24(found.hour, found.part), is_settled=True, part="")
            if half and not is_settled:
                hour, is_settled = in_24(hour, half), True
            found = replace(found, others=(*found.others, HourOfDay(hour, minute, is_settled))[:MOST_OTHERS])
        self._found = found

    def _another(self, at: int) -> int | None:
        """Read past what is one time more ("at ten and four", "again in twenty"), or none ("twenty five o'clock")."""
        end = no_time_at(self._clock, at)
        if end is not None:
            return end
        sign = self._clock.named(self._clock.tables.from_now, at)
        again = self._clock.number(sign[1]) if sign else None
        if again is not None and self._found.in_seconds and duration_at(self._clock, at) is None:
            self._found = replace(self._found, is_more=True)
            return again[1]
        number = self._clock.number(at)
        last = max((end for _, end in self.read_words), default=-1)
        is_joined = self._clock.past(self._clock.tables.either_day, last) == at > last
        if number is None or not is_joined or self._found.hour is None or not 1 <= number[0] <= 12:
            return None
        if (
            self._clock.named(self._clock.tables.units, number[1])
            or self._clock.word(at) in self._clock.tables.counting
        ):
            return None
        self._more(at, int(number[0]), 0, is_settled=False)
        return number[1]

    def _until(self, at: int) -> int | None:
        """Read when something that repeats should end ("until six", "till Christmas"), which no reminder can."""
        end = until_at(self._clock, at)
        if end is not None:
            self._found = replace(self._found, ends=True)
        return end

    def _past(self, at: int) -> int | None:
        """Read minutes before or after an hour that is known already ("half past")."""
        said = past_at(self._clock, at)
        if said is not None and self._found.hour is None:
            self._found = replace(self._found, past=said[0])
        return said[1] if said is not None else None

    def _day(self, at: int) -> int | None:
        said = day_at(self._clock, at)
        if said is None:
            return None
        if self._clock.is_rejected(at):
            self._found = replace(self._found, skips=True)  # "not tomorrow"
            return said.end
        self._before = self._before if said.days_before is None else said.days_before
        is_first = any(
            self._clock.named(self._clock.tables.from_day, start) for start, end in self.read_words if end == at
        )
        self._days += [said.weekday] if said.weekday and not is_first else []
        if is_first:
            self._found = replace(self._found, begins=True, weekday=said.weekday)
        self._found = replace(self._found, days_on=said.days_on or self._found.days_on)
        if said.in_days is not None:
            self._found = replace(self._found, in_days=said.in_days)
        self._found = replace(
            self._found,
            month_day=said.month_day or self._found.month_day,
            months_on=said.months_on or self._found.months_on,
            weeks_on=said.weeks_on or self._found.weeks_on,
            is_vague=self._found.is_vague or said.is_vague,
        )
        return said.end

    def _half(self, at: int) -> int | None:
        """Read "am" where nothing else is said: in reply to whether it is morning or evening."""
        half, words = self._clock.named(self._clock.tables.half_days, at), self._clock.words
        light = {*BREAKS, *self._clock.tables.correcting}  # "no I meant pm"
        if half is None or any(word not in light for word in (*words[:at], *words[half[1] :])):
            return None
        self._found = replace(self._found, part=str(half[0]))
        return half[1]

    def _part(self, at: int) -> int | None:
        """Read a part of the day ("in the morning", "tonight")."""
        part = self._clock.named(self._clock.tables.parts, at)
        if part is None:
            return None
        is_one_more = self._is_one_more(at, str(part[0]))
        self._parts_end.add(part[1])
        if self._found.others and not self._found.others[-1].is_settled:
            *others, last = self._found.others
            settled = HourOfDay(in_24(last.hour, str(part[0])), last.minute, True)
            self._found = replace(self._found, others=(*others, settled))
        elif str(part[0]) in self._found.parts:
            return part[1]  # read already, as days that repeat
        elif is_one_more:
            self._found = replace(self._found, parts=(*self._found.parts, str(part[0])), is_more=True)
        elif not (self._found.others and self._found.is_settled):
            self._is_part_first = self._is_part_first or self._found.hour is None
            self._found = replace(self._found, part=str(part[0]))
        if self._clock.named(self._clock.tables.days, at):
            return None  # "tonight" is a day too, and `_day` has read it
        return part[1]

    def _is_one_more(self, at: int, part: str) -> bool:
        """Whether a part of the day is named besides one that was named before ("in the morning and at night")."""
        found = self._found
        is_new = found.part != "" and part not in (found.part, *found.parts) and not found.others
        between = self._clock.words[self._last(at) : at]
        is_listed = self._last(at) in self._parts_end and self._lies_close(at)
        return is_new and is_listed and self._clock.tables.correcting.keys().isdisjoint(between)

    def _singly(self, at: int) -> int | None:
        """Read what counts a time of a list ("once" in the morning, "one time" at night)."""
        said = self._clock.named(self._clock.tables.singly, at)
        start = self._clock.past(self._clock.tables.in_a_part, said[1]) if said else at
        while self._clock.word(start) in self._clock.tables.before_a_time:
            start += 1
        tables = (self._clock.tables.parts, self._clock.tables.beside)
        is_followed = any(self._clock.named(table, start) for table in tables) or time_at(self._clock, start)
        if said is None or not is_followed:
            return None
        if self._last(at) in self._parts_end or self._found.hour is None:
            self._parts_end.add(said[1])
        return said[1]

    def _beginning(self, at: int) -> int | None:
        """Read that the one day which follows is only the first ("from tomorrow", unlike "from Monday to Friday")."""
        sign = self._clock.named(self._clock.tables.from_day, at)
        day = day_at(self._clock, sign[1]) if sign else None
        is_range = sign is not None and recurrence_at(self._clock, sign[1]) is not None
        return sign[1] if sign and day and not (is_range or day.is_vague) else None

    def _range(self, at: int) -> int | None:
        """Read hours from one to another ("nine to five"), of which the first is the time."""
        said = range_at(self._clock, at) if self._clock.is_time else None
        if said is not None and self._found.hour is None:
            self._found = replace(self._found, hour=said[0], minute=0, is_settled=False, is_more=True)
        return said[1] if said else None

    def _gone(self, at: int) -> int | None:
        """Read a day that is over ("yesterday"), on which nothing can be set."""
        said = self._clock.named(self._clock.tables.gone, at)
        if said is None:
            return None
        self._found = replace(self._found, is_past=True)
        return said[1]

    def _beside(self, at: int) -> int | None:
        """Read what somebody does at a known part of the day ("with breakfast", "when I go to bed")."""
        sign = self._clock.named(self._clock.tables.beside, at)
        done = self._clock.occasion(sign[1]) if sign else None
        if done is None:
            return None
        if self._is_one_more(at, str(done[0])):  # "in the morning and before bed"
            self._found = replace(self._found, parts=(*self._found.parts, str(done[0])), is_more=True)
        else:
            self._found = replace(self._found, beside=str(done[0]))
        return done[1]

    def _soon(self, at: int) -> int | None:
        """Read that it is to be later, and no more."""
        said = self._clock.named(self._clock.tables.soon, at)
        if said is None or self._clock.named(self._clock.upon, at - 1):  # "as soon as I can"
            return None
        self._found = replace(self._found, is_soon=True)
        return said[1]

    def _adding(self, at: int) -> int | None:
        """Read that the day which follows is one more ("add Saturday", "also on Mondays")."""
        sign = self._clock.named(self._clock.tables.adding, at)
        start = self._clock.past(self._clock.tables.before_a_time, sign[1]) if sign else at
        day = sign and (recurrence_at(self._clock, start) or day_at(self._clock, start))
        following = self._clock.word(sign[1]) if sign else ""
        is_last = following in self._clock.closes or following in BREAKS or not following  # not "too long"
        if sign is None or not (day or (sign[0] and is_last)):
            return None
        self._found = replace(self._found, adds=True)
        return sign[1]
