"""Put values into words: a moment, a duration, a count, the name of a thing. The words are messages of the locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from skill.dialogue.messages import Message
from skill.dialogue.state.reminder_plan import THINGS, thing_key
from skill.listening.when.recurrences import EVERY_DAY
from skill.speech.catalogue import VALUES, Catalogue
from skill.triage.messages import MessageKey


class Words(Message):
    """A message from which moments and durations are built."""

    ONCE = "moment.once"
    WEEKLY = "moment.weekly"
    FROM = "moment.from"
    IN = "moment.in"
    SOME_TIME = "moment.some_time"
    TODAY = "day.today"
    TOMORROW = "day.tomorrow"
    DATE = "day.date"
    ALL_DAYS = "day.all"
    WEEKDAYS = "day.weekdays"
    ALL_BUT = "day.all_but"
    WEEKDAYS_BUT = "day.weekdays_but"
    NOON = "time.noon"
    MIDNIGHT = "time.midnight"
    MORNING = "time.morning"
    AFTERNOON = "time.afternoon"
    EVENING = "time.evening"
    NIGHT = "time.night"
    HOUR = "unit.hour"
    HOURS = "unit.hours"
    MINUTE = "unit.minute"
    MINUTES = "unit.minutes"
    SECOND = "unit.second"
    SECONDS = "unit.seconds"
    NAMED = "duration.named"
    """The length of a timer, and what it is for."""


_UNITS = ((3600, Words.HOUR, Words.HOURS), (60, Words.MINUTE, Words.MINUTES), (1, Words.SECOND, Words.SECONDS))
"""For each unit: its length in seconds, the words for one, the words for several."""

MOST_DAYS = 3
"""The most days in one spoken list. Of more, those are named that are left out."""

TIMER = "timer"
"""The label for a timer, besides the labels for the things of reminders."""


def label_key(thing: str) -> MessageKey:
    """Return the key of what Alexa says when a reminder for this thing is due."""
    return MessageKey(f"label.{thing}")


def weekday_key(day: str) -> MessageKey:
    """Return the key of the name of a day of the week ("MO")."""
    return MessageKey(f"weekday.{day}")


def month_key(number: int) -> MessageKey:
    """Return the key of the name of a month, by its number from 1."""
    return MessageKey(f"month.{number}")


def messages() -> Iterator[MessageKey]:
    """Yield all messages that put values into words."""
    yield from Words
    yield from map(thing_key, ("", *THINGS))
    yield from map(label_key, (*THINGS, TIMER))
    yield from map(weekday_key, EVERY_DAY)
    yield from map(month_key, range(1, 13))


def spoken_values(values: Mapping[str, str | int], catalogue: Catalogue) -> dict[str, str]:
    """Return the words for each value that a line was given, and an empty text for each that it was not given."""
    words = dict.fromkeys(VALUES, "")
    for name, value in values.items():
        if name == "moment":
            words[name] = _moment(str(value), catalogue)
        elif name == "duration":
            words[name] = _duration(int(value), catalogue)
        elif name == "thing":
            words[name] = catalogue.messages[MessageKey(value)]
        elif name == "activity":
            words["thing"] = str(value)
        else:
            words[name] = str(value)
    if words["duration"] and words["thing"]:
        words["duration"] = catalogue.messages[Words.NAMED].format(**words)
    return words


def label(thing: str, catalogue: Catalogue) -> str:
    """Return what Alexa says when a reminder is due, as plain text. `thing` is one of `THINGS`, or "timer"."""
    return catalogue.messages[label_key(thing)]


def _moment(value: str, catalogue: Catalogue) -> str:
    """Put "PT7200S", "today 08:30", "2026-11-25 08:30", "MO,WE 08:30" or "once" into words that say how often.

    "MO,WE 08:30 tomorrow" begins on a certain day.
    """
    messages = catalogue.messages
    if value.startswith("PT"):
        return messages[Words.IN].format(duration=_duration(int(value[2:-1]), catalogue))
    day, _, shown = value.partition(" ")
    if not shown:
        return messages[Words.SOME_TIME]
    shown, _, begin = shown.partition(" ")
    time = _time(shown, catalogue)
    if begin:
        days = _days(day.split(","), catalogue)
        return messages[Words.FROM].format(days=days, time=time, day=_day(begin, catalogue))
    if day.split(",")[0] in EVERY_DAY:
        return messages[Words.WEEKLY].format(days=_days(day.split(","), catalogue), time=time)
    return messages[Words.ONCE].format(day=_day(day, catalogue), time=time)


def _day(day: str, catalogue: Catalogue) -> str:
    messages = catalogue.messages
    if day in ("today", "tomorrow"):
        return messages[Words.TODAY if day == "today" else Words.TOMORROW]
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return day  # such as 30 February, from attributes that were tampered with
    weekday, month = messages[weekday_key(EVERY_DAY[when.weekday()])], messages[month_key(when.month)]
    return messages[Words.DATE].format(weekday=weekday, month=month, date=when.day)


def _days(days: list[str], catalogue: Catalogue) -> str:
    messages = catalogue.messages
    if len(days) == len(EVERY_DAY):
        return messages[Words.ALL_DAYS]
    if tuple(days) == EVERY_DAY[:5]:
        return messages[Words.WEEKDAYS]
    if len(days) <= MOST_DAYS:
        return _listed(days, catalogue)
    within = EVERY_DAY[:5] if set(days) < set(EVERY_DAY[:5]) else EVERY_DAY
    rest = _listed([day for day in within if day not in days], catalogue)
    return messages[Words.WEEKDAYS_BUT if len(within) < len(EVERY_DAY) else Words.ALL_BUT].format(days=rest)


def _listed(days: list[str], catalogue: Catalogue) -> str:
    names = [catalogue.messages[weekday_key(day)] for day in days]
    return f" {catalogue.joining['and']} ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _time(shown: str, catalogue: Catalogue) -> str:
    """Put a time into words: "08:30" becomes "8:30 in the morning". The part of the day is always said."""
    hour, minute = (int(part) for part in shown.split(":"))
    messages = catalogue.messages
    if minute == 0 and hour in (0, 12):
        return messages[Words.NOON if hour else Words.MIDNIGHT]
    part = Words.MORNING if hour < 12 else Words.AFTERNOON if hour < 18 else Words.EVENING
    part = Words.NIGHT if hour < 4 or hour >= 22 else part
    clock = f"{hour % 12 or 12}:{minute:02}" if minute else str(hour % 12 or 12)
    return messages[part].format(time=clock)


def _duration(seconds: int, catalogue: Catalogue) -> str:
    return f" {catalogue.joining['and']} ".join(_counted(seconds, catalogue)) or _unit(
        0, Words.SECOND, Words.SECONDS, catalogue
    )


def _counted(seconds: int, catalogue: Catalogue) -> Iterator[str]:
    for unit, one, many in _UNITS:
        count, seconds = divmod(seconds, unit)
        if count:
            yield _unit(count, one, many, catalogue)


def _unit(count: int, one: Words, many: Words, catalogue: Catalogue) -> str:
    return catalogue.messages[one if count == 1 else many].format(count=count)
