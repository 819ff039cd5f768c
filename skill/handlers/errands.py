"""Runs an errand of the dialogue against Alexa's APIs, and reports how it went. Never raises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from ask_sdk_model import Context
from ask_sdk_model.services.reminder_management import (
    AlertInfo,
    PushNotification,
    PushNotificationStatus,
    Recurrence,
    Reminder,
    ReminderRequest,
    SpokenInfo,
    SpokenText,
    Status,
    Trigger,
    TriggerType,
)
from ask_sdk_model.services.service_exception import ServiceException
from ask_sdk_model.services.timer_management import (
    CreationBehavior,
    DisplayExperience,
    NotificationConfig,
    NotifyOnlyOperation,
    TimerRequest,
    TriggeringBehavior,
    Visibility,
)

from skill.dialogue.reminding_errands import (
    CancelReminder,
    ChangeReminder,
    CreateReminder,
    Errand,
    Failure,
    FindClock,
    Item,
    ListReminders,
    Report,
    StartTimer,
    StopTimers,
)
from skill.dialogue.reminding_plan import THINGS, Plan
from skill.handlers.alexa_api import AlexaApi, BudgetedClient
from skill.handlers.clock import clock_in
from skill.listening.recurrences import EVERY_DAY
from skill.speech.catalogue import Catalogue
from skill.speech.values import label

_RULE = re.compile(r"(\w+)=([^;]*)")
_FAILURES = {
    400: Failure.REFUSED,
    401: Failure.NOT_PERMITTED,
    403: Failure.NOT_SUPPORTED,
    404: Failure.GONE,
    409: Failure.REFUSED,
    429: Failure.BUSY,
}
"""What each status means for reminders and timers (platform sheet, 5.1 and 5.4)."""

_TOO_MANY = "MAX_REMINDERS_EXCEEDED"
"""The code by which a 403 says that there are too many (platform sheet, 5.1); any other 403 is an unfit device."""


class ErrandRunner:
    """Runs the errands of one turn within one budget of time."""

    def __init__(self, context: Context | None, said_at: datetime | None, catalogues: Mapping[str, Catalogue]) -> None:
        system = context.system if context else None
        self._api = AlexaApi(
            (system.api_endpoint if system else None) or "",
            (system.api_access_token if system else None) or "",
            BudgetedClient(),
        )
        self._device = (system.device.device_id if system and system.device else None) or ""
        self._said_at = said_at
        self._zone = ""
        self._catalogues = catalogues

    def run(self, errand: Errand, catalogue: Catalogue) -> Report:
        """Do one errand. Whatever goes wrong is a failure in the report."""
        try:
            return self._done(errand, catalogue)
        except (ServiceException, ValueError, TypeError, AttributeError):
            return Report(errand, self._failure(errand))

    def _done(self, errand: Errand, catalogue: Catalogue) -> Report:
        match errand:
            case FindClock():
                return self._clock(errand)
            case CreateReminder(plan, start):
                self._api.reminders.create_reminder(self._request(plan, start, catalogue))
            case ChangeReminder(plan, start):
                self._api.reminders.update_reminder(plan.token, self._request(plan, start, catalogue))
            case ListReminders():
                found = self._api.reminders.get_reminders()
                return Report(errand, items=tuple(self._items(cast(Any, found).alerts or ())))
            case CancelReminder(token):
                self._api.reminders.delete_reminder(token)
            case StartTimer(plan):
                self._api.timers.create_timer(_timer(plan, catalogue))
            case StopTimers():
                self._api.timers.delete_timers()
        return Report(errand)

    def _failure(self, errand: Errand) -> Failure:
        client = self._api.client
        if client.is_late:
            return Failure.TOO_SLOW
        if client.status == 403 and _TOO_MANY in client.body:
            return Failure.TOO_MANY
        if client.status == 504 and isinstance(errand, StartTimer | StopTimers):
            return Failure.OFFLINE
        if isinstance(errand, FindClock) and client.status in (204, 400, 401, 403, 404):
            return Failure.NO_ZONE
        return _FAILURES.get(client.status or 0, Failure.BROKEN)

    def _clock(self, errand: FindClock) -> Report:
        zone = self._api.settings.get_system_time_zone(self._device)
        clock = clock_in(zone, self._said_at) if isinstance(zone, str) else None
        self._zone = clock.zone if clock else ""
        return Report(errand, clock=clock) if clock else Report(errand, Failure.NO_ZONE)

    def _request(self, plan: Plan, start: str, catalogue: Catalogue) -> ReminderRequest:
        """A reminder as the API takes it: local times without a zone, and the zone beside them."""
        content = [SpokenText(locale=catalogue.locale, text=label(plan.thing, catalogue))]
        first = datetime.fromisoformat(start) if start else None
        trigger = Trigger(
            object_type=TriggerType.SCHEDULED_ABSOLUTE if first else TriggerType.SCHEDULED_RELATIVE,
            scheduled_time=first,
            offset_in_seconds=None if first else plan.seconds,
            time_zone_id=plan.zone or None,
            recurrence=Recurrence(recurrence_rules=[_rule(plan)]) if plan.days else None,
        )
        return ReminderRequest(
            request_time=_naive(self._said_at),
            trigger=trigger,
            alert_info=AlertInfo(spoken_info=SpokenInfo(content=content)),
            push_notification=PushNotification(status=PushNotificationStatus.ENABLED),
        )

    def _items(self, reminders: Iterable[Reminder]) -> Iterable[Item]:
        """The reminders that still stand, as plans."""
        for reminder in reminders:
            if reminder and reminder.alert_token and reminder.trigger and reminder.status != Status.COMPLETED:
                yield Item(reminder.alert_token, self._plan(reminder, reminder.trigger))

    def _plan(self, reminder: Reminder, trigger: Trigger) -> Plan:
        """What a reminder is for is known by its words alone: nothing else is kept of it anywhere."""
        info = reminder.alert_info.spoken_info if reminder.alert_info else None
        texts = {said.text for said in (info.content if info else None) or () if said}
        labels = {label(thing, one): thing for one in self._catalogues.values() for thing in THINGS}
        thing = next((labels[text] for text in texts if text in labels), "")
        rules = (trigger.recurrence.recurrence_rules if trigger.recurrence else None) or [""]
        rule = dict(_RULE.findall(str(rules[0])))
        at = trigger.scheduled_time or _due(
            reminder.created_time, trigger.offset_in_seconds, trigger.time_zone_id or self._zone
        )
        hour, minute = rule.get("BYHOUR", ""), rule.get("BYMINUTE", "")
        return Plan(
            thing=thing,
            hour=int(hour) if hour.isdigit() and int(hour) < 24 else at.hour if at else None,
            minute=int(minute) if minute.isdigit() and int(minute) < 60 else at.minute if at else 0,
            is_settled=bool(at or hour),
            days=_days(rule),
            date=at.date().isoformat() if at and not rule else "",
            zone=trigger.time_zone_id or "",
        )


def _naive(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC).replace(tzinfo=None) if moment else None


def _rule(plan: Plan) -> str:
    """The recurrence rule of a plan, in the form of Amazon's sample (platform sheet, 5.1)."""
    days = [day for day in EVERY_DAY if day in plan.days]
    often = "FREQ=DAILY;" if len(days) == len(EVERY_DAY) else f"FREQ=WEEKLY;BYDAY={','.join(days)};"
    return f"{often}BYHOUR={plan.hour};BYMINUTE={plan.minute};BYSECOND=0;INTERVAL=1;"


def _days(rule: Mapping[str, str]) -> tuple[str, ...]:
    if rule.get("FREQ") == "DAILY":
        return EVERY_DAY
    named = rule.get("BYDAY", "").split(",")
    return tuple(day for day in EVERY_DAY if day in named)


def _due(made: datetime | None, offset: int | None, zone: str) -> datetime | None:
    """When a reminder that was counted from its making comes due, by the clock of a zone if that is known."""
    clock = clock_in(zone, made + timedelta(seconds=offset)) if made and offset else None
    return clock.now.replace(tzinfo=None) if clock else None


def _timer(plan: Plan, catalogue: Catalogue) -> TimerRequest:
    minutes, seconds = divmod(plan.seconds, 60)
    return TimerRequest(
        duration=f"PT{minutes}M{seconds}S" if seconds else f"PT{minutes}M",
        timer_label=label("timer", catalogue),
        creation_behavior=CreationBehavior(display_experience=DisplayExperience(visibility=Visibility.VISIBLE)),
        triggering_behavior=TriggeringBehavior(
            operation=NotifyOnlyOperation(), notification_config=NotificationConfig(play_audible=True)
        ),
    )
