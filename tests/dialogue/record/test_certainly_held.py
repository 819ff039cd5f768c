"""A yes or no amid other words, of which the second ear is all but certain."""

from __future__ import annotations

import pytest

from skill.dialogue.record.settle import settle
from skill.dialogue.record.settlement import Outcome
from skill.dialogue.state.conversation import Conversation
from skill.listening.acts import Act
from skill.listening.agreement import Opinion, SecondOpinion, Verdict
from skill.listening.encoder.reading import Means, Reading
from skill.listening.heard import Heard
from skill.listening.said import Answer, Observation, Said, When
from skill.listening.when.said_time import Schedule
from skill.triage.status import Status

QUESTION, QUESTION_FINDING = "saddle", "saddle_numbness"


def replied(
    content,
    *,
    means=Means.NO,
    is_certain=True,
    of="",
    said=None,
    acts=(),
    denied=0.0,
    told=0.0,
    chance=0.0,
    again=False,
    **heard_so,
):
    """How the reply is settled; `of` is a danger that the encoder hears told in it, and the grammar hears as `said`.

    `denied` and `told` are the chances with which the encoder hears what is asked denied, and told;
    `chance` is that of a no.
    """
    question = content.questions[QUESTION]
    verdicts = {of: (said, Opinion.PRESENT, Verdict.ASK)} if of else {}
    reading = Reading(
        denied={QUESTION_FINDING: denied}, present={QUESTION_FINDING: told}, means={Means.NO: chance} if chance else {}
    )
    second = SecondOpinion(reading, verdicts, means, QUESTION, is_certain=is_certain)
    heard = Heard(second=second, acts=frozenset(acts), words=5, **heard_so)
    return settle(content, question, heard, {}, {}, is_again=again)


def test_it_is_a_no(content):
    settled = replied(content)
    assert settled.outcome is Outcome.SETTLED
    assert settled.establishes["saddle_numbness"] is Status.DENIED


def test_what_another_question_asks_about_may_be_told_beside_it(content):
    assert replied(content, of="one_leg_tingle", denies=True).outcome is Outcome.SETTLED


@pytest.mark.parametrize("how", [{"doubts_no": True}, {"asks": True}, {"of": "one_leg_tingle"}])
def test_a_no_of_its_own_is_one_whatever_else_is_told(content, how):
    assert replied(content, answer=Answer.NO, **how).outcome is Outcome.SETTLED
    assert replied(content, ends_in_no=True, **how).outcome is Outcome.SETTLED


@pytest.mark.parametrize("how", [{"of": "saddle_numbness"}, {"is_qualified": True}, {"is_bound": True}])
def test_unless_what_is_asked_is_told_or_it_is_half_a_no(content, how):
    assert replied(content, answer=Answer.NO, doubts_no=True, says_more=True, **how).outcome is not Outcome.SETTLED


def test_what_is_denied_throughout_needs_no_word_that_denies(content):
    assert replied(content, denied=0.9, doubts_no=True).outcome is Outcome.SETTLED


@pytest.mark.parametrize(
    "how",
    [
        {"limits_no": True},
        {"denies": True},
        {"of": "saddle_numbness"},
        {"asks": True},
        {"denied": 0.4},
    ],
)
def test_unless_it_is_bounded_or_told(content, how):
    assert replied(content, **{"denied": 0.9, "doubts_no": True} | how).outcome is not Outcome.SETTLED


def test_a_no_at_the_beginning_is_one_if_it_is_bound_to_what_is_asked(content):
    bound = {"answer": Answer.NO, "is_bound": True, "doubts_no": True, "opens_with_no": True, "names_asked": True}
    assert replied(content, **bound).outcome is Outcome.SETTLED
    assert replied(content, **bound | {"names_asked": False}).outcome is not Outcome.SETTLED
    for how in ({"limits_no": True}, {"is_qualified": True}, {"when": When.NOW}, {"of": "one_leg_tingle"}):
        assert replied(content, **bound | how).outcome is not Outcome.SETTLED


@pytest.mark.parametrize(
    ("question", "said", "finding", "status"),
    [
        ("check_jaundice", "i look like a banana", "yellow_skin", Status.PRESENT),
        ("check_light", "i've had to draw the curtains", "light_hurts_eyes", Status.PRESENT),
        ("check_headache", "head's clear", "thunderclap_headache", Status.DENIED),
        ("check_seizure", "no fits", "seizure", Status.DENIED),
        ("check_neck", "yes really stiff", "stiff_neck", Status.PRESENT),
        ("saddle", "no only when i cough", "saddle_numbness", None),
    ],
)
def test_what_is_so_answers_without_a_yes_or_a_no(talk, question, said, finding, status):
    talk.conversation = Conversation(findings={"low_back_pain": Status.PRESENT}, pending=question)
    talk.say(said)
    assert talk.conversation.findings.get(finding) in ({status} if status else {None, Status.UNSURE, Status.PRESENT})


def test_a_yes_in_other_words_stands_for_what_they_tell(content):
    told = {"means": Means.YES, "told": 0.6}
    assert replied(content, **told).establishes == {"saddle_numbness": Status.PRESENT}
    for how in ({"told": 0.4}, {"denies": True}, {"limits_no": True}, {"asks": True}, {"is_certain": False}):
        assert replied(content, **told | how).outcome is not Outcome.SETTLED


def test_a_no_that_is_only_sure_is_one_where_all_of_it_is_denied(content):
    for chance, denied, is_settled in ((0.92, 0.95, True), (0.92, 0.85, False), (0.85, 0.95, False)):
        settled = replied(content, means=None, is_certain=False, chance=chance, denied=denied)
        assert (settled.outcome is Outcome.SETTLED) == is_settled
        assert Status.PRESENT not in settled.establishes.values()


def test_put_again_a_no_that_leads_to_what_is_old_is_one(talk):
    talk.conversation = Conversation(findings={"low_back_pain": Status.PRESENT}, pending="crash_or_fall", tries=1)
    talk.say("just the one when i was a lad")
    assert talk.conversation.findings["major_trauma"] is Status.DENIED


@pytest.mark.parametrize(
    ("said", "is_settled"),
    [
        ("chest's okay", False),
        ("no pain in the chest at least", False),
        ("no my chest is okay", True),
        ("no fainting or anything", True),
    ],
)
def test_a_part_that_alone_is_denied_settles_not_the_whole(talk, said, is_settled):
    talk.conversation = Conversation(findings={"low_back_pain": Status.PRESENT}, pending="heart_and_lungs")
    talk.say(said)
    assert ("heart_and_lungs" in talk.conversation.asked) == is_settled


def test_a_yes_is_held_alike(content):
    settled = replied(content, means=Means.YES, holds_yes=True)
    assert settled.establishes == {"saddle_numbness": Status.PRESENT}
    assert replied(content, means=Means.UNSURE, holds_yes=True).outcome is not Outcome.SETTLED


@pytest.mark.parametrize(
    "how",
    [
        {"doubts_no": True},
        {"asks": True},
        {"of": "one_leg_tingle"},
        {"of": "one_leg_tingle", "denies": True, "said": Said.UNSURE},
        {"is_certain": False},
        {"means": Means.UNSURE},
        {"means": Means.YES},
        {"of": "saddle_numbness", "denies": True},
        {"acts": [Act.RECONSIDER]},
    ],
)
def test_a_no_that_one_ear_misses_or_doubts_denies_nothing(content, how):
    settled = replied(content, **how)
    assert Status.DENIED not in settled.establishes.values()


def test_a_no_amid_other_words_denies_nothing_that_was_asked_because_the_words_sounded_like_it(listener):
    heard = listener.listen("childbirth was nothing to this", question="check_severe")
    assert heard.doubts_no
    assert Said.DENIED not in {o.said for o in heard.observations}


@pytest.mark.parametrize(
    ("question", "said"),
    [("legs_new", "never had it before this month"), ("both_swollen_new", "they were slim at new year")],
)
def test_where_a_no_reassures_about_a_danger_it_takes_more(talk, question, said):
    talk.conversation = Conversation(findings={"low_back_pain": Status.PRESENT}, pending=question)
    talk.say(said)
    assert talk.conversation.findings.get("newly_so") is not Status.DENIED


def denied(finding):
    """What the grammar hears denied."""
    return (Observation(finding, Said.DENIED),)


def test_a_no_to_something_else_is_no_answer(content):
    assert replied(content, observations=denied("chest_pain")).outcome is not Outcome.SETTLED


def test_but_a_no_of_its_own_before_it_is_one(content):
    assert replied(content, answer=Answer.NO, observations=denied("chest_pain")).outcome is Outcome.SETTLED


def test_a_time_of_day_is_no_answer(content):
    assert replied(content, schedule=Schedule(hour=9)).outcome is not Outcome.SETTLED
    assert replied(content, schedule=Schedule(hour=9), denies=True).outcome is Outcome.SETTLED


def test_a_yes_that_opens_the_words_is_one_once_the_question_is_put_again(content):
    told = {"means": Means.NO_ANSWER, "answer": Answer.YES, "leans": Answer.YES}
    assert replied(content, **told).outcome is Outcome.UNCLEAR
    assert replied(content, again=True, **told).establishes == {QUESTION_FINDING: Status.PRESENT}


@pytest.mark.parametrize("how", [{"leans": None}, {"asks": True}, {"acts": {Act.PAUSE}}, {"chat": ("greeting",)}])
def test_unless_something_else_is_said(content, how):
    told = {"means": Means.NO_ANSWER, "answer": Answer.YES, "leans": Answer.YES, **how}
    assert replied(content, again=True, **told).outcome is not Outcome.SETTLED


def test_put_again_what_the_second_ear_hears_rather_told_is_no_no(content):
    """ "Two nurses walk me to the bathroom", asked whether somebody's help is needed, was taken for a no."""
    sure = {"means": Means.NO, "chance": 0.94, "again": True, "is_certain": False, "denied": 0.6}
    assert replied(content, **sure, told=0.4).outcome is Outcome.SETTLED
    assert replied(content, **sure, told=0.6).outcome is not Outcome.SETTLED


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("heart_and_lungs", "no rashes"),
        ("heart_and_lungs", "no shivers no change in the waterworks"),
        ("saddle", "nothing wrong with my hands"),
        ("history", "i'm not asthmatic"),
        ("crash_or_fall", "no kids"),
        ("crash_or_fall", "only a water tablet"),
    ],
)
def test_a_no_that_is_bound_to_something_else_denies_nothing_that_is_asked(talk, question, said):
    talk.conversation = Conversation(findings={"low_back_pain": Status.PRESENT}, pending=question)
    talk.say(said)
    assert talk.conversation.findings.get(talk.knowledge.content.questions[question].finding) is not Status.DENIED


@pytest.mark.parametrize("said", ["i had porridge this morning", "my elbows are fine"])
def test_put_again_what_speaks_of_something_else_is_no_no(talk, said):
    talk.conversation = Conversation(findings={"low_back_pain": Status.PRESENT}, pending="heart_and_lungs", tries=1)
    talk.say(said)
    assert talk.conversation.findings.get("heart_lungs_faint_tear") is not Status.DENIED


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("heart_and_lungs", "oh no none of those i was only bending for the kettle when it caught me"),
        ("crash_or_fall", "nothing like that i was reaching for the top shelf when it seized"),
    ],
)
def test_a_no_to_all_before_a_story_is_one_whatever_bounds_the_story(talk, question, said):
    talk.conversation = Conversation(findings={"low_back_pain": Status.PRESENT}, pending=question)
    talk.say(said)
    assert talk.conversation.findings[talk.knowledge.content.questions[question].finding] is Status.DENIED


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("heart_and_lungs", "nothing like that it only comes when i climb"),
        ("saddle", "none of that it just prickles if i sit too long"),
        ("bladder_and_bowel", "nothing like that i only leak if i laugh"),
    ],
)
def test_unless_the_story_may_be_of_what_was_asked(talk, question, said):
    talk.conversation = Conversation(findings={"low_back_pain": Status.PRESENT}, pending=question)
    talk.say(said)
    assert talk.conversation.findings.get(talk.knowledge.content.questions[question].finding) is not Status.DENIED
