"""Bad guidance is refused whole, and every fault of it is named."""

import pytest

from skill.guidance.advice_loading import GuidanceError, build_guidance

GOOD_TOPIC = {
    "kind": "remedy",
    "sources": ["C1"],
    "say": [{"key": "a", "when": ["fever"]}, {"key": "b", "unless": ["fever"]}],
}
GOOD_PLAN = {"id": "last", "when": [], "sources": ["C1"], "say": ["a"]}
FIRST = {**GOOD_PLAN, "id": "first", "when": ["fever"]}


def without(table, *names):
    return {key: value for key, value in table.items() if key not in names}


MALFORMED_TOPICS = {
    "no table": (5, {"5 is not a table"}),
    "a misspelt key": ({**GOOD_TOPIC, "sorces": []}, {"unknown key sorces"}),
    "no kind": (without(GOOD_TOPIC, "kind"), {"kind is missing"}),
    "no such kind": ({**GOOD_TOPIC, "kind": "cure"}, {'kind: "cure" is none of remedy, information, skill'}),
    "no sources": (without(GOOD_TOPIC, "sources"), {"sources is missing"}),
    "a message without a key": ({**GOOD_TOPIC, "say": [{"when": []}]}, {"say 1: key is missing"}),
    "a key that is no text": ({**GOOD_TOPIC, "say": [{"key": 5}]}, {"say 1: key: 5 is not text"}),
    "a misspelt condition": ({**GOOD_TOPIC, "say": [{"key": "a", "unles": ["fever"]}]}, {"say 1: unknown key unles"}),
}
MEANINGLESS_TOPICS = {
    "says nothing": ({**GOOD_TOPIC, "say": []}, {"no say"}),
    "no source": ({**GOOD_TOPIC, "sources": []}, {"no source"}),
    "no such source": ({**GOOD_TOPIC, "sources": ["X1", "X2"]}, {"unknown source X1", "unknown source X2"}),
    "nobody's": ({**GOOD_TOPIC, "own": ["z"]}, {"unknown finding z"}),
    "no such finding": (
        {**GOOD_TOPIC, "say": [{"key": "a", "when": ["x"], "unless": ["y"]}]},
        {"unknown finding x", "unknown finding y"},
    ),
}
TOPIC_FAULTS = MALFORMED_TOPICS | MEANINGLESS_TOPICS
PLAN_FAULTS = {
    "no table": ([5, GOOD_PLAN], {"plan 1: 5 is not a table"}),
    "no id": ([FIRST, without(GOOD_PLAN, "id")], {"plan 2: id is missing"}),
    "a misspelt key": ([{**GOOD_PLAN, "wen": []}], {"plan last: unknown key wen"}),
    "says nothing": ([{**GOOD_PLAN, "say": []}], {"plan last: no say"}),
    "no source": ([{**GOOD_PLAN, "sources": []}], {"plan last: no source"}),
    "no such source": ([{**GOOD_PLAN, "sources": ["X1"]}], {"plan last: unknown source X1"}),
    "no such finding": ([{**FIRST, "when": ["x"]}, GOOD_PLAN], {"plan first: unknown finding x"}),
    "no plan for everybody": ([FIRST], {"the last plan must fit everybody"}),
    "no plan": ([], {"the last plan must fit everybody"}),
    "the same twice": ([FIRST, FIRST, GOOD_PLAN], {"plan first: defined twice"}),
    "one never reached": ([{**GOOD_PLAN, "id": "all"}, FIRST, GOOD_PLAN], {"plan all: hides those after it"}),
}


def faults_of(content, topics=None, plans=None, held_back=None, safety_nets=()):
    home_care = {"plan": [FIRST, GOOD_PLAN] if plans is None else plans, "safety_nets": [*safety_nets]}
    home_care["held_back"] = {**GOOD_PLAN, "id": "held_back"} if held_back is None else held_back
    with pytest.raises(GuidanceError) as refused:
        build_guidance({"heat": GOOD_TOPIC} if topics is None else topics, home_care, content)
    return set(str(refused.value).splitlines())


def test_good_guidance_is_taken(content):
    home_care = {"plan": [FIRST, GOOD_PLAN], "held_back": {**GOOD_PLAN, "id": "held_back"}, "safety_nets": ["b"]}
    assert build_guidance({"heat": GOOD_TOPIC}, home_care, content).topics["heat"].say[1].unless == ("fever",)


@pytest.mark.parametrize("name", TOPIC_FAULTS)
def test_a_bad_topic_is_refused_naming_each_fault(content, name):
    topic, faults = TOPIC_FAULTS[name]
    assert faults_of(content, {"heat": topic, "ice": GOOD_TOPIC}) == {f"topic heat: {fault}" for fault in faults}


@pytest.mark.parametrize("name", PLAN_FAULTS)
def test_a_bad_plan_is_refused_naming_each_fault(content, name):
    plans, faults = PLAN_FAULTS[name]
    assert faults_of(content, plans=plans) == faults


def test_there_must_be_something_to_say_instead_of_a_plan(content):
    missing = {f"held_back: {name} is missing" for name in GOOD_PLAN}
    assert faults_of(content, held_back={}) == missing


def test_a_safety_net_must_be_said_by_a_topic(content):
    assert faults_of(content, safety_nets=["a", "x"]) == {"safety net x: said by no topic"}


GROUPS = {
    "malformed": (MALFORMED_TOPICS, [{**FIRST, "say": "a"}], {'plan first: say: "a" is not a list'}),
    "meaningless": (
        MEANINGLESS_TOPICS,
        [{**FIRST, "when": ["x"], "say": []}],
        {"plan first: unknown finding x", "plan first: no say", "the last plan must fit everybody"},
    ),
}


@pytest.mark.parametrize("group", GROUPS)
def test_all_faults_of_a_sort_are_named_at_once(content, group):
    topics, plans, plan_faults = GROUPS[group]
    topic_faults = {f"topic {name}: {fault}" for name, (_, faults) in topics.items() for fault in faults}
    assert faults_of(content, {name: table for name, (table, _) in topics.items()}, plans) == topic_faults | plan_faults
