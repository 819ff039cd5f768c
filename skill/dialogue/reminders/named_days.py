"""Tell which day was named, by the date of today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from skill.dialogue.reminders.due import FURTHEST
from skill.listening.when.recurrences import EVERY_DAY
from skill.listening.when.said_time import Schedule


def day_of(said: Schedule, today: date) -> str:
    """Return the date that was named, or one as many days before it as was said (ISO 8601); empty if there is none."""
    named = _named_day(said, today)
    if not named or not said.days_before:
        return named
    return (date.fromisoformat(named) - timedelta(days=said.days_before)).isoformat()


def _named_day(said: Schedule, today: date) -> str:
    if said.date:
        return said.date if _is_day(said.date) else ""
    if said.in_days is not None:
        return (today + timedelta(days=min(said.in_days, FURTHEST + 1))).isoformat()
    if said.weekday and said.weeks_on:
        monday = today - timedelta(days=today.weekday())
        return (monday + timedelta(weeks=said.weeks_on, days=EVERY_DAY.index(said.weekday))).isoformat()
    if said.weekday:
        ahead = (EVERY_DAY.index(said.weekday) - today.weekday()) % 7
        return (today + timedelta(days=ahead + said.days_on or 7)).isoformat()
    begin = today
    for _ in range(said.months_on):  # "the first of next month"
        begin = (begin.replace(day=1) + timedelta(days=31)).replace(day=1)
    days = (begin + timedelta(days=ahead) for ahead in range(FURTHEST + 1))
    return next((day.isoformat() for day in days if day.isoformat().endswith(f"-{said.month_day}")), "")


def names_two_days(said: Schedule, today: date) -> bool:
    """Whether a day and another day of the week were named ("tomorrow and Friday", unless that is tomorrow)."""
    if said.in_days is None or not said.weekday:
        return False
    return _named_day(said, today) != _named_day(replace(said, in_days=None), today)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
