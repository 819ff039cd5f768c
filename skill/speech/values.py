"""Values -> words: a moment, a stretch of time, a count, the name of a thing. The words are messages of the locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from skill.listening.when.recurrences import EVERY_DAY
from skill.speech.catalogue import VALUES, Catalogue

_UNITS = ((3600, "unit.hour"), (60, "unit.minute"), (1, "unit.second"))


def spoken_values(values: Mapping[str, str | int], catalogue: Catalogue) -> dict[str, str]:
    """The words of each value that a line was given; an empty text for each it was not."""
    words = dict.fromkeys(VALUES, "")
    for name, value in values.items():
        if name == "moment":
            words[name] = _moment(str(value), catalogue)
        elif name == "duration":
            words[name] = _duration(int(value), catalogue)
        elif name == "thing":
            words[name] = catalogue.messages[str(value)]
        else:
            words[name] = str(value)
    return words


def label(thing: str, catalogue: Catalogue) -> str:
    """What Alexa says when a reminder comes due, as plain text. `thing` is one of the plan's things, or "timer"."""
    return catalogue.messages[f"label.{thing}"]


def _moment(value: str, catalogue: Catalogue) -> str:
    """ "PT7200S", "today 08:30", "2026-11-25 08:30", "MO,WE 08:30" or "once", in words that say how often."""
    messages = catalogue.messages
    if value.startswith("PT"):
        return messages["moment.in"].format(duration=_duration(int(value[2:-1]), catalogue))
    day, _, shown = value.partition(" ")
    if not shown:
        return messages["moment.some_time"]
    time = _time(shown, catalogue)
    if day.split(",")[0] in EVERY_DAY:
        return messages["moment.weekly"].format(days=_days(day.split(","), catalogue), time=time)
    return messages["moment.once"].format(day=_day(day, catalogue), time=time)


def _day(day: str, catalogue: Catalogue) -> str:
    messages = catalogue.messages
    if day in ("today", "tomorrow"):
        return messages[f"day.{day}"]
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return day  # the thirtieth of February, from attributes that were tampered with
    weekday, month = messages[f"weekday.{EVERY_DAY[when.weekday()]}"], messages[f"month.{when.month}"]
    return messages["day.date"].format(weekday=weekday, month=month, date=when.day)


def _days(days: list[str], catalogue: Catalogue) -> str:
    messages = catalogue.messages
    if len(days) == len(EVERY_DAY):
        return messages["day.all"]
    if tuple(days) == EVERY_DAY[:5]:
        return messages["day.weekdays"]
    names = [messages[f"weekday.{day}"] for day in days]
    return f" {catalogue.joining['and']} ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _time(shown: str, catalogue: Catalogue) -> str:
    """ "08:30" -> "8:30 in the morning"; the part of the day is always said."""
    hour, minute = (int(part) for part in shown.split(":"))
    messages = catalogue.messages
    if minute == 0 and hour in (0, 12):
        return messages["time.noon" if hour else "time.midnight"]
    part = "night" if hour < 4 or hour >= 22 else "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    clock = f"{hour % 12 or 12}:{minute:02}" if minute else str(hour % 12 or 12)
    return messages[f"time.{part}"].format(time=clock)


def _duration(seconds: int, catalogue: Catalogue) -> str:
    return f" {catalogue.joining['and']} ".join(_counted(seconds, catalogue)) or _unit(0, "unit.second", catalogue)


def _counted(seconds: int, catalogue: Catalogue) -> Iterator[str]:
    for unit, key in _UNITS:
        count, seconds = divmod(seconds, unit)
        if count:
            yield _unit(count, key, catalogue)


def _unit(count: int, key: str, catalogue: Catalogue) -> str:
    return catalogue.messages[key if count == 1 else f"{key}s"].format(count=count)
