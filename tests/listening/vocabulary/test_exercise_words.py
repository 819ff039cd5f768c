"""What is said between two steps is heard as that, tells of no symptom, and what sounds like it is not heard as it."""

from __future__ import annotations

import pytest

from skill.listening.listen import listen
from skill.listening.said import Said
from skill.triage.model import FindingKind

ACTS = {
    "next": "next|next one|next step|i'm ready|ready|okay|move on|what's next",
    "previous": "previous|go back one|one step back|the one before",
    "slower": "slower|slow down|too fast|a bit more slowly|not so fast",
    "faster": "faster|speed up|too slow|quicker",
    "pause": "pause|wait|hold on|give me a minute|not yet|not ready|i need a rest",
    "resume": "resume|continue|keep going|carry on",
    "how_many_left": "how many left|how many more|how much longer|are we nearly done|how many are left",
    "skip": "skip|skip this one|leave this one out|next exercise|something else|skip the bridge",
    "easier": "easier|something easier|too difficult|i can't do this|this is too much for me",
    "hurts": "it hurts|that hurts|ow|ouch|sharp pain|this is too painful|my back hurts|ow ow|it's sore",
    "exercise": "guide me through some exercises|start the morning routine|talk me through some stretches|"
    "let's do the chair exercises|do the bridge|i want to do some stretching|take me through the sciatica exercises",
}
NAMES = {
    "morning": "start the morning routine|some morning stretches",
    "desk": "exercises at my desk|the desk routine",
    "sciatica": "exercises for sciatica|the sciatica routine",
    "chair": "chair exercises|exercises in my chair",
    "bridge": "do the bridge|the bridge exercise|glute bridge",
    "knee_to_chest": "do knee to chest|guide me through knee to my chest",
    "bottom_to_heels": "child's pose",
    "seated_figure_four": "seated figure four",
}
NO_REQUEST = [
    "the pain starts when i exercise",
    "i don't want to do exercises",
    "it started after i did some stretching",
    "i can't do my exercises",
    "i just want some stretches, my legs are fine",
    "my morning exercises made it worse",
]
SAID = [(act, text) for act, texts in ACTS.items() for text in texts.split("|")]


@pytest.mark.parametrize(("act", "text"), SAID, ids=[text for _, text in SAID])
def test_each_is_heard_and_tells_of_no_symptom(act, text, lexicon, content):
    """A complaint may be heard ("too much", "go back"): beside a command it counts for nothing."""
    heard = listen(text, lexicon)
    assert act in heard.acts
    kinds = {content.findings[o.finding].kind for o in heard.observations}
    assert kinds <= {FindingKind.REASSURANCE, FindingKind.COMPLAINT}


@pytest.mark.parametrize(("name", "texts"), NAMES.items())
def test_a_name_is_heard(name, texts, lexicon):
    for text in texts.split("|"):
        assert name in listen(text, lexicon).choices, text


@pytest.mark.parametrize("text", NO_REQUEST)
def test_what_tells_of_exercise_asks_for_none(text, lexicon):
    assert "exercise" not in listen(text, lexicon).acts


@pytest.mark.parametrize("text", ["it doesn't hurt", "no pain", "it's not painful"])
def test_no_pain_does_not_hurt(text, lexicon):
    assert "hurts" not in listen(text, lexicon).acts


BRIDGES = ["i'm standing on a bridge", "i am at the bridge", "i'm on the bridge now", "there is a bridge near me"]


@pytest.mark.parametrize("text", [*BRIDGES, "i want to jump off the bridge"])
def test_a_bridge_that_is_no_exercise_still_makes_the_question_the_next_one(text, lexicon):
    assert [o.said for o in listen(text, lexicon).observations if o.finding == "self_harm"] != []


@pytest.mark.parametrize("text", ["do the bridge", "skip the bridge", "guide me through the bridge", "bridging"])
def test_a_bridge_in_an_exercise_is_no_danger(text, lexicon):
    assert listen(text, lexicon).observations == ()


def test_what_is_said_of_the_screening(lexicon):
    told = {o.finding: o.said for o in listen("my doctor told me not to exercise", lexicon).observations}
    assert told == {"told_not_to_exercise": Said.PRESENT}
    told = {o.finding: o.said for o in listen("i can't get down on the floor", lexicon).observations}
    assert told == {"reaches_floor": Said.DENIED}
    stuck = {o.finding: o.said for o in listen("i can't get up off the floor", lexicon).observations}
    assert stuck["cannot_walk"] is Said.PRESENT
