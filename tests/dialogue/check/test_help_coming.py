"""After a warning: who calls, who drives and what was said is remembered, and yes or no is answered plainly."""

from __future__ import annotations

from collections import Counter

import pytest

from skill.dialogue.messages import Advice, Offer
from skill.dialogue.state.conversation import from_session

HOSPITAL = "i've gone numb between my legs"
AMBULANCE = "i have chest pain"
FALL = "i fell off a roof onto my back an hour ago"


def warned(talk, text=HOSPITAL):
    talk.say(text)
    assert talk.level == "EMERGENCY"
    return talk


# A call


@pytest.mark.parametrize("said", ["okay okay im dialing", "its ringing", "i am calling them"])
def test_who_is_calling_is_not_told_to_call_but_asked_whether_it_was_answered(talk, said):
    warned(talk).say(said)
    assert "Call 911 now" not in talk.spoken
    if not talk.conversation.called:
        assert (talk.conversation.calling, talk.pending) == (True, Offer.THROUGH)
        assert "911" in talk.spoken
        talk.say("yes")
    assert talk.conversation.called
    assert not talk.conversation.calling


def test_a_call_that_was_not_answered_is_made_again(talk):
    warned(talk).say("its ringing")
    talk.say("no")
    assert not talk.conversation.calling
    assert not talk.conversation.called
    assert "Call 911 now" in talk.spoken


@pytest.mark.parametrize(
    "said", ["i'll ring them now then", "i could call them", "nobody is calling", "should i be calling them"]
)
def test_what_only_will_be_or_may_be_is_no_call(talk, said):
    warned(talk).say(said)
    assert not talk.conversation.calling
    assert not talk.conversation.called
    assert "Call 911 now" in talk.spoken


@pytest.mark.parametrize("said", ["i've called my husband", "i'm ringing my daughter now", "i'll phone my sister then"])
def test_to_call_somebody_else_is_no_call_for_help(talk, said):
    warned(talk).say(said)
    assert not (talk.conversation.called)
    assert not (talk.conversation.calling)
    assert talk.spoken.startswith("Call 911 now.")
    assert "Good" not in talk.spoken


def test_what_to_say_is_told_while_it_rings(talk):
    warned(talk).say("okay i call now it is ringing what i say")
    assert "Tell them first about" in talk.spoken
    assert "Call 911 now" not in talk.spoken


@pytest.mark.parametrize("said", ["okay thanks she's gone a funny colour her lips", "thank you her lips are blue bye"])
def test_thanks_with_news_never_end_the_talk(talk, said):
    warned(talk, "my mum has chest pain").say("i've called them")
    talk.say(said)
    assert talk.turn.reply.question is not None
    assert "all 911" in talk.spoken


@pytest.mark.parametrize("said", ["thanks he's slumped over", "cheers he's not answering me"])
def test_thanks_with_words_that_nobody_understands_never_end_the_talk(talk, said):
    warned(talk, "my dad has crushing chest pain and a cold sweat").say("i've called them")
    talk.say(said)
    assert talk.turn.reply.question is not None


@pytest.mark.parametrize("said", ["okay thanks", "thank you so much", "thanks i'll do that now"])
def test_mere_thanks_end_the_talk(talk, said):
    warned(talk).say("i've called them")
    talk.say(said)
    assert talk.turn.reply.question is None


def test_what_is_asked_to_be_repeated_after_the_call_is_no_order_to_call(talk):
    warned(talk).say("i've called them")
    talk.say("say that again")
    assert "Call 911 now" not in talk.spoken
    assert Advice.CALLED in talk.keys


def test_whether_somebody_is_there_is_asked_once(talk):
    warned(talk).say("i'm on my own")
    talk.say("now i have chest pain too")
    assert talk.pending == Offer.CAN_CALL


def test_that_the_skill_cannot_call_is_said_to_no_other_remark(talk):
    warned(talk)
    for said in ["marmalade", "it's a grey day", "i don't like to bother them", "well well", "the dog is here"]:
        talk.say(said)
        assert Advice.CANNOT_CALL not in talk.keys


def test_a_bare_yes_to_whether_they_can_call_ends_the_session_and_more_than_that_goes_on(talk):
    warned(talk).say("just me here")
    assert talk.pending == Offer.CAN_CALL
    talk.say("yeah yeah okay i'm on with them they say hello")
    assert talk.conversation.calling or talk.conversation.called
    assert talk.turn.reply.question is not None


def test_after_the_call_a_goodbye_ends_with_when_to_call_again(talk):
    warned(talk).say("i've called them")
    talk.say("they are at the door, bye")
    assert talk.turn.reply.question is None
    assert "call 911 again" in talk.spoken


# A lift


@pytest.mark.parametrize("said", ["can my sister drive me", "my husband will take me", "he's coming to get me"])
def test_somebody_else_may_drive_where_the_warning_says_so(talk, said):
    warned(talk).say(said)
    assert talk.conversation.going
    assert talk.spoken.startswith("Yes, let someone take you there.")
    assert "Go right now" in talk.spoken
    assert "911" in talk.spoken
    talk.say("marmalade")
    assert "Call 911 now" not in talk.spoken


@pytest.mark.parametrize(
    "said",
    [
        "i can't leave him and i've no car seat in a taxi",
        "there's nobody to drive me",
        "would the ambulance take him too",
    ],
)
def test_a_lift_that_a_no_goes_with_is_none(talk, said):
    warned(talk).say("i'm on my own with the baby")
    talk.say(said)
    assert not talk.conversation.going
    assert "Go right now" not in talk.spoken


def test_on_the_way_nobody_is_told_to_stay_where_they_are(talk):
    warned(talk).say("my husband will take me")
    talk.say("how long have i got")
    assert "stay where" not in talk.spoken
    assert "Go straight there" in talk.spoken


def test_the_person_asked_for_may_be_driven_by_the_speaker(talk):
    warned(talk, "my wife has gone numb between her legs").say("yes i'll drive her to the hospital now")
    assert talk.conversation.going
    assert "Don't drive" not in talk.spoken


@pytest.mark.parametrize(
    "said", ["can i drive there", "should i drive myself", "i can drive shall i just take the car and leave him here"]
)
def test_nobody_drives_themselves(talk, said):
    warned(talk).say(said)
    assert talk.spoken.startswith("Don't drive.")
    assert "Call 911 now." in talk.spoken
    assert not talk.conversation.going


def test_where_an_ambulance_is_asked_for_nobody_drives_them(talk):
    warned(talk, AMBULANCE).say("can my sister drive me")
    assert talk.spoken.startswith("Don't go by car. Call 911 now")
    assert "Wait for the ambulance" in talk.spoken
    assert not talk.conversation.going


def test_a_goodbye_on_the_way_is_let_go(talk):
    warned(talk).say("my husband will take me")
    talk.say("we're in the car, bye")
    assert talk.turn.reply.question is None
    assert "before you get there, call 911" in talk.spoken


# What may be done


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("can i run it off", "Leave that for now."),
        ("should he crack my back", "Leave that for now."),
        ("can i have a beer", "Eat and drink nothing for now."),
        ("can i take his percocet", "Take nothing new for now."),
        ("can she take a tums", "Take nothing new for now."),
        ("can i have a bath", "Leave that for now."),
        ("can i sleep on it", "Don't wait with it."),
        ("can it wait until morning", "Don't wait with it."),
        ("can i eat something first", "Eat and drink nothing for now."),
        ("is it okay to put a heat pad on it", "Leave that for now."),
        ("should i do some stretches", "Leave that for now."),
    ],
)
def test_what_is_not_to_be_done_is_said_even_before_the_number(talk, said, first):
    warned(talk).say(said)
    assert talk.spoken.startswith(f"{first} Call 911 now.")


def test_of_a_second_question_only_the_few_words_are_said_that_come_first(talk):
    warned(talk).say("he'll take me now can i eat something in the car")
    assert talk.spoken.startswith("Yes, let someone take you there. Eat and drink nothing for now.")
    assert "Go right now" in talk.spoken


@pytest.mark.parametrize("said", ["should i pull him up", "should he drag me inside", "can i get up"])
def test_after_a_fall_nobody_is_moved(talk, said):
    warned(talk, FALL).say(said)
    assert talk.spoken.startswith(("Stay still for now. Call 911", "Don't move them. Call 911"))


def test_who_asks_whether_to_stay_still_after_a_fall_hears_that(talk):
    warned(talk, FALL).say("should i lie still")
    assert talk.spoken.startswith("Stay still for now. Call 911")


def test_leave_for_something_unknown_is_not_given_yet(talk):
    warned(talk).say("can i go and find my glasses first")
    assert talk.keys[0] in ("warning.home_care.first", Advice.NOT_YET)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("i don't want an ambulance it's only my back can't i just drive myself there", "Don't drive"),
        ("i'm terrified can i drive there", "Don't drive"),
        ("i hate hospitals should i have some codeine", "Take nothing new"),
        ("i'm on my own can i wait till tomorrow", "Don't wait with it"),
        ("i'm going to call my husband can i wait for him", "Don't wait with it"),
    ],
)
def test_a_feeling_or_a_refusal_gives_way_to_what_is_asked_beside_it(talk, said, line):
    warned(talk).say(said)
    assert talk.keys[1] == "warning.emergency_department.again"
    assert line in talk.spoken
    assert "Go right now" not in talk.spoken


@pytest.mark.parametrize("said", ["i'm frightened to leave her can i get her up first", "shall i lift her up"])
def test_whoever_fell_is_not_moved_by_another(talk, said):
    warned(talk, "my mum fell off a roof onto her back an hour ago").say(said)
    assert talk.spoken.startswith("Don't move them. Call 911 now")
    assert "frightening" not in talk.spoken


@pytest.mark.parametrize("after", ["i've called them", "my husband will take me", ""])
@pytest.mark.parametrize("said", ["should i ring back", "is it worth telling them", "shall i call them again"])
def test_to_tell_those_who_help_is_always_right(talk, after, said):
    warned(talk)
    if after:
        talk.say(after)
    talk.say(said)
    assert "tell them" in talk.spoken.lower()
    assert ("Call 911 again and tell them" in talk.spoken) is (after == "i've called them")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("i'll ring them now what do i say to them", "Tell them first about"),
        ("do i wait outside in the street", "Stay inside"),
        ("shall i pack a bag", "Bring only your medicines"),
        ("it's just me and the baby what do i do with him", "Leave the child with a grown-up"),
    ],
)
def test_what_is_to_be_done_meanwhile_is_answered(talk, said, line):
    warned(talk).say(said)
    assert line in talk.spoken


def test_who_cannot_breathe_sits_up(talk):
    warned(talk, "i have chest pain and i can't breathe").say("should i lie down")
    assert "Sit up" in talk.spoken


# What is said by turns


@pytest.mark.parametrize("after", ["", "i've called them", "its ringing", "my husband will take me"])
def test_nothing_is_said_three_times(talk, after):
    warned(talk)
    if after:
        talk.say(after)
    said = Counter()
    for words in ["marmalade", "it's a grey day", "well well", "the dog is here", "marmalade", "so there"]:
        talk.say(words)
        said.update(line.key for line in talk.turn.reply.statements if not line.key.endswith(".again"))
    assert max(said.values()) <= 2, said


def test_something_new_is_for_those_who_are_called(talk):
    warned(talk, AMBULANCE).say("and my knee hurts as well")
    assert Advice.TELL_THAT in talk.keys


@pytest.mark.parametrize("said", ["why", "why the rush", "why an emergency room though"])
def test_why_is_answered_after_a_warning(talk, said):
    warned(talk).say(said)
    assert any(key.endswith(".because") for key in talk.keys)


def test_a_reminder_waits(talk):
    warned(talk).say("set me a reminder for eight")
    assert Advice.NOT_NOW in talk.keys


def test_outside_the_country_is_said_once(talk):
    warned(talk)
    assert Advice.ELSEWHERE in talk.keys
    for said in ["say that again", "now i have chest pain too", "start over", "i fell off a roof too"]:
        talk.say(said)
        assert Advice.ELSEWHERE not in talk.keys


def test_what_is_remembered_is_kept_in_the_session_and_nothing_else_is_believed(talk, content, knowledge):
    warned(talk).say("its ringing")
    talk.say("marmalade")
    kept = talk.conversation.to_session()
    keys = set(talk.conversation.said_since)
    assert keys
    assert from_session(kept, content, keys, knowledge.exercises).said_since == talk.conversation.said_since
    kept |= {"calling": "yes", "going": 1, "said_since": {"nonsense": 1, **dict.fromkeys(keys, "often")}}
    read = from_session(kept, content, keys, knowledge.exercises)
    assert (read.calling, read.going, read.said_since) == (False, False, {})


@pytest.mark.parametrize("said", ["yes they're coming", "they're on their way", "the ambulance is coming"])
def test_that_help_comes_is_no_news_to_tell(talk, said):
    warned(talk).say("my husband's calling them now")
    talk.say(said)
    assert "again and tell them that" not in talk.spoken
    assert "Call 911 now" not in talk.spoken


def test_what_is_asked_beside_the_news_of_a_call_is_answered(talk):
    warned(talk).say("i've rung them they're coming in twenty minutes can i have a drink of tea")
    assert talk.spoken.startswith("Eat and drink nothing for now.")
    assert talk.conversation.called


def test_a_danger_told_with_a_question_is_to_be_told_again(talk):
    warned(talk, "my mum's back hurts and she's shivering and confused").say("i've called them")
    talk.say("she's gone really drowsy is that good")
    assert talk.spoken.startswith("Call 911 again and tell them that.")


def test_what_may_matter_is_to_be_told(talk):
    warned(talk).say("i had a water infection last week does that matter")
    assert "Tell them that too." in talk.spoken


def test_after_a_fall_nobody_gets_up_to_unlock_the_door(talk):
    warned(talk, FALL).say("i've called them")
    assert "Stay still" in talk.spoken
    assert "nlock" not in talk.spoken
    talk.say("my mum is here and wants to prop me up on the sofa")
    assert "tay still" in talk.spoken


@pytest.mark.parametrize(
    "said", ["i'm not ringing an ambulance i haven't done anything", "don't be daft i'm not calling them"]
)
def test_who_will_not_call_has_not_called(talk, said):
    warned(talk).say(said)
    assert not talk.conversation.called
    assert "Call 911 now" in talk.spoken


def test_leave_that_is_asked_beside_the_news_of_a_call_is_not_given(talk):
    warned(talk).say("i've rung them they're coming can i at least have a monster")
    assert talk.keys[0] in (Advice.NOT_YET, "warning.eating.first")
    assert talk.conversation.called
