"""The whole path by voice, without a cloud: a synthesised voice at the microphone, a warning in the air."""

from __future__ import annotations

import io
import wave
from threading import Thread

import pytest
from playwright.sync_api import expect

from skill.simulator.page import local_app
from skill.simulator.voice import VoiceError, load_voice
from skill.web.server import open_server
from tests.browser.conftest import CHROMIUM, FLAGS

pytestmark = [pytest.mark.browser, pytest.mark.voice]


@pytest.fixture(scope="module")
def voice():
    try:
        return load_voice()
    except VoiceError as fault:
        pytest.skip(f"the extra of requirements-voice.txt is missing: {fault}")


@pytest.fixture(scope="module")
def address(voice):
    server = open_server(local_app(voice=voice), "127.0.0.1", 0, verify=False)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def microphone(voice, tmp_path):
    """A file that Chromium plays at its microphone: a sentence, then quiet."""
    with wave.open(io.BytesIO(voice.say("My back hurts, and my groin is numb."))) as spoken:
        rate, frames = spoken.getframerate(), spoken.readframes(spoken.getnframes())
    path = tmp_path / "microphone.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(bytes(rate) + frames + bytes(rate * 2 * 6))
    return path


def test_a_spoken_emergency_leads_to_a_spoken_warning(chromium, address, microphone):
    sound = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={microphone}%noloop",
        "--autoplay-policy=no-user-gesture-required",
    ]
    browser = chromium.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, *sound])
    page = browser.new_page()
    page.goto(address)
    expect(page.locator("#examples button")).to_have_count(2)
    with page.expect_response("**/simulator/speak", timeout=30_000) as spoken:
        page.click("#mic")
        expect(page.locator("#talk .you")).to_contain_text("numb", timeout=20_000)
    assert spoken.value.request.post_data_json["text"].startswith("Call 9 1 1 now")
    assert spoken.value.headers["content-type"] == "audio/wav"
    assert int(spoken.value.headers["content-length"]) > 20_000  # half a second at least
    expect(page.locator("#talk .warning")).to_contain_text("Call 911 now")
    browser.close()
