"""The questions: always ending, never twice, never more than twelve, an emergency question never skipped lightly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.triage.assessment import assess
from skill.triage.disposition import Disposition
from skill.triage.questionnaire import MOST_QUESTIONS, left_unasked, next_question
from skill.triage.status import Status
from testkit.loaded import RESOURCES

CONTENT = RESOURCES.knowledge.content
FINDINGS = st.dictionaries(st.sampled_from(sorted(CONTENT.findings)), st.sampled_from(Status), max_size=12)
GATE = ["heart_and_lungs", "saddle", "bladder_and_bowel", "legs_and_walking", "crash_or_fall"]


def answer_all_no(findings):
    """Ask until there is nothing left to ask, answering "no"; the ids asked, in order."""
    known, asked = dict(findings), []
    while (question := next_question(CONTENT, known, asked)) is not None:
        asked.append(question.id)
        for name in (question.finding, *question.covers):
            if known.get(name) is not Status.PRESENT:
                known[name] = Status.DENIED
        known |= dict.fromkeys(question.no_establishes, Status.PRESENT)
    return asked, known


STRAIN = dict.fromkeys(("low_back_pain", "strain_sprain", "age_18_to_59"), Status.PRESENT)


def test_a_plain_strain_told_with_age_is_asked_seven_questions_and_a_man_six():
    asked, _ = answer_all_no(STRAIN)
    assert asked == [*GATE[:4], "general_signs", "history", "pregnant_or_new_baby"]
    of_a_man, _ = answer_all_no({**STRAIN, "man": Status.PRESENT})
    assert of_a_man == asked[:-1]


def test_where_nothing_was_told_but_the_pain_nine_are_asked_and_of_a_sore_leg_two_more():
    asked, _ = answer_all_no({"low_back_pain": Status.PRESENT})
    assert asked[:5] == GATE
    assert len(asked) <= 10
    sore, _ = answer_all_no({"leg_pain": Status.PRESENT})
    assert set(sore) - set(asked) == {"leg_cold", "leg_swollen"}


def test_what_the_story_told_is_not_asked():
    told = {**STRAIN, **dict.fromkeys(("pregnancy", "cancer_history"), Status.DENIED)}
    asked, _ = answer_all_no(told)
    assert {"crash_or_fall", "pregnant_or_new_baby", "how_old"}.isdisjoint(asked)
    assert {"heart_and_lungs", "saddle", "bladder_and_bowel", "legs_and_walking", "history"} <= set(asked)


def test_a_swollen_leg_is_asked_what_makes_it_dangerous_and_nobody_else_is():
    slowly = dict.fromkeys(("one_leg_swelling", "slow_swelling", "small_fall"), Status.PRESENT)
    swollen, _ = answer_all_no(slowly)
    assert {"leg_cold", "check_leg_tight", "check_skin", "fever_or_weight"} <= set(swollen)
    assert "leg_swollen" not in swollen
    sore, _ = answer_all_no({"leg_pain": Status.PRESENT})
    assert set(sore).isdisjoint({"check_leg_tight", "check_skin", "swelling_and_fluid"})


@settings(max_examples=400)
@given(FINDINGS)
def test_it_always_ends_and_never_asks_twice(findings):
    asked, _ = answer_all_no(findings)
    assert len(asked) == len(set(asked)) <= MOST_QUESTIONS


@settings(max_examples=400)
@given(FINDINGS)
def test_every_emergency_question_is_asked_or_answered_or_given_up(findings):
    asked, known = answer_all_no(findings)
    is_complete = next_question(CONTENT, known, asked) is None and len(asked) < MOST_QUESTIONS
    if is_complete and not assess(CONTENT, known, asked).is_emergency:
        assert left_unasked(CONTENT, known, asked) == []


def test_what_was_clearly_denied_is_not_asked_again():
    asked, _ = answer_all_no({"saddle_numbness": Status.DENIED})
    assert "saddle" not in asked


@pytest.mark.parametrize("name", ["bladder_retention", "bladder_incontinence", "bowel_control"])
def test_denying_a_part_does_not_skip_the_question(name):
    asked, _ = answer_all_no({name: Status.DENIED})
    assert "bladder_and_bowel" in asked


@pytest.mark.parametrize("question", [q for q in CONTENT.questions.values() if q.group == "check"], ids=lambda q: q.id)
def test_what_was_heard_in_doubt_is_asked_next(question):
    for name in question.covers:
        asked = next_question(CONTENT, {"low_back_pain": Status.PRESENT, name: Status.UNSURE}, ())
        assert name in asked.covers


WORSE_WITH_SEVERE_PAIN = sorted(
    {
        first
        for rule in CONTENT.rules.values()
        if rule.disposition is Disposition.EMERGENCY and "very_severe" in rule.any_of
        for first in rule.all_of
        if CONTENT.can_be_told(first)
    }
)


@pytest.mark.parametrize("name", WORSE_WITH_SEVERE_PAIN)
def test_where_only_the_pain_decides_how_bad_it_is_is_asked(name):
    asked, _ = answer_all_no({name: Status.PRESENT, "leg_pain": Status.PRESENT})
    assert "check_severe" in asked


def test_nobody_else_is_asked_how_bad_it_is_unless_they_told_it_in_doubt():
    asked, _ = answer_all_no({"low_back_pain": Status.PRESENT})
    assert "check_severe" not in asked


def test_once_it_is_urgent_only_emergencies_are_looked_for():
    asked, _ = answer_all_no({"weight_loss": Status.PRESENT})
    levels = {CONTENT.questions[id_].level for id_ in asked}
    assert levels == {Disposition.EMERGENCY}
    assert asked[:5] == GATE
