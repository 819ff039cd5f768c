"""What only surrounds an answer: the question that a carer puts to the patient, and "I told you"."""

from __future__ import annotations

import pytest

from skill.listening.grammar.relaying import passed_on, without_reproach

PASSED_ON = {
    "mum do you feel funny down below no she says": "no",
    "i'll ask him any numbness there he says not at all": "not at all",
    "is it getting worse dear she says it is about the same": "it is about the same",
    "ken any cancer or thin bones no just the blood pressure tablet he says": "no just the blood pressure tablet",
    "mary any chest pain no she says she is right as rain": "no she is right as rain",
}
KEPT = ["she says her leg is numb", "the doctor asked if it was numb and she said no", "do you mean now", "no"]

ONCE_MORE = {
    "no i told you twice": "no",
    "no i said none of that": "no none of that",
    "only the left one i told you": "only the left one",
    "i have already told you both are sore": "both are sore",
}
NO_REPROACH = ["no i said lower back", "what have i told you", "i told you", "i told the doctor no"]


@pytest.mark.parametrize(("said", "answer"), PASSED_ON.items())
def test_a_question_put_to_the_patient_tells_nothing(lexicon, said, answer):
    assert " ".join(passed_on(said.split(), lexicon)) == answer


@pytest.mark.parametrize("said", KEPT)
def test_other_words_are_kept(lexicon, said):
    assert passed_on(said.split(), lexicon) == said.split()


@pytest.mark.parametrize(("said", "answer"), ONCE_MORE.items())
def test_what_was_told_before_is_told_again(lexicon, said, answer):
    assert " ".join(without_reproach(said.split(), lexicon)) == answer


@pytest.mark.parametrize("said", NO_REPROACH)
def test_what_corrects_or_asks_is_kept(lexicon, said):
    assert without_reproach(said.split(), lexicon) == said.split()


IN_PART = {
    "dad any chest pain he says no": "no chest pain",
    "ken any cancer or thin bones no just a tablet he says": "no cancer or thin bones just a tablet",
    "any of that mum she says none of it": "none of it",
}
LEFT = ["mum are you breathing alright no she says", "any chest pain dad he says yes"]


@pytest.mark.parametrize(("said", "answer"), IN_PART.items())
def test_of_several_things_a_no_is_to_what_the_patient_was_asked(lexicon, said, answer):
    assert " ".join(passed_on(said.split(), lexicon, is_joint=True)) == answer


@pytest.mark.parametrize("said", LEFT)
def test_where_that_is_not_plain_the_words_are_left(lexicon, said):
    assert passed_on(said.split(), lexicon, is_joint=True) == said.split()


def test_a_carer_is_understood(talk):
    talk.say("it's for my mum her lower back hurts")
    talk.say("any chest pain mum she says no")
    assert talk.pending == "heart_and_lungs"
    talk.say("no")
    talk.say("mum any numbness down there no she says")
    assert "saddle" in talk.conversation.asked
