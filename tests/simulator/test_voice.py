"""The page's own ears and voice: the routes with a stand-in, and the whole path with the real ones where installed."""

import io
import wave

import pytest

from skill.simulator.page import local_app
from skill.simulator.voice import HEARD_RATE, LONGEST, Hearing, Voice, VoiceError, load_voice
from skill.simulator.voice_routes import MOST_TEXT, SOUND


class Parrot:
    """Hears the length of a sound, and is never sure; speaks one sample for each letter."""

    def hear(self, sound, asked):
        self.asked = asked
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


def heard_at(client, parrot, tab):
    client.post(f"/simulator/hear?tab={tab}", data=b"ab", content_type=SOUND)
    return parrot.asked


@pytest.fixture
def say(client, running):
    """Says something at a tab, whose device reaches a skill that is served."""
    base = f"http://{running[0]}:{running[1]}"

    def said(tab, text, **asked):
        given = {"tab": tab, "setting": {"locale": "en-US", "device": "speaker"}, "do": "say", "text": text, **asked}
        return client.post("/simulator/turn", json=given, base_url=base).get_json()

    return said


@pytest.mark.parametrize("opened", [False, True])
def test_before_the_first_telling_the_recogniser_is_told_the_open_question(client, parrot, say, opened):
    if opened:
        assert say("open", "open back pain guide")["open"]
    assert "hurt" in heard_at(client, parrot, "open" if opened else "nobody")


def test_at_a_question_it_is_told_the_question(client, parrot, say):
    assert "chest pain" in say("asked", "my lower back hurts")["spoken"].lower()
    assert heard_at(client, parrot, "asked").endswith("fainting or tearing pain? Yes or no?")


def test_in_doubt_it_is_told_what_is_asked_about(client, parrot, say):
    say("doubt", "my grain is numb", sure=False)
    assert heard_at(client, parrot, "doubt") == "Did you say: my grain is numb? Please say yes or no."


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
    def __init__(self, text, avg_logprob, compression_ratio=1.2):
        self.text, self.avg_logprob, self.compression_ratio = text, avg_logprob, compression_ratio


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
        ([Piece(" My lower back hurts.", -0.2)], Hearing("My lower back hurts.", is_sure=True)),
        ([Piece(" My lower back hurts.", -0.5)], Hearing("My lower back hurts.", is_sure=False)),
        ([Piece(" No.", -0.5)], Hearing("No.", is_sure=True)),
        ([Piece(" My bag hurts.", -1.1)], Hearing("My bag hurts.", is_sure=False)),
        ([Piece(" My back hurts.", -0.2), Piece(" Loo.", -1.4)], Hearing("My back hurts. Loo.", is_sure=False)),
        ([Piece(" My back, my back.", -0.1, 3.1)], Hearing("My back, my back.", is_sure=False)),
        ([Piece(" ", -3)], Hearing("", is_sure=True)),
        ([], Hearing("", is_sure=True)),
    ],
)
def test_each_piece_must_be_sure(pieces, heard):
    assert Voice(Recogniser(*pieces), None).hear(bytes(3200), "What hurts?") == heard


def test_what_it_is_about_to_hear_is_handed_on():
    recogniser = Recogniser()
    Voice(recogniser, None).hear(bytes(3200), "Can you feel your legs?")
    assert recogniser.asked["initial_prompt"] == "Can you feel your legs?"


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
    assert voice.hear(bytes(HEARD_RATE), "What hurts?").text == ""  # half a second of quiet
