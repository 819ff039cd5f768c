"""The page as it is seen: what stays in sight, what is large enough to be pressed, and how one begins and ends."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import PANELS

pytestmark = pytest.mark.browser

SIZES = [(360, 740), (768, 1024), (1280, 720), (1366, 768), (1920, 1080)]
LONG = [
    "my back went when I lifted a washing machine",
    *["no"] * 6,
    "thirty five",
    "what is sciatica",
    "is it arthritis",
]

OVERFLOW = "document.documentElement.scrollHeight - window.innerHeight"
"""How far the page itself can be scrolled, in pixels."""

OUT_OF_SIGHT = """(list) => [...document.querySelectorAll(list)].filter((e) => e.checkVisibility()).filter((e) => {
  const { top, bottom, left, right, width } = e.getBoundingClientRect();
  return !width || top < 0 || left < 0 || bottom > innerHeight + 0.5 || right > innerWidth + 0.5;
}).map((e) => e.textContent)"""

TOO_SMALL = """() => [...document.querySelectorAll("button")].filter((e) => e.checkVisibility())
  .filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.textContent || e.id)"""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_matters_stays_in_sight_however_long_the_talk(open_desk, width, height):
    """The emergency line, a new conversation, the answers and the line one types in; and nothing scrolls to nowhere."""
    desk = open_desk(width=width, height=height)
    assert desk.page.evaluate(OUT_OF_SIGHT, ".brand strong, #new, #open, #words") == []
    desk.say(*LONG)
    desk.page.keyboard.press("Escape")
    desk.wait_for("listening")
    desk.page.mouse.move(width / 2, height / 2)
    assert desk.page.evaluate(OVERFLOW) <= 0
    assert desk.page.evaluate(OUT_OF_SIGHT, ".brand strong, #new, #answers button, #words, #talk > :last-child") == []
    assert desk.page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_panel_opens_where_one_looks(open_desk, width, height):
    desk = open_desk(width=width, height=height)
    desk.say(*LONG[:5])
    desk.page.keyboard.press("Escape")
    for name in PANELS:
        with desk.panel(name):
            heading = "aside:not([hidden]) h2, .brand strong, nav button[aria-expanded='true']"
            assert desk.page.evaluate(OUT_OF_SIGHT, heading) == [], name
            assert desk.page.evaluate("document.activeElement.tagName") == "H2", name
            assert desk.page.evaluate(TOO_SMALL) == [], name
    desk.page.get_by_role("button", name="Settings", exact=True).click()
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#panel-settings")).to_be_hidden()
    expect(desk.page.get_by_role("button", name="Settings", exact=True)).to_be_focused()


def test_a_low_window_scrolls_but_keeps_the_emergency_line(open_desk):
    desk = open_desk(width=740, height=360)
    desk.say(*LONG[:5])
    desk.page.keyboard.press("Escape")
    desk.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert desk.page.evaluate(OUT_OF_SIGHT, ".brand strong") == []


def test_a_new_conversation_begins_at_any_time(open_desk):
    desk = open_desk()
    desk.say("my groin is numb")
    desk.page.click("#new")
    expect(desk.page.locator("#welcome")).to_be_visible()
    expect(desk.page.locator("#talk > *")).to_have_count(0)
    expect(desk.page.locator("#open")).to_be_focused()
    assert "chest pain" in desk.say("my back hurts")


def test_whose_talk_has_ended_is_told_and_starts_again(open_desk):
    desk = open_desk()
    desk.say("my back hurts", "stop")
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#talk .aside")).to_contain_text("To talk again, press Start again.")
    desk.page.get_by_role("button", name="Start again").click()
    expect(desk.page.locator("#talk .skill")).to_have_count(1)
    expect(desk.page.locator("#talk .skill")).to_contain_text("What hurts")


@pytest.mark.parametrize(
    ("says", "answers"),
    [
        (["my back hurts"], ["Yes", "No", "Not sure"]),
        (["remind me to stretch tomorrow at nine"], ["Morning", "Evening"]),
        (["I strained my back lifting", *["no"] * 5, "yes"], ["Cancer", "Low immunity", "Blood thinners"]),
    ],
)
def test_the_short_answers_fit_the_question_and_answer_it(open_desk, says, answers):
    desk = open_desk()
    before = desk.say(*says)
    buttons = desk.page.locator("#answers button")
    expect(buttons.first).to_have_text(answers[0])
    assert buttons.all_text_contents()[: len(answers)] == answers
    buttons.first.click()
    expect(desk.page.locator("#talk .you").last).to_have_text(f"You: {answers[0]}")
    expect(desk.page.locator("#talk .skill")).to_have_count(len(says) + 1)
    assert desk.answer != before


def test_one_goes_back_to_a_turn_and_says_something_else(open_desk):
    desk = open_desk()
    desk.say("my back hurts", "yes", "what now")
    expect(desk.page.locator("#talk .warning")).to_have_count(2)
    with desk.panel("How it decides"):
        desk.page.locator("#talk .you button").nth(1).click()
        desk.page.get_by_role("button", name="Go back here, and say something else").click()
        expect(desk.page.locator("#words")).to_have_value("yes")
        expect(desk.page.locator("#talk .you")).to_have_count(1)
        expect(desk.page.locator("#turn-number")).to_have_text("Turn 1 of 1")
    assert "numb" in desk.say("no")
    expect(desk.page.locator("#talk .warning")).to_have_count(0)


def test_nothing_that_was_said_is_stored_in_the_browser(open_desk):
    desk = open_desk()
    desk.say("my groin is numb", "no")
    kept = desk.page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie, "
        "(await indexedDB.databases()).length, (await caches.keys()).length]"
    )
    assert kept == [0, 0, "", 0, 0]
