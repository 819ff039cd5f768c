"""Both ears at once, over the real vocabulary and the real encoder."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.listening.agreement import Verdict
from skill.listening.encoder.reading import Means, Reading
from skill.listening.said import Answer, Said, Whose


class Deaf:
    """Stands where the encoder stands, and must not be asked."""

    def read(self, text, question="", parts=()):
        raise AssertionError(f"the encoder was asked about {text!r}")


@pytest.mark.parametrize("said", ["yes", "no", "not at all", "yeah", "nope", "no thanks", "", "..."])
def test_a_bare_answer_needs_no_second_ear(said, listener):
    replace(listener, encoder=Deaf()).listen(said, question="fever")


def test_anything_else_is_heard_by_both(listener):
    with pytest.raises(AssertionError, match="was asked"):
        replace(listener, encoder=Deaf()).listen("no but my legs are numb", question="fever")


def test_what_both_hear_counts_and_says_so(listener):
    heard = listener.listen("no fever but i can't feel my bum")
    assert {(o.finding, o.said) for o in heard.observations} >= {
        ("saddle_numbness", Said.PRESENT),
        ("fever", Said.DENIED),
    }
    assert heard.second.verdicts["saddle_numbness"][-1] is Verdict.PRESENT
    assert heard.second.verdicts["fever"][-1] is Verdict.DENIED


class Certain:
    """Stands where the encoder stands, and hears one danger told."""

    def __init__(self, chance, name="light_hurts_eyes"):
        self.reading = Reading(present={name: chance}, act="tells", act_chance=1.0)

    def read(self, text, question="", parts=()):
        return self.reading


def verdict(listener, chance, said):
    heard = replace(listener, encoder=Certain(chance)).listen(said)
    return heard.second.verdicts["light_hurts_eyes"][-1]


def test_a_part_heard_by_the_grammar_is_enough_where_the_encoder_is_all_but_certain(listener):
    certain = listener.thresholds.mentioned
    assert verdict(listener, certain, "my eyes water at the lamp") is Verdict.PRESENT
    assert verdict(listener, certain - 0.01, "my eyes water at the lamp") is Verdict.ASK


@pytest.mark.parametrize("said", ["the table is of oak", "if my eyes hate the lamp", "my mate's eyes hate the lamp"])
def test_nothing_heard_by_the_grammar_or_nothing_told_of_the_patient_is_not(listener, said):
    heard = replace(listener, encoder=Certain(1.0)).listen(said)
    told = [o for o in heard.observations if o.finding == "light_hurts_eyes"]
    assert not any(o.said is Said.PRESENT and o.whose is Whose.SELF for o in told)


def test_words_that_go_back_to_another_matter_borrow_nothing_from_the_question(listener):
    focus = frozenset({"urinate", "bowel"})
    told = {o.finding for o in listener.listen("actually about that numbness thing", focus).observations}
    assert not told & {"bladder_retention", "bowel_control"}


@pytest.mark.parametrize("said", ["yeah low down on the left", "yes across my shoulders", "yes my knee"])
def test_a_yes_that_goes_on_about_another_place_turns_away(listener, said):
    assert listener.listen(said, question="heart_and_lungs").turns_away


@pytest.mark.parametrize(
    ("said", "question"), [("yes in my chest", "heart_and_lungs"), ("yes the left one", "legs_and_walking")]
)
def test_a_yes_that_goes_on_about_the_place_of_the_question_does_not(listener, said, question):
    assert not listener.listen(said, question=question).turns_away


def test_a_no_before_a_question_of_the_persons_is_a_no_and_a_question(listener):
    heard = listener.listen("no what helps sciatica", question="saddle")
    assert heard.answer is Answer.NO
    assert heard.second.means is Means.NO
    assert heard.topics


@pytest.mark.parametrize("said", ["what is it no", "yes what is it"])
def test_no_other_words_before_a_question_are(said, listener):
    assert listener.listen(said, question="saddle").second.means is not Means.NO


def test_it_means_no_thing_to_be_reminded_of_by_the_verb_that_moves_it(listener):
    assert listener.listen("move it to half past eleven").choices == frozenset()
    assert listener.listen("move my walk to half past eleven").choices == {"walk"}


def test_a_no_before_a_question_is_judged_as_any_other(listener):
    """A no amid other words is none to what was asked because the words sounded like it."""
    heard = listener.listen("no pet can i take an aspirin", question="check_severe")
    assert heard.doubts_no


class Fixed:
    """Stands where the encoder stands: a reading for each utterance, and none for any other."""

    def __init__(self, **readings):
        self.readings = readings

    def read(self, text, question="", parts=()):
        return self.readings.get("whole" if text.startswith("it") else "apart", Reading())


ASKED = Reading(act="asks", act_chance=0.95, topic="sleep_in_chair", topic_chance=0.7)
TOLD = Reading(act="tells", act_chance=0.6)


@pytest.mark.parametrize(
    ("whole", "chance", "topics"),
    [
        (replace(TOLD, topic="sleep_in_chair", topic_chance=0.3), 0.7, ("sleep_in_chair",)),
        (TOLD, 0.95, ("sleep_in_chair",)),
        (TOLD, 0.7, ()),
        (replace(TOLD, topic="hereditary", topic_chance=0.3), 0.95, ()),
        (replace(TOLD, topic="act.timer", topic_chance=0.3), 0.95, ()),
    ],
)
def test_a_question_after_something_else_is_read_apart(listener, whole, chance, topics):
    encoder = Fixed(whole=whole, apart=replace(ASKED, topic_chance=chance))
    heard = replace(listener, encoder=encoder).listen("it creaks a lot can i stay in there overnight")
    assert heard.topics == topics


@pytest.mark.parametrize(
    ("said", "language"),
    [("gracias", "spanish"), ("merci beaucoup", "french"), ("danke", "german"), ("grazie mille", "italian"),
     ("obrigada", "portuguese"), ("dhanyavaad", "hindi")],
)  # fmt: skip
def test_thanks_in_another_language_are_of_that_language(listener, said, language):
    assert listener.listen(said, question="saddle").chat == (language,)
