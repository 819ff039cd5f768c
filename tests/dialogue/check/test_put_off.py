"""Who would call later, or asks whether it can wait, is told not to wait."""

import pytest

WAIT = "warning.rather_wait.first"


@pytest.fixture
def warned(talk):
    talk.say("my back hurts and it's gone numb between my legs since this morning")
    assert talk.level == "EMERGENCY"
    return talk


@pytest.mark.parametrize(
    "said", ["i'll phone the surgery tomorrow", "i'll ring them at nine", "my son will call them on monday"]
)
def test_a_call_that_is_put_off_is_not_praised(warned, said):
    warned.say(said)
    assert warned.keys[0] == WAIT
    assert "warning.will_call" not in warned.keys


def test_a_call_at_once_is_praised(warned):
    warned.say("i'll call them now")
    assert "warning.will_call" in warned.keys


def test_who_is_driven_there_is_told_not_to_wait_either(warned):
    warned.say("my husband can drive me")
    warned.say("can it wait until the morning")
    assert WAIT in warned.keys
