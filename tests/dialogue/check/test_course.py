"""Manners at any question and any offer: the place is kept, nothing is begun, denied or warned of, or said thrice."""

from __future__ import annotations

import pytest

from skill.dialogue.state.user_act import ActKind
from skill.triage.status import Status

KEEPS = [
    "thanks",
    "how are you",
    "hello",
    "what can you do",
    "tell me a joke",
    "oh for fuck's sake",
    "i'm scared",
    "i'm crying",
    "i'm so angry",
    "call nine one one",
    "get help",
    "slower please",
    "speak up",
    "how many more",
    "what do you mean",
    "what have i told you",
    "say that again",
    "why",
    "hang on",
    "j'ai mal au dos",
    "ich habe schmerzen",
    "mi fa male la schiena",
    "minhas costas",
    "mujhe madad chahiye",
]
OPENS = ["skip this one", "i'd rather not say", "come back to that", "ask me later"]
"""What leaves the pending question, and answers it with nothing."""

PLACES = {
    "opening": [],
    "heart_and_lungs": ["my lower back hurts"],
    "saddle": ["my lower back hurts", "no"],
    "history": ["i'm a man of forty and i strained my back lifting", *["no"] * 5],
    "which_history": ["i'm a man of forty and i strained my back lifting", *["no"] * 5, "yes"],
}


def at(talk, place):
    talk.say("", ActKind.LAUNCH)
    for said in PLACES[place]:
        talk.say(said)
    assert talk.pending == place


def denied(talk):
    return {name for name, status in talk.conversation.findings.items() if status is Status.DENIED}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("said", KEEPS)
def test_the_place_is_kept_and_nothing_is_said_three_times(talk, place, said):
    at(talk, place)
    before = talk.conversation.findings
    texts = []
    for _ in range(4):
        talk.say(said)
        assert talk.turn.reply.question is not None
        assert talk.pending == place
        assert talk.conversation.findings == before
        texts.append(talk.spoken)
    assert not any(first == second == third for first, second, third in zip(texts, texts[1:], texts[2:], strict=False))


@pytest.mark.parametrize("place", [place for place in PLACES if place != "opening"])
@pytest.mark.parametrize("said", OPENS)
def test_what_is_left_open_or_put_off_is_never_denied(talk, place, said):
    at(talk, place)
    before = denied(talk)
    talk.say(said)
    assert talk.pending != place or "reask.the_only_one" in talk.keys
    assert denied(talk) == before


def test_what_is_put_off_comes_back_before_the_advice(talk):
    at(talk, "heart_and_lungs")
    talk.say("can we come back to that")
    while not talk.conversation.concluded:
        talk.say("forty" if talk.pending == "how_old" else "no")
    assert talk.conversation.asked[-1] == "heart_and_lungs"


def test_what_is_put_off_twice_is_left_open(talk):
    at(talk, "heart_and_lungs")
    for _ in range(40):
        talk.say("come back to that")
        if talk.conversation.concluded:
            break
    assert talk.conversation.concluded
    assert not denied(talk) & talk.knowledge.content.questions["heart_and_lungs"].asks_about


def test_as_many_questions_are_left_as_are_then_asked(talk):
    at(talk, "saddle")
    talk.say("how many more questions")
    (count,) = [dict(line.values)["count"] for line in talk.turn.reply.statements if line.key == "check.some_left"]
    asked = 0
    while not talk.conversation.concluded:
        talk.say("forty" if talk.pending == "how_old" else "no")
        asked += 1
    assert asked == count


def test_going_back_takes_the_last_answer_back(talk):
    at(talk, "saddle")
    talk.say("go back")
    assert talk.pending == "heart_and_lungs"
    assert "chest_pain" not in talk.conversation.findings
    talk.say("go back")
    assert talk.keys[0] == "reask.nothing_before"


def test_slowly_is_spoken_slowly_from_then_on(talk):
    at(talk, "heart_and_lungs")
    talk.say("can you speak more slowly")
    assert talk.turn.reply.slowly
    talk.say("no")
    assert talk.turn.reply.slowly


@pytest.mark.parametrize("said", ["thanks", "thank you very much", "no thanks", "that's all", "cheers"])
@pytest.mark.parametrize("asked", ["what is sciatica", "what helps back pain"])
def test_thanks_lets_go(talk, asked, said):
    talk.say(asked)
    talk.say(said)
    assert talk.turn.reply.question is None
    assert "goodbye" in talk.keys


@pytest.mark.parametrize(
    "said", ["okay", "great", "i see", "how are you", "tell me a joke", "one more question", "mm hmm"]
)
def test_nothing_but_a_yes_or_a_symptom_begins_the_check(talk, said):
    talk.say("what is sciatica")
    for _ in range(3):
        talk.say(said)
        assert talk.pending not in talk.knowledge.content.questions
        if talk.turn.reply.question is None:
            break


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("what do you mean", "question.heart_and_lungs.means"),
        ("what is a tearing pain", "question.heart_and_lungs.means"),
        ("i don't know this word faint", "question.heart_and_lungs.means"),
        ("what counts as a fever", "topic.fever_number.about"),
    ],
)
def test_a_word_of_a_question_is_explained(talk, said, means):
    at(talk, "heart_and_lungs")
    talk.say(said)
    assert means in talk.keys
    assert talk.pending == "heart_and_lungs"
    assert not denied(talk)


def test_once_a_part_is_denied_the_rest_is_asked_by_name(talk):
    at(talk, "heart_and_lungs")
    talk.say("no chest pain")
    assert talk.keys[-1] == "question.rest"
    assert "chest pain?" not in talk.spoken
    talk.say("no")
    assert "tearing" in denied(talk)


def test_slower_is_more_than_to_repeat_it(talk):
    talk.say("my back hurts")
    talk.say("pardon, slower please")
    assert talk.turn.reply.slowly
    assert talk.keys[0] == "talk.slower"
