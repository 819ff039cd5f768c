"""The page's own ears and voice: the routes with a stand-in, and the whole path with the real ones where installed."""

import io
import wave

import pytest

from skill.simulator.page import local_app
from skill.simulator.voice import HEARD_RATE, LONGEST, Hearing, Voice, VoiceError, load_voice
from skill.simulator.voice_routes import MOST_TEXT, SOUND


class Parrot:
    """Hears the length of a sound, and is never sure; speaks one sample for each letter."""

    def hear(self, sound, expected):
        self.expected = expected
        return Hearing(f"{len(sound)} bytes", is_sure=False)

    def say(self, text, rate):
        return f"{text} at {rate}".encode()


@pytest.fixture(scope="module")
def parrot():
    return Parrot()


@pytest.fixture(scope="module")
def client(parrot):
    return local_app(voice=parrot).test_client()


def test_without_the_extra_nothing_is_offered():
    client = local_app().test_client()
    assert client.get("/simulator/options").get_json()["voice"] is False
    assert client.post("/simulator/hear", data=b"", content_type=SOUND).status_code == 404


def test_with_it_the_page_is_told(client):
    assert client.get("/simulator/options").get_json()["voice"] is True


def test_a_sound_becomes_words(client):
    sound = bytes(HEARD_RATE * 2 * 12)  # twelve seconds, more than any other body may hold
    heard = client.post("/simulator/hear", data=sound, content_type=SOUND).get_json()
    assert heard == {"text": f"{len(sound)} bytes", "sure": False}


def test_the_recogniser_is_told_the_words_of_what_leads_to_an_emergency(client, parrot):
    client.post("/simulator/hear", data=b"ab", content_type=SOUND)
    assert {"numb", "bowels", "breathe", "aneurysm", "thinners", "sickle"} <= set(parrot.expected)
    assert not {"the", "my", "i", "can't"} & set(parrot.expected)
    assert len(parrot.expected) == len(set(parrot.expected))


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


# --- how sure it is ---------------------------------------------------------------------------------------------------


class Piece:
    def __init__(self, text, avg_logprob):
        self.text, self.avg_logprob = text, avg_logprob


class Recogniser:
    """Hears what it was made with, and keeps what it was asked."""

    def __init__(self, *pieces):
        self.pieces = pieces

    def transcribe(self, samples, **asked):
        self.asked = asked
        return iter(self.pieces), None


@pytest.mark.parametrize(
    ("pieces", "heard"),
    [
        ([Piece(" My back hurts.", -0.2)], Hearing("My back hurts.", is_sure=True)),
        ([Piece(" My bag hurts.", -1.1)], Hearing("My bag hurts.", is_sure=False)),
        ([Piece(" My back hurts.", -0.2), Piece(" Loo.", -1.4)], Hearing("My back hurts. Loo.", is_sure=False)),
        ([Piece(" ", -3)], Hearing("", is_sure=True)),
        ([], Hearing("", is_sure=True)),
    ],
)
def test_each_piece_must_be_sure(pieces, heard):
    assert Voice(Recogniser(*pieces), None).hear(bytes(3200)) == heard


def test_expected_words_are_handed_on():
    recogniser = Recogniser()
    Voice(recogniser, None).hear(bytes(3200), ["numb", "groin"])
    assert recogniser.asked["hotwords"] == "numb, groin"


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
    assert voice.hear(bytes(HEARD_RATE)).text == ""  # half a second of quiet
