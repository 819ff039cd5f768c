"""Alexa's own APIs, called through the SDK's service clients with their faults cured.

- Importing the SDK's clients takes 42 ms, so this module is imported only when an errand is run.
- The SDK's reader of reminders names a module that does not exist, `alert_info_spoken_info`, so every GET of a reminder
  fails. Here another module is given that name.
- The SDK's API client sets no time limit. Alexa gives up on a skill after eight seconds, so here all the calls of one
  turn together get three.
- The SDK writes a time with a zone with its offset, which the Reminders API refuses, so alerts.py uses local times.
- The SDK raises a network fault as if the API had answered 500, and parses an error page before it raises the error, so
  the client below remembers what really came.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from ask_sdk_model.services import ApiClient, ApiClientResponse, ApiConfiguration
from ask_sdk_model.services.api_client_request import ApiClientRequest
from ask_sdk_model.services.reminder_management import ReminderManagementServiceClient, spoken_info
from ask_sdk_model.services.timer_management import TimerManagementServiceClient
from ask_sdk_model.services.ups import UpsServiceClient

from skill.handlers.envelopes import EventReader
from skill.handlers.https import exchange

sys.modules.setdefault(f"{spoken_info.__package__}.alert_info_spoken_info", spoken_info)

BUDGET = 3.0
"""The most seconds that all calls of one turn take together; Alexa waits eight (platform sheet, 4)."""

MOST_BYTES = 1_000_000
"""The most bytes that are read of an answer."""


class BudgetedClient(ApiClient):
    """Makes one turn's calls within one budget of time. `status`, `body` and `is_late` tell how the last one went."""

    def __init__(self, budget: float = BUDGET, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._deadline = now() + budget
        self.status: int | None = None
        self.body = ""
        self.is_late = False

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """Send one request and read its answer. Raises TimeoutError when the budget is spent, else ConnectionError."""
        self.status, self.body, self.is_late = None, "", False
        left = self._deadline - self._now()
        try:
            if left <= 0:
                raise TimeoutError
            answer = exchange(
                request.method or "GET",
                request.url or "",
                seconds=left,
                most_bytes=MOST_BYTES,
                headers=dict(request.headers or ()),
                body=request.body.encode() if isinstance(request.body, str) else _as_json(request.body),
            )
        except TimeoutError:
            self.is_late = True
            raise
        self.status, self.body = answer.status, answer.content.decode("utf-8", "replace")
        return ApiClientResponse(headers=answer.headers, status_code=self.status, body=self.body)


def _as_json(body: object) -> bytes | None:
    return None if body is None else json.dumps(body).encode()


class AlexaApi:
    """The service clients for one turn, made when they are asked for."""

    def __init__(self, endpoint: str, token: str, client: BudgetedClient) -> None:
        self.client = client
        self._configuration = ApiConfiguration(
            serializer=EventReader(), api_client=client, authorization_value=token, api_endpoint=endpoint.rstrip("/")
        )

    @property
    def reminders(self) -> ReminderManagementServiceClient:
        """The Reminders API."""
        return ReminderManagementServiceClient(self._configuration)

    @property
    def timers(self) -> TimerManagementServiceClient:
        """The Timers API."""
        return TimerManagementServiceClient(self._configuration)

    @property
    def settings(self) -> UpsServiceClient:
        """The API of the settings of devices."""
        return UpsServiceClient(self._configuration)
