"""What a prompt says one may say is understood when it is said back."""

from __future__ import annotations

import re

import pytest

from skill.dialogue.state.conversation import Conversation
from skill.listening.listen import listen
from skill.triage.status import Status

GIVEN = re.compile(r"(?:[Ss]ay|for example): ([^.?]+)[.?]")
TIMES = re.compile(
    r"(?:like|say:) ((?:every|tomorrow|half|fifteen|in)[^,.?]*(?: in the morning)?)(?:, or ([^.?]+))?[.?]"
)


def examples(catalogue, pattern):
    """Message key -> what is given there as an example."""
    found = {
        key: [part for match in pattern.findall(text) for part in _parts(match)] for key, text in _texts(catalogue)
    }
    return {key: given for key, given in found.items() if given}


def _texts(catalogue):
    return [(key, str(text)) for key, text in catalogue.messages.items()]


def _parts(match):
    return [part for part in ((match,) if isinstance(match, str) else match) if part]


def test_a_time_is_read_as_it_was_given(catalogues, lexicon):
    times = examples(catalogues["en-US"], TIMES)
    assert len(times) >= 4
    for key, given in times.items():
        for words in given:
            said = listen(words, lexicon).schedule
            is_day = key == "offer.remind_day.again" and (said.in_days or said.weekday)
            assert is_day or said.hour is not None or said.in_seconds or said.length, (key, words)


def test_the_place_that_the_opening_names_is_a_pain(talk):
    talk.conversation = Conversation(pending="opening")
    talk.say("my lower back")
    assert talk.conversation.findings == {"low_back_pain": Status.PRESENT}
    assert talk.pending == "heart_and_lungs"


@pytest.mark.parametrize("said", ["my leg", "left leg since tuesday", "lower back", "it's my hip", "in my left calf"])
def test_any_place_alone_is_a_pain_where_it_was_asked_where_it_hurts(talk, said):
    talk.conversation = Conversation(pending="opening")
    talk.say(said)
    assert Status.PRESENT in talk.conversation.findings.values()
    assert talk.pending in talk.knowledge.content.questions


def test_a_place_alone_tells_nothing_elsewhere(talk):
    talk.say("my lower back hurts")
    before = dict(talk.conversation.findings)
    talk.say("my left leg")
    assert talk.conversation.findings == before


def test_the_question_that_is_given_as_an_example_is_answered(catalogues, talk):
    (example,) = GIVEN.findall(str(catalogues["en-US"].messages["offer.which.again"]))
    talk.conversation = Conversation(pending="opening")
    talk.say(example)
    assert any(key.startswith("topic.") for key in talk.keys)


def test_what_is_said_of_reminders_and_check_ins_is_taken(lexicon):
    assert "check_in" in listen("check in", lexicon).acts
    assert {"change", "remind"} <= listen("change my reminder", lexicon).acts
