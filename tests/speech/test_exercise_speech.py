"""Pauses and counts: rendered as breaks that Alexa takes, longer or shorter by pace, never heard as marks."""

import re
from dataclasses import replace

import pytest

from skill.dialogue.messages import Offer
from skill.dialogue.saying import offering
from skill.dialogue.state.reply import Line, Pace, Reply
from skill.speech.render import render
from testkit.loaded import RESOURCES
from testkit.ssml import LONGEST, heard, parsed

CATALOGUES = RESOURCES.catalogues
STEPS = [
    pytest.param(step, id=f"{exercise.id}-{number}")
    for exercise in RESOURCES.knowledge.exercises.exercises.values()
    for number, step in enumerate(exercise.steps)
]
WORDS_A_SECOND = 2.5
LONGEST_TURN = 90
"""Seconds: no step keeps the microphone shut for longer, even at the slow pace."""

BREAK = re.compile(r'<break time="(\d+)(m?s)"/>')


def silence(ssml):
    return sum(int(number) / (1000 if unit == "ms" else 1) for number, unit in BREAK.findall(ssml))


def spoken(text, pace=Pace.USUAL):
    catalogue = replace(CATALOGUES["en-US"], messages={"key": text})
    return render(Reply((Line("key"),), None, pace=pace), catalogue).speech


@pytest.mark.parametrize("pace", Pace)
@pytest.mark.parametrize("locale", CATALOGUES)
@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_within_alexas_limits_at_every_pace(step, locale, pace):
    given = offering(Offer.STEP, tuple(map(Line, step)))
    found = render(replace(given, pace=pace), CATALOGUES[locale])
    for speech in (found.speech, found.reprompt):
        assert len(speech.ssml) < LONGEST
        assert " ".join(map(heard, parsed(speech.ssml))) == speech.text
        assert not re.search(r"[\[\]<>]|pause|count", speech.text)
        assert silence(speech.ssml) + len(speech.text.split()) / WORDS_A_SECOND < LONGEST_TURN


def test_a_slower_pace_is_slower_and_a_quicker_one_quicker():
    for step in STEPS:
        lines = tuple(map(Line, step.values[0]))
        slow, usual, quick = (
            silence(render(Reply(lines, None, pace=pace), CATALOGUES["en-US"]).speech.ssml)
            for pace in (Pace.SLOW, Pace.USUAL, Pace.QUICK)
        )
        assert slow == pytest.approx(1.5 * usual)
        assert quick == pytest.approx(0.75 * usual)
        assert (usual == 0) is ("move" not in step.values[0][-1])


def test_a_pause_is_a_break_and_leaves_no_trace_in_the_text():
    found = spoken("Lie down. [pause 5] Breathe.")
    assert found.ssml == '<speak><p>Lie down.<break time="5s"/> Breathe.</p></speak>'
    assert found.text == "Lie down. Breathe."
    assert spoken("Rest. [pause 5]", Pace.SLOW).ssml == '<speak><p>Rest.<break time="7500ms"/></p></speak>'


def test_a_count_is_spoken_a_second_each():
    found = spoken("Hold. [count 3] Lower.")
    second = '<break time="1s"/>'
    assert found.ssml == f"<speak><p>Hold. One,{second} two,{second} three.{second} Lower.</p></speak>"
    assert found.text == "Hold. One, two, three. Lower."


def test_no_break_is_longer_than_alexa_takes():
    assert spoken("Rest. [pause 10]", Pace.SLOW).ssml.count("<break") == 2
    assert silence(spoken("Rest. [pause 10]", Pace.SLOW).ssml) == 15


def test_a_mark_of_another_sort_is_left_as_text():
    assert spoken("Call [112]. See [rest].").text == "Call 112. See [rest]."
