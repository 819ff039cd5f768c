"""How words are meant, by their form: what kind of question they ask, and whether they speak of what is."""

from __future__ import annotations

import pytest

from skill.listening.heard import Mood
from skill.listening.listen import listen

MOODS = {
    "should he crack my back": {Mood.POLAR, Mood.AHEAD},
    "can i get up": {Mood.POLAR, Mood.OWN, Mood.LEAVE, Mood.AHEAD},
    "is it okay to have a bath": {Mood.POLAR},
    "no dear can i take one": {Mood.POLAR, Mood.OWN, Mood.LEAVE, Mood.AHEAD, Mood.DENYING},
    "when should i go": {Mood.OPEN, Mood.AHEAD},
    "what can i take": {Mood.OPEN, Mood.AHEAD},
    "why today": {Mood.OPEN, Mood.REASON},
    "today why": {Mood.REASON},
    "that's why i called": set(),
    "i don't know why": set(),
    "i will call them": {Mood.AHEAD},
    "she is calling them": set(),
    "nobody is calling them": {Mood.DENYING},
    "we are in the car now bye": {Mood.PARTING},
    "she said bye to me this morning": set(),
    "i have got to dash": {Mood.PARTING},
    "sorry need to run my lift is here": {Mood.PARTING},
    "i have to go all the time": set(),
    "i have to run to the loo": set(),
    "she has to go": set(),
    "my back hurts": set(),
    "i am on warfarin does that matter": {Mood.POLAR, Mood.WEIGHING},
    "should i mention that": {Mood.POLAR, Mood.OWN, Mood.WEIGHING, Mood.AHEAD},
    "does the weather affect it": {Mood.POLAR},
    "does osteoporosis count as a yes": set(),
}


@pytest.mark.parametrize(("said", "moods"), MOODS.items())
def test_the_form_of_words_tells_how_they_are_meant(lexicon, said, moods):
    assert listen(said, lexicon).moods == moods
