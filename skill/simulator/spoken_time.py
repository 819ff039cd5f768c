"""Reads words as values of Alexa's own time slots: AMAZON.TIME, AMAZON.DATE and AMAZON.DURATION, in ISO 8601.

A small grammar of what people say to set a reminder. A time that may be morning or evening has no value here, so
its words go to the skill as they are: what Alexa makes of such a time is not documented (platform sheet, 3.2).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

LONGEST = 7
"""How many words the longest value may have."""

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_ONES += "seventeen eighteen nineteen".split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_NUMBERS: Mapping[str, int] = (
    {word: value for value, word in enumerate(_ONES)}
    | _TENS
    | {f"{ten} {_ONES[one]}": value + one for ten, value in _TENS.items() for one in range(1, 10)}
    | {f"oh {_ONES[one]}": one for one in range(1, 10)}
    | {"a": 1, "an": 1, "a couple of": 2, "couple of": 2}
)
_N = "|".join([r"\d{1,2}", *sorted(_NUMBERS, key=len, reverse=True)])
_PART = (
    r"(?P<am>a ?m|am|in the morning|this morning|tomorrow morning)"
    r"|(?P<pm>p ?m|pm|in the (?:afternoon|evening)|at night|tonight)"
)
_CLOCK = re.compile(rf"(?P<hour>{_N})(?: (?P<minute>{_N}))?(?: o'?clock)? ?(?:{_PART})")
_PAST = re.compile(rf"(?P<minute>half|a quarter|quarter|{_N}) (?P<side>past|to) (?P<hour>{_N}) (?:{_PART})")
_COUNTED = re.compile(rf"(?P<count>{_N}) (?P<unit>second|minute|hour|day|week|month)s?(?P<half> and a half)?")
_UNITS = {"second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M"}
_FIXED_TIMES = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_FIXED_STRETCHES = {"half an hour": "PT30M", "an hour and a half": "PT1H30M", "a quarter of an hour": "PT15M"}
_AHEAD = {"today": 0, "tomorrow": 1, "the day after tomorrow": 2}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_DAY = re.compile(rf"(?P<month>{'|'.join(_MONTHS)}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?")


def spans(words: Sequence[str], kind: str, today: date) -> Iterator[tuple[int, int, str]]:
    """Yield where values of one of these slot types stand (start, end, value), the longest at each place."""
    read = _READERS.get(kind)
    if read is None:
        return
    for start in range(len(words)):
        for end in range(min(start + LONGEST, len(words)), start, -1):
            value = read(" ".join(words[start:end]), today)
            if value is not None:
                yield start, end, value
                break


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text]


def _time(phrase: str, _: date) -> str | None:
    if phrase in _FIXED_TIMES:
        return _FIXED_TIMES[phrase]
    past, clock = _PAST.fullmatch(phrase), _CLOCK.fullmatch(phrase)
    if past:
        count = {"half": 30, "quarter": 15, "a quarter": 15}.get(past["minute"]) or _number(past["minute"])
        hour, minute = (_number(past["hour"]), count) if past["side"] == "past" else (_number(past["hour"]) - 1, -count)
    elif clock:
        hour, minute = _number(clock["hour"]), _number(clock["minute"]) if clock["minute"] else 0
    else:
        return None
    if not 0 <= hour <= 12 or abs(minute) > 59:
        return None
    is_late = bool((past or clock) and (past or clock)["pm"])  # type: ignore[index]  # one of them is there
    return f"{hour % 12 + 12 * is_late:02}:{minute % 60:02}"


def _date(phrase: str, today: date) -> str | None:
    if phrase in _AHEAD:
        return (today + timedelta(days=_AHEAD[phrase])).isoformat()
    name = phrase.removeprefix("next ").removeprefix("this ").removeprefix("on ")
    if name in _WEEKDAYS:
        ahead = (_WEEKDAYS.index(name) - today.weekday()) % 7
        return (today + timedelta(days=ahead or 7)).isoformat()
    if phrase in ("this weekend", "next weekend", "next week"):
        year, week, _ = (today + timedelta(days=7 * phrase.startswith("next"))).isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if "weekend" in phrase else "")
    named = _MONTH_DAY.fullmatch(phrase)
    if named:
        month, day = _MONTHS.index(named["month"]) + 1, int(named["day"])
        year = today.year + ((month, day) < (today.month, today.day))
        return f"{year}-{month:02}-{day:02}"
    return None


def _duration(phrase: str, _: date) -> str | None:
    if phrase in _FIXED_STRETCHES:
        return _FIXED_STRETCHES[phrase]
    counted = _COUNTED.fullmatch(phrase)
    if counted is None:
        return None
    count = _number(counted["count"])
    if counted["half"]:
        return f"PT{count}H30M" if counted["unit"] == "hour" else None
    return _UNITS[counted["unit"]].format(count)


_READERS: Mapping[str, Callable[[str, date], str | None]] = {
    "AMAZON.TIME": _time,
    "AMAZON.DATE": _date,
    "AMAZON.DURATION": _duration,
}
