"""Alexa's own APIs, called through the SDK's service clients with their faults cured.

- The clients are told apart by modules whose import costs 42 ms, so this module is imported when an errand is run.
- What reads a reminder names a module that is not there, `alert_info_spoken_info`: every GET of a reminder fails on it.
- The SDK's API client sets no time limit. Alexa gives up on a skill after eight seconds, so here all the calls of one
  turn together get three.
- A time with a zone is written with an offset, which the Reminders API refuses; alerts.py hands over local times.
- A network fault is raised as if the API had answered 500, and what an error page holds is parsed before it is raised;
  so the client below remembers what really came.
"""

from __future__ import annotations

import http.client
import json
import ssl
import sys
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from ask_sdk_model.services import ApiClient, ApiClientResponse, ApiConfiguration
from ask_sdk_model.services.api_client_request import ApiClientRequest
from ask_sdk_model.services.reminder_management import ReminderManagementServiceClient, spoken_info
from ask_sdk_model.services.timer_management import TimerManagementServiceClient
from ask_sdk_model.services.ups import UpsServiceClient

from skill.handlers.envelopes import EventReader

sys.modules.setdefault(f"{spoken_info.__package__}.alert_info_spoken_info", spoken_info)

BUDGET = 3.0
"""Seconds that all calls of one turn take together at most; Alexa waits eight (platform sheet, 4)."""

MOST_BYTES = 1_000_000
"""Of an answer; a longer one is not read to its end."""

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class BudgetedClient(ApiClient):
    """One turn's calls, within one budget of time. `status`, `body` and `is_late` tell how the last one went."""

    def __init__(self, budget: float = BUDGET, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._deadline = now() + budget
        self.status: int | None = None
        self.body = ""
        self.is_late = False

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """Send one request and read its answer. Raises TimeoutError when the budget is spent, OSError on other faults.

        A slow answer is left behind at the deadline, however slowly it trickles: a limit on each read alone would not
        do that, nor bound the look-up of the host's name.
        """
        self.status, self.body, self.is_late = None, "", False
        answers: list[tuple[int, list[tuple[str, str]], str]] = []
        faults: list[Exception] = []

        def call() -> None:
            try:
                answers.append(_exchange(request, max(0.05, self._deadline - self._now())))
            except (OSError, ValueError, http.client.HTTPException) as fault:
                faults.append(fault)

        left = self._deadline - self._now()
        if left > 0:
            worker = threading.Thread(target=call, daemon=True)
            worker.start()
            worker.join(left)
        if not answers:
            self.is_late = not faults or isinstance(faults[0], TimeoutError)
            raise TimeoutError if self.is_late else ConnectionError
        self.status, headers, self.body = answers[0]
        return ApiClientResponse(headers=headers, status_code=self.status, body=self.body)


def _exchange(request: ApiClientRequest, seconds: float) -> tuple[int, list[tuple[str, str]], str]:
    """One HTTP exchange. The access token goes out by TLS alone, or within this machine."""
    address = urlsplit(request.url or "")
    host = address.hostname or ""
    connection: http.client.HTTPConnection
    if address.scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(host, address.port, timeout=seconds, context=context)
    elif address.scheme == "http" and host in _LOOPBACK:
        connection = http.client.HTTPConnection(host, address.port, timeout=seconds)
    else:
        raise ConnectionError("neither TLS nor this machine")
    path = f"{address.path}?{address.query}" if address.query else address.path
    body = request.body.encode() if isinstance(request.body, str) else _as_json(request.body)
    try:
        connection.request(request.method or "GET", path, body, dict(request.headers or ()))
        with connection.getresponse() as answer:
            content = answer.read(MOST_BYTES)
    finally:
        connection.close()
    return answer.status, answer.getheaders(), content.decode("utf-8", "replace")


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
        """The settings of devices."""
        return UpsServiceClient(self._configuration)
