"""The project's own cases: each rule has its cases, and docs/accuracy.md says how they end today, miss by miss."""

from __future__ import annotations

import re

import pytest

from skill.app import load_resources
from skill.simulator.evaluate import read_cases
from tools.reports import accuracy

CASES = [case for file in sorted(accuracy.CASES.glob("*.jsonl")) for case in read_cases(file)]
RULES = sorted({re.match(r"[A-Z]\d+", rule).group() for rule in load_resources().knowledge.content.rules})


@pytest.fixture(scope="session")
def pairs():
    return accuracy.run_all()


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_told_denied_and_doubted(rule):
    assert {case["kind"] for case in CASES if case["rule"] == rule} >= {"present", "absent", "unsure"}


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
