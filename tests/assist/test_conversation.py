"""Conversations over Wyoming as Home Assistant holds them: words, an id, and a new connection for each turn."""

from __future__ import annotations

import asyncio
import json
import logging

import pytest

from skill.assist.memory import LONGEST_ID, LONGEST_SILENCE, MOST_CONVERSATIONS
from skill.assist.turns import SPEAKER
from skill.dialogue.state.conversation import Conversation
from testkit.wyoming_home import Speaker, described, running_door, said

FLAG = "i can't feel between my legs"
WHO = "This is Back Pain Guide, a computer program, not a doctor."
MARK = "xanthippe"

WHOLE_CHECK = (
    "i put my back out lifting a washing machine",
    *["no"] * 7,
    "i'm thirty five",
    "yes please",
    "what about ice",
    "start the bridge",
    "no",
    "yes",
    "next",
    "pause",
    "remind me to stretch at eight",
    "help",
)


def test_it_describes_itself_as_what_handles_words_and_nothing_else(port, resources):
    info = described(port)
    assert not any((info.asr, info.tts, info.intent, info.wake, info.mic, info.snd, info.satellite))
    (program,) = info.handle
    assert program.name == "back_pain_guide"
    assert not program.supports_home_control
    assert program.models[0].languages == sorted(resources.catalogues)


def test_the_first_words_may_be_all_about_the_pain(speaker):
    speaker.say("my back has gone")
    assert speaker.text.startswith(f"{WHO} Okay, so low back pain. Is there chest pain")
    assert not speaker.ends
    assert speaker.say("no").text.startswith("Any new numb")


@pytest.mark.parametrize("words", ["hello", "no", "yes", "help", "mumble", "", "why"])
def test_first_words_that_tell_nothing_are_welcomed(speaker, words):
    speaker.say(words)
    assert speaker.text.startswith(("Back Pain Guide here.", WHO))
    assert speaker.talk.last.conversation.findings == {}
    assert not speaker.ends


def test_what_is_asked_first_is_answered(speaker):
    assert speaker.say("should i use ice or heat").text.startswith(f"{WHO} Use whichever feels better.")


def test_a_warning_begins_with_the_number_and_its_digits_are_apart(port, watched):
    for language, number in (
        ("en-US", "9 1 1"),
        ("en-GB", "9 9 9"),
        ("en", "9 1 1"),
        ("de-DE", "9 1 1"),
        ("", "9 1 1"),
    ):
        speaker = Speaker(port, watched, language=language).say(FLAG)
        assert speaker.text.startswith(f"Call {number} now.")
        assert "Alexa" not in speaker.text
        assert speaker.heard[-1].warns
        assert not speaker.say("what about ice").heard[-1].warns  # it was given before
        assert speaker.text.startswith(f"Leave that for now. Call {number} now.")


def test_the_locale_of_the_door_is_for_who_names_no_country(watched):
    with running_door(watched, locale="en-GB") as port:
        for language in ("en", "de", "de-DE", None):
            assert asyncio.run(said(port, FLAG, language=language)).text.startswith("Call 9 9 9 now.")


@pytest.mark.parametrize("turns", range(len(WHOLE_CHECK) + 1))
def test_a_red_flag_wins_at_every_point(speaker, turns):
    for words in WHOLE_CHECK[:turns]:
        speaker.say(words)
    speaker.say(FLAG)
    assert speaker.text.startswith("Call 9 1 1 now.")
    assert speaker.heard[-1].warns
    assert speaker.assessment["disposition"] == "EMERGENCY"


def test_the_whole_check_goes_where_the_test_above_needs_it(speaker):
    pending = [speaker.say(words).pending for words in WHOLE_CHECK]
    assert {"heart_and_lungs", "how_old", "offer.home_care", "offer.step", "offer.resume"} <= {*pending}


def test_words_that_are_commands_are_heard_as_such(speaker):
    speaker.say("my lower back hurts")
    assert "Say yes, no, or not sure" in speaker.say("help").text
    assert speaker.say("why").text.startswith("The heart, the lungs")
    assert speaker.say("say that again").pending == "heart_and_lungs"
    assert speaker.say("start over").text.startswith("Let's start again.")
    speaker.say("my lower back hurts")
    assert "for numbness between the legs" in speaker.say("stop please").text
    assert speaker.ends


def test_once_it_has_ended_it_is_forgotten(speaker, memory):
    speaker.say("my lower back hurts")
    assert memory.recall(speaker.id)
    speaker.say("stop")
    assert memory.recall(speaker.id) is None
    assert speaker.say("no").text.startswith("Back Pain Guide here.")


def test_after_five_minutes_of_silence_it_is_forgotten(speaker, memory, clock):
    speaker.say("my lower back hurts")
    clock.now += LONGEST_SILENCE - 1
    assert speaker.say("no").pending == "saddle"
    clock.now += LONGEST_SILENCE
    assert speaker.say("no").text.startswith("Back Pain Guide here.")  # and no danger is denied by it
    now = speaker.talk.last.conversation
    assert now == Conversation(pending="opening", said_once=now.said_once, last=now.last)


def test_without_an_id_or_with_one_too_long_every_turn_is_a_first_one(port, watched):
    for id_ in ("", "x" * (LONGEST_ID + 1)):
        speaker = Speaker(port, watched, id=id_)
        speaker.say("my lower back hurts")
        assert speaker.say("no").text.startswith("Back Pain Guide here.")


def test_only_so_many_are_kept(port, watched, memory):
    speakers = [Speaker(port, watched) for _ in range(MOST_CONVERSATIONS + 5)]
    for speaker in speakers:
        speaker.say("hello")
    assert len(memory) == MOST_CONVERSATIONS
    assert memory.recall(speakers[4].id) is None
    assert memory.recall(speakers[5].id)


def test_after_a_restart_an_answer_answers_nothing_and_a_danger_warns(watched):
    with running_door(watched) as port:
        speaker = Speaker(port, watched).say("my lower back hurts")
    with running_door(watched) as port:
        speaker.port = port
        assert speaker.say("no").text.startswith("Back Pain Guide here.")
        assert speaker.assessment["findings"] == {}
        assert speaker.say(FLAG).text.startswith("Call 9 1 1 now.")


@pytest.mark.parametrize("silence", ["", " ", "...", "prompt", "question"])
def test_silence_or_its_own_prompt_is_no_answer_and_it_listens_no_longer(speaker, silence):
    speaker.say("my lower back hurts")
    question = "is there chest pain new trouble breathing a faint or sudden tearing pain"
    before = speaker.talk.last
    speaker.say({"prompt": speaker.text, "question": question}.get(silence, silence))
    assert speaker.text.startswith("Call 9 1 1 for")
    assert speaker.text.endswith("Chest pain, trouble breathing, fainting or tearing pain?")
    assert speaker.ends
    assert speaker.talk.last is before  # no turn was taken
    assert speaker.say("no").pending == "saddle"  # but the conversation goes on
    assert not speaker.ends


@pytest.mark.parametrize(
    "wish",
    [
        "remind me to stretch at eight",
        "set a timer for ten minutes",
        "cancel my reminder",
        "what reminders do i have",
        "change my reminder to nine",
        "check on me tomorrow at nine",
    ],
)
@pytest.mark.parametrize("before", [0, 1, 9, 15], ids=["first", "in the check", "after the advice", "in an exercise"])
def test_what_the_speaker_cannot_do_is_said_at_once(speaker, before, wish):
    for words in WHOLE_CHECK[:before]:
        speaker.say(words)
    speaker.say(wish)
    assert "can't set reminders or timers here" in speaker.text
    assert "automation" in speaker.text
    assert "ask me again" not in speaker.text
    assert speaker.talk.last.conversation.plan is None
    assert not speaker.ends  # one question follows


def test_no_line_that_can_be_spoken_here_names_alexa(resources):
    """Lines about setting a reminder are never reached, as the test above shows."""
    for catalogue in resources.catalogues.values():
        messages = catalogue.worded(SPEAKER.abilities.wording).messages
        named = {key for key, text in messages.items() if "Alexa" in text}
        assert {key for key in named if not key.startswith("remind.")} == set()
        assert "remind.failed.not_supported" not in named
        assert not any("open Back Pain Guide" in text for key, text in messages.items() if not key.startswith("label."))


def test_fifty_people_at_once_each_have_a_conversation_of_their_own(port):
    async def person(number):
        flag = number % 5 == 0
        story = ["my lower back hurts since yesterday", "no", FLAG if flag else "no", "no"]
        return flag, [await said(port, words, f"person-{number}") for words in story]

    async def everybody():
        return await asyncio.gather(*map(person, range(50)))

    for flag, heard in asyncio.run(everybody()):
        assert [turn.warns for turn in heard] == [False, False, flag, False]
        assert heard[1].text.startswith("Any new numb")
        assert heard[-1].text.startswith("Call 9 1 1 now." if flag else "Are both legs")


def test_two_turns_of_one_conversation_at_once_are_taken_one_after_the_other(port, memory):
    async def both():
        long = "my lower back hurts and then i was in the garden with the dog " * 12
        return await asyncio.gather(said(port, long, "both"), said(port, FLAG, "both"))

    asyncio.run(both())
    assert memory.recall("both").conversation.warned


class Everything(logging.Handler):
    """All that any logger is told."""

    def __init__(self):
        super().__init__(level=1)
        self.lines = []

    def emit(self, record):
        self.lines.append(f"{record.getMessage()} {record.__dict__!r} {record.exc_info}")


@pytest.fixture
def logged():
    handler = Everything()
    loggers = [logging.getLogger(name) for name in (None, "asyncio", "skill.assist.turns")]
    levels = [log.level for log in loggers]
    for log in loggers:
        log.setLevel(1)
    logging.getLogger().addHandler(handler)
    yield handler.lines
    logging.getLogger().removeHandler(handler)
    for log, level in zip(loggers, levels, strict=True):
        log.setLevel(level)


def test_nothing_that_was_said_is_logged(port, watched, logged, capfd, monkeypatch):
    for words in (f"i have chest pain {MARK}", MARK, f"{MARK} is wrong", ""):
        Speaker(port, watched, id=f"{MARK}-id", language=f"en-{MARK}").say(words)

    def fail(*arguments):
        raise ValueError(MARK, arguments)

    monkeypatch.setattr("skill.talk.take_turn", fail)
    failed = asyncio.run(said(port, MARK, f"{MARK}-other"))
    assert failed.asks
    assert "In an emergency, call 9 1 1 now." in failed.text
    assert any("turn failed: ValueError" in line for line in logged)
    assert [line for line in [*logged, *capfd.readouterr()] if MARK in line] == []


def test_what_is_logged_is_what_was_decided(port, caplog, content):
    caplog.set_level(logging.INFO, "skill.assist.turns")
    asyncio.run(said(port, "i have chest pain"))
    line = json.loads(caplog.records[-1].getMessage())
    assert 0 <= line.pop("ms") < 8000
    assert line == {
        "request": "transcript",
        "disposition": "EMERGENCY",
        "rules": ["E8"],
        "content": content.version,
    }
