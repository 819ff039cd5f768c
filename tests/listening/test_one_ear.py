"""What one ear is enough for: subjects, remarks to the skill and requests to it, by readings made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.listening.acts import Act
from skill.listening.encoder.reading import NAMING, Reading
from skill.listening.errands import as_errand
from skill.listening.heard import Heard
from skill.listening.one_ear import asks_the_unknown, is_only_named, lent_errand, told_to_the_encoder, with_asked
from skill.listening.said import Answer, Observation, Said
from skill.listening.when.said_time import Schedule

FROM = 0.7
"""The chance from which on the encoder is believed about what is said."""


def asked(reading, *, is_pending=False, **given):
    return with_asked(Heard(words=3, **given), reading, FROM, is_pending=is_pending)


def sure_of(topic, **more):
    return Reading(topic=topic, topic_chance=0.9, **more)


def test_a_reading_says_whether_a_subject_a_remark_or_a_request_was_heard():
    assert (sure_of("massage").subject, sure_of("massage").remark, sure_of("massage").request) == ("massage", "", "")
    assert (sure_of("chat.fear").subject, sure_of("chat.fear").remark) == ("", "fear")
    assert (sure_of("act.why").subject, sure_of("act.why").request) == ("", "why")


@pytest.mark.parametrize("chance", [0.0, 0.69])
@pytest.mark.parametrize("topic", ["massage", "chat.fear", "act.why"])
def test_who_is_not_sure_is_not_believed(topic, chance):
    assert asked(Reading(topic=topic, topic_chance=chance)) == Heard(words=3)


ASKS = {"act": "asks", "act_chance": 0.95}


def test_in_what_is_surely_a_question_the_encoder_is_believed_first():
    assert asked(sure_of("sleep", **ASKS), topics=("rest",)).topics == ("sleep",)
    assert asked(sure_of("sleep"), topics=("rest",)).topics == ("rest",)
    assert asked(Reading(topic="sleep", topic_chance=0.6, **ASKS), topics=("rest",)).topics == ("rest",)
    assert asked(sure_of("sleep", **ASKS), acts=frozenset({Act.FOLLOW_UP}), topics=("rest",)).topics == ("rest",)


def test_a_likely_request_of_which_the_encoder_is_more_than_sure_is_believed_first():
    request = Reading(topic="other_request", topic_chance=0.9, act="asks", act_chance=0.7)
    assert asked(request, topics=("exercise",)).topics == ("other_request",)
    assert asked(replace(request, topic_chance=0.75), topics=("exercise",)).topics == ("exercise",)


def test_in_a_question_less_is_enough_where_the_grammar_hears_no_subject():
    assert asked(Reading(topic="sleep", topic_chance=0.4, **ASKS)).topics == ("sleep",)
    assert asked(Reading(topic="sleep", topic_chance=0.4)).topics == ()
    assert asked(Reading(topic="sleep", topic_chance=0.3, **ASKS)).topics == ()


def test_a_follow_up_keeps_the_subject_that_the_encoder_hears_for_where_nothing_was_spoken_of():
    heard = asked(sure_of("sleep", **ASKS), acts=frozenset({Act.FOLLOW_UP}))
    assert (heard.topics, heard.or_about) == ((), "sleep")


def test_a_remark_counts_where_nothing_else_was_said():
    assert asked(sure_of("chat.fear")).chat == ("fear",)
    assert asked(sure_of("chat.fear"), chat=("greeting",)).chat == ("greeting",)  # the grammar's own stands
    assert asked(sure_of("chat.fear"), acts=frozenset({Act.REPEAT})).chat == ()
    assert asked(sure_of("chat.will_call"), acts=frozenset({Act.NEXT})).chat == ("will_call",)
    assert asked(sure_of("chat.fear"), topics=("massage",)).chat == ()


def test_an_answer_is_no_remark_where_one_is_waited_for():
    assert asked(sure_of("chat.refusing"), answer=Answer.NO, is_pending=True).chat == ()
    assert asked(sure_of("chat.refusing"), answer=Answer.NO).chat == ("refusing",)


def test_what_is_told_of_the_body_stays_beside_a_remark():
    told = (Observation("numb", Said.PRESENT),)
    heard = asked(sure_of("chat.fear"), observations=told)
    assert (heard.observations, heard.chat) == (told, ("fear",))


def test_a_request_becomes_its_act():
    assert asked(sure_of("act.why")).acts == {Act.WHY}
    assert asked(sure_of("act.why"), acts=frozenset({Act.STOP})).acts == {Act.STOP}
    assert asked(Reading(act="thanks", act_chance=0.95)).acts == {Act.THANKS}


@pytest.mark.parametrize("act", ["stop", "tells", "asks", "human"])
def test_to_stop_takes_more_than_its_kind(act):
    assert asked(Reading(act=act, act_chance=0.99)).acts == frozenset()


def errand(reading, **given):
    return lent_errand(Heard(words=3, **given), reading, FROM)


def test_an_errand_is_heard_whatever_else_the_words_name():
    reading = Reading(topic="act.timer", topic_chance=0.9, act="timer", act_chance=0.99)
    named = {"acts": frozenset({Act.HURTS}), "topics": ("heat_or_cold",), "chat": ("eating",)}
    assert errand(reading, **named) is Act.TIMER
    heard = as_errand(Heard(**named), Act.TIMER)
    assert (heard.acts, heard.lent, heard.topics, heard.chat) == ({Act.HURTS, Act.TIMER}, {Act.TIMER}, (), ())
    assert with_asked(heard, sure_of("massage", **ASKS), FROM, is_pending=False) == heard


def test_the_grammars_own_errand_stands_but_for_one_that_only_names_what_is_meant():
    wants = Reading(topic="act.cancel", topic_chance=0.9)
    assert errand(wants, acts=frozenset({Act.REMIND})) is Act.CANCEL
    assert errand(wants, acts=frozenset({Act.CHANGE})) is None
    assert errand(wants, acts=frozenset({Act.CANCEL, Act.TIMER})) is None
    assert errand(wants, acts=frozenset({Act.CANCEL_IT})) is None
    assert errand(Reading(topic="act.timer", topic_chance=0.9), acts=frozenset({Act.REMIND})) is None


def test_a_likely_errand_is_heard_where_the_grammar_points_the_same_way():
    reminds, timer = Reading(act="remind", act_chance=0.6), Reading(act="timer", act_chance=0.6)
    at_nine, long = {"schedule": Schedule(hour=9)}, {"schedule": Schedule(length=600)}
    assert errand(reminds, **at_nine) is Act.REMIND
    assert errand(reminds) is None
    assert errand(reminds, observations=(Observation("x", Said.PRESENT),), **at_nine) is None
    assert errand(Reading(act="remind", act_chance=0.4), **at_nine) is None
    assert errand(timer, **long) is Act.TIMER
    assert errand(timer, **at_nine) is None  # "set something for nine" runs for no nine minutes
    asks = Reading(topic="act.list", topic_chance=0.45)
    assert errand(asks) is Act.LIST
    assert errand(asks, topics=("ibuprofen",)) is None
    left = Reading(topic="act.time_left", topic_chance=0.6)
    assert errand(left, topics=("heat_or_cold",)) is Act.TIME_LEFT  # "how long's left on the ice"
    assert errand(asks, observations=(Observation("x", Said.PRESENT),)) is None


def test_a_request_beside_what_is_told_is_none():
    assert asked(Reading(act="thanks", act_chance=0.95), observations=(Observation("x", Said.PRESENT),)).acts == set()


@pytest.mark.parametrize("act", sorted(NAMING))
def test_a_complaint_in_a_question_or_an_errand_is_only_named(act):
    told = Observation("back_pain", Said.PRESENT)
    sure, half = Reading(act=act, act_chance=0.95), Reading(act=act, act_chance=0.6)
    hinted = Reading(act=act, act_chance=0.6, present={"back_pain": 0.02})
    also_told = Reading(act=act, act_chance=0.95, present={"back_pain": 0.9})
    assert is_only_named(told, sure, frozenset({"back_pain"}))
    assert is_only_named(told, half, frozenset({"back_pain"}))  # "that's too much, make it forty"
    assert not is_only_named(told, hinted, frozenset({"back_pain"}))
    assert not is_only_named(told, also_told, frozenset({"back_pain"}))
    assert not is_only_named(told, sure, frozenset())  # a danger is weighed by the comparator


COMPLAINTS = frozenset({"back_pain", "leg_pain"})
BELIEVED = {"back_pain": 0.8, "leg_pain": 0.8, "limp": 0.9}


def told(reading, **given):
    return [o.finding for o in told_to_the_encoder(Heard(**given), reading, BELIEVED, COMPLAINTS)]


def test_what_is_no_danger_is_told_where_the_encoder_is_sure_of_it():
    reading = Reading(present={"back_pain": 0.85, "limp": 0.85, "numb": 0.99}, act="tells", act_chance=0.9)
    assert told(reading) == ["back_pain"]  # the limp needs more, and numbness is a danger
    assert told(Reading(present={"limp": 0.95})) == ["limp"]


def test_a_complaint_opens_the_check_only_where_the_grammar_heard_none():
    reading = Reading(present={"back_pain": 0.9, "limp": 0.95})
    assert told(reading, observations=(Observation("leg_pain", Said.PRESENT),)) == ["limp"]
    assert told(reading, observations=(Observation("limp", Said.DENIED),)) == ["back_pain"]
    assert told(reading, answer=Answer.NO) == ["limp"]


@pytest.mark.parametrize("act", sorted(NAMING))
def test_what_a_question_or_a_request_names_is_not_told(act):
    assert told(Reading(present={"back_pain": 0.99, "limp": 0.99}, act=act, act_chance=0.95)) == []


def test_words_that_tell_ask_about_no_subject():
    assert asked(sure_of("worse_standing", act="tells", act_chance=0.9)).topics == ()
    assert asked(sure_of("worse_standing", act="asks", act_chance=0.6)).topics == ("worse_standing",)


def test_words_about_the_reminder_just_spoken_of_are_no_other_request():
    assert asked(sure_of("act.why"), is_pointed=True).acts == set()
    assert asked(sure_of("act.why"), schedule=Schedule(shift=-1800)).acts == set()
    assert asked(sure_of("act.why")).lent == {Act.WHY}


def test_what_is_likely_a_question_needs_the_grammar_to_hear_one_too():
    likely = {"act": "asks", "act_chance": 0.6}
    assert asked(Reading(topic="sleep", topic_chance=0.5, **likely), asks=True).topics == ("sleep",)
    assert asked(Reading(topic="sleep", topic_chance=0.5, **likely)).topics == ()
    requested = frozenset({Act.SOURCE})  # "how do you know that"
    assert asked(Reading(topic="sleep", topic_chance=0.5, **likely), asks=True, acts=requested).topics == ()


def test_a_question_within_other_words_is_believed_as_one():
    assert asked(Reading(topic="sleep", topic_chance=0.5, asks_within=True)).topics == ("sleep",)


@pytest.mark.parametrize(("act", "topics"), [(Act.SIDE, ("sleep",)), (Act.HURTS, ("sleep",)), (Act.REPEAT, ())])
def test_words_that_ask_for_nothing_leave_room_for_the_subject(act, topics):
    assert asked(sure_of("sleep"), acts=frozenset({act})).topics == topics


@pytest.mark.parametrize(("act", "is_unknown"), [(Act.RECONSIDER, True), (Act.HURTS, True), (Act.REPEAT, False)])
def test_a_question_of_which_nothing_is_understood_is_unknown(act, is_unknown):
    heard = Heard(words=3, acts=frozenset({act}))
    assert asks_the_unknown(heard, Reading(act="asks", act_chance=0.6)) is is_unknown
    assert not asks_the_unknown(heard, Reading(act="tells", act_chance=0.6))
    assert not asks_the_unknown(replace(heard, topics=("sleep",)), Reading(act="asks", act_chance=0.6))
