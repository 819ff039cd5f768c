"""What counts of an utterance, given what each ear heard: by readings made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.listening.agreement import Opinion, Verdict
from skill.listening.encoder.reading import Means, Reading
from skill.listening.hearable import Hearable, Thresholds
from skill.listening.heard import Heard
from skill.listening.said import Observation, Said, When, Whose
from skill.listening.two_ears import combined

HEARABLE = Hearable(
    dangers=frozenset({"fever", "numb", "weak", "cancer", "pregnant"}),
    complaints=frozenset({"back_pain", "leg_pain"}),
    background=frozenset({"cancer", "pregnant"}),
    states=frozenset({"pregnant"}),
    asked={"position": frozenset({"eases"})},
    foreign=frozenset({"namaste"}),
    lesser=frozenset({"tired"}),
    doubted=frozenset({"eases", "man"}),
    reassuring=frozenset({"eases"}),
)
THRESHOLDS = Thresholds(
    present=0.3,
    alone={"fever": 0.7, "numb": 0.9},
    denied=0.6,
    complaint=0.8,
    lesser=0.9,
    mentioned=0.95,
    further=0.9,
    certain=0.95,
    means=dict.fromkeys(Means, 0.6),
    topic=0.7,
)


def heard(*observations, **more):
    return Heard(observations=tuple(Observation(*o) if isinstance(o, tuple) else o for o in observations), **more)


def counted(given, reading):
    return combined(given, reading, HEARABLE, THRESHOLDS)


def said_of(name, result):
    return [o.said for o in result.observations if o.finding == name]


def test_a_danger_that_both_ears_heard_is_told():
    result = counted(heard(("fever", Said.PRESENT)), Reading(present={"fever": 0.4}))
    assert said_of("fever", result) == [Said.PRESENT]
    assert result.second.verdicts == {"fever": (Said.PRESENT, Opinion.PRESENT, Verdict.PRESENT)}


@pytest.mark.parametrize("reading", [Reading(), Reading(denied={"fever": 0.99}), Reading(present={"fever": 0.2})])
def test_a_danger_that_only_the_grammar_heard_is_in_doubt(reading):
    result = counted(heard(("fever", Said.PRESENT)), reading)
    assert said_of("fever", result) == [Said.UNSURE]
    assert result.suspected == ""


def test_a_mere_mention_that_the_encoder_hears_denied_is_passed_over():
    mention = Observation("fever", Said.UNSURE, is_mentioned=True)
    assert counted(heard(mention), Reading(denied={"fever": 0.9})).observations == ()


def test_a_danger_that_only_the_encoder_heard_is_suspected():
    result = counted(heard(), Reading(present={"fever": 0.75, "numb": 0.8}))
    assert result.suspected == "fever"  # numbness needs more
    assert result.observations == ()


def test_of_several_the_likeliest_is_suspected():
    assert counted(heard(), Reading(present={"fever": 0.75, "numb": 0.95})).suspected == "numb"


def test_a_danger_without_a_threshold_of_its_own_is_never_suspected():
    assert counted(heard(), Reading(present={"weak": 0.99})).suspected == ""


def test_a_no_that_the_encoder_hears_as_a_yes_is_in_doubt():
    result = counted(heard(("numb", Said.DENIED)), Reading(present={"numb": 0.9}))
    assert said_of("numb", result) == [Said.UNSURE]


def test_a_no_that_only_the_grammar_heard_is_none():
    assert counted(heard(("numb", Said.DENIED)), Reading()).observations == ()


def test_a_no_that_both_ears_heard_stays():
    result = counted(heard(("numb", Said.DENIED)), Reading(denied={"numb": 0.9}))
    assert said_of("numb", result) == [Said.DENIED]


def test_what_is_over_stays_so_unless_the_encoder_hears_it_now():
    past = Observation("fever", Said.PRESENT, when=When.PAST)
    assert counted(heard(past), Reading()).observations == (past,)
    assert counted(heard(past), Reading(present={"fever": 0.9})).suspected == "fever"


@pytest.mark.parametrize("reading", [Reading(present={"numb": 0.02}), Reading(denied={"numb": 0.5})])
def test_a_mention_counts_if_the_encoder_hears_a_hint_of_it(reading):
    mention = Observation("numb", Said.UNSURE, is_mentioned=True)
    assert said_of("numb", counted(heard(mention), reading)) == [Said.UNSURE]
    result = counted(heard(mention), Reading(present={"fever": 0.9}, act="tells"))
    assert said_of("numb", result) == []
    assert "numb" not in result.second.verdicts


def test_a_mention_of_what_the_encoder_is_all_but_certain_of_is_told():
    mention = Observation("numb", Said.UNSURE, is_mentioned=True)
    assert said_of("numb", counted(heard(mention), Reading(present={"numb": 0.96}))) == [Said.PRESENT]
    assert said_of("numb", counted(heard(mention), Reading(present={"numb": 0.94}))) == [Said.UNSURE]
    in_doubt = Observation("numb", Said.UNSURE)  # told, and put in doubt by the words around it
    assert said_of("numb", counted(heard(in_doubt), Reading(present={"numb": 0.99}))) == [Said.UNSURE]
    asked = Reading(present={"numb": 0.99}, act="asks", act_chance=0.95)
    assert said_of("numb", counted(heard(mention), asked)) == [Said.UNSURE]


def test_where_the_encoder_read_nothing_a_mention_is_asked_about():
    mention = Observation("weak", Said.UNSURE, is_mentioned=True)
    assert said_of("weak", counted(heard(mention), Reading())) == [Said.UNSURE]
    assert said_of("weak", counted(heard(mention), Reading(act="tells"))) == []


def test_what_reassures_amid_many_words_takes_both_ears():
    eases = Observation("eases", Said.PRESENT)
    for chance, words, counts in ((0.4, 11, ()), (0.5, 11, (eases,)), (0.02, 10, (eases,)), (0.0, 10, ())):
        reading = Reading(act="tells", present={"eases": chance} if chance else {})
        assert counted(heard(eases, words=words), reading).observations == counts
    assert counted(heard(eases, words=11), Reading()).observations == (eases,)


def test_a_hint_of_it_is_enough_where_it_is_asked_about():
    eases = Observation("eases", Said.PRESENT)
    for chance, counts in ((0.02, (eases,)), (0.0, ())):
        reading = Reading(act="answers", present={"eases": chance} if chance else {})
        assert combined(heard(eases), reading, HEARABLE, THRESHOLDS, "position").observations == counts


def test_a_lesser_trouble_without_a_hint_is_passed_over_in_many_words():
    tired = Observation("tired", Said.PRESENT)  # "the seat's been knackered for years"
    for chance, words, counts in ((0.2, 11, ()), (0.3, 11, (tired,)), (0.2, 10, (tired,))):
        reading = Reading(act="tells", present={"tired": chance})
        assert counted(heard(tired, words=words), reading).observations == counts


def test_a_pregnancy_without_a_hint_is_asked_about_and_an_illness_counts():
    pregnant = heard(("pregnant", Said.PRESENT))  # "I'm carrying on as normal"
    assert said_of("pregnant", counted(pregnant, Reading(act="tells"))) == [Said.UNSURE]
    assert said_of("pregnant", counted(pregnant, Reading(act="tells", present={"pregnant": 0.1}))) == [Said.PRESENT]
    assert said_of("cancer", counted(heard(("cancer", Said.PRESENT)), Reading(act="tells"))) == [Said.PRESENT]


def test_a_state_may_follow_from_a_danger_that_is_told():
    told = heard(("pregnant", Said.PRESENT))
    assert said_of("pregnant", counted(told, Reading(act="tells", present={"fever": 0.9}))) == [Said.PRESENT]


def test_who_somebody_is_needs_no_more_than_a_hint():
    man = heard(("man", Said.PRESENT))
    assert said_of("man", counted(man, Reading(act="tells", present={"man": 0.19}))) == [Said.PRESENT]
    assert said_of("man", counted(man, Reading(act="tells"))) == []


def test_a_greeting_in_another_language_does_not_stop_the_second_ear():
    reading = Reading(present={"fever": 0.9})
    greeted = heard(("back_pain", Said.PRESENT), chat=("namaste",))
    assert counted(greeted, reading).suspected == "fever"
    assert counted(heard(chat=("namaste",)), reading).suspected == ""


def test_some_complaint_is_told_where_two_are_likely():
    reading = Reading(act="tells", act_chance=1.0, present={"back_pain": 0.7, "leg_pain": 0.6})
    assert [o.finding for o in counted(heard(), reading).observations] == ["back_pain"]
    assert counted(heard(), replace(reading, act="asks")).observations == ()
    assert counted(heard(), replace(reading, present={"back_pain": 0.7})).observations == ()


def test_a_complaint_that_the_grammar_doubts_is_told_where_the_encoder_is_sure():
    doubted = heard(("back_pain", Said.UNSURE))
    assert Said.PRESENT in said_of("back_pain", counted(doubted, Reading(present={"back_pain": 0.9})))
    assert said_of("back_pain", counted(doubted, Reading(present={"back_pain": 0.7}))) == [Said.UNSURE]


def test_what_is_told_or_guessed_is_no_mention():
    for told in (Observation("numb", Said.PRESENT), Observation("numb", Said.PRESENT, is_guessed=True)):
        assert said_of("numb", counted(heard(told), Reading())) == [Said.UNSURE]


def test_somebody_elses_danger_needs_both_ears_too():
    theirs = Observation("fever", Said.PRESENT, whose=Whose.OTHER)
    (result,) = counted(heard(theirs), Reading()).observations
    assert (result.said, result.whose) == (Said.UNSURE, Whose.OTHER)


def test_one_ear_is_enough_for_a_complaint_and_it_is_told_once():
    reading = Reading(present={"back_pain": 0.9})
    assert said_of("back_pain", counted(heard(), reading)) == [Said.PRESENT]
    assert said_of("back_pain", counted(heard(("back_pain", Said.DENIED)), reading)) == [Said.DENIED]


def test_a_finding_that_is_no_danger_is_the_grammars():
    assert said_of("man", counted(heard(("man", Said.PRESENT)), Reading())) == [Said.PRESENT]


@pytest.mark.parametrize(
    ("means", "expected"),
    [
        ({}, None),
        ({Means.YES: 0.5, Means.PARTLY: 0.2, Means.NO: 0.3}, Means.YES),  # a yes and a half yes count together
        ({Means.YES: 0.5, Means.PARTLY: 0.05, Means.NO: 0.45}, None),
        ({Means.YES: 0.1, Means.PARTLY: 0.1, Means.NO: 0.8}, Means.NO),
    ],
)
def test_what_a_reply_means_counts_only_if_it_is_sure(means, expected):
    assert counted(heard(), Reading(means=means)).second.means is expected


def test_a_subject_that_the_encoder_hears_is_asked_about_unless_something_else_was():
    reading = Reading(topic="massage", topic_chance=0.9)
    assert counted(heard(), reading).topics == ("massage",)
    assert counted(heard(topics=("yoga",)), reading).topics == ("yoga",)
    assert counted(heard(), Reading(topic="massage", topic_chance=0.5)).topics == ()


def test_a_danger_is_in_doubt_where_the_encoder_hears_what_reassures_about_it():
    hearable = replace(HEARABLE, held_by={"fever": frozenset({"eases"})})
    both = {"fever": 0.9, "eases": 0.99}
    for reassured, expected in ((0.75, Said.UNSURE), (0.6, Said.PRESENT)):
        reading = Reading(present=both | {"eases": reassured}, act="tells")
        result = combined(heard(("fever", Said.PRESENT)), reading, hearable, THRESHOLDS)
        assert said_of("fever", result) == [expected]


def test_a_danger_heard_of_an_animal_is_asked_about_where_the_encoder_is_all_but_certain_of_it():
    animals = Observation("weak", Said.PRESENT, whose=Whose.ANIMAL)
    (asked,) = counted(heard(animals), Reading(present={"weak": 0.97}, act="tells")).observations
    assert (asked.said, asked.whose) == (Said.UNSURE, Whose.SELF)
    (left,) = counted(heard(animals), Reading(present={"weak": 0.9}, act="tells")).observations
    assert left.whose is Whose.ANIMAL


def test_what_a_question_only_names_needs_a_hint_to_the_encoder():
    named = Observation("fever", Said.UNSURE)
    question = Reading(act="asks", act_chance=0.95)
    assert counted(heard(named), question).observations == ()
    assert said_of("fever", counted(heard(named), replace(question, present={"fever": 0.05}))) == [Said.UNSURE]
    assert said_of("fever", counted(heard(named), Reading(act="tells"))) == [Said.UNSURE]


@pytest.mark.parametrize(("means", "expected"), [(Means.UNSURE, Said.UNSURE), (Means.YES, Said.PRESENT)])
def test_what_a_reply_doubts_is_asked_about_again(means, expected):
    """ "Haven't been since this morning, so no idea", asked about peeing."""
    hearable = replace(HEARABLE, asked={"question": frozenset({"fever"})})
    reading = Reading(present={"fever": 0.9}, act="answers", means=dict.fromkeys(Means, 0.0) | {means: 0.99})
    result = combined(heard(("fever", Said.PRESENT)), reading, hearable, THRESHOLDS, "question")
    assert said_of("fever", result) == [expected]


@pytest.mark.parametrize(("chance", "said"), [(0.5, Said.UNSURE), (0.95, Said.PRESENT)])
def test_what_is_told_by_words_that_mean_a_no_is_in_doubt_unless_it_is_all_but_sure(chance, said):
    hearable = replace(HEARABLE, asked={"feverish": frozenset({"fever"})})
    reading = Reading(present={"fever": chance}, means={Means.NO: 0.99, Means.YES: 0.01}, act="answers")
    result = combined(heard(("fever", Said.PRESENT)), reading, hearable, THRESHOLDS, "feverish")
    assert said_of("fever", result) == [said]


def test_a_yes_to_the_question_is_no_hearing_of_what_is_heard_denied():
    hearable = replace(HEARABLE, asked={"numbness": frozenset({"numb"})})
    reading = Reading(denied={"numb": 0.9}, means=dict.fromkeys(Means, 0.0) | {Means.YES: 0.9}, act="answers")
    result = combined(heard(("numb", Said.PRESENT)), reading, hearable, THRESHOLDS, "numbness")
    assert said_of("numb", result) == [Said.UNSURE]
    assert result.second.hears_denied(["numb"])


def test_a_danger_that_no_question_is_about_takes_a_hint_of_both_ears():
    """Nobody can be asked about it, and a doubt alone would send them to a doctor ("fit as a fiddle")."""
    swollen = heard(("fever", Said.PRESENT))
    hearable = replace(HEARABLE, without_question=frozenset({"fever"}))
    for chance, counts in ((0.05, []), (0.15, [Said.UNSURE]), (0.9, [Said.PRESENT])):
        reading = Reading(act="tells", present={"fever": chance})
        assert said_of("fever", combined(swollen, reading, hearable, THRESHOLDS)) == counts
        assert said_of("fever", counted(swollen, reading)) == [Said.PRESENT if chance == 0.9 else Said.UNSURE]


def test_a_further_danger_is_told_beside_one_that_both_heard_where_the_encoder_is_all_but_certain():
    other = Observation("fever", Said.PRESENT, Whose.OTHER)
    result = counted(heard(other), Reading(present={"fever": 0.9, "numb": 0.95, "weak": 0.85}))
    assert [(o.finding, o.said, o.whose) for o in result.observations] == [
        ("fever", Said.PRESENT, Whose.OTHER),
        ("numb", Said.PRESENT, Whose.OTHER),
    ]


@pytest.mark.parametrize(
    "told",
    [
        Observation("fever", Said.UNSURE),
        Observation("fever", Said.PRESENT, when=When.PAST),
        Observation("fever", Said.PRESENT, Whose.ANIMAL),
        Observation("cancer", Said.PRESENT),
    ],
)
def test_what_is_not_told_of_the_moment_bears_no_other_danger_out(told):
    result = counted(heard(told), Reading(present={told.finding: 0.9, "numb": 0.95}))
    assert Said.PRESENT not in said_of("numb", result)


def test_a_question_tells_no_further_danger():
    asking = Reading(present={"fever": 0.9, "numb": 0.95}, act="asks", act_chance=0.99)
    assert Said.PRESENT not in said_of("numb", counted(heard(("fever", Said.PRESENT)), asking))


def test_a_complaint_that_is_only_named_in_a_reply_is_not_told():
    named = heard(("leg_pain", Said.PRESENT))
    for question, expected in (("position", []), ("", [Said.PRESENT])):
        result = combined(named, Reading(present={"back_pain": 0.2}, act="tells"), HEARABLE, THRESHOLDS, question)
        assert said_of("leg_pain", result) == expected


def test_a_state_that_the_encoder_hears_denied_is_in_doubt():
    result = counted(heard(("pregnant", Said.PRESENT)), Reading(present={"pregnant": 0.2}, denied={"pregnant": 0.9}))
    assert said_of("pregnant", result) == [Said.UNSURE]
