"""How many words a turn has. People bear one breath or two, so a turn is counted whole, not by its sentences.

Where a turn may be longer than the usual, what makes it longer is safety: the signs that call for help, a second danger
that is named, the number abroad.
"""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Offer
from skill.dialogue.state.reply import ReplyKind
from skill.dialogue.state.user_act import ActKind

WELCOME = 22
QUESTION = 24
WHY = 30
AGAIN = 20
HOME = 32
HOME_UNGREETED = 42
"""Who was not welcomed hears once that the skill cannot examine anybody."""
TIPS = 50
WARNING = 48
FIRST_AID = 50
LATER_IN_A_WARNING = 35
SUMMARY = 42
"""What to tell those who are called: three sentences, after the number."""
GOODBYE = 22
UNFINISHED = 36
WHOLE_CHECK = 180

STRAIN = "i pulled my lower back lifting a box yesterday and i'm a man of thirty four"
NOES = ["no", "nope", "no, all normal", "no", "no", "none of those", "no"]
EMERGENCIES = [
    "i've gone numb between my legs",
    "i wet myself this morning without noticing",
    "my back hurts and my chest is tight and i can't breathe",
    "i was thrown off a horse this morning",
    "my wife fell off a ladder and she can't get up",
    "i took thirty paracetamol",
    "i want to kill myself",
    "i've been stabbed in the back",
]
AFTER = [
    "are you sure",
    "why",
    "how do i get there",
    "can i drive",
    "what do i do while i wait",
    "can i take something",
    "may i eat or drink",
    "should i lie down",
    "it has gone now",
    "can't i see my own doctor",
    "i'm scared",
    "i'm on my own",
    "i don't have a phone",
    "what do i tell them",
    "marmalade",
    "no",
]


def words(talk):
    return len(talk.spoken.split())


def greeted(talk):
    talk.say("", ActKind.LAUNCH)
    return talk


def test_the_welcome_is_one_sentence_and_a_question(talk):
    greeted(talk)
    assert words(talk) <= WELCOME
    assert talk.spoken.count("?") == 1
    assert "911" in talk.spoken


def test_a_mild_check_from_the_launch_to_the_end(talk):
    greeted(talk)
    total = words(talk)
    for said in (STRAIN, *NOES):
        talk.say(said)
        total += words(talk)
        limit = HOME if talk.conversation.concluded else QUESTION
        assert words(talk) <= limit, talk.spoken
        if talk.conversation.concluded:
            break
    talk.say("no thanks")
    assert talk.turn.reply.question is None
    assert words(talk) <= GOODBYE
    assert total + words(talk) <= WHOLE_CHECK


def test_who_opened_with_the_pain_hears_once_that_nobody_was_examined(talk):
    for said in (STRAIN, *NOES):
        talk.say(said)
        if talk.conversation.concluded:
            break
    assert talk.keys.count("advice.general") == 1
    assert words(talk) <= HOME_UNGREETED
    talk.say("yes")
    assert words(talk) <= TIPS
    assert "safety_net.today_or_later" in talk.keys


@pytest.mark.parametrize("said", ["why do you ask", "what do you mean"])
def test_why_and_what_is_meant(talk, said):
    talk.say("my lower back hurts")
    while talk.pending in talk.knowledge.content.questions:
        talk.say(said)
        assert words(talk) <= WHY, talk.spoken
        talk.say("forty" if talk.pending == "how_old" else "no")


def test_a_question_asked_again_is_shorter_than_an_answer(talk):
    talk.say("my lower back hurts")
    for _ in range(8):
        talk.say("marmalade on toast")
        assert words(talk) <= QUESTION + AGAIN - 15, talk.spoken


@pytest.mark.parametrize("told", EMERGENCIES)
def test_a_warning(talk, told):
    talk.say(told)
    assert talk.level == "EMERGENCY"
    assert words(talk) <= (FIRST_AID if "warning.add.press_wound" in talk.keys else WARNING), talk.spoken


@pytest.mark.parametrize("told", EMERGENCIES)
@pytest.mark.parametrize("said", AFTER)
def test_any_later_turn_of_a_warning(talk, told, said):
    talk.say(told)
    first = talk.keys
    talk.say(said)
    if talk.keys == first:
        return
    assert words(talk) <= (SUMMARY if "warning.tell_first" in talk.keys else LATER_IN_A_WARNING), talk.spoken
    assert "911" in talk.spoken
    assert talk.turn.reply.kind is ReplyKind.WARNING


def test_an_unfinished_check_says_whom_to_call(talk):
    talk.say("my lower back hurts")
    talk.say("stop", ActKind.STOP)
    assert words(talk) <= UNFINISHED


def test_every_reprompt_ends_in_its_question(catalogues):
    for catalogue in catalogues.values():
        assert {o for o in Offer if not catalogue.messages[o.again].endswith("?")} == set()


def test_what_is_not_known_is_told_in_full_once(talk):
    talk.say("my back hurts")
    talk.say("what are the odds")
    assert "reask.not_known" in talk.keys
    talk.say("will they lock me up")
    assert "reask.not_known_either" in talk.keys
    assert "reask.not_known" not in talk.keys
