"""Words that were hardly heard, on the page: they are said back, and a yes or no is at hand. The ear is a stand-in."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HEAR = """
async (text) => {
  const { Ear } = await import("/static/ear.js");
  const start = Ear.prototype.start;
  Ear.prototype.start = function () {
    Ear.prototype.start = start;
    this.tell.hears(text, false);
    this.tell.stopped("");
  };
  document.getElementById("mic").click();
}
"""


@pytest.fixture
def desk(open_desk):
    desk = open_desk()
    desk.say("my back hurts")
    desk.page.evaluate(HEAR, "my groin is numb")
    expect(desk.page.locator("#talk .doubt")).to_contain_text("Did you say: my groin is numb?")
    return desk


def test_what_was_hardly_heard_is_no_turn_of_the_skills(desk):
    expect(desk.page.locator("#talk .skill")).to_have_count(1)
    expect(desk.page.locator("#turn-number")).to_have_text("Turn 1 of 1")


def test_a_yes_passes_it_on(desk):
    expect(desk.page.locator("#answers button")).to_have_text(["Yes", "No"])
    expect(desk.page.locator("#consent")).to_be_hidden()
    expect(desk.page.locator("#asides")).to_be_hidden()
    desk.page.click("#answers button:has-text('Yes')")
    expect(desk.page.locator("#talk .warning")).to_contain_text("Call 911 now")
    expect(desk.page.locator("#turn-number")).to_have_text("Turn 2 of 2")


def test_a_no_asks_again_and_leaves_the_question_as_it_was(desk):
    desk.page.click("#answers button:has-text('No')")
    expect(desk.page.locator("#talk .doubt").last).to_contain_text("Please say it again")
    expect(desk.page.locator("#asides")).to_be_visible()
    expect(desk.page.locator("#talk .skill")).to_have_count(1)


def test_going_back_takes_the_doubt_away(desk):
    with desk.panel("How it decides"):
        desk.page.click("#rewind")
    expect(desk.page.locator("#talk .doubt")).to_have_count(0)
    expect(desk.page.locator("#answers button")).to_have_count(0)
