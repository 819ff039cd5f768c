"""The tables of phrases about time that a language must fill (`[clock.*]` in its files)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Table = Mapping[str, str | int]
"""A phrase -> what it stands for. The value is an empty text where only the phrase itself counts."""


@dataclass(frozen=True, slots=True)
class ClockTables:
    """Phrases about time, by the job that they do. The examples are English."""

    adding: Table
    """Beside a day, these add it to those of something that repeats ("add"); 1: also after it ("too")."""
    after_now: Table
    """After a length of time, these count it from now ("two hours from now")."""
    ago: Table
    """After a length of time, these make it something else ("two hours ago", "ten minutes past nine")."""
    alternate: Table
    """Between "every" and a day of the week, these leave out every second one ("other")."""
    and_a_half: Table
    """These add half a unit ("an hour and a half")."""
    articles: Table
    """Before the day of a month ("the fifth")."""
    at: Table
    """Before a number, these make it a time of day ("around nine")."""
    before_a_day: Table
    """Those of the small words before a time that stand before a day of the week or a date, and no other ("on")."""
    before_a_length: Table
    """Small words between "for" and a length of time ("the next")."""
    before_a_time: Table
    """Small words before a time that belong to it ("on", "by")."""
    beside: Table
    """Before what somebody does at a known part of the day ("after" breakfast, "when i" get up)."""
    beside_a_day: Table
    """Beside a day that was named, these mean another -> how many days before it ("the day before" -> 1)."""
    both_halves: Table
    """Words for an hour in each half of the day ("both", asked whether it is morning or evening)."""
    both_days: Table
    """Days that are left out together -> their names in iCalendar ("weekend" -> "SA SU")."""
    correcting: Table
    """Between two times: 1 where they take the earlier one back ("no", "sorry"), 0 where they only help ("make it")."""
    counting: Table
    """Number words that never name an hour of the clock ("a couple")."""
    dates: Table
    """A day with a name of its own -> its month and day ("christmas day" -> "12-25")."""
    days: Table
    """A day counted from today -> how many days from today ("tomorrow" -> 1)."""
    either_day: Table
    """Join days of one list ("and")."""
    every: Table
    """Before a unit of time or a day, these make it repeat ("every")."""
    excepts: Table
    """Take the days after them out of those that repeat ("but not"); not empty: only before that word ("take ... off").
    """
    exactly_at: Table
    """Before a number, these make it a time of day and nothing else ("at")."""
    for_so_long: Table
    """Before a day or more, these say that it is a length of time ("for two days")."""
    fractions: Table
    """A fraction of an hour -> minutes ("quarter" -> 15)."""
    from_day: Table
    """Before a day, these say that something begins on it ("from tomorrow")."""
    from_now: Table
    """Before a length of time, these count it from now ("in two hours")."""
    gone: Table
    """A day that is over ("yesterday")."""
    half_days: Table
    """A half of the day -> AM or PM."""
    hundred: Table
    """After an hour, these end a time as soldiers say it ("eighteen hundred hours")."""
    in_a_part: Table
    """Between an hour and a part of the day ("eight in the morning")."""
    many_a_day: Table
    """Several times a day ("twice a day")."""
    minutes: Table
    """The unit in "ten minutes past nine"."""
    months: Table
    """A month -> its number."""
    months_ahead: Table
    """After the day of a month -> how many months on ("next month" -> 1)."""
    no_time: Table
    """After a number, these say that it is not a time of day ("eight out of ten")."""
    occasions: Table
    """What somebody does at a known part of the day -> that part, as `parts` names it ("breakfast" -> "MO")."""
    of: Table
    """Between a number and its unit, or a day and its month ("a couple of hours")."""
    often: Table
    """What repeats within a day -> seconds between repeats ("hourly" -> 3600)."""
    on_the_hour: Table
    """After an hour, these end the time ("o'clock")."""
    ordinal_endings: Table
    """After a number in figures, these make it an ordinal ("5th")."""
    ordinals: Table
    """An ordinal as a word -> its number ("fifth" -> 5)."""
    parts: Table
    """A part of the day -> MO, AF, EV or NI, as AMAZON.TIME names them."""
    past_or_to: Table
    """Between minutes and an hour -> 1 for past, -1 for to."""
    ranging: Table
    """Between two days of the week, these take in all from one to the other ("monday to thursday")."""
    rejecting: Table
    """Before a time, these say that it is not meant ("not", "rather than")."""
    repeating: Table
    """Days that repeat -> their names in iCalendar, with spaces between ("weekends" -> "SA SU")."""
    shifts: Table
    """Beside a length of time, these move what is set by it -> 1 for later, -1 for earlier ("back")."""
    singly: Table
    """Before one time of a list, these count it ("one time")."""
    soon: Table
    """A time to come that is not said at all ("later")."""
    stretches: Table
    """A length of time said as a whole -> seconds ("half an hour" -> 1800)."""
    times: Table
    """A named time of day -> hour and minute ("noon" -> "12:00")."""
    units: Table
    """A unit of time -> seconds."""
    until: Table
    """Before a time or a day, these say when something ends ("until")."""
    vague: Table
    """A time that is not a single day ("some time") -> in which week, from this one, if it names one ("next week").

    0 is this one, in which what repeats also ends ("every day this week").
    """
    week_after: Table
    """After a day, these move it on -> by how many days ("week" in "tuesday week")."""
    week_before: Table
    """Before a day, these move it on -> by how many days ("a week on")."""
    weekdays: Table
    """A day of the week -> its name in iCalendar."""
    zero: Table
    """The word for 0 before minutes ("nine oh five")."""
