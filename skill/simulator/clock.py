"""A clock that can be moved, so that a reminder for tomorrow comes due today."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_LATER = re.compile(r"\(\s*(\S+(?: \S+)?)\s+(second|minute|hour|day|week)s?\s+later\s*\)", re.IGNORECASE)
MOST_DIGITS = 12
"""Digits of a count that are read; a longer one leads past all time in any unit."""

_COUNTS = {
    word: count
    for count, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30, "forty five": 45, "twenty four": 24}


LATEST = datetime(2200, 1, 1, tzinfo=UTC)
"""How far the clock goes: days and time zones can be counted until then, and long after."""


class ClockError(ValueError):
    """Raised for a time that cannot pass; the message says why."""


class Clock:
    """A clock that shows real time, plus what it was moved. With a `start` it stands still there until it is moved."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start.astimezone(UTC) if start else None
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return its time, in UTC."""
        return (self._start or datetime.now(UTC)) + self._ahead

    def advance(self, time: timedelta) -> None:
        """Let time pass. Raises ClockError for a negative time, and for one that leads too far."""
        if time < timedelta():
            raise ClockError("time does not run backwards")
        if time > LATEST - self.now():
            raise ClockError(f"the clock goes to the year {LATEST.year} only")
        self._ahead += time


def time_passing(text: str) -> timedelta | None:
    """Return how much time passes in a stage direction like "(two hours later)", or None for any other text."""
    found = _LATER.fullmatch(text.strip())
    if found is None:
        return None
    count = int(found[1][:MOST_DIGITS]) if found[1].isdecimal() else _COUNTS.get(found[1].lower())
    if count is None:
        return None
    try:
        return timedelta(**{f"{found[2].lower()}s": count})
    except OverflowError:
        return timedelta.max
