"""Words that only tell of something are answered in their own line first. Then what was asked is asked again."""

import pytest

IN_A_CHECK = "my lower back hurts"
REMARKS = {
    "topic.sore_shoulder.move": "my shoulder makes a noise when i reach up",
    "topic.sore_arm.seldom": "my elbow hurts when i hold the racket",
    "topic.sore_eyes.ask": "my eyes are so sore today",
    "topic.pets.ask": "my dog's back legs are shaky and she's crying",
    "topic.not_believed.real": "my boyfriend thinks i'm making it up",
    "topic.burden.many": "i'm such a burden on my wife",
    "topic.refuse_surgery.no": "i don't want an operation at all",
    "topic.grief.sorry": "my husband died last week",
    "topic.their_mood.calm": "he just sits there and snaps at me what do i say to him",
    "topic.play_music.no": "play a song to cheer me up",
}


@pytest.mark.parametrize(("key", "said"), REMARKS.items())
def test_a_remark_in_a_check_is_answered_before_the_question_comes_back(talk, key, said):
    talk.say(IN_A_CHECK)
    pending = talk.pending
    talk.say(said)
    assert talk.keys[0] == key
    assert talk.pending == pending
    assert talk.turn.reply.question is not None


@pytest.mark.parametrize("key", ["topic.sore_arm.seldom", "topic.not_believed.real", "topic.play_music.no"])
def test_a_remark_before_a_check_is_answered_before_what_hurts_is_asked(talk, key):
    talk.say(REMARKS[key])
    assert talk.keys[0] == key
    assert talk.turn.reply.question is not None


def test_a_danger_beside_a_remark_comes_first(talk):
    talk.say(IN_A_CHECK)
    talk.say("my elbow hurts and i have crushing chest pain")
    assert talk.level == "EMERGENCY"
    assert not [key for key in talk.keys if key.startswith("topic.")]


def test_an_answer_is_no_remark(talk):
    talk.say(IN_A_CHECK)
    pending = talk.pending
    talk.say("no, only my elbow")
    assert talk.pending != pending or not [key for key in talk.keys if key.startswith("topic.sore_arm")]


@pytest.mark.parametrize("said", ["my buttock's numb", "banged my knee on the bed frame and my back went"])
def test_what_is_worded_a_little_alike_is_taken_for_nothing_else(talk, said):
    talk.say(said)
    assert not [key for key in talk.keys if key.startswith("topic.")]


def test_a_why_after_a_plain_yes_is_answered_though_the_yes_is_not_taken(talk):
    talk.say(IN_A_CHECK)
    talk.say("yeah but why would my back have anything to do with my toilet")
    assert any(key.endswith(".why") for key in talk.keys)


def test_why_me_asks_for_no_reason_of_the_skill(talk):
    talk.say(IN_A_CHECK)
    talk.say("why me")
    assert talk.keys[0] == "topic.why_me.nobody"
    talk.say("why")
    assert talk.keys[0].endswith(".why")


def test_what_a_word_means_is_told_of_that_word_whichever_question_is_pending(talk):
    talk.say(IN_A_CHECK)
    talk.say("what do you mean by weak")
    assert talk.keys[0] == "question.leg_getting_weak.means"


def test_what_it_cannot_do_is_said_after_whom_to_call(talk):
    talk.say("my back hurts and i have crushing chest pain")
    talk.say("can you play me a song")
    assert "topic.play_music.no" in talk.keys
    assert talk.spoken.index("911") < talk.spoken.index("music")
