"""Alexa's own time slots, as the local Echo fills them."""

from __future__ import annotations

from datetime import date

import pytest

from skill.simulator.hearing import Ear
from skill.simulator.spoken_time import spans

TODAY = date(2026, 11, 21)  # a Saturday
EAR = Ear("en-US")
VALUES = {
    "AMAZON.TIME": {
        "eight thirty am": "08:30",
        "8 30 p m": "20:30",
        "half past eight in the morning": "08:30",
        "quarter to six in the evening": "17:45",
        "ten past eight at night": "20:10",
        "noon": "12:00",
        "twelve a m": "00:00",
        "eight": None,
        "eight thirty": None,
        "ninety am": None,
    },
    "AMAZON.DATE": {
        "today": "2026-11-21",
        "tomorrow": "2026-11-22",
        "the day after tomorrow": "2026-11-23",
        "saturday": "2026-11-28",
        "next monday": "2026-11-23",
        "this weekend": "2026-W47-WE",
        "next week": "2026-W48",
        "november 25th": "2026-11-25",
        "march 3": "2027-03-03",
        "someday": None,
    },
    "AMAZON.DURATION": {
        "two hours": "PT2H",
        "half an hour": "PT30M",
        "an hour and a half": "PT1H30M",
        "two hours and a half": "PT2H30M",
        "fifteen minutes": "PT15M",
        "a couple of days": "P2D",
        "three weeks": "P3W",
        "ages": None,
    },
}


@pytest.mark.parametrize(("kind", "said"), [(kind, said) for kind, table in VALUES.items() for said in table])
def test_the_value_of_a_slot(kind, said):
    whole = [value for start, end, value in spans(said.split(), kind, TODAY) if end - start == len(said.split())]
    assert whole == ([VALUES[kind][said]] if VALUES[kind][said] else [])


@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        (
            "remind me to stretch every day at eight thirty in the morning",
            "ReminderIntent",
            {"thing": "stretch", "repeat": "every day", "time": "08:30"},
        ),
        (
            "remind me to call the doctor tomorrow at ten am",
            "ReminderIntent",
            {"thing": "call the doctor", "date": "2026-11-22", "time": "10:00"},
        ),
        ("ice for fifteen minutes", "TimerIntent", {"thing": "ice", "duration": "PT15M"}),
        ("weekdays only", "ReminderTimeIntent", {"repeat": "weekdays"}),
        ("check on me in three days", "CheckInIntent", {"duration": "P3D"}),
        ("check in", "CheckInIntent", {}),
        ("stop the timer", "StopTimerIntent", {}),
        # What may be morning or evening, and what tells of a pain, goes to the skill in its own words.
        ("remind me to stretch at eight", "DescribeIntent", {"description": "remind me to stretch at eight"}),
        ("my back has hurt for two weeks", "DescribeIntent", {"description": "my back has hurt for two weeks"}),
        ("since yesterday", "DescribeIntent", {"description": "since yesterday"}),
        ("two weeks", "DescribeIntent", {"description": "two weeks"}),
    ],
)
def test_an_utterance_is_heard_as_alexa_would(said, intent, slots):
    heard = EAR.hear(said, TODAY)
    assert (heard.intent, {name: slot.value for name, slot in heard.slots.items()}) == (intent, slots)
