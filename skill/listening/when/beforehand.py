"""Tell when to be reminded of what has its own time ("the scan is at nine, remind me at seven", "an hour before")."""

from __future__ import annotations

from dataclasses import replace

from skill.listening.when.clock_times import in_24
from skill.listening.when.durations import DAY
from skill.listening.when.said_time import Schedule

_NOON = 12


def reminded_of(event: Schedule, said: Schedule) -> Schedule | None:
    """Return when to remind of an event, of which more was said before the wish; None if `said` names no time.

    The day is that of the event, if no other one was named. An hour that may be in the morning or in the evening is in
    that half of the day in which it comes before the event, where the event's own half is known.
    """
    is_timed = said.hour is not None or bool(said.in_seconds) or said.days_before != 0 or said.is_vague
    if not is_timed or not (event.hour is not None or event.names_a_day):
        return None
    if said.in_seconds:
        return said
    found = said
    if not said.names_a_day:
        found = replace(said.on_the_day_of(event), is_vague=said.is_vague and not event.names_a_day)
    if found.hour is None or found.is_settled or not event.is_settled or event.hour is None or found.days_before:
        return found
    is_later = (found.hour % _NOON + _NOON, found.minute) <= (event.hour, event.minute)
    return replace(found, hour=in_24(found.hour, "PM" if is_later else "AM"), is_settled=True)


def led_up_to(found: Schedule) -> Schedule:
    """Return a time that is meant before the hour that was named ("physio at two, remind me an hour before")."""
    if found.shift >= 0 or found.hour is None:
        return found
    round_ = DAY // 60 if found.is_settled else DAY // 120
    minutes = found.hour * 60 + found.minute + found.shift // 60
    if found.is_settled and minutes < 0:
        return found  # the day before: left to be asked about
    hour, minute = divmod(minutes % round_, 60)
    return replace(found, hour=hour if found.is_settled else hour or 12, minute=minute, shift=0)
