"""The page's own ears and voice: the routes with a stand-in, and the whole path with the real ones where installed."""

import io
import wave

import pytest

from skill.simulator.page import local_app
from skill.simulator.voice import HEARD_RATE, LONGEST, VoiceError, load_voice
from skill.simulator.voice_routes import MOST_TEXT, SOUND


class Parrot:
    """Hears the length of a sound, and speaks one sample for each letter."""

    def hear(self, sound):
        return f"{len(sound)} bytes"

    def say(self, text, rate):
        return f"{text} at {rate}".encode()


@pytest.fixture(scope="module")
def client():
    return local_app(voice=Parrot()).test_client()


def test_without_the_extra_nothing_is_offered():
    client = local_app().test_client()
    assert client.get("/simulator/options").get_json()["voice"] is False
    assert client.post("/simulator/hear", data=b"", content_type=SOUND).status_code == 404


def test_with_it_the_page_is_told(client):
    assert client.get("/simulator/options").get_json()["voice"] is True


def test_a_sound_becomes_words(client):
    sound = bytes(HEARD_RATE * 2 * 12)  # twelve seconds, more than any other body may hold
    assert client.post("/simulator/hear", data=sound, content_type=SOUND).get_json() == {"text": f"{len(sound)} bytes"}


def test_a_sound_that_is_too_long_is_refused(client):
    sound = bytes(HEARD_RATE * 2 * (LONGEST + 1))
    assert client.post("/simulator/hear", data=sound, content_type=SOUND).status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_form_cannot_send_sound(client, kind):
    assert client.post("/simulator/hear", data=b"ab", content_type=kind).status_code == 400


def test_words_become_a_sound(client):
    answer = client.post("/simulator/speak", json={"text": "hello", "rate": 9})
    assert (answer.data, answer.mimetype) == (b"hello at 2.0", "audio/wav")


@pytest.mark.parametrize(
    "asked", [{}, {"text": ""}, {"text": "x" * (MOST_TEXT + 1)}, {"text": "a", "rate": "fast"}, []]
)
def test_what_cannot_be_spoken_is_refused(client, asked):
    assert client.post("/simulator/speak", json=asked).status_code == 400


# --- the real ones ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def voice():
    try:
        return load_voice()
    except VoiceError as fault:
        pytest.skip(f"the extra of requirements-voice.txt is missing: {fault}")


@pytest.mark.voice
def test_what_is_spoken_is_heard_again(voice):
    with wave.open(io.BytesIO(voice.say("My lower back hurts since yesterday."))) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        assert sound.getnframes() / sound.getframerate() > 1
    assert voice.hear(bytes(HEARD_RATE)) in ("", "you", "You", ".")  # half a second of quiet
