"""How a time is said: the tables that the engine asks a language for (`[clock.*]` in its files)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Table = Mapping[str, str | int]
"""A phrase -> what it stands for. Where only the phrase itself counts, it stands for an empty text."""


@dataclass(frozen=True, slots=True)
class ClockTables:
    """Phrases by the job that they do when a time is said. Examples are English."""

    after_now: Table
    """After a length of time, these count it from now ("two hours from now")."""
    ago: Table
    """After a length of time, these make it no length to come ("two hours ago")."""
    and_a_half: Table
    """Half a unit more ("an hour and a half")."""
    articles: Table
    """Before the day of a month ("the fifth")."""
    at: Table
    """Before a number, these make it a time of day ("around nine")."""
    counting: Table
    """Number words that are no hour of the clock ("a couple")."""
    days: Table
    """A day counted from today -> in how many days ("tomorrow" -> 1)."""
    every: Table
    """Before a unit of time or a day, these make it repeat ("every")."""
    exactly_at: Table
    """Before a number, these make it a time of day and nothing else ("at")."""
    for_so_long: Table
    """Before a length of a day or more, these say that it is a length ("for two days")."""
    fractions: Table
    """A fraction of an hour -> minutes ("quarter" -> 15)."""
    from_now: Table
    """Before a length of time, these count it from now ("in two hours")."""
    half_days: Table
    """Half of the day -> AM or PM."""
    in_a_part: Table
    """Between an hour and a part of the day ("eight in the morning")."""
    many_a_day: Table
    """Several times a day."""
    minutes: Table
    """The unit in "ten minutes past nine"."""
    months: Table
    """A month -> its number."""
    no_time: Table
    """After a number, these make it no time of day ("eight out of ten")."""
    of: Table
    """Between a count and its unit, or a day and its month ("a couple of hours")."""
    often: Table
    """What repeats by the hour -> seconds ("hourly" -> 3600)."""
    on_the_hour: Table
    """After an hour ("o'clock")."""
    ordinal_endings: Table
    """After a figure, these make it an ordinal ("5th")."""
    ordinals: Table
    """An ordinal as a word -> its number ("fifth" -> 5)."""
    parts: Table
    """A part of the day -> MO, AF, EV or NI, as AMAZON.TIME names them."""
    past_or_to: Table
    """Between minutes and an hour -> 1 for past, -1 for to."""
    repeating: Table
    """Days that repeat -> their names in iCalendar, with blanks between ("weekends" -> "SA SU")."""
    stretches: Table
    """A length of time said as a whole -> seconds ("half an hour" -> 1800)."""
    times: Table
    """A named time of day -> hour and minute ("noon" -> "12:00")."""
    units: Table
    """A unit of time -> seconds."""
    vague: Table
    """A time that is no day ("next week")."""
    weekdays: Table
    """A day of the week -> its name in iCalendar."""
    zero: Table
    """A nought before minutes ("nine oh five")."""
