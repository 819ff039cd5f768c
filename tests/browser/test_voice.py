"""Speaking and listening with the browser's own voice and recogniser, which stand-ins play here: Chromium has none."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

VOICE = """
window.spoken = [];
class Said { constructor(text) { this.text = text; } }
window.SpeechSynthesisUtterance = Said;
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "en-GB", name: "b" }, { lang: "en-US", name: "a" }],
  addEventListener() {},
  speak(said) {
    spoken.push({ text: said.text, rate: said.rate, voice: said.voice.name, at: Date.now() });
    if (!window.hold) setTimeout(() => said.onend(), 20); },
  cancel() { window.cancelled = (window.cancelled ?? 0) + 1; },
} });
"""

EAR = """
window.SpeechRecognition = window.webkitSpeechRecognition = class {
  start() { window.ear = this; if (window.refuse) { this.onerror({ error: refuse }); this.onend(); } }
  stop() { this.onend(); }
  hear(text, isFinal) {
    this.onresult({ results: [Object.assign([{ transcript: text }], { isFinal })] });
    if (isFinal) this.onend();
  }
};
"""

SSML = {
    "digits": ('Call <say-as interpret-as="digits">911</say-as> now.', [("Call 9 1 1 now.", 1)]),
    "pause": ('One.<break time="700ms"/>Two.<break strength="strong"/>', [("One.", 1), ("Two.", 1)]),
    "emphasis": ('Do <emphasis level="strong">not</emphasis> wait.', [("Do", 1), ("not", 0.85), ("wait.", 1)]),
    "prosody": ('<prosody rate="slow">Breathe.</prosody>', [("Breathe.", 0.8)]),
    "percent": ('<prosody rate="90%">Breathe.</prosody>', [("Breathe.", 0.9)]),
    "sub": ('<sub alias="A and E">A&amp;E</sub>', [("A and E", 1)]),
    "escaped": ("Ice &amp; heat &lt; 15", [("Ice & heat < 15", 1)]),
    "Amazon's own": ('<amazon:effect name="whispered">Hush.</amazon:effect>', [("Hush.", 1)]),
}


@pytest.mark.parametrize("name", SSML)
def test_ssml_is_read_as_a_device_reads_it(open_desk, name):
    ssml, expected = SSML[name]
    found = open_desk().page.evaluate(
        "async (ssml) => (await import('/static/ssml.js')).pieces(ssml)", f"<speak>{ssml}</speak>"
    )
    assert [(piece["text"], piece["rate"]) for piece in found] == expected


def test_pauses_have_their_length(open_desk):
    ssml = '<speak><p>One.</p> <p>Two.</p><break time="2s"/>Three.<break strength="none"/></speak>'
    found = open_desk().page.evaluate("async (ssml) => (await import('/static/ssml.js')).pieces(ssml)", ssml)
    assert [piece["pause"] for piece in found] == [450, 2000, 0]


def test_the_answer_is_spoken_with_its_digits_in_the_voice_of_the_country(open_desk):
    desk = open_desk(before=VOICE)
    with desk.panel("Settings"):
        expect(desk.page.locator("#voice-note")).to_be_hidden()
    desk.say("my groin is numb")
    desk.wait_for("listening")
    spoken = desk.page.evaluate("window.spoken")
    assert spoken[0]["text"].startswith("Call 9 1 1 now")
    assert spoken[0]["voice"] == "a"
    assert spoken[1]["at"] - spoken[0]["at"] >= 450  # the pause between two statements


def test_breaking_in_stops_the_voice(open_desk):
    desk = open_desk(before=VOICE + "window.hold = true;")
    desk.say("my back hurts")
    before = desk.page.evaluate("window.cancelled")
    desk.say("no")
    assert desk.page.evaluate("window.cancelled") > before
    expect(desk.page.locator("#talk .skill")).to_have_count(2)


def test_the_voice_can_be_switched_off(open_desk):
    desk = open_desk(before=VOICE)
    with desk.panel("Settings"):
        desk.page.uncheck("#voice")
    desk.say("my back hurts")
    assert desk.page.evaluate("window.spoken.length") == 0


def test_without_a_voice_a_note_says_so(open_desk):
    desk = open_desk()
    with desk.panel("Settings"):
        expect(desk.page.locator("#voice-note")).to_be_visible()


def test_what_is_spoken_into_the_microphone_is_said(open_desk):
    desk = open_desk(before=EAR)
    desk.page.click("#mic")
    expect(desk.page.locator("#mic")).to_have_attribute("aria-pressed", "true")
    desk.page.evaluate("ear.hear('my back', false)")
    expect(desk.page.locator("#words")).to_have_value("my back")
    desk.page.evaluate("ear.hear('my back hurts', true)")
    expect(desk.page.locator("#talk .you")).to_contain_text("my back hurts")
    expect(desk.page.locator("#words")).to_have_value("")
    expect(desk.page.locator("#mic")).to_have_attribute("aria-pressed", "false")
    expect(desk.page.locator("#talk .skill")).to_contain_text("low back pain")


@pytest.mark.parametrize(
    ("error", "note"),
    [("not-allowed", "not allowed"), ("audio-capture", "No microphone"), ("network", "cannot be reached")],
)
def test_where_it_cannot_listen_a_note_says_why(open_desk, error, note):
    desk = open_desk(before=EAR + f"window.refuse = '{error}';")
    desk.page.click("#mic")
    expect(desk.page.locator("#ear-note")).to_contain_text(note)
    expect(desk.page.locator("#ear-note")).to_contain_text("type")
    expect(desk.page.locator("#mic")).to_have_attribute("aria-pressed", "false")
    desk.wait_for("idle")


def test_a_denied_microphone_leaves_the_talk_as_it_was(open_desk):
    desk = open_desk(before=EAR + "window.refuse = 'not-allowed';")
    desk.say("my back hurts")
    desk.wait_for("speaking")
    desk.page.click("#mic")
    expect(desk.page.locator("#ear-note")).to_contain_text("not allowed")
    desk.wait_for("listening")
    assert "numb" in desk.say("no")


def test_a_browser_without_a_recogniser_says_so(open_desk):
    desk = open_desk(before="delete window.SpeechRecognition; delete window.webkitSpeechRecognition;")
    desk.page.click("#mic")
    expect(desk.page.locator("#ear-note")).to_contain_text("cannot recognise speech")
