"""The devices: what their screens show and how they are touched, and every setting."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_whole_conversation_by_touch(open_desk):
    desk = open_desk(device="screen")
    desk.say("open back pain guide")
    desk.touch("My lower back hurts")
    for _ in range(20):
        if desk.page.locator(".screen.cards").count():
            break
        is_asked_the_age = desk.page.locator(".screen button", has_text="Sixty or over").count()
        desk.touch("Eighteen to fifty-nine" if is_asked_the_age else "No")
    screen = desk.page.locator(".screen")
    expect(screen).to_contain_text("Look after it at home")
    desk.touch("Yes")
    expect(screen.locator("svg.drawing")).to_have_count(4)
    expect(screen).to_contain_text("Keep moving gently")
    desk.touch("No")
    expect(desk.page.locator("#talk .aside")).to_contain_text("The conversation has ended.")
    expect(screen.locator("button")).to_have_count(0)
    touches = [r.post_data_json for r in desk.sent if r.url.endswith("/simulator/turn")]
    assert sum(touch["do"] == "touch" for touch in touches) > 10
    assert desk.faults == []


def test_exercises_are_drawn_and_guided_by_touch(open_desk):
    desk = open_desk(device="screen")
    desk.say("guide me through some exercises")
    for answer in ("No", "No", "No", "Yes", "No"):
        desk.touch(answer)
    drawing = desk.page.locator(".screen svg.drawing")
    expect(drawing).to_have_count(1)
    place = drawing.inner_html()
    assert "Press your low back gently into the floor" in desk.touch("Next")
    expect(drawing).to_have_count(1)
    assert "Lie on your back" in desk.touch("Previous")
    assert drawing.inner_html() == place
    desk.touch("Next")
    assert "Stop there" in desk.touch("It hurts")
    assert desk.faults == []


def test_a_warning_fills_the_screen_with_the_number(open_desk):
    desk = open_desk(device="screen")
    desk.say("my groin is numb")
    expect(desk.page.locator(".screen.warning .number")).to_have_text("911")
    size = desk.page.locator(".screen.warning .number").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    usual = desk.page.locator(".screen.warning .line").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size > 3 * usual
    desk.touch("Yes")
    expect(desk.page.locator(".screen.warning .headline")).to_contain_text("Call 911 now")


def test_a_choice_is_touched(open_desk):
    desk = open_desk(device="small")
    desk.say("I strained my back lifting", *["no"] * 5, "yes")
    with desk.page.expect_response("**/simulator/turn") as turned:
        desk.touch("Blood thinners")
    assert turned.value.json()["assessment"]["findings"]["anticoagulant"] == "present"


@pytest.mark.parametrize(
    ("device", "shape", "interfaces"), [("round", "ROUND", 1), ("large", "RECTANGLE", 1), ("speaker", None, 0)]
)
def test_each_device_sends_its_own_envelope(open_desk, device, shape, interfaces):
    desk = open_desk(device=device)
    with desk.page.expect_response("**/simulator/turn") as turned:
        desk.say("my back hurts")
    context = turned.value.json()["request"]["context"]
    assert len(context["System"]["device"]["supportedInterfaces"]) == interfaces
    assert context.get("Viewport", {}).get("shape") == shape
    expect(desk.page.locator(".screen")).to_have_count(interfaces)
    expect(desk.page.locator("svg.speaker")).to_have_count(1 - interfaces)


def test_a_touch_keeps_the_keyboard_on_the_screen(open_desk):
    desk = open_desk(device="screen")
    desk.say("my back hurts")
    desk.page.locator(".screen button").nth(1).focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#talk .skill")).to_have_count(2)
    assert desk.page.evaluate("document.activeElement.classList.contains('screen')")


@pytest.mark.parametrize(("locale", "number"), [("en-GB", "999"), ("en-AU", "000"), ("en-IN", "112"), ("en-CA", "911")])
def test_the_language_brings_its_country(open_desk, locale, number):
    desk = open_desk()
    with desk.panel("Settings"):
        desk.page.select_option("#locale", locale)
    assert desk.say("my groin is numb").startswith(f"Call {number} now")


def test_a_change_of_device_or_language_keeps_the_talk_and_says_what_is_new(open_desk):
    desk = open_desk()
    desk.say("my groin is numb")
    with desk.panel("Settings"):
        desk.page.select_option("#device-kind", "screen")
        expect(desk.page.locator("#talk .aside").last).to_contain_text("Echo Show 8")
        expect(desk.page.locator(".screen")).to_have_text("The next answer is shown here.")
        desk.page.select_option("#locale", "en-GB")
        expect(desk.page.locator("#talk .aside").last).to_contain_text("the emergency number is 999")
    expect(desk.page.locator("#emergency")).to_have_text("999")
    assert desk.say("what now").startswith("Call 999")
    expect(desk.page.locator(".screen .number")).to_have_text("999")
    expect(desk.page.locator("#talk .you")).to_have_count(2)


@pytest.mark.parametrize(
    ("dial", "reached"), [("0", "i can't feel my feet"), ("1", "i ca feel my feet"), ("3", "i cafeel feet")]
)
def test_the_dial_mishears(open_desk, dial, reached):
    desk = open_desk()
    with desk.panel("Settings"):
        desk.page.select_option("#mishear", dial)
    with desk.page.expect_response("**/simulator/turn") as turned:
        desk.say("i can't feel my feet")
    assert turned.value.json()["said"] == "i can't feel my feet"
    assert turned.value.json()["reached"] == reached


def test_permissions_are_given_and_taken_back_at_any_time(open_desk):
    desk = open_desk()
    desk.say("my back hurts")
    with desk.panel("Settings"):
        for box in desk.page.get_by_role("group", name="The skill may").get_by_role("checkbox").all():
            box.check()
    with desk.page.expect_response("**/simulator/turn") as turned:
        desk.say("no")
    user = turned.value.json()["request"]["context"]["System"]["user"]
    assert {name.split(":")[3] for name in user["permissions"]["scopes"]} == {"reminders", "timers"}
    with desk.panel("Settings"):
        desk.page.get_by_label("set and change reminders").uncheck()
    with desk.page.expect_response("**/simulator/turn") as turned:
        desk.say("no")
    user = turned.value.json()["request"]["context"]["System"]["user"]
    assert {name.split(":")[3] for name in user["permissions"]["scopes"]} == {"timers"}


def test_the_country_and_its_numbers_stand_beside_the_language_and_its_zone_follows(open_desk):
    desk = open_desk()
    with desk.panel("Settings"):
        desk.page.select_option("#locale", "en-GB")
        expect(desk.page.locator("#numbers")).to_have_text(
            "the UK: emergency 999, advice 111, "
            "crisis the Samaritans on 116123, or 111 and choose the mental health option"
        )
        expect(desk.page.get_by_label("Time zone of the device")).to_have_value("Europe/London")
