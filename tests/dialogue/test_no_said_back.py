"""A no of which only the second ear is sure is said back; a part that is denied leaves the narrower question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.dialogue.messages import Hearing
from skill.dialogue.state.conversation import Conversation
from skill.triage.status import Status

BACK = {"low_back_pain": Status.PRESENT}


def asked(talk, question):
    talk.conversation = Conversation(findings=BACK, pending=question)
    return talk


@pytest.mark.parametrize(
    ("question", "said"),
    [("fever_right_now", "cool as a cucumber"), ("legs_and_walking", "i danced all night on saturday")],
)
def test_a_no_without_a_word_that_denies_is_said_back(talk, question, said):
    talking = asked(talk, question)
    talking.say(said)
    assert Hearing.NO in talking.keys
    assert question in talking.conversation.asked


@pytest.mark.parametrize("said", ["no", "no lumps and no belly ache", "nothing of the kind dear"])
def test_a_no_in_so_many_words_is_not(talk, said):
    talking = asked(talk, "bad_tummy")
    talking.say(said)
    assert Hearing.NO not in talking.keys


def test_a_part_that_is_denied_leaves_the_narrower_question(talk):
    talking = asked(talk, "general_signs")
    talking.say("temperature's normal weight's steady")
    assert talking.pending != "general_signs"
    assert "general_signs" not in talking.conversation.asked
    assert talking.conversation.findings["fever"] is Status.DENIED


def test_a_yes_that_says_that_all_is_well_is_asked_again(talk):
    talking = asked(talk, "bladder_and_bowel")
    talking.say("yes those are fine")
    assert talking.pending == "bladder_and_bowel"
    assert Status.PRESENT not in {s for n, s in talking.conversation.findings.items() if n not in BACK}


@pytest.mark.parametrize("grumble", ["no for heaven's sake", "no then if it makes you happy", "no nowt like that pet"])
def test_put_again_a_question_takes_a_no_with_a_grumble(talk, grumble):
    talking = asked(talk, "saddle")
    talking.conversation = replace(talking.conversation, tries=1)
    talking.say(grumble)
    assert "saddle" in talking.conversation.asked
    assert talking.conversation.findings["saddle_numbness"] is Status.DENIED


@pytest.mark.parametrize("said", ["no only when i cough", "no but it tingles", "not really", "no idea", "is that a no"])
def test_put_again_it_takes_no_limit_no_doubt_and_no_question_for_a_no(talk, said):
    talking = asked(talk, "saddle")
    talking.conversation = replace(talking.conversation, tries=1)
    talking.say(said)
    assert talking.conversation.findings.get("saddle_numbness") is not Status.DENIED


def test_does_it_count_as_a_yes_is_no_yes(talk):
    talking = asked(talk, "saddle")
    talking.say("does osteoporosis count as a yes for that one")
    assert not talking.conversation.warned


def test_no_change_in_the_toilet_is_no_lack_of_improvement(talk):
    talking = asked(talk, "bladder_and_bowel")
    talking.say("no no change")
    assert "not_worse" not in talking.conversation.findings


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("legs_and_walking", "eases when i lie on the floor"),
        ("legs_and_walking", "i can stand on it"),
        ("weak_or_constant", "goes off when i sit"),
    ],
)
def test_a_reply_that_looks_like_a_question_about_lying_gets_no_advice(talk, question, said):
    talking = asked(talk, question)
    talking.say(said)
    assert not [key for key in talking.keys if key.startswith(("chat.", "topic."))]
