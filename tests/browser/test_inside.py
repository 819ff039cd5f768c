"""Looking inside a turn, and taking the conversation away as a test."""

import json
import tomllib

import pytest
from playwright.sync_api import expect

from skill.simulator.evaluate import read_cases

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(open_desk):
    found = open_desk()
    found.say("my back hurts since I dug the garden", "a bit of chest pain, yes")
    return found


def test_a_turn_is_laid_open(desk):
    with desk.panel("How it decides"):
        inside = desk.page.locator("#inside")
        expect(desk.page.locator("#turn-number")).to_have_text("Turn 2 of 2")
        expect(inside).to_contain_text("DescribeIntent")
        expect(inside).to_contain_text("a bit of chest pain, yes")
        expect(inside.locator(".status.present").first).to_have_text("present")
        expect(inside.locator(".level.EMERGENCY").first).to_have_text("emergency")
        expect(inside).to_contain_text(" ms")
        inside.get_by_text("Response JSON").click()
        assert json.loads(inside.locator("pre").last.inner_text())["response"]["outputSpeech"]["type"] == "SSML"


def test_an_earlier_turn_can_be_looked_at(desk):
    with desk.panel("How it decides"):
        desk.page.click("#earlier")
        expect(desk.page.locator("#turn-number")).to_have_text("Turn 1 of 2")
        inside = desk.page.locator("#inside")
        expect(inside).to_contain_text("heart_and_lungs")
        expect(inside).to_contain_text("it is asked of everybody, and may still find an emergency")
        expect(inside).to_contain_text("that nothing has ruled out")
        desk.page.locator("#talk .skill button").last.click()
        expect(desk.page.locator("#turn-number")).to_have_text("Turn 2 of 2")


def test_why_it_was_heard_is_opened_by_keyboard_and_stays_open(desk):
    with desk.panel("How it decides"):
        why = desk.page.get_by_text("Why that was heard")
        lines = desk.page.locator("#inside .why")
        expect(lines.get_by_text("finding chest_pain: there")).to_be_hidden()
        why.focus()
        desk.page.keyboard.press("Enter")
        expect(lines.get_by_text("finding chest_pain: there")).to_be_visible()
        expect(lines.get_by_text("as a reply to heart_and_lungs: it is settled")).to_be_visible()
        desk.page.click("#earlier")
        expect(lines.get_by_text("finding low_back_pain: there")).to_be_visible()


def test_a_transcript_is_copied_as_a_case_that_evaluate_reads(desk, tmp_path):
    with desk.panel("Developers"):
        desk.page.click("#copy-case")
        expect(desk.page.locator("#told")).to_have_text("Copied.")
        copied = desk.page.evaluate("navigator.clipboard.readText()")
    (tmp_path / "case.jsonl").write_text(copied, "utf-8")
    (case,) = read_cases(tmp_path / "case.jsonl")
    assert case["says"] == ["my back hurts since I dug the garden", "a bit of chest pain, yes"]
    assert case["level"] == ["EMERGENCY"]


def test_a_transcript_is_copied_as_a_conversation(desk):
    with desk.panel("Developers"):
        desk.page.click("#copy-conversation")
        expect(desk.page.locator("#told")).to_have_text("Copied.")
        copied = desk.page.evaluate("navigator.clipboard.readText()")
    (conversation,) = tomllib.loads(copied)["conversation"]
    assert [turn["asks"] for turn in conversation["turns"]] == ["heart_and_lungs", "warning.with_you"]
    assert [turn["level"] for turn in conversation["turns"]] == ["", "EMERGENCY"]


def test_a_pasted_case_is_played(open_desk):
    desk = open_desk(clock=True)
    desk.wait_as("never")  # or what is asked again would be counted with what is answered
    with desk.panel("Developers"):
        desk.page.fill("#text", '{"id": "1", "says": ["my back hurts", "my groin is numb"], "level": "EMERGENCY"}')
        desk.page.click("#play-text")
        for _ in range(10):
            desk.page.clock.run_for(3000)
        expect(desk.page.locator("#talk .skill")).to_have_count(2)
    assert desk.answer.startswith("Call 911")


def test_what_is_no_case_is_said_to_be_none(open_desk):
    desk = open_desk()
    with desk.panel("Developers"):
        desk.page.fill("#text", "hello")
        desk.page.click("#play-text")
        expect(desk.page.locator("#told")).to_contain_text("neither JSON lines nor TOML")
        desk.faults.clear()  # the browser's own note of the refusal
