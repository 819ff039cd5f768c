"""The emulated Alexa keeps Alexa's rules, over HTTP."""

from __future__ import annotations

import copy
import http.client
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest

from skill.simulator.clock import Clock, time_passing
from skill.simulator.emulated_alexa import DEVICE, REMINDERS, TIMERS, EmulatedAlexa
from skill.simulator.emulated_api import running_alexa

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)  # nine in the morning in New York
REMINDER = {
    "requestTime": "2026-11-21T14:00:00",
    "trigger": {
        "type": "SCHEDULED_ABSOLUTE",
        "scheduledTime": "2026-11-21T10:00:00.000",
        "timeZoneId": "America/New_York",
    },
    "alertInfo": {"spokenInfo": {"content": [{"locale": "en-US", "text": "Time for your walk."}]}},
    "pushNotification": {"status": "ENABLED"},
}
TIMER = {
    "duration": "PT15M",
    "timerLabel": "Time is up.",
    "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
    "triggeringBehavior": {"operation": {"type": "NOTIFY_ONLY"}, "notificationConfig": {"playAudible": True}},
}


@pytest.fixture
def alexa():
    return EmulatedAlexa(Clock(NOW), permissions={REMINDERS, TIMERS})


@pytest.fixture
def call(alexa):
    """(method, path, body) -> (status, answer), with the token of an open session unless another is given."""
    token = alexa.open_session()
    with running_alexa(lambda: alexa) as url:

        def called(method, path, body=None, bearer=token):
            connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=5)
            headers = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"}
            connection.request(method, path, json.dumps(body) if body is not None else None, headers)
            answer = connection.getresponse()
            content = answer.read()
            connection.close()
            return answer.status, json.loads(content) if content else None

        yield called


def changed(body, path, value):
    body = copy.deepcopy(body)
    part = body
    for name in path[:-1]:
        part = part[name]
    if value is None:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    return body


def repeating(*rules):
    return changed(REMINDER, ("trigger", "recurrence"), {"recurrenceRules": list(rules)})


def test_a_reminder_is_made_read_changed_and_deleted(call):
    status, made = call("POST", "/v1/alerts/reminders", REMINDER)
    assert (status, made["status"], made["version"]) == (200, "ON", "1")
    path = f"/v1/alerts/reminders/{made['alertToken']}"
    assert made["href"] == path
    assert call("GET", path)[1]["trigger"] == REMINDER["trigger"]
    later = changed(REMINDER, ("trigger", "scheduledTime"), "2026-11-22T10:00:00")
    assert call("PUT", path, later)[1]["version"] == "2"
    assert call("GET", "/v1/alerts/reminders")[1]["alerts"][0]["trigger"] == later["trigger"]
    assert call("DELETE", path) == (200, None)
    assert call("GET", path)[0] == call("PUT", path, later)[0] == call("DELETE", path)[0] == 404


WRONG = {
    "a time with a zone": (
        ("trigger", "scheduledTime"),
        "2026-11-22T10:00:00Z",
        "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT",
    ),
    "a time with an offset": (
        ("trigger", "scheduledTime"),
        "2026-11-22T10:00:00+00:00",
        "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT",
    ),
    "no time": (("trigger", "scheduledTime"), None, "INVALID_TRIGGER_SCHEDULED_TIME_FORMAT"),
    "a time that has passed": (("trigger", "scheduledTime"), "2026-11-21T08:00:00", "TRIGGER_SCHEDULED_TIME_IN_PAST"),
    "no zone": (("trigger", "timeZoneId"), None, "INVALID_TRIGGER_TIME_ZONE_ID"),
    "a zone nobody knows": (("trigger", "timeZoneId"), "Mars/Olympus", "INVALID_TRIGGER_TIME_ZONE_ID"),
    "an unknown trigger": (("trigger", "type"), "NOW", "INVALID_TRIGGER_TYPE"),
    "no trigger": (("trigger",), None, "INVALID_TRIGGER"),
    "nothing to say": (("alertInfo", "spokenInfo", "content"), [], "INVALID_ALERT_INFO"),
    "words without a locale": (("alertInfo", "spokenInfo", "content"), [{"text": "x"}], "INVALID_ALERT_INFO"),
    "no push notification": (("pushNotification",), None, "INVALID_PUSH_NOTIFICATION"),
}


@pytest.mark.parametrize("name", WRONG)
def test_an_unfit_reminder_is_refused(call, name):
    path, value, code = WRONG[name]
    status, answer = call("POST", "/v1/alerts/reminders", changed(REMINDER, path, value))
    assert (status, answer["code"]) == (400, code)


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (["FREQ=HOURLY;INTERVAL=1;"], "UNSUPPORTED_TRIGGER_RECURRENCE_FREQ"),
        (["FREQ=DAILY;BYHOUR=8,10;BYMINUTE=0;BYSECOND=0;"], "UNSUPPORTED_TRIGGER_RECURRENCE_INTERVAL"),
        (
            ["FREQ=DAILY;BYHOUR=8;BYMINUTE=0;BYSECOND=0;", "FREQ=DAILY;BYHOUR=11;BYMINUTE=59;BYSECOND=0;"],
            "UNSUPPORTED_TRIGGER_RECURRENCE_INTERVAL",
        ),
        (["FREQ=DAILY;BYHOUR=99;"], "INVALID_TRIGGER_RECURRENCE_RULE"),
    ],
)
def test_what_repeats_too_often_is_refused(call, rules, code):
    status, answer = call("POST", "/v1/alerts/reminders", repeating(*rules))
    assert (status, answer["code"]) == (400, code)


def test_four_hours_apart_is_far_enough(call):
    hours = [f"FREQ=DAILY;BYHOUR={hour};BYMINUTE=0;BYSECOND=0;INTERVAL=1;" for hour in (8, 12, 16)]
    assert call("POST", "/v1/alerts/reminders", repeating(*hours))[0] == 200


def test_who_may_do_what(call, alexa):
    assert call("POST", "/v1/alerts/reminders", REMINDER, bearer="nobody's")[0] == 401
    ended = alexa.open_session()
    alexa.end_session(ended)
    status, answer = call("POST", "/v1/alerts/reminders", REMINDER, bearer=ended)
    assert (status, answer["code"]) == (403, "NOT_IN_SESSION")
    assert call("GET", "/v1/alerts/reminders", bearer=ended)[0] == 200
    alexa.revoke(REMINDERS)
    assert call("POST", "/v1/alerts/reminders", REMINDER)[0] == call("GET", "/v1/alerts/reminders")[0] == 401
    assert call("POST", "/v1/alerts/timers", TIMER)[0] == 200  # its own permission
    alexa.can_remind = False
    assert call("POST", "/v1/alerts/timers", TIMER)[1]["code"] == "DEVICE_NOT_SUPPORTED"


def test_no_more_than_the_limit(call, alexa):
    alexa.most_reminders = 2
    assert [call("POST", "/v1/alerts/reminders", REMINDER)[0] for _ in range(3)] == [200, 200, 403]
    alexa.clock.advance(timedelta(hours=2))  # both are over
    later = changed(REMINDER, ("trigger", "scheduledTime"), "2026-11-22T10:00:00")
    assert call("POST", "/v1/alerts/reminders", later)[0] == 200


def test_the_zone_of_the_device(call, alexa):
    path = f"/v2/devices/{DEVICE}/settings/System.timeZone"
    assert call("GET", path) == (200, "America/New_York")
    alexa.zone = None
    assert call("GET", path) == (204, None)
    assert call("GET", "/v2/devices/another/settings/System.timeZone")[0] == 403


def test_timers(call, alexa):
    status, made = call("POST", "/v1/alerts/timers", TIMER)
    assert (status, made["status"], made["triggerTime"]) == (200, "ON", "2026-11-21T14:15:00.000Z")
    path = f"/v1/alerts/timers/{made['id']}"
    assert call("POST", f"{path}/pause")[0] == 200
    assert call("GET", path)[1]["status"] == "PAUSED"
    alexa.clock.advance(timedelta(minutes=20))
    assert alexa.due() == []
    call("POST", f"{path}/resume")
    assert [due.text for due in alexa.due()] == ["Time is up."]
    assert call("GET", "/v1/alerts/timers")[1]["totalCount"] == 0
    call("POST", "/v1/alerts/timers", TIMER)
    assert call("DELETE", "/v1/alerts/timers") == (200, None)
    for spoilt in (("duration", "soon"), ("duration", "PT0S"), ("timerLabel", "x" * 257), ("creationBehavior", None)):
        assert call("POST", "/v1/alerts/timers", changed(TIMER, spoilt[:1], spoilt[1]))[0] == 400


def test_what_is_due_is_told_once(call, alexa):
    daily = repeating("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8;BYMINUTE=30;BYSECOND=0;INTERVAL=1;")
    relative = changed(REMINDER, ("trigger",), {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 7200})
    for body in (daily, relative, REMINDER):
        assert call("POST", "/v1/alerts/reminders", body)[0] == 200
    assert alexa.due() == []
    alexa.clock.advance(timedelta(days=3))  # Saturday to Tuesday
    assert [due.at.strftime("%a %H:%M") for due in alexa.due()] == ["Sat 10:00", "Sat 11:00", "Mon 08:30", "Tue 08:30"]
    assert alexa.due() == []
    assert [alert["status"] for alert in alexa.reminders] == ["ON", "COMPLETED", "COMPLETED"]


def test_a_daily_reminder_keeps_its_hour_when_the_clocks_change(alexa):
    alexa.clock.advance(timedelta(days=111))  # two days before it
    alexa.due()
    alexa.create_reminder(repeating("FREQ=DAILY;BYHOUR=8;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"))
    alexa.clock.advance(timedelta(days=4))
    due = alexa.due()
    assert {at.at.hour for at in due} == {8}
    assert {at.at.utcoffset() for at in due} == {timedelta(hours=-5), timedelta(hours=-4)}


def test_faults_on_demand(call, alexa):
    alexa.faults.add("/v1/alerts/reminders", 503, times=2)
    alexa.faults.add("/v2/devices", 429, code="SLOW_DOWN")
    assert [call("GET", "/v1/alerts/reminders")[0] for _ in range(3)] == [503, 503, 200]
    assert call("GET", f"/v2/devices/{DEVICE}/settings/System.timeZone") == (
        429,
        {"code": "SLOW_DOWN", "message": "as asked for"},
    )
    assert alexa.calls[-1] == ("GET", f"/v2/devices/{DEVICE}/settings/System.timeZone", 429)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("(two hours later)", timedelta(hours=2)),
        ("(a day later)", timedelta(days=1)),
        ("( 3 weeks later )", timedelta(weeks=3)),
        ("(twenty four hours later)", timedelta(days=1)),
        ("two hours later", None),
        ("(soon later)", None),
        ("(many days later)", None),
    ],
)
def test_time_passes_as_a_stage_direction(text, time):
    assert time_passing(text) == time


def test_no_clock_runs_backwards():
    with pytest.raises(ValueError, match="backwards"):
        Clock(NOW).advance(timedelta(seconds=-1))
