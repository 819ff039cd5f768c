"""Whatever is posted to the page's server, over a real socket: it is answered, or refused in words, and never fails."""

import copy
import http.client
import json
import time
from threading import Thread

import pytest

from skill.simulator.clock import LATEST
from skill.simulator.emulated_alexa import REMINDERS, TIMERS, EmulatedAlexa
from skill.simulator.emulated_api import running_alexa
from skill.simulator.hearing import Ear
from skill.simulator.local_skill import LOOPBACK
from skill.simulator.page import local_app
from skill.simulator.transcript import LONGEST
from skill.web.server import open_server

EAR = Ear("en-US")
SETTING = {"locale": "en-US", "device": "speaker"}
TURN, WRITE, READ, ALEXA = "/simulator/turn", "/simulator/transcript", "/simulator/read", "/alexa"


@pytest.fixture(scope="module")
def app():
    return local_app()


@pytest.fixture(scope="module")
def post(app):
    """Posts a value, or bytes as they are. Returns the status, and what was answered as JSON."""
    server = open_server(app, LOOPBACK, 0, verify=False)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()

    def posted(path, value, method="POST", **headers):
        connection = http.client.HTTPConnection(LOOPBACK, server.port, timeout=60)
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        connection.request(method, path, body, {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, json.loads(content) if content else None

    yield posted
    server.shutdown()
    server.server_close()
    thread.join()


def say(post, text, tab="odd", **asked):
    return post(TURN, {"tab": tab, "setting": SETTING, "do": "say", "text": text, **asked})


DEEP = 100_000
BODIES = {
    "deep lists": b"[" * DEEP,
    "deep closed lists": b"[" * DEEP + b"]" * DEEP,
    "deep objects": b'{"a":' * 40_000,
    "null": b"null",
    "a list": b"[]",
    "a number": b"5",
    "a text": b'"x"',
    "cut short": b'{"text": "',
    "no number": b'{"text": NaN}',
    "huge number": b'{"text": ' + b"9" * 5000 + b"}",
    "not UTF-8": b"\xff\xfe",
    "empty": b"",
}


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("path", [TURN, WRITE, READ, ALEXA])
def test_a_body_that_is_none(post, path, name):
    status, answer = post(path, BODIES[name])
    assert status == 400
    assert answer["error"]


@pytest.mark.parametrize(
    "setting",
    [
        *(None, [], 5, "x", {}),
        *({**SETTING, "locale": odd} for odd in (None, [], {}, 5, "xx-XX")),
        *({**SETTING, "device": odd} for odd in (None, [], {}, 5, "toaster")),
        *({**SETTING, "zone": odd} for odd in ([], {}, 5, "Mars/Olympus", "../../etc/passwd")),
        *({**SETTING, "permissions": odd} for odd in ({}, 5, "reminders", [[]], [{}], [None], ["everything"])),
    ],
    ids=json.dumps,
)
def test_an_odd_setting(post, setting):
    for path in (TURN, WRITE):
        status, answer = post(path, {"tab": "odd", "setting": setting, "do": "say", "text": "hello", "says": ["hello"]})
        assert status == 400
        assert answer["error"]


@pytest.mark.parametrize(
    "asked",
    [
        *({"do": odd} for odd in (None, [], {}, "dance")),
        *({"text": odd} for odd in (None, [], {}, 5, "x" * 2001, "\ud800")),
        *({"mishear": odd} for odd in ([], {}, 99, -1, 2.5, "2")),
        {"do": "leave", "tab": "nobody"},
        {"do": "silence", "tab": "nobody"},
    ],
    ids=json.dumps,
)
def test_an_odd_turn(post, asked):
    status, answer = say(post, **{"text": "hello", **asked})
    assert status == 400
    assert answer["error"]


@pytest.mark.parametrize(
    "says", [5, None, {}, "x", [["x"]], [None], ["x" * 2001], ["\ud800"], ["(9999999999 days later)"]], ids=json.dumps
)
def test_an_odd_transcript(post, says):
    status, answer = post(WRITE, {"setting": SETTING, "says": says})
    assert status == 400
    assert answer["error"]


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "{}", "[" * 10_000, "a=" + "[" * 10_000, '{"says": ' * 1000, "a=" + "9" * 9000, "a=2026-99-99"),
        *("[[conversation]]\nturns=5", "[[conversation]]\nturns=[{said=1}]", '{"says": 5}', '{"says": [[]]}'),
        *("[[conversation]]\nlocale=5\nturns=[{said='x'}]", "x" * (LONGEST + 1), "a." * (LONGEST // 2) + "b=1"),
    ],
    ids=lambda text: text[:30],
)
def test_an_odd_text_to_read(post, text):
    status, answer = post(READ, {"text": text})
    assert status == 400
    assert answer["error"]


@pytest.mark.parametrize(
    "direction",
    ["(9999999999 days later)", "(99999999999999999999999999 weeks later)", f"({'9' * 1900} seconds later)"],
)
def test_no_time_passes_beyond_all_time(post, direction):
    say(post, "open back pain guide")
    assert say(post, direction) == (400, {"error": f"the clock goes to the year {LATEST.year} only"})
    status, told = say(post, "my back hurts")
    assert status == 200
    assert not told["ends"]


def test_time_that_is_no_number_is_speech(post):
    status, told = say(post, "(\u00b2 days later)")
    assert status == 200
    assert told["spoken"]


def test_far_ahead_everything_still_works(post):
    assert say(post, "(60000 days later)", tab="far")[0] == 200
    for text in (
        "open back pain guide",
        "remind me to stretch every day at nine am",
        "yes",
        "what reminders do i have",
    ):
        status, told = say(post, text, tab="far")
        assert status == 200
        assert "something went wrong" not in told["spoken"]


@pytest.mark.parametrize(
    "words", ["x ", "back ", "no ", "nine ", "my back hurts and ", "\u200b", "{topic} ", "((", "\x00"]
)
def test_two_thousand_characters_are_answered_soon(post, words):
    started = time.monotonic()
    status, told = say(post, (words * 2000)[:2000])
    assert status == 200
    assert told["spoken"]
    assert time.monotonic() - started < 8


@pytest.mark.parametrize(
    "words",
    ["x ", "back ", "ice ", "nine ", "what is yoga ", "my back ", "remind me to stretch at nine am tomorrow ", "a'"],
)
@pytest.mark.parametrize("length", [100, 160, 200, 2000])
def test_the_simulator_hears_in_a_fifth_of_a_second(words, length):
    text = (words * 2000)[:length]
    took = []
    for _ in range(3):
        started = time.process_time()
        EAR.hear(text)
        took.append(time.process_time() - started)
    assert min(took) < 0.2  # half of it alone on a slow machine


# Alexa's own API, as the page plays it


REMINDER = {
    "trigger": {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2100-01-01T10:00:00", "timeZoneId": "Asia/Tokyo"},
    "alertInfo": {"spokenInfo": {"content": [{"locale": "en-US", "text": "Time for your walk."}]}},
    "pushNotification": {"status": "ENABLED"},
}
TIMER = {
    "duration": "PT15M",
    "timerLabel": "Time is up.",
    "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
    "triggeringBehavior": {"operation": {"type": "NOTIFY_ONLY"}},
}
ODD = [
    *(None, 5, "x", [], [1], {}, {"x": [1]}, 10**30, -1, "9999-12-31T23:59:59", "0001-01-01T00:00:00"),
    *("P99999999999999999D", "PT0S", ["FREQ=DAILY;COUNT=99999999999999"], ["FREQ=DAILY;BYHOUR=99"], [5], "\x00"),
]


def parts(value, path=()):
    yield path
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from parts(value[key], (*path, key))


def changed(body, path, value):
    if not path:
        return value
    body = copy.deepcopy(body)
    at = body
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return body


RELATIVE = {**REMINDER, "trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 60}}
REPEATED = changed(REMINDER, ("trigger", "recurrence"), {"recurrenceRules": ["FREQ=DAILY;BYHOUR=9;BYMINUTE=0"]})


@pytest.mark.parametrize("body", [REMINDER, RELATIVE, REPEATED, TIMER], ids=["once", "relative", "repeated", "timer"])
def test_odd_parts_of_what_a_skill_posts_to_alexa(body):
    alexa = EmulatedAlexa(permissions={REMINDERS, TIMERS})
    token = alexa.open_session()
    kind = "timers" if "duration" in body else "reminders"
    with running_alexa(lambda: alexa) as url:
        host = url.removeprefix("http://")
        for path in parts(body):
            for odd in ODD:
                connection = http.client.HTTPConnection(host, timeout=20)
                sent = json.dumps(changed(body, path, odd))
                headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
                connection.request("POST", f"/v1/alerts/{kind}", sent, headers)
                assert connection.getresponse().status in (200, 400), (path, odd)
                connection.close()
        alexa.due()  # and what was taken does no harm later
