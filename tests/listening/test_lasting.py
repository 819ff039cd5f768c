"""How long the trouble has lasted: the longest of what is said, and nothing that counts something else."""

import pytest

from skill.listening.said import Quantity


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("five weeks on friday since this back began", [35]),
        ("it makes three months that my back is bad", [90]),
        ("it came on two weeks ago", [14]),
        ("i am pregnant five months and my back hurts", []),
        ("my back hurts and i am five months pregnant", []),
    ],
)
def test_the_longest_time_counts_and_none_of_a_pregnancy(listener, said, days):
    heard = listener.listen(said)
    assert [m.value for m in heard.measures if m.name is Quantity.DURATION] == days


def test_weeks_after_a_birth_are_no_weeks_of_a_pregnancy(talk):
    talk.say("i'm six weeks after having our son and my lower back aches")
    assert "pregnancy" not in talk.conversation.findings
    assert "pregnancy_early" not in talk.conversation.findings


def test_an_old_leak_in_a_question_is_asked_about_before_anybody_is_warned(talk):
    talk.say("my lower back hurts")
    talk.say("i dribble a bit when i laugh i have since my boys were born does that count")
    assert talk.level != "EMERGENCY"
