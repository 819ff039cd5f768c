"""Whole conversations at the page, by keyboard alone, as a person would hold them."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

STRAIN = ["my back went when I lifted a washing machine", *["no"] * 7, "thirty five"]


def test_a_whole_conversation_by_keyboard_alone(open_desk):
    desk = open_desk()
    keyboard = desk.page.keyboard
    for _ in range(20):
        keyboard.press("Tab")
        if desk.page.evaluate("document.activeElement.id") == "open":
            break
    keyboard.press("Enter")  # opens the skill, and leaves the cursor where one types
    expect(desk.page.locator("#talk .skill")).to_have_count(1)
    for turn, text in enumerate([*STRAIN, "yes please", "no thanks"], 2):
        keyboard.type(text)
        keyboard.press("Enter")
        expect(desk.page.locator("#talk .skill")).to_have_count(turn)
    assert "Take care" in desk.answer
    expect(desk.page.locator("#talk .aside")).to_contain_text("The conversation has ended.")
    spoken = desk.page.locator("#talk .skill").all_text_contents()
    assert any("cared for at home" in text for text in spoken)
    assert any("moving" in text for text in spoken)
    assert desk.faults == []


def test_an_emergency_is_announced_at_once(open_desk):
    desk = open_desk()
    desk.say("my back hurts", "no", "my groin is numb")
    assert desk.answer.startswith("Call 911 now")
    expect(desk.page.locator("#talk .warning[role=alert]")).to_have_count(1)
    desk.say("should I use ice")
    assert desk.answer.startswith("Leave that for now. Call 911 now")


def test_the_ring_listens_thinks_and_speaks(open_desk):
    desk = open_desk()
    desk.page.evaluate(
        """() => { window.seen = [];
        new MutationObserver(() => seen.push(document.getElementById("stage").dataset.state))
          .observe(document.getElementById("stage"), { attributes: true, attributeFilter: ["data-state"] }); }"""
    )
    desk.say("my back hurts")
    desk.page.keyboard.press("Escape")
    desk.wait_for("listening")
    desk.say("stop")
    desk.page.keyboard.press("Escape")
    desk.wait_for("idle")
    states = desk.page.evaluate("window.seen")
    assert states == ["thinking", "speaking", "listening", "thinking", "speaking", "idle"]


def test_one_can_break_in_while_it_speaks(open_desk):
    desk = open_desk()
    desk.say("open back pain guide")
    desk.wait_for("speaking")
    desk.say("my back hurts")
    assert "chest pain" in desk.answer
    desk.wait_for("speaking")


@pytest.fixture
def in_time(open_desk):
    """A desk whose clock the test moves."""
    return open_desk(clock=True)


def test_eight_seconds_of_silence_ask_again_and_the_second_end_the_session_if_it_waits_as_a_device(in_time):
    desk = in_time
    desk.wait_as("device")
    desk.say("my back hurts")
    desk.run_until("listening")
    desk.page.clock.run_for(7000)
    expect(desk.page.locator("#talk .skill")).to_have_count(1)
    desk.page.clock.run_for(1500)
    expect(desk.page.locator("#talk .skill")).to_have_count(2)
    assert desk.answer.startswith("Call 911 for")
    assert desk.answer.endswith("Chest pain, trouble breathing, fainting or tearing pain?")
    desk.run_until("listening")
    with desk.page.expect_response("**/simulator/turn") as turned:
        desk.page.clock.run_for(8500)
    sent = turned.value.json()["request"]["request"]
    assert (sent["type"], sent["reason"]) == ("SessionEndedRequest", "EXCEEDED_MAX_REPROMPTS")
    expect(desk.page.locator("#talk .aside")).to_contain_text("Nobody answered, so the conversation has ended.")
    assert "EXCEEDED" not in desk.page.locator("main").inner_text()
    desk.run_until("idle")


def test_it_waits_for_who_reads_slowly(in_time):
    """Twenty seconds, and one for each word; the last few are counted down."""
    desk = in_time
    words = len(desk.say("my back hurts").split())
    desk.run_until("listening")
    desk.page.clock.run_for((words + 10) * 1000)
    expect(desk.page.locator("#talk .skill")).to_have_count(1)
    expect(desk.page.locator("#countdown")).to_be_empty()
    desk.page.clock.run_for(6000)
    expect(desk.page.locator("#countdown")).not_to_be_empty()
    desk.page.clock.run_for(5000)
    expect(desk.page.locator("#talk .skill")).to_have_count(2)


def test_whoever_types_or_moves_is_not_silent(in_time):
    desk = in_time
    desk.wait_as("device")
    desk.say("my back hurts")
    desk.run_until("listening")
    desk.page.fill("#words", "well, it is")
    desk.page.clock.run_for(20_000)
    expect(desk.page.locator("#talk .skill")).to_have_count(1)
    desk.page.fill("#words", "")
    desk.page.clock.run_for(6000)
    desk.page.mouse.move(50, 50)
    desk.page.mouse.move(90, 90)
    desk.page.clock.run_for(6000)
    expect(desk.page.locator("#talk .skill")).to_have_count(1)


def test_silence_can_be_switched_off(in_time):
    desk = in_time
    desk.wait_as("never")
    desk.say("my back hurts")
    desk.run_until("listening")
    desk.page.clock.run_for(600_000)
    expect(desk.page.locator("#talk .skill")).to_have_count(1)


@pytest.mark.parametrize(
    ("title", "last", "ends"), [("A strained back", "Take care", True), ("A hidden emergency", "Call 911 now", False)]
)
def test_an_example_plays_to_its_end(in_time, title, last, ends):
    desk = in_time
    desk.page.get_by_role("button", name=title).click()
    for _ in range(500):  # the page's clock runs as fast as it likes, the skill's answers take their own time
        desk.page.clock.run_for(3000)
        if desk.page.locator("#hush").is_hidden() and desk.page.locator("#talk .skill").count() > 1:
            break
    assert desk.answer.startswith(last)
    assert (desk.page.locator("#talk .aside").count() > 0) is ends
    assert desk.faults == []


def test_an_example_can_be_stopped(in_time):
    desk = in_time
    desk.wait_as("never")  # or what is asked again would be counted with what is answered
    desk.page.get_by_role("button", name="A strained back").click()
    expect(desk.page.locator("#talk .skill")).to_have_count(1)
    desk.page.click("#hush")
    desk.page.clock.run_for(30_000)
    assert desk.page.locator("#talk .you").count() <= 2
    assert desk.say("my groin is numb").startswith("Call 911")


def test_a_skill_that_cannot_be_reached_is_said_to_be(open_desk):
    desk = open_desk()
    desk.page.route("**/simulator/turn", lambda route: route.abort())
    desk.page.fill("#words", "hello")
    desk.page.press("#words", "Enter")
    expect(desk.page.locator("#talk .fault")).to_contain_text("could not be reached")
    desk.wait_for("fault")
