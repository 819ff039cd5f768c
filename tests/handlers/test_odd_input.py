"""Whatever is in an envelope, a person hears something of use: speech, then a question or the end."""

import json
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill import talk
from skill.app import answer
from skill.dialogue.answers.subjects import MOST_TOPICS
from skill.dialogue.messages import PENDING
from skill.dialogue.state.reminder_plan import ReminderPlan
from skill.dialogue.state.reply import ReplyKind
from skill.triage.status import Status
from testkit.alexa_events import EVENTS, INTENTS, PLACES, event_of, matched, said
from testkit.altering import replaced
from testkit.exercising import places as places_of

BLANK = {"an empty value": "", "a question mark": "?", "blanks": " \t\n", "null": None, "no letters": "... -- !"}
LONG = {"a word": "x" * 10_000, "one word often": "no " * 3_333, "a story": "my back hurts and my leg is stiff " * 300}
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=8), inner), max_leaves=8)


def deep(levels, value="my back hurts"):
    for _ in range(levels):
        value = [value] if levels % 2 else {"a": value}
    return value


def places(value, path=()):
    """The path of every part of an envelope but the few without which it is none."""
    if path not in {(), ("version",), ("request",), ("request", "type")}:
        yield path
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from places(value[key], (*path, key))


def without(name, *path):
    event = deepcopy(EVENTS[name])
    target = event
    for key in path[:-1]:
        target = target[key]
    del target[path[-1]]
    return event


# Slots


@pytest.mark.parametrize("blank", BLANK.values(), ids=BLANK)
@pytest.mark.parametrize(("intent", "slot"), PLACES)
def test_a_blank_slot(ask, intent, slot, blank):
    ask(said(intent, {slot: blank}))


@pytest.mark.parametrize("blank", BLANK.values(), ids=BLANK)
def test_a_blank_slot_is_not_an_answer(ask, blank):
    """Perhaps an emergency that nobody heard: the question stays."""
    before = EVENTS["intent_no"]["session"]["attributes"]
    after = ask(said("DescribeIntent", {"description": blank}, before))["sessionAttributes"]["conversation"]
    assert after["pending"] == before["conversation"]["pending"]
    assert after["findings"] == before["conversation"]["findings"]


@pytest.mark.parametrize("intent", INTENTS)
def test_no_slots_at_all(ask, intent):
    for slots in (None, [], {}, "description"):
        ask(replaced(said(intent), ("request", "intent", "slots"), slots))


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_slot_of_ten_thousand_characters(ask, text):
    ask(said("DescribeIntent", {"description": text}))


def test_all_that_a_slot_holds_is_heard(ask):
    """Its value, the values of its list, and where there are no words the names of what they were resolved to."""
    inner = {"type": "Simple", **matched("", "", "chest_pain")}
    slot = {"name": "description", "value": "mmm", "slotValue": {"type": "List", "values": [None, inner, 5]}}
    heard = ask(said("DescribeIntent", {"description": slot}))["sessionAttributes"]["assessment"]
    assert heard["findings"]["chest_pain"] == "present"


def test_an_unreadable_part_of_a_slot_takes_no_word_away(ask):
    for wrong in (None, 5, "x", [None], {"resolutionsPerAuthority": [None, 5, {"status": 5, "values": 5}]}):
        slot = {"name": "description", "value": "I have chest pain", "resolutions": wrong, "confirmationStatus": "NEW"}
        whole = ask(said("DescribeIntent", {"other": 5, "description": slot}))
        assert whole["sessionAttributes"]["assessment"]["disposition"] == "EMERGENCY"


# The parts around the words

ODD = {
    "no intent": without("intent_yes", "request", "intent"),
    "no name of an intent": without("intent_yes", "request", "intent", "name"),
    "no session": without("intent_yes", "session"),
    "session is null": {**EVENTS["intent_yes"], "session": None},
    "session is a word": {**EVENTS["intent_yes"], "session": "x"},
    "no attributes": without("intent_yes", "session", "attributes"),
    "attributes are a word": replaced(EVENTS["intent_yes"], ("session", "attributes"), "x"),
    "attributes are deep": replaced(EVENTS["intent_yes"], ("session", "attributes"), deep(900)),
    "no context": without("intent_yes", "context"),
    "no locale": without("launch", "request", "locale"),
    "no timestamp": without("launch", "request", "timestamp"),
    "timestamp is a number": event_of("launch", timestamp=1_795_000_000_000),
    "timestamp is no time": event_of("launch", timestamp="noon"),
    "a new dialog state": event_of("intent_yes", dialogState="PAUSED"),
    "a request nested deeply": event_of("launch", extra=deep(5_000)),
    "a slot nested deeply": said("DescribeIntent", {"description": {"name": "description", "value": deep(5_001)}}),
    "names that are Python's own": {**event_of("launch", __class__=5), "session": {"__dict__": {}, "__class__": 5}},
}


@pytest.mark.parametrize("event", ODD.values(), ids=ODD)
def test_an_odd_envelope(ask, event):
    ask(event)


@pytest.mark.parametrize("name", [name for name in ODD if "nested" not in name])
def test_an_odd_envelope_is_answered_alike_behind_each_door(skill, lambda_door, web_door, name):
    from_web = web_door.post("/alexa", json=ODD[name])
    assert answer(skill, ODD[name]) == lambda_door(ODD[name], None) == json.loads(from_web.text)


@pytest.mark.parametrize("locale", ["de-DE", "xx-YY", "", "en", "en_US", "EN-us", None, 5, {}])
@pytest.mark.parametrize("name", ["launch", "intent_yes", "apl_user_event"])
def test_a_foreign_locale_is_spoken_to_in_english(ask, name, locale):
    whole = ask(event_of(name, locale=locale))
    assert whole["response"] == ask(event_of(name, locale="en-US"))["response"]


@pytest.mark.parametrize("name", ["launch", "intent_list_of_values", "intent_yes", "apl_user_event", "unknown_type"])
@given(data=st.data())
@settings(max_examples=60)
def test_wrong_types_anywhere(ask, name, data):
    event = EVENTS[name]
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(list(places(event))))
        event = replaced(event, path, data.draw(JSON))
    ask(event)


# Session attributes that this version did not write


PARTS = st.sampled_from(["walk", "2026-02-30", "2026-12-24", "Europe/Rome", "MO", ["TU"], 8, 0, 600, True]) | JSON
VALUES = st.dictionaries(
    st.sampled_from(["moment", "thing", "duration", "count", "number"]),
    st.sampled_from(["today 08:30", "2026-02-30 08:30", "MO,MO 23:59", "PT5S", "thing.walk", "once", 7]) | JSON,
)


def conversations(content):
    """Conversations that could have been written, with any part of them anything at all."""
    told = sorted(finding.id for finding in content.findings.values() if not finding.is_derived)
    findings = st.dictionaries(st.sampled_from(told) | st.text(), st.sampled_from(Status) | JSON)
    questions = st.sampled_from(sorted(content.questions))
    parts_of_plans = st.sampled_from(sorted(ReminderPlan().to_session()))
    changed = st.builds(lambda by: {**ReminderPlan().to_session(), **by}, st.dictionaries(parts_of_plans, PARTS))
    parts = {
        "version": st.just(1),
        "findings": findings | JSON,
        "asked": st.lists(questions, unique=True) | JSON,
        "pending": questions | st.sampled_from(sorted(PENDING)) | JSON,
        "plan": changed | JSON,
        "tries": st.integers(-1, 12) | JSON,
        "speaks_for_other": st.none() | st.booleans() | JSON,
        "warned": st.booleans() | JSON,
        "doubted": st.lists(st.sampled_from(told) | st.text()) | JSON,
        "concluded": st.booleans() | JSON,
        "spoken_of": st.lists(st.text()) | JSON,
        "last_change": findings | JSON,
        "routine": st.fixed_dictionaries(
            {"routine": st.sampled_from(["sciatica", "bridge", "chair", "x"]) | JSON},
            optional={
                **dict.fromkeys(("exercise", "step", "easier"), st.integers(-1, 20) | JSON),
                "pace": st.sampled_from(["slow", "usual", "quick"]) | JSON,
            },
        )
        | JSON,
        "last_reply": st.lists(
            st.lists(st.sampled_from(["heard.present", "offer.remind_confirm", "remind.done"]) | VALUES)
        )
        | JSON,
        "last_kind": st.sampled_from(ReplyKind) | JSON,
        "last_sources": st.lists(st.sampled_from(sorted(content.sources)) | st.text()) | JSON,
        "last_reopens": changed | JSON,
        "awaits_question": st.booleans() | JSON,
    }
    return st.fixed_dictionaries({"version": parts.pop("version")}, optional=parts)


@given(data=st.data())
@settings(max_examples=400)
def test_tampered_attributes(ask, content, data):
    kept = data.draw(conversations(content) | st.dictionaries(st.text(), JSON) | JSON)
    intent = data.draw(st.sampled_from(sorted(INTENTS)))
    words = data.draw(
        st.sampled_from(
            [
                None,
                "yes",
                "no",
                "at nine",
                "make it eight",
                "remind me to walk",
                "my lower back hurts",
                "chest pain",
                "that's wrong",
                "ice",
                "who says so",
                "say that again",
                "cancel it",
                "ow",
                "easier",
            ]
        )
    )
    slots = dict.fromkeys(INTENTS[intent][:1], words)
    ask(said(intent, slots, {"conversation": kept, "assessment": data.draw(JSON)}))


AT_STEP = {
    "what": [("ReminderIntent", {})],
    "when": [("ReminderIntent", {"thing": "stretch"})],
    "length": [("TimerIntent", {})],
    "confirm": [("ReminderIntent", {"thing": "stretch", "duration": "PT2H"})],
}


@pytest.mark.parametrize("step", AT_STEP)
@given(data=st.data())
@settings(max_examples=80)
def test_odd_slots_at_each_step_of_a_reminder(ask, step, data):
    """Values that Alexa never documents, too, and nothing is set: no API is within reach here."""
    attributes = {}
    for intent, slots in AT_STEP[step]:
        attributes = ask(said(intent, slots, attributes))["sessionAttributes"]
    assert attributes["conversation"]["plan"]
    odd = st.sampled_from(["", "?", "25:99", "2026-W99", "PT", "P", "PT99999H", "XX", "12:30:00.000", "T08:30", "201X"])
    intent = data.draw(st.sampled_from(["ReminderTimeIntent", "ReminderIntent", "TimerIntent", "ChangeReminderIntent"]))
    names = data.draw(st.lists(st.sampled_from(INTENTS[intent]), unique=True))
    ask(said(intent, {name: data.draw(odd | SCALARS) for name in names}, attributes))


@given(attributes=JSON)
@settings(max_examples=100)
def test_silent_answers_to_tampered_attributes(ask, attributes):
    for name in ("session_ended_user_initiated", "can_fulfill_intent", "unknown_type"):
        event = deepcopy(EVENTS[name])
        event["session"]["attributes"] = {"assessment": attributes, "conversation": attributes}
        ask(event)


@pytest.mark.parametrize("version", [0, 2, None, "1"])
def test_attributes_of_another_version_start_afresh(ask, version):
    before = deepcopy(EVENTS["intent_no"]["session"]["attributes"])
    before["conversation"]["version"] = version
    after = ask(said("AMAZON.HelpIntent", attributes=before))["sessionAttributes"]["conversation"]
    assert after["findings"] == {}


# In the middle of exercises


@pytest.mark.parametrize("blank", [*BLANK.values(), "x" * 10_000, "{}<&>"], ids=[*BLANK, "a long word", "marks"])
def test_odd_words_at_each_step_keep_the_place(ask, knowledge, blank):
    for routine in knowledge.exercises.routines.values():
        for place in places_of(knowledge, routine):
            before = {"conversation": place.to_session()}
            for intent in ("DescribeIntent", "ExerciseIntent", "AMAZON.FallbackIntent", "OrderPizzaIntent"):
                after = ask(said(intent, {"description": blank}, before))["sessionAttributes"]["conversation"]
                assert after["routine"] == before["conversation"]["routine"], intent
                assert after["pending"] == place.pending, intent


# Attributes that somebody made large


MANY = 5000
LARGEST = 24 * 1024
"""Bytes of a response that Alexa took at all times (platform sheet, 4)."""


def swollen(content, guidance):
    """A conversation with far too much of everything that is a list or a table."""
    lists = {
        "asked": sorted(content.questions),
        "doubted": sorted(content.findings),
        "put_off": sorted(content.questions),
        "said_once": ["offered_check"],
        "spoken_of": ["low_back"],
        "topics": sorted(guidance.topics),
        "last_sources": sorted(content.sources),
    }
    made_up = [f"x{number}" for number in range(MANY)]
    long = [(known * MANY)[:MANY] + made_up for known in lists.values()]
    line = ["heard.present", *["finding.fever"] * MANY, {"moment": "once", **dict.fromkeys(made_up, "x" * 100)}]
    return {
        "version": 1,
        **dict(zip(lists, long, strict=True)),
        "findings": {**dict.fromkeys(made_up, "present"), "fever": "present"},
        "last_change": dict.fromkeys(made_up),
        "last_reply": [line] * 200,
        "plan": {"x": made_up},
        "pending": "x" * MANY,
        "surplus": made_up,
    }


@pytest.mark.parametrize("name", ["unknown_type", "session_ended_user_initiated", "intent_words", "launch"])
def test_what_was_made_large_does_not_stay(ask, knowledge, name):
    event = deepcopy(EVENTS.get(name) or said("DescribeIntent", {"description": "my back hurts"}))
    event["session"]["attributes"] = {
        "conversation": swollen(knowledge.content, knowledge.guidance),
        "assessment": {"findings": dict.fromkeys(map(str, range(MANY)), "present")},
        "surplus": "x" * MANY,
    }
    after = ask(event)["sessionAttributes"]
    assert after.keys() == {"assessment", "conversation"}
    assert len(json.dumps(after)) < LARGEST
    kept = after["conversation"]
    assert set(kept["topics"]) <= knowledge.guidance.topics.keys()
    assert len(kept["topics"]) <= MOST_TOPICS
    assert "x1" not in json.dumps(after)


def test_a_failure_keeps_no_more(skill, knowledge, monkeypatch):
    monkeypatch.setattr(talk, "take_turn", lambda *_: 1 / 0)
    event = said("AMAZON.HelpIntent", attributes={"conversation": swollen(knowledge.content, knowledge.guidance)})
    assert len(json.dumps(answer(skill, event)["sessionAttributes"])) < LARGEST
