"""Sixty mild stories told to the whole skill: no alarm, few questions, few words. And twenty that must warn at once."""

from __future__ import annotations

import json
import re
from pathlib import Path
from statistics import median

import pytest

from skill.talk import Talk
from testkit.checking import check
from testkit.conversing import Conversing

HERE = Path(__file__).parent
STORIES = [json.loads(line) for line in (HERE / "mild_stories.jsonl").read_text("utf-8").splitlines()]
EMERGENCIES = [json.loads(line) for line in (HERE / "plain_emergencies.jsonl").read_text("utf-8").splitlines()]
IDS = [story["id"] for story in STORIES]
REASSURING = {"lift_or_twist": "yes", "position_eases": "yes"}
"""A strain began with a movement, and some position eases it. To every other question the answer is no."""

MOST_QUESTIONS = 7
MOST_WORDS = 180
"""The medians of all stories. The words are those from the first reply to the end of the advice."""

_MAN = re.compile(r"\b(man|male|guy|husband|dad)\b")


@pytest.fixture(scope="module")
def checks(resources):
    talk = Talk(resources)
    return {story["id"]: check(Conversing(talk), story["says"], REASSURING) for story in STORIES}


def test_the_stories_are_of_all_sorts():
    assert len(set(IDS)) == len({tuple(story["says"]) for story in STORIES}) == 60
    assert [sum(story["who"] == who for story in STORIES) for who in ("man", "woman")] == [30, 30]
    assert sum(bool(re.search(r"sciatica|(down|into) (my|one|the)", story["says"][0])) for story in STORIES) == 15
    assert all(story["level"] in (["SELF_CARE"], ["SELF_CARE", "SOON"]) for story in STORIES)


@pytest.mark.parametrize("story", STORIES, ids=IDS)
def test_a_mild_story_ends_at_its_level(story, checks):
    done = checks[story["id"]]
    assert done.level in story["level"], (done.rules, done.asked)


@pytest.mark.parametrize("id_", IDS)
def test_a_mild_story_is_never_an_alarm(id_, checks):
    levels = [turn.assessment.disposition for turn in checks[id_].turns]
    assert not {level.name for level in levels if level} & {"EMERGENCY", "URGENT"}


@pytest.mark.parametrize("story", [s for s in STORIES if _MAN.search(s["says"][0])], ids=lambda story: story["id"])
def test_a_man_who_says_so_is_not_asked_about_pregnancy(story, checks):
    asked = checks[story["id"]].asked
    assert "pregnant_or_new_baby" not in asked


@pytest.mark.parametrize("id_", IDS)
def test_an_age_that_was_told_is_not_asked_for(id_, checks):
    asked = checks[id_].asked
    assert asked
    assert "how_old" not in asked


def test_few_questions_are_asked(checks):
    assert median(len(set(done.asked)) for done in checks.values()) <= MOST_QUESTIONS


def test_few_words_are_spoken(checks):
    assert median(done.words for done in checks.values()) <= MOST_WORDS


def test_twenty_emergencies_are_told():
    assert len({tuple(story["says"]) for story in EMERGENCIES}) == len(EMERGENCIES) == 20


@pytest.mark.parametrize("story", EMERGENCIES, ids=lambda story: story["id"])
def test_a_plain_emergency_warns_at_once(story, talk):
    done = check(talk, story["says"])
    assert len(done.turns) == len(story["says"]), done.asked
    assert done.level == "EMERGENCY"
    assert done.last.conversation.warned
