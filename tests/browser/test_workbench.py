"""For developers: a phrase for the model alone, a request by hand, what can be copied, a skill loaded anew."""

import json

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_phrase_is_put_to_the_model_alone(open_desk):
    desk = open_desk()
    with desk.panel("Developers"):
        desk.page.fill("#phrase", "what is sciatica")
        desk.page.press("#phrase", "Enter")
        heard = desk.page.locator("#phrase-heard")
        expect(heard).to_contain_text("AskAboutIntent")
        expect(heard).to_contain_text("sciatica (CONDITION, condition.sciatica)")
        expect(desk.page.locator("#talk > *")).to_have_count(0)


def test_a_request_is_edited_and_sent(open_desk):
    desk = open_desk()
    desk.say("my back hurts")
    with desk.panel("Developers"):
        desk.page.click("#raw-take")
        request = json.loads(desk.page.locator("#raw").input_value())
        request["request"]["intent"]["slots"]["description"]["value"] = "my groin is numb"
        desk.page.fill("#raw", json.dumps(request))
        desk.page.click("#raw-send")
        expect(desk.page.locator("#raw-answer pre")).to_contain_text('"EMERGENCY"')
        desk.page.fill("#raw", "{")
        desk.page.click("#raw-send")
        expect(desk.page.locator("#raw-told")).to_contain_text("This is no JSON")
        expect(desk.page.locator("#raw-answer pre")).to_have_count(0)
    assert "numb" in desk.say("no")  # the conversation has not moved


def test_what_the_skill_refuses_is_said(open_desk):
    desk = open_desk()
    with desk.panel("Developers"):
        desk.page.click("#raw-take")
        expect(desk.page.locator("#raw-told")).to_contain_text("Say something first")
        desk.page.fill("#raw", "{}")
        desk.page.click("#raw-send")
        expect(desk.page.locator("#raw-told")).to_have_text("body is not a request")
        desk.faults.clear()  # the browser's own note of the refusal


def test_json_is_copied(open_desk):
    desk = open_desk()
    desk.say("my back hurts")
    with desk.panel("How it decides"):
        part = desk.page.locator("#inside details").last
        part.locator("summary").click()
        part.get_by_role("button", name="Copy").click()
        expect(part.get_by_role("button", name="Copied.")).to_be_visible()
        copied = desk.page.evaluate("navigator.clipboard.readText()")
    assert json.loads(copied)["response"]["outputSpeech"]["type"] == "SSML"


def test_a_skill_that_was_loaded_anew_is_noticed(open_desk):
    desk = open_desk()
    desk.say("my back hurts")
    assets = desk.page.evaluate("fetch('/simulator/started').then((answer) => answer.json())")["assets"]
    desk.page.route("**/simulator/started", lambda route: route.fulfill(json={"started": "another", "assets": assets}))
    for _ in range(2):
        desk.page.evaluate("window.dispatchEvent(new Event('focus'))")
        expect(desk.page.locator("#talk .aside")).to_contain_text("loaded anew")
    expect(desk.page.locator("#talk .aside")).to_have_count(1)
    expect(desk.page.locator("#turn-number")).to_have_text("No turn yet")


def test_a_page_whose_own_files_have_changed_is_loaded_anew(open_desk):
    desk = open_desk()
    desk.page.route("**/simulator/started", lambda route: route.fulfill(json={"started": "another", "assets": "other"}))
    with desk.page.expect_navigation():
        desk.page.evaluate("window.dispatchEvent(new Event('focus'))")
