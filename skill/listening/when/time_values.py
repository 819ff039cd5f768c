"""Read the values of Alexa's own slot types AMAZON.TIME, AMAZON.DATE and AMAZON.DURATION."""

from __future__ import annotations

import re
from dataclasses import replace

from skill.listening.when.durations import DAY
from skill.listening.when.said_time import Schedule

# These values are rare, so each pattern is compiled when first used: five take half a millisecond of a cold start.
_TIME = r"(\d{2}):(\d{2})(?::\d{2})?"
_DATE = r"\d{4}-\d{2}-\d{2}"
_VAGUE_DATE = r"\d{4}(-\d{2}|-W\d{2}(-WE)?|-(SP|SU|FA|WI))?|\d{3}X|\d{2}XX"
_DURATION = r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
_DURATION_SECONDS = (365 * DAY, 30 * DAY, 7 * DAY, DAY, 3600, 60, 1)
_PARTS = ("MO", "AF", "EV", "NI", "AM", "PM")


def with_value(text: str, known: Schedule) -> Schedule:
    """Return `known` with one value added to it, or `known` itself if `text` is not such a value."""
    if not (text[:1].isdigit() or text[:1] == "P" or text in _PARTS):
        return known  # most words stop here and meet no pattern
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
