"""The reminder or timer being made: what is known of it, and its form in the session."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from skill.listening.acts import Act
from skill.listening.when.durations import DAY
from skill.listening.when.read_hours import MOST_OTHERS
from skill.listening.when.recurrences import EVERY_DAY
from skill.listening.when.said_time import HourOfDay, Schedule
from skill.triage.messages import MessageKey

OTHER = "other"
"""What a reminder is about that the person named in words of their own."""

CALL, VISIT = "doctor", "visit"
"""What a call to a doctor is named, and a visit to one."""

MEDICINE = "medicine"
"""What a medicine is named."""

THINGS = ("check_in", CALL, "stretch", "walk", "posture", "move", "ice", "heat", OTHER, VISIT, MEDICINE)
"""What a reminder can be about. All but `OTHER` are ids of choices that `skill.listening` understands."""

SHORTEST, LONGEST = 60, DAY
"""The limits of a time counted from now, in seconds. A day or more is set as a date instead."""

LONGEST_WORDS = 160
"""The most letters of an activity in a person's own words."""

_ZONE = r"[A-Za-z0-9_+/-]{1,64}"
_TOKEN = r"[A-Za-z0-9._:-]{1,200}"
_WORDS = r"(?:[^\W_]+(?:'[^\W_]+)?)(?: [^\W_]+(?:'[^\W_]+)?){0,19}"
_NOTE = r"[a-z_.]{1,40}"

_OTHER = r"(?:[01]\d|2[0-3]):[0-5]\d!|(?:0[1-9]|1[0-2]):[0-5]\d|MO|AF|EV|NI|AM|PM"

PARTS = ("MO", "AF", "EV", "NI", "AM", "PM")
"""The parts of the day, as AMAZON.TIME names them, and its halves."""

MOST_WISHES = 3
"""How many reminders may wait while one is made. Of more, it is said that they must be asked for afterwards."""

MOST_NOTES = 4
"""The most that is said of a reminder before it is read back."""

_MOST_WEEKS = 8
"""The most weeks ahead that a day yet to be named may be."""


def code_of(time: HourOfDay) -> str:
    """Return a time of day as text: "18:00!", or "06:00" where it may be in the morning or in the evening."""
    return f"{time.hour:02}:{time.minute:02}{'!' if time.is_settled else ''}"


def is_own_words(value: Any) -> bool:
    """Whether a value from the session may be an activity in a person's own words."""
    return isinstance(value, str) and len(value) <= LONGEST_WORDS and bool(re.fullmatch(_WORDS, value))


def thing_key(thing: str) -> MessageKey:
    """Return the key of the words for `thing`; of the words for "something" if `thing` is empty."""
    return MessageKey(f"thing.{thing or 'any'}")


class Purpose(StrEnum):
    """What the plan is for."""

    SET = "set"
    TIMER = "timer"
    CHANGE = "change"
    CANCEL = "cancel"
    CANCEL_ALL = "cancel_all"
    CHANGE_ALL = "change_all"

    @property
    def errand(self) -> Act:
        """The act of asking for a timer, or for a reminder."""
        return Act.TIMER if self is Purpose.TIMER else Act.REMIND


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    """What is known of a reminder or timer so far. What must still be asked is computed from it."""

    purpose: Purpose = Purpose.SET
    thing: str = ""
    words: str = ""
    """What it is about in the person's own words, to be said back. Alexa gets none of them."""
    hour: int | None = None
    """0 to 23 if `is_settled`; else 1 to 12, with morning or evening unknown. None until an hour is named."""
    minute: int = 0
    is_settled: bool = False
    part: str = ""
    """A part of the day that was named before the hour."""
    days: tuple[str, ...] = ()
    """The weekdays on which it repeats."""
    lacks_day: bool = False
    """Whether a day was named that is no single day ("next week"), so that none may be taken for it."""
    date: str = ""
    """The local date (ISO 8601) of a reminder that comes once."""
    seconds: int = 0
    """Seconds from now until a reminder that comes once, or the seconds that a timer runs."""
    token: str = ""
    """The token of the reminder to change or cancel."""
    skip: int = 0
    """How many existing reminders the person has said are not the one meant."""
    zone: str = ""
    """The device's zone, once it is known."""
    is_resumed: bool = False
    """Whether the permission has already been asked for."""
    others: tuple[str, ...] = ()
    """The further times of day that were asked for, each as `code_of` writes it, or as a part of the day whose hour is
    still open ("EV"). They are offered one by one."""
    weeks_on: int = 0
    """In which week a day is meant that has yet to be named, counted from this one ("next week" -> 1)."""
    shift: int = 0
    """By how many seconds all the reminders are to be moved; less than 0 for earlier."""
    notes: tuple[str, ...] = ()
    """Keys of what is to be said of it when it comes up, while another is made first."""

    def untimed(self) -> ReminderPlan:
        """Return the plan without its time, which must then be asked for again."""
        return replace(self, hour=None, is_settled=False, days=(), date="", lacks_day=False, seconds=0, weeks_on=0)

    def to_be_moved(self, part: str = "") -> ReminderPlan:
        """Return the plan without its hour, which must be asked for; if it comes once, also without its day.

        `part` is the part of the day in which the new hour is.
        """
        bare = replace(self.untimed(), part=part)
        return replace(bare, days=self.days) if self.days else bare

    def beginning_with(self, code: str) -> ReminderPlan:
        """Return the plan with one of its other times first, and its own among the others."""
        hour, minute, is_settled = int(code[:2]), int(code[3:5]), code.endswith("!")
        own = code_of(HourOfDay(self.hour or 0, self.minute, self.is_settled))
        others = tuple(own if other == code else other for other in self.others)
        return replace(self, hour=hour, minute=minute, is_settled=is_settled, others=others)

    def for_the_next(self) -> ReminderPlan:
        """Return the plan for the first of the other times that were asked for, on the same day or days.

        The same hour named twice is once in each half of the day ("at nine and nine").
        """
        code, *others = self.others
        bare = replace(self, seconds=0, token="", others=tuple(others))
        if code in PARTS:
            return replace(bare, hour=None, minute=0, is_settled=False, part=code)
        hour, minute, is_settled = int(code[:2]), int(code[3:5]), code.endswith("!")
        is_again = self.hour is not None and (hour % 12, minute) == (self.hour % 12, self.minute)
        if is_again and self.is_settled and not is_settled:
            hour, is_settled = ((self.hour or 0) + 12) % 24, True
        return replace(bare, hour=hour, minute=minute, is_settled=is_settled, part="")

    @property
    def is_timed(self) -> bool:
        """Whether its time is complete."""
        return bool(self.seconds) or (self.hour is not None and self.is_settled and bool(self.date or self.days))

    @property
    def schedule(self) -> Schedule:
        """The time of the plan, as if the person had just said it."""
        return Schedule(
            hour=self.hour,
            minute=self.minute,
            is_settled=self.is_settled,
            date=self.date,
            days=self.days,
            in_seconds=self.seconds,
        )

    def to_session(self) -> dict[str, Any]:
        """Return the plan as JSON primitives."""
        kept = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            **kept,
            "purpose": self.purpose.value,
            "days": list(self.days),
            "others": list(self.others),
            "notes": list(self.notes),
        }


def from_session(value: Any) -> ReminderPlan | None:
    """Return a plan from session attributes; None unless we can have written every part of it. Never raises."""
    if not isinstance(value, Mapping) or value.keys() != {field.name for field in fields(ReminderPlan)}:
        return None
    purpose, lists = value["purpose"], {name: value[name] for name in ("days", "others", "notes")}
    is_listed = all(isinstance(items, list) for items in lists.values())
    if not isinstance(purpose, str) or purpose not in set(Purpose) or not is_listed:
        return None
    try:
        tuples = {name: tuple(items) for name, items in lists.items()}
        plan = ReminderPlan(**{**value, "purpose": Purpose(purpose), **tuples})
        return plan if is_sound(plan) else None
    except (TypeError, ValueError):
        return None


def is_sound(plan: ReminderPlan) -> bool:
    """Whether we can have written every part of a plan."""
    numbers = (
        plan.minute,
        plan.seconds,
        plan.skip,
        plan.weeks_on,
        plan.shift,
        *([plan.hour] if plan.hour is not None else []),
    )
    texts = (plan.thing, plan.part, plan.date, plan.token, plan.zone)
    return (
        all(type(number) is int for number in numbers)
        and all(isinstance(text, str) for text in (*texts, *plan.days))
        and isinstance(plan.is_settled, bool)
        and isinstance(plan.is_resumed, bool)
        and isinstance(plan.lacks_day, bool)
        and (plan.words == "" or is_own_words(plan.words))
        and plan.thing in ("", *THINGS)
        and 0 <= (plan.hour or 0) <= 23
        and (plan.hour is None or plan.is_settled or 1 <= plan.hour <= 12)
        and 0 <= plan.minute <= 59
        and plan.part in ("", *PARTS)
        and 0 <= plan.weeks_on <= _MOST_WEEKS
        and -LONGEST <= plan.shift <= LONGEST
        and set(plan.days) <= set(EVERY_DAY)
        and len(plan.others) <= MOST_OTHERS
        and all(isinstance(other, str) and re.fullmatch(_OTHER, other) for other in plan.others)
        and len(plan.notes) <= MOST_NOTES
        and all(isinstance(note, str) and re.fullmatch(_NOTE, note) for note in plan.notes)
        and (plan.seconds == 0 or SHORTEST <= plan.seconds <= LONGEST)
        and 0 <= plan.skip <= 99
        and (not plan.date or date.fromisoformat(plan.date).isoformat() == plan.date)
        and (not plan.token or bool(re.fullmatch(_TOKEN, plan.token)))
        and (not plan.zone or bool(re.fullmatch(_ZONE, plan.zone)))
    )
