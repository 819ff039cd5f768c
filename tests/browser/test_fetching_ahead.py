"""A warning without holes: while a piece of an answer plays, the next is made. The voice here is a slow stand-in."""

import io
import time
import wave
from itertools import pairwise
from threading import Thread

import pytest

from skill.simulator.page import local_app
from skill.simulator.voice import Hearing
from skill.web.server import open_server

pytestmark = pytest.mark.browser

TAKES = 0.6  # seconds to make a piece
LASTS = 1.0  # seconds that it plays
LONGEST_PAUSE = 0.45  # seconds between two paragraphs (ssml.js)

LISTEN = """
window.played = [];
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  const entry = { at: performance.now() };
  played.push(entry);
  this.addEventListener("ended", () => (entry.over = performance.now()));
  return play.call(this);
};
"""


class SlowVoice:
    """Speaks every piece alike, and takes its time."""

    def __init__(self):
        self.said = []

    def hear(self, sound, asked):
        return Hearing("my groin is numb", is_sure=True)

    def say(self, text, rate):
        self.said.append(text)
        time.sleep(TAKES)
        file = io.BytesIO()
        with wave.open(file, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(8000)
            sound.writeframes(bytes(int(8000 * 2 * LASTS)))
        return file.getvalue()


@pytest.fixture
def voice():
    return SlowVoice()


@pytest.fixture
def address(voice):
    server = open_server(local_app(voice=voice), "127.0.0.1", 0, verify=False)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def wait_for(desk, condition):
    for _ in range(200):
        if desk.page.evaluate(condition):
            return
        desk.page.wait_for_timeout(100)
    pytest.fail(condition)


def test_between_the_pieces_of_a_warning_there_are_only_its_pauses(open_desk, voice):
    desk = open_desk(before=LISTEN)
    desk.say("my groin is numb")
    wait_for(desk, "played.length >= 4")
    played = desk.page.evaluate("played")
    silences = [(after["at"] - before["over"]) / 1000 for before, after in pairwise(played[:4])]
    assert max(silences) < LONGEST_PAUSE + TAKES / 2, silences
    assert voice.said[0].startswith("Call 9 1 1 now")


def test_who_breaks_in_stops_the_making_too(open_desk, voice):
    desk = open_desk(before=LISTEN)
    desk.say("my groin is numb")
    wait_for(desk, "played.length == 1")
    desk.page.keyboard.press("Escape")
    made = len(voice.said)
    time.sleep(3 * TAKES)
    assert len(voice.said) <= made + 1  # the one that was being made
    assert desk.page.evaluate("played.length") == 1
