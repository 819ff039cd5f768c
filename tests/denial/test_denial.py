"""A no is earned: only a plain denial denies a danger, whatever else may be said of it and wherever."""

from __future__ import annotations

import pytest

from skill.triage.status import Status
from tests.denial.reporting import failure
from tests.denial.words import ways

GROUPS = [*dict.fromkeys(way.group for way in ways())]
FLOOR = 0.80
"""The least share of plain denials that are recorded as such; without it, a skill that hears no "no" would pass."""


@pytest.mark.parametrize("group", GROUPS)
def test_only_a_plain_denial_denies_a_danger(judge, group):
    verdicts = [verdict for verdict in judge.composed(group) if verdict.group == group]
    assert verdicts
    _hold([verdict for verdict in verdicts if verdict.faults])


def test_a_reply_that_only_begins_as_a_no_denies_nothing(judge):
    wrong = [verdict for verdict in judge.half() if verdict.faults]
    _hold(wrong)


def test_what_is_no_answer_settles_no_question_about_danger(judge):
    wrong = [verdict for verdict in judge.non_answers() if verdict.faults]
    _hold(wrong)


def test_most_plain_denials_are_recorded(judge):
    verdicts = [*judge.denials()]
    for group in ("plain", "bare no"):
        said = [verdict for verdict in verdicts if verdict.group == group]
        missed = [verdict for verdict in said if verdict.status != "denied"]
        share = 1 - len(missed) / len(said)
        print(f"{group}: {share:.3f} of {len(said)} recorded as denied")
        if share < FLOOR:
            _hold(missed)


@pytest.mark.parametrize("said", ["no, bloody hell", "Christ, no.", "no, dammit", "no fucking way", "jesus no"])
def test_an_oath_beside_a_no_takes_nothing_from_it(said, places):
    after = places.say(places.at_question("saddle"), said).conversation
    assert after.findings["saddle_numbness"] is Status.DENIED


def _hold(wrong):
    """Fail where anything is wrong, with a message in place of a trace."""
    if wrong:
        pytest.fail(failure(wrong), pytrace=False)
