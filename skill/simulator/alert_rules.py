"""Checks what Alexa accepts as a reminder or a timer, and tells when each comes due (platform sheet, 5.1 and 5.4)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.rrule import rrulestr

LEAST_BETWEEN = timedelta(hours=4)
"""The shortest time between two repeats of a reminder."""

LONGEST_LABEL = 256
MOST_SECONDS = 366 * 24 * 60 * 60
"""The longest time until a reminder that is counted from now. Alexa's own limit is not documented."""

_LOCAL = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?")
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_OPERATIONS = ("NOTIFY_ONLY", "ANNOUNCE", "LAUNCH_TASK")


class RuleError(ValueError):
    """Raised for what is wrong with a request; holds a code of Alexa's, and a message."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(message or code)
        self.code = code


def reminder_fault(body: Any, now: datetime) -> RuleError | None:
    """Return what keeps Alexa from accepting a reminder, or None."""
    return _fault_of(lambda: _reminder(body, now))


def timer_fault(body: Any) -> RuleError | None:
    """Return what keeps Alexa from accepting a timer, or None."""
    return _fault_of(lambda: _timer(body))


def _fault_of(check: Callable[[], None]) -> RuleError | None:
    try:
        check()
    except RuleError as fault:
        return fault
    except (ValueError, TypeError, AttributeError, OverflowError):  # a part of another kind, or a time past all time
        return RuleError("INVALID_REQUEST")
    return None


def _reminder(body: Any, now: datetime) -> None:
    trigger = _part(body, "trigger", "INVALID_TRIGGER")
    kind = trigger.get("type")
    if kind == "SCHEDULED_ABSOLUTE":
        _absolute(trigger, now)
    elif kind == "SCHEDULED_RELATIVE":
        offset = trigger.get("offsetInSeconds")
        if type(offset) is not int or not 1 <= offset <= MOST_SECONDS:
            raise RuleError("INVALID_TRIGGER_OFFSET")
        if trigger.get("recurrence"):
            raise RuleError("UNSUPPORTED_TRIGGER_RECURRENCE")
    else:
        raise RuleError("INVALID_TRIGGER_TYPE")
    if trigger.get("timeZoneId") is not None:
        _zone(trigger["timeZoneId"])
    spoken = _part(_part(body, "alertInfo", "INVALID_ALERT_INFO"), "spokenInfo", "INVALID_ALERT_INFO").get("content")
    if not isinstance(spoken, list) or not spoken:
        raise RuleError("INVALID_ALERT_INFO", "nothing to say")
    for said in spoken:
        if not isinstance(said, Mapping) or not said.get("locale") or not (said.get("text") or said.get("ssml")):
            raise RuleError("INVALID_ALERT_INFO", "a locale, and a text or SSML")
    if _part(body, "pushNotification", "INVALID_PUSH_NOTIFICATION").get("status") not in ("ENABLED", "DISABLED"):
        raise RuleError("INVALID_PUSH_NOTIFICATION")


def _absolute(trigger: Mapping[str, Any], now: datetime) -> None:
    zone = _zone(trigger.get("timeZoneId"))
    rules = (trigger.get("recurrence") or {}).get("recurrenceRules") or []
    at = trigger.get("scheduledTime")
    if at is not None and not (isinstance(at, str) and _LOCAL.fullmatch(at)):
        raise RuleError("INVALID_TRIGGER_SCHEDULED_TIME_FORMAT", "a local time, with no zone")
    if at is None and not rules:
        raise RuleError("INVALID_TRIGGER_SCHEDULED_TIME_FORMAT", "no time at all")
    if at is not None and _utc(datetime.fromisoformat(at), zone) <= now and not rules:
        raise RuleError("TRIGGER_SCHEDULED_TIME_IN_PAST")
    if rules:
        _recurrence(rules, now)


def _recurrence(rules: Any, now: datetime) -> None:
    start = now.replace(tzinfo=None, microsecond=0)
    times: list[datetime] = []
    for rule in rules:
        frequency = re.search(r"FREQ=(\w+)", str(rule))
        if frequency is None or frequency[1] not in _FREQUENCIES:
            raise RuleError("UNSUPPORTED_TRIGGER_RECURRENCE_FREQ")
        try:
            times += rrulestr(str(rule).rstrip(";"), dtstart=start).xafter(start, count=20)
        except (ValueError, TypeError) as fault:
            raise RuleError("INVALID_TRIGGER_RECURRENCE_RULE") from fault
    times.sort()
    if any(after - before < LEAST_BETWEEN for before, after in pairwise(times)):
        raise RuleError("UNSUPPORTED_TRIGGER_RECURRENCE_INTERVAL")


def _timer(body: Any) -> None:
    if not isinstance(body, Mapping) or not isinstance(body.get("duration"), str):
        raise RuleError("INVALID_DURATION")
    if not timedelta() < duration_of(body["duration"]) <= timedelta(hours=24):
        raise RuleError("INVALID_DURATION")
    if len(body.get("timerLabel") or "") > LONGEST_LABEL:
        raise RuleError("INVALID_TIMER_LABEL")
    triggering = _part(body, "triggeringBehavior", "INVALID_TRIGGERING_BEHAVIOR")
    if _part(triggering, "operation", "INVALID_OPERATION").get("type") not in _OPERATIONS:
        raise RuleError("INVALID_OPERATION")
    display = _part(_part(body, "creationBehavior", "INVALID_DISPLAY"), "displayExperience", "INVALID_DISPLAY")
    if display.get("visibility") not in ("VISIBLE", "HIDDEN"):
        raise RuleError("INVALID_DISPLAY")


def _part(owner: Any, name: str, code: str) -> Mapping[str, Any]:
    part = owner.get(name) if isinstance(owner, Mapping) else None
    if not isinstance(part, Mapping):
        raise RuleError(code, f"no {name}")
    return part


def _zone(name: Any) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError) as fault:
        raise RuleError("INVALID_TRIGGER_TIME_ZONE_ID") from fault


def duration_of(text: str) -> timedelta:
    """Read a duration in ISO 8601 whose largest unit is days. Raises RuleError for any other text."""
    parts = _DURATION.fullmatch(text)
    if parts is None or not any(parts.groups()):
        raise RuleError("INVALID_DURATION")
    days, hours, minutes, seconds = (float(part or 0) for part in parts.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def _utc(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC)


def fire_times(
    body: Mapping[str, Any], created: datetime, zone: str, since: datetime, until: datetime | None
) -> Iterator[datetime]:
    """Yield the times in UTC at which a reminder comes due after `since`; only the first if there is no `until`."""
    trigger, place = body["trigger"], ZoneInfo(zone)
    rules: Iterable[str] = (trigger.get("recurrence") or {}).get("recurrenceRules") or ()
    if trigger["type"] == "SCHEDULED_RELATIVE":
        times: Iterable[datetime] = [created + timedelta(seconds=trigger["offsetInSeconds"])]
    elif not rules:
        times = [_utc(datetime.fromisoformat(trigger["scheduledTime"]), place)]
    else:
        # One more day on either side, since no zone is further from UTC.
        begin = since.replace(tzinfo=None, microsecond=0) - timedelta(days=1)
        end = (until or since + timedelta(days=370)).replace(tzinfo=None) + timedelta(days=1)
        series = [rrulestr(rule.rstrip(";"), dtstart=begin) for rule in rules]
        times = sorted(_utc(local, place) for rule in series for local in rule.between(begin, end, inc=True))
    for at in times:
        if at > since and (until is None or at <= until):
            yield at
            if until is None:
                return
