"""Screens: on every device and page the question and its answers are seen without scrolling, however long the text."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LONG = {
    "question": ["my back went when I lifted a washing machine", "no", "should I hang upside down"],
    "choice": ["I strained my back lifting", *["no"] * 5, "yes"],
    "warning": ["my groin is numb"],
    "cards": ["my back went when I lifted a washing machine", "is ice or heat better"],
}

CUT_OFF = """() => {
  const screen = document.querySelector(".screen").getBoundingClientRect();
  return [...document.querySelectorAll(".screen .answers button, .screen .content > .headline")].filter((e) => {
    const { top, bottom, left, right } = e.getBoundingClientRect();
    const shown = { bottom: Math.min(screen.bottom, innerHeight), right: Math.min(screen.right, innerWidth) };
    return top < screen.top || left < screen.left || bottom > shown.bottom + 1 || right > shown.right + 1;
  }).map((e) => e.textContent);
}"""


@pytest.mark.parametrize("device", ["round", "small", "large"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 720)])
def test_the_answers_are_seen_without_scrolling(open_desk, device, width, height):
    desk = open_desk(width=width, height=height, device=device)
    for name, says in LONG.items():
        desk.say(*says)
        assert desk.page.locator(".screen .answers button").count() > 1
        assert desk.page.evaluate(CUT_OFF) == [], name
        desk.page.click("#new")
        desk.page.locator("#open").wait_for()


def test_what_is_too_long_for_a_screen_is_scrolled_by_keys(open_desk):
    desk = open_desk(width=360, height=740, device="small")
    desk.say(*LONG["cards"])
    scrolled = desk.page.locator(".screen .scrolled")
    scrolled.focus()
    assert scrolled.evaluate("e => e.scrollHeight > e.clientHeight")
    desk.page.keyboard.press("End")
    expect(scrolled.locator(".card").last).to_be_in_viewport()
