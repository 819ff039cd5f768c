"""Yes, no and everything between."""

from __future__ import annotations

import pytest

from skill.listening.acts import Act
from skill.listening.grammar.told_measures import AGE
from skill.listening.listen import listen
from skill.listening.said import Answer, Said, Whose

REPLIES = {
    Answer.ASSENT: ["okay", "sure", "mm hmm", "uh huh", "Alright.", "go on"],
    Answer.YES: ["yes", "yeah", "Yes, I do.", "yep definitely", "afraid so", "um, yes"],
    Answer.PARTLY: [
        "a bit",
        "sort of",
        "only a little when I cough",
        "sometimes",
        "yeah a little",
        "no, well, a bit",
        "not really but a bit",
    ],
    Answer.NO: ["no", "nope", "no, none of those", "not at all", "well, no", "No I don't", "nothing like that"],
    Answer.HEDGED_NO: ["not really", "I don't think so", "not particularly", "know", "not as far as I know"],
    Answer.UNSURE: [
        "I don't know",
        "kind of I guess",
        "maybe a little",
        "not sure",
        "no idea",
        "hard to say",
        "I haven't checked",
        "dunno",
        "I'm not certain",
    ],
}


@pytest.mark.parametrize(("answer", "reply"), [(a, r) for a, replies in REPLIES.items() for r in replies])
def test_a_reply_is_read_as(answer, reply, lexicon):
    assert listen(reply, lexicon).answer is answer


@pytest.mark.parametrize("reply", ["no feeling down there", "no control over my bladder", "no strength in my leg"])
def test_a_no_that_belongs_to_a_symptom_is_no_answer(reply, lexicon):
    heard = listen(reply, lexicon)
    assert heard.answer is None
    assert heard.observations


@pytest.mark.parametrize(
    "reply", ["nothing like that i feel great", "none of those my legs are fine", "neither of those"]
)
def test_a_no_to_all_that_was_asked_may_run_on(reply, lexicon):
    assert listen(reply, lexicon).answer is Answer.NO


@pytest.mark.parametrize("reply", ["nothing helps", "none of those pills work", "nothing i do makes it easier"])
def test_a_nothing_that_belongs_to_more_is_no_answer(reply, lexicon):
    assert listen(reply, lexicon).answer is None


AGES = {
    "forty one not expecting": 41,
    "i'm a man of thirty five so none of that": 35,
    "i'll be seventy two in march": 72,
    "sixty years old": 60,
    "thirty weeks": None,
    "eleven out of ten": None,
    "not over sixty": None,
    "twenty years ago": None,
}


@pytest.mark.parametrize(("reply", "age"), AGES.items())
def test_a_number_in_a_reply_about_age(reply, age, lexicon):
    heard = listen(reply, lexicon, frozenset({AGE}))
    assert [measure.value for measure in heard.measures if measure.name == "age"] == ([age] if age else [])


@pytest.mark.parametrize(
    ("reply", "whose"),
    [
        ("eighty", None),
        ("i'm fifty four", Whose.SELF),
        ("she's eighty one", Whose.OTHER),
        ("my eldest is fourteen", Whose.OTHER),
    ],
)
def test_whose_age_a_reply_tells(reply, whose, lexicon):
    assert [measure.whose for measure in listen(reply, lexicon, frozenset({AGE})).measures] == [whose]


@pytest.mark.parametrize("reply", ["can't feel a thing", "is a bit tingly", "does feel numb"])
def test_a_reply_without_its_subject_is_of_what_was_asked(reply, lexicon):
    told = {o.finding: o.said for o in listen(reply, lexicon, frozenset({"saddle"})).observations}
    assert told["saddle_numbness"] is Said.PRESENT


def test_a_question_is_of_its_own_subject(lexicon):
    assert not listen("what about a new mattress", lexicon, frozenset({"urinate", "toilet", "poo"})).observations


def test_an_answer_after_a_correction_counts(lexicon):
    assert listen("sorry no, i meant yes", lexicon).answer is Answer.YES


@pytest.mark.parametrize(
    "said",
    ["hang on", "the phone's ringing", "somebody's at the door", "just a sec", "two secs, the kettle's boiling"],
)
def test_an_interruption_is_a_pause_and_no_answer(said, lexicon):
    heard = listen(said, lexicon)
    assert heard.answer is None
    assert Act.PAUSE in heard.acts


@pytest.mark.parametrize("said", ["i have to hold on to the wall", "i'm hanging on to the table"])
def test_holding_on_to_something_is_no_pause(said, lexicon):
    assert Act.PAUSE not in listen(said, lexicon).acts


@pytest.mark.parametrize("said", ["what was the question", "what did you ask me"])
def test_asking_for_the_question_asks_to_repeat_it(said, lexicon):
    assert Act.REPEAT in listen(said, lexicon).acts


@pytest.mark.parametrize(
    ("said", "is_qualified"), [("no, both", True), ("no the left one", True), ("no both are fine", False)]
)
def test_a_no_with_another_choice_is_no_clean_no(said, is_qualified, lexicon):
    heard = listen(said, lexicon)
    assert heard.answer is Answer.NO
    assert heard.is_qualified is is_qualified
