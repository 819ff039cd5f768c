"""The SDK's service clients have the faults that are cured, and the cure holds."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from inspect import getsource

import pytest
from ask_sdk_core.api_client import DefaultApiClient
from ask_sdk_model.services.api_client_request import ApiClientRequest

from skill.handlers.alexa_api import BudgetedClient
from skill.handlers.clock import clock_in
from skill.handlers.consent import came_back
from skill.handlers.envelopes import EventReader
from skill.handlers.errands import ErrandRunner

READ_ONE = """
import json
from ask_sdk_core.serialize import DefaultSerializer
{cure}
from ask_sdk_model.services.reminder_management.get_reminders_response import GetRemindersResponse
alert = {{"alertToken": "x", "alertInfo": {{"spokenInfo": {{"content": [{{"locale": "en-US", "text": "walk"}}]}}}}}}
found = DefaultSerializer().deserialize(json.dumps({{"alerts": [alert]}}), GetRemindersResponse)
print(found.alerts[0].alert_info.spoken_info.content[0].text)
"""


def run(code):
    return subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False)


def test_reading_a_reminder_fails_without_the_cure_and_not_with_it():
    """Once this fails, the SDK has been mended and the cure can go."""
    assert "No module named" in run(READ_ONE.format(cure="")).stderr
    assert run(READ_ONE.format(cure="import skill.handlers.alexa_api")).stdout == "walk\n"


def test_the_sdks_own_client_has_no_time_limit():
    """Once this fails, the SDK has been mended and the cure can go."""
    assert "timeout" not in getsource(DefaultApiClient)


def test_an_ordinary_turn_loads_none_of_it():
    code = """
import sys
from skill.app import answer, build_skill
event = {"version": "1.0", "session": {"attributes": {}}, "request": {"type": "IntentRequest", "intent": {
    "name": "DescribeIntent", "slots": {"description": {"name": "description", "value": "my back hurts"}}}}}
answer(build_skill(), event)
left_out = {"skill.handlers.errands", "skill.handlers.alerts", "skill.handlers.alexa_api"}
print(sorted(left_out & sys.modules.keys()))
"""
    assert run(code).stdout == "[]\n"


@pytest.mark.parametrize("url", ["http://api.amazonalexa.com/x", "ftp://127.0.0.1/", "x", ""])
def test_a_token_never_goes_out_in_the_clear(url):
    with pytest.raises(ConnectionError):
        BudgetedClient().invoke(ApiClientRequest(headers=[("Authorization", "Bearer secret")], method="GET", url=url))


def test_a_spent_budget_makes_no_call():
    moments = iter([0.0, 9.0, 9.0])
    client = BudgetedClient(now=lambda: next(moments))
    with pytest.raises(TimeoutError):
        client.invoke(ApiClientRequest(headers=[], method="GET", url="http://127.0.0.1:9/"))
    assert client.is_late


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "\0", "America"])
def test_a_zone_that_is_none_has_no_clock(zone):
    assert clock_in(zone, datetime(2026, 11, 21, tzinfo=UTC)) is None
    assert clock_in("Europe/London", None) is None


def test_without_a_context_every_errand_fails_kindly(catalogues):
    from skill.dialogue.state.errands import Failure, FindClock, ListReminders

    runner = ErrandRunner(None, None, catalogues)
    for errand in (FindClock(), ListReminders()):
        assert runner.run(errand, catalogues["en-US"]).failure is Failure.BROKEN


def test_what_comes_back_from_another_connection_is_not_ours():
    event = {"type": "Connections.Response", "name": "Print", "token": "x", "payload": {"status": "ACCEPTED"}}
    request = EventReader().read({"version": "1.0", "request": event}).request
    assert came_back(request) is None
