"""Whether something that was just told matters."""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Hearing


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("i'm on warfarin does that matter", Hearing.IT_COUNTS),
        ("my calf is swollen and warm does that matter", Hearing.IT_COUNTS),
        ("i wonder about a fever would that matter", Hearing.IT_MAY_COUNT),
        ("the dog ate my slippers does that matter", Hearing.NOT_WEIGHED),
    ],
)
def test_it_is_said_and_the_question_put_again(talk, said, answer):
    talk.say("my lower back hurts")
    talk.say("no")
    talk.say(said)
    assert answer in talk.keys
    assert talk.pending == "saddle"


def test_nothing_is_weighed_unasked(talk):
    talk.say("my lower back hurts and i'm on warfarin")
    assert not {Hearing.IT_COUNTS, Hearing.IT_MAY_COUNT, Hearing.NOT_WEIGHED} & set(talk.keys)
