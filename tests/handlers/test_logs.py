"""What is logged of a request: its type, what was decided, by which content, how fast. Nothing a person said."""

import json
import logging
import traceback
from copy import deepcopy

import pytest

from skill import talk
from skill.app import answer
from testkit.alexa_events import EVENTS, PLACES, matched, said

MARK = "xanthippe"


def marked(value):
    """The same value, with the mark in every text of it that is no outline of a request."""
    if isinstance(value, dict):
        return {
            key: part if key in {"type", "name", "locale", "timestamp", "code"} else marked(part)
            for key, part in value.items()
        } | {MARK: MARK}
    if isinstance(value, list):
        return [marked(part) for part in value] + [MARK]
    return f"{value} {MARK}"


class Everything(logging.Handler):
    """All that any logger is told, rendered in every way a formatter could."""

    def __init__(self):
        super().__init__(level=1)
        self.lines = []

    def emit(self, record):
        self.lines += [record.getMessage(), repr(record.__dict__)]
        if record.exc_info:
            self.lines.append("".join(traceback.format_exception(*record.exc_info)))


@pytest.fixture
def logged():
    handler, root = Everything(), logging.getLogger()
    loggers = [root, *(log for log in logging.Logger.manager.loggerDict.values() if isinstance(log, logging.Logger))]
    levels = [log.level for log in loggers]
    root.addHandler(handler)
    for log in loggers:
        log.setLevel(1)
    yield handler.lines
    root.removeHandler(handler)
    for log, level in zip(loggers, levels, strict=True):
        log.setLevel(level)


def assert_nothing_marked(logged, capfd):
    assert logged, "nothing was logged at all"
    assert [line for line in [*logged, *capfd.readouterr()] if MARK in line] == []


@pytest.mark.parametrize("name", EVENTS)
def test_no_part_of_an_event(skill, logged, capfd, name):
    event = deepcopy(EVENTS[name])
    for part in ("session", "context", "request"):
        if part in event:
            event[part] = marked(event[part])
    answer(skill, event)
    answer(skill, marked(EVENTS[name]) | {"version": "1.0", "request": event["request"]})
    assert_nothing_marked(logged, capfd)


@pytest.mark.parametrize(("intent", "slot"), PLACES)
def test_no_slot(skill, logged, capfd, intent, slot):
    attributes = {}
    for words in (f"i have chest pain {MARK}", MARK, f"{MARK} is wrong", f"no {MARK}"):
        event = said(intent, {slot: matched(slot, words, MARK, f"{MARK}_id")}, attributes)
        attributes = answer(skill, event)["sessionAttributes"]
        attributes["conversation"]["spoken_of"] = [MARK]
    assert_nothing_marked(logged, capfd)


def test_no_attribute_that_tells_of_an_assessment(skill, logged, capfd):
    for name in EVENTS:
        event = deepcopy(EVENTS[name])
        if "session" in event:
            event["session"]["attributes"] = {"assessment": {"disposition": MARK, "rules": [MARK]}, MARK: MARK}
        answer(skill, event)
    assert_nothing_marked(logged, capfd)


def test_not_when_a_turn_fails(skill, logged, capfd, monkeypatch):
    def fail(*arguments):
        raise ValueError(MARK, arguments)

    monkeypatch.setattr(talk, "take_turn", fail)
    answer(skill, said("DescribeIntent", {"description": MARK}))
    assert_nothing_marked(logged, capfd)


def test_not_when_a_request_is_refused(skill):
    with pytest.raises(ValueError, match="not an Alexa request") as refused:
        answer(skill, {MARK: MARK, "request": MARK})
    assert MARK not in "".join(traceback.format_exception(refused.value))


def test_what_is_logged_is_what_was_decided(skill, content, caplog):
    caplog.set_level(logging.INFO)
    answer(skill, said("DescribeIntent", {"description": "i have chest pain"}))
    answer(skill, EVENTS["session_ended_user_initiated"])
    answer(skill, EVENTS["unknown_type"])
    turn, end, unknown = (json.loads(record.getMessage()) for record in caplog.records)
    for line in (turn, end, unknown):
        assert 0 <= line.pop("ms") < 8000
    nothing = {"disposition": None, "rules": None, "content": content.version}
    assert turn == {
        "request": "IntentRequest",
        "disposition": "EMERGENCY",
        "rules": ["E8"],
        "content": content.version,
    }
    assert end == {"request": "SessionEndedRequest", **nothing}
    assert unknown == {"request": None, **nothing}
