"""A reminder, from the asking to its being spoken, as a person at the keyboard meets it."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from skill.simulator.clock import Clock

pytestmark = pytest.mark.browser

STRETCH = "remind me to stretch every day at half past eight in the morning"


def press(desk, name):
    """Go with the Tab key to the button of that name, and press it."""
    wanted = desk.page.get_by_role("button", name=name, exact=True)
    for _ in range(80):
        if wanted.evaluate("e => e === document.activeElement"):
            desk.page.keyboard.press("Enter")
            return
        desk.page.keyboard.press("Tab")
    raise AssertionError(f"{name} is not reached by the Tab key")


def type_in(desk, text):
    """Go back to the line one types in, and say it."""
    desk.page.locator("#words").focus()
    desk.page.keyboard.type(text)
    desk.page.keyboard.press("Enter")


def test_a_reminder_by_keyboard_from_the_request_to_its_being_spoken(open_desk):
    desk = open_desk()
    asks, due = desk.page.locator("#talk .alexa.question"), desk.page.locator("#talk .alexa.due")
    type_in(desk, STRETCH)
    expect(desk.page.locator("#talk .skill").last).to_contain_text("8:30 in the morning")
    type_in(desk, "yes")
    expect(asks).to_contain_text("Do you give Back Pain Guide permission to update your reminders?")
    desk.page.keyboard.press("Escape")
    press(desk, "I approve")
    expect(desk.page.locator("#talk .skill").last).to_contain_text("Thank you.")
    expect(desk.page.get_by_role("button", name="I approve", exact=True)).to_be_hidden()
    press(desk, "Settings")
    expect(desk.page.get_by_label("set and change reminders")).to_be_checked()
    expect(desk.page.locator("#alerts")).to_contain_text("08:30, and again: Time for your stretch. (reminder)")
    before = desk.page.locator("#clock").text_content()
    press(desk, "+1 day")
    expect(due).to_have_text("Alexa, at 08:30Here's your reminder: Time for your stretch.")
    expect(desk.page.locator("#caption")).to_have_text("Here's your reminder: Time for your stretch.")
    desk.wait_for("speaking")
    assert desk.page.locator("#clock").text_content() != before
    desk.wait_for("idle")
    assert desk.faults == []


def test_a_timer_that_runs_out_by_itself_is_spoken(open_desk, monkeypatch):
    desk = open_desk(clock=True)
    with desk.panel("Settings"):
        desk.page.get_by_label("start and stop timers").check()
    desk.say("ice for fifteen minutes", "yes", "stop")
    desk.run_until("idle")
    monkeypatch.setattr(Clock, "now", lambda _: datetime.now(UTC) + timedelta(minutes=16))
    desk.page.clock.run_for(16_000)
    expect(desk.page.locator("#talk .alexa.due")).to_have_count(1)


def test_without_a_zone_the_person_is_told(open_desk):
    desk = open_desk()
    with desk.panel("Settings"):
        desk.page.get_by_label("Time zone of the device").select_option("not set")
        expect(desk.page.locator("#clock")).to_contain_text("UTC")
    assert desk.say(STRETCH).startswith("I can't tell what time it is")
