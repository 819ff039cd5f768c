"""A speech of any length is listened to whole, in a time that grows as it does."""

from __future__ import annotations

import time

import pytest

from skill.listening.listen import listen
from skill.listening.normalise import LONGEST, pieces_of
from skill.listening.said import Answer, Said

TALK = "and then i went to the shop with my friend and we bought some bread and milk "
SENTENCES = "I went to the shop with my friend. We bought some bread and milk. Then we went home. "


def statuses(listener, text):
    return {o.finding: o.said for o in listener.listen(text).observations}


@pytest.mark.parametrize("filler", [TALK, SENTENCES])
@pytest.mark.parametrize("before", [0, 5, 6, 7, 8, 13, 30, 45])
def test_a_danger_is_heard_wherever_it_stands(listener, filler, before):
    for danger, finding in (("i have chest pain ", "chest_pain"), ("i can't feel my bum ", "saddle_numbness")):
        heard = statuses(listener, filler * before + danger + filler * 40)
        assert heard.get(finding) in (Said.PRESENT, Said.UNSURE)  # of a cut sentence, an ear may be less sure


@pytest.mark.parametrize("words", range(90, 131, 4))
def test_no_cut_makes_a_danger_of_a_no(listener, words):
    start = (SENTENCES * 10).split()[:words]
    heard = statuses(listener, " ".join([*start, ". I have no chest pain and no fever.", SENTENCES * 20]))
    assert Said.PRESENT not in heard.values()


def test_what_one_piece_tells_no_other_denies(listener, lexicon):
    text = f"i have chest pain {TALK * 20} no chest pain"
    assert {o.said for o in listen(text, lexicon).observations} == {Said.PRESENT}
    assert statuses(listener, text)["chest_pain"] is not Said.DENIED  # the second ear hears both, so it is asked


def test_an_answer_at_the_start_is_an_answer_that_says_more(listener):
    heard = listener.listen(f"no {TALK * 20}")
    assert heard.answer is Answer.NO
    assert heard.says_more
    assert not heard.is_bare


@pytest.mark.parametrize("count", [1, LONGEST, LONGEST + 1, 500, 900])
@pytest.mark.parametrize("stop", ["", ".", "?", ","])
def test_pieces_hold_all_that_was_said(count, stop):
    said = [f"word{number}{stop if number % 7 == 0 else ''}" for number in range(count)]
    pieces = pieces_of(" ".join(said))
    assert set(" ".join(pieces).split()) | {stop} >= set(said) - {word for word in said if word.endswith(",")}
    assert all(len(piece.split()) <= LONGEST for piece in pieces)


def test_what_is_said_often_is_understood_once(listener):
    assert statuses(listener, "x " * 50_000 + "i have chest pain")["chest_pain"] is Said.PRESENT


def test_what_nobody_says_in_one_turn_is_not_understood_at_all(listener):
    """Rather than in part: the person hears that it was not understood, and nothing in it counts as denied."""
    heard = listener.listen(f"no chest pain {' '.join(f'word{number}' for number in range(10_000))} yes")
    assert (heard.words, heard.observations, heard.answer) == (0, (), None)


def test_no_speech_takes_longer_than_alexa_waits(listener):
    begun = time.process_time()
    listener.listen(" ".join(f"my back hurts {number} and i am not sure" for number in range(100_000 // 40)))
    listener.listen(" ".join(f"my back hurts {number} and i am not sure" for number in range(200)))
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    "word", ["x ", "no ", "not ", "pain ", "my back hurts and ", "if it ", "my mum ", "two days ago ", ". ", "at six "]
)
def test_twice_the_words_take_about_twice_the_time(lexicon, word):
    def seconds(times):
        begun = time.process_time()
        listen(word * times, lexicon)
        return time.process_time() - begun

    few, many = 800 // len(word.split()), 3200 // len(word.split())
    seconds(few)
    assert seconds(many) < 8 * min(seconds(few), seconds(few)) + 0.1
