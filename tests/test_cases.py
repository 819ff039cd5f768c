"""The project's own cases: each rule has its cases, and docs/accuracy.md says how they end today, miss by miss."""

from __future__ import annotations

import re

import pytest

from skill.simulator.evaluate import read_cases
from testkit.loaded import RESOURCES
from tools.reports import accuracy

CONTENT = RESOURCES.knowledge.content
CASES = [case for file in sorted(accuracy.CASES.glob("*.jsonl")) for case in read_cases(file)]
RULES = sorted({re.match(r"[A-Z]\d+", rule).group() for rule in CONTENT.rules})
KINDS = {"present", "absent", "unsure"}
LETTERED = ("E5a", "E6a", "U4a", "U6b", "U9b", "U10a")
"""Rules with a letter that have cases of their own, as their ids say. The others share those of their number."""


@pytest.fixture(scope="session")
def pairs(skill):
    return accuracy.run_all(skill)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_told_denied_and_doubted(rule):
    assert {case["kind"] for case in CASES if case["rule"] == rule} >= KINDS


@pytest.mark.parametrize("rule", LETTERED)
def test_some_rules_with_a_letter_are_tried_by_themselves(rule):
    assert rule in CONTENT.rules
    assert {case["kind"] for case in CASES if case["id"].startswith(f"{rule}-")} >= KINDS


def test_every_case_is_of_a_rule_that_is_there():
    assert {case["rule"] for case in CASES} - {""} <= set(RULES)


def test_every_answer_is_to_a_question_that_is_there():
    """`answers` holds, by question, what is said to it: one reply, or several said in turn. To all else it is "no"."""
    for case in CASES:
        for question, said in case.get("answers", {}).items():
            assert question in CONTENT.questions, case["id"]
            assert said, case["id"]
            assert isinstance(said, str) or all(isinstance(reply, str) and reply for reply in said), case["id"]


def test_whatever_may_hold_a_rule_lower_is_asked_and_answered():
    answered = {question for case in CASES for question in case.get("answers", {})}
    holding = {id_ for rule in CONTENT.rules.values() for held in rule.clarifiers for id_ in held.questions}
    assert holding - answered == set()


def test_no_two_cases_are_one():
    assert len({case["id"] for case in CASES}) == len({tuple(case["says"]) for case in CASES}) == len(CASES)


def test_the_page_says_how_they_end(pairs):
    assert accuracy.PAGE.read_text("utf-8") == accuracy.page(pairs), "run: make accuracy"


def test_whatever_ends_too_low_was_never_told_to_stay_at_home_with_its_danger_heard(pairs):
    """A miss is a danger that was not heard; one that was heard must not end in home care."""
    for case, result in pairs:
        if result.got == "SELF_CARE":
            assert result.rules == [], case["id"]


def test_no_check_asks_more_than_twelve_questions(pairs):
    assert max(result.questions for _, result in pairs) <= 12
