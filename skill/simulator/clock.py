"""A clock that can be moved, so that a reminder for tomorrow comes due today."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_LATER = re.compile(r"\(\s*(\S+(?: \S+)?)\s+(second|minute|hour|day|week)s?\s+later\s*\)", re.IGNORECASE)
_COUNTS = {
    word: count
    for count, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30, "forty five": 45, "twenty four": 24}


class Clock:
    """A clock that shows real time, plus what it was moved. With a `start` it stands still there until it is moved."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start.astimezone(UTC) if start else None
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return its time, in UTC."""
        return (self._start or datetime.now(UTC)) + self._ahead

    def advance(self, time: timedelta) -> None:
        """Let time pass. Raises ValueError for a negative time."""
        if time < timedelta():
            raise ValueError("time does not run backwards")
        self._ahead += time


def time_passing(text: str) -> timedelta | None:
    """Return how much time passes in a stage direction like "(two hours later)", or None for any other text."""
    found = _LATER.fullmatch(text.strip())
    if found is None:
        return None
    count = int(found[1]) if found[1].isdigit() else _COUNTS.get(found[1].lower())
    return timedelta(**{f"{found[2].lower()}s": count}) if count is not None else None
