"""Turns plans into the reminders and timers of Alexa's APIs, and reminders that the API returns back into plans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

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
from ask_sdk_model.services.timer_management import (
    CreationBehavior,
    DisplayExperience,
    NotificationConfig,
    NotifyOnlyOperation,
    TimerRequest,
    TriggeringBehavior,
    Visibility,
)

from skill.dialogue.state.errands import Item
from skill.dialogue.state.reminder_plan import THINGS, ReminderPlan
from skill.handlers.clock import clock_in
from skill.listening.when.recurrences import EVERY_DAY
from skill.speech.catalogue import Catalogue
from skill.speech.values import TIMER, label

_RULE = re.compile(r"(\w+)=([^;]*)")


def reminder_request(plan: ReminderPlan, start: str, said_at: datetime | None, catalogue: Catalogue) -> ReminderRequest:
    """Return a reminder in the form that the API takes: local times without a zone, and the zone beside them."""
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
        request_time=_naive(said_at),
        trigger=trigger,
        alert_info=AlertInfo(spoken_info=SpokenInfo(content=content)),
        push_notification=PushNotification(status=PushNotificationStatus.ENABLED),
    )


def timer_request(plan: ReminderPlan, catalogue: Catalogue) -> TimerRequest:
    """Return a timer in the form that the API takes."""
    minutes, seconds = divmod(plan.seconds, 60)
    return TimerRequest(
        duration=f"PT{minutes}M{seconds}S" if seconds else f"PT{minutes}M",
        timer_label=label(TIMER, catalogue),
        creation_behavior=CreationBehavior(display_experience=DisplayExperience(visibility=Visibility.VISIBLE)),
        triggering_behavior=TriggeringBehavior(
            operation=NotifyOnlyOperation(), notification_config=NotificationConfig(play_audible=True)
        ),
    )


def items_of(reminders: Iterable[Reminder], catalogues: Mapping[str, Catalogue], zone: str) -> Iterable[Item]:
    """Yield the reminders that still stand, as plans. `zone` is the zone of a reminder that names none."""
    for reminder in reminders:
        if reminder and reminder.alert_token and reminder.trigger and reminder.status != Status.COMPLETED:
            yield Item(reminder.alert_token, _plan(reminder, reminder.trigger, catalogues, zone))


def _plan(reminder: Reminder, trigger: Trigger, catalogues: Mapping[str, Catalogue], zone: str) -> ReminderPlan:
    """Return a reminder as a plan. Only its words tell what it is for: nothing else about it is kept anywhere."""
    info = reminder.alert_info.spoken_info if reminder.alert_info else None
    texts = {said.text for said in (info.content if info else None) or () if said}
    labels = {label(thing, one): thing for one in catalogues.values() for thing in THINGS}
    thing = next((labels[text] for text in texts if text in labels), "")
    rules = (trigger.recurrence.recurrence_rules if trigger.recurrence else None) or [""]
    rule = dict(_RULE.findall(str(rules[0])))
    at = trigger.scheduled_time or _due(reminder.created_time, trigger.offset_in_seconds, trigger.time_zone_id or zone)
    hour, minute = rule.get("BYHOUR", ""), rule.get("BYMINUTE", "")
    return ReminderPlan(
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


def _rule(plan: ReminderPlan) -> str:
    """Return the recurrence rule of a plan, in the form of Amazon's sample (platform sheet, 5.1)."""
    days = [day for day in EVERY_DAY if day in plan.days]
    often = "FREQ=DAILY;" if len(days) == len(EVERY_DAY) else f"FREQ=WEEKLY;BYDAY={','.join(days)};"
    return f"{often}BYHOUR={plan.hour};BYMINUTE={plan.minute};BYSECOND=0;INTERVAL=1;"


def _days(rule: Mapping[str, str]) -> tuple[str, ...]:
    if rule.get("FREQ") == "DAILY":
        return EVERY_DAY
    named = rule.get("BYDAY", "").split(",")
    return tuple(day for day in EVERY_DAY if day in named)


def _due(made: datetime | None, offset: int | None, zone: str) -> datetime | None:
    """Return when a reminder set for `offset` seconds after `made` comes due, by the clock of a zone, or None."""
    clock = clock_in(zone, made + timedelta(seconds=offset)) if made and offset else None
    return clock.now.replace(tzinfo=None) if clock else None
