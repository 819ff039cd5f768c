"""Runs an errand of the dialogue against Alexa's APIs, and reports how it went. Never raises."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ask_sdk_model import Context
from ask_sdk_model.services.service_exception import ServiceException

from skill.dialogue.state.errands import (
    CancelAll,
    CancelReminder,
    ChangeAll,
    ChangeReminder,
    CreateReminder,
    Errand,
    Failure,
    FindClock,
    ListReminders,
    Report,
    StartTimer,
    StopTimers,
)
from skill.handlers.alerts import items_of, reminder_request, timer_request
from skill.handlers.alexa_api import AlexaApi, BudgetedClient
from skill.handlers.clock import clock_in
from skill.speech.catalogue import Catalogue

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
"""The code of a 403 for too many reminders (platform sheet, 5.1). Any other 403: the device cannot do it."""


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
        """Do one errand. Never raises: whatever goes wrong is a failure in the report."""
        try:
            return self._done(errand, catalogue)
        except (ServiceException, ValueError, TypeError, AttributeError, ArithmeticError, LookupError):
            return Report(errand, self._failure(errand))

    def _done(self, errand: Errand, catalogue: Catalogue) -> Report:
        match errand:
            case FindClock():
                return self._clock(errand)
            case CreateReminder(plan, start):
                request = reminder_request(plan, start, self._said_at, catalogue)
                _believe(self._api.reminders.create_reminder(request), "alert_token")
            case ChangeReminder() | ChangeAll():
                self._change(errand, catalogue)
            case ListReminders():
                alerts = _all_of(self._api.reminders.get_reminders(), "alerts")
                return Report(errand, items=tuple(items_of(alerts, self._catalogues, self._zone)))
            case CancelReminder(token):
                self._api.reminders.delete_reminder(token)
            case CancelAll():
                self._cancel_all()
            case StartTimer(plan):
                _believe(self._api.timers.create_timer(timer_request(plan, catalogue)), "id")
            case StopTimers():
                return self._stopped(errand)
        return Report(errand)

    def _change(self, errand: ChangeReminder | ChangeAll, catalogue: Catalogue) -> None:
        for change in errand.changes if isinstance(errand, ChangeAll) else (errand,):
            request = reminder_request(change.plan, change.start, self._said_at, catalogue)
            _believe(self._api.reminders.update_reminder(change.plan.token, request), "alert_token")

    def _cancel_all(self) -> None:
        for reminder in _all_of(self._api.reminders.get_reminders(), "alerts"):
            self._api.reminders.delete_reminder(reminder.alert_token)

    def _stopped(self, errand: StopTimers) -> Report:
        if not _all_of(self._api.timers.get_timers(), "timers"):
            return Report(errand, Failure.NO_TIMER)
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


def _believe(answer: object, name: str) -> None:
    """Check that an API names what it made. Raises ValueError for any other answer, whatever its status."""
    if not getattr(answer, name, None):
        raise ValueError("nothing was made")


def _all_of(answer: object, name: str) -> list[Any]:
    """Return the list that an API answers with. Raises ValueError if there is none, unless it says that it is empty."""
    found = getattr(answer, name, None)
    if found is None and str(getattr(answer, "total_count", None)) != "0":
        raise ValueError("nothing was listed")
    return found or []
