"""The page for a doctor: what was said, since when, what was asked and answered, what was advised."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

STORY = ["my lower back hurts since monday", "no", "no", "well, I do leak a bit since yesterday"]


@pytest.fixture
def desk(open_desk):
    return open_desk()


def section(desk, title):
    return desk.page.locator("#sheet section").filter(has=desk.page.get_by_role("heading", name=title, exact=True))


def test_a_doctor_reads_what_was_said(desk):
    advice = desk.say(*STORY)
    desk.say("what now")
    with desk.panel("For your doctor"):
        own = section(desk, "In my own words").locator("li")
        assert own.all_text_contents() == [f"“{STORY[0]}”", f"“{STORY[3]}”"]
        expect(section(desk, "Since when")).to_contain_text("“since monday”, “since yesterday”")
        expect(section(desk, "What I have")).to_contain_text("leaking")
        asked = section(desk, "What was asked, and my answers")
        assert asked.locator("dd").all_text_contents() == ["No", "No", "Yes: leaking"]
        expect(asked.locator("dt").nth(1)).to_contain_text("numb or odd feeling between your legs")
        expect(section(desk, "What I was advised")).to_contain_text(f"Emergency: {advice}")


def test_before_the_end_nothing_counts_as_advised(desk):
    with desk.panel("For your doctor"):
        expect(desk.page.locator("#sheet")).to_have_text("Nothing was said about the pain yet.")
    desk.say(*STORY[:2])
    with desk.panel("For your doctor"):
        expect(section(desk, "What I was advised")).to_contain_text("not finished")


def test_who_has_left_still_has_it_and_who_begins_anew_has_not(desk):
    desk.say(*STORY[:2], "stop")
    with desk.panel("For your doctor"):
        expect(section(desk, "What I have")).to_contain_text("low back pain")
    desk.page.click("#new")
    with desk.panel("For your doctor"):
        expect(desk.page.locator("#sheet")).to_have_text("Nothing was said about the pain yet.")


def test_it_is_copied_or_printed_by_the_persons_own_hand(desk):
    desk.say("<b>my lower back</b> hurts since monday", "no")
    with desk.panel("For your doctor"):
        expect(section(desk, "In my own words")).to_contain_text("“<b>my lower back</b> hurts since monday”")
        desk.page.click("#copy-sheet")
        expect(desk.page.locator("#sheet-told")).to_have_text("Copied.")
        copied = desk.page.evaluate("navigator.clipboard.readText()")
        assert "What was asked, and my answers" in copied
        desk.page.emulate_media(media="print")
        expect(section(desk, "Since when")).to_be_visible()
        for other in ("main", ".top", "#copy-sheet"):
            expect(desk.page.locator(other)).to_be_hidden()
        desk.page.emulate_media(media="screen")
