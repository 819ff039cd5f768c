"""Open to everybody: axe finds nothing, keys reach everything, nothing moves unasked, and it is light to load."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser]

FIRST_PAINT = 200_000
"""Bytes that may be loaded before something is seen."""

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="session")
def axe(node_folder):
    return (node_folder / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


FOCUS = """() => {
  const e = document.activeElement;
  if (!e.matches("button, input, select, textarea, summary")) return null;
  window.ids ??= new Map();
  if (!ids.has(e)) ids.set(e, ids.size);
  const style = getComputedStyle(e);
  return [ids.get(e), style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2];
}"""
"""The number of the control in focus, and whether one sees that it is."""

PANELS = ("For your doctor", "Settings", "How it decides", "Developers")

UNFOLD = "document.querySelectorAll('details').forEach((part) => (part.open = true))"
"""Opens all that can be opened."""


def violations(desk, axe):
    desk.page.evaluate(axe)
    found = desk.page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    return [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found]


@pytest.mark.node
@pytest.mark.parametrize(
    ("device", "width", "scheme"),
    [
        ("speaker", 360, "light"),
        ("speaker", 1280, "dark"),
        ("screen", 360, "dark"),
        ("screen", 1280, "light"),
        ("round", 360, "light"),
    ],
)
def test_axe_finds_nothing(open_desk, axe, device, width, scheme):
    desk = open_desk(width=width, scheme=scheme, device=device)
    assert violations(desk, axe) == []
    desk.say("my back hurts")
    desk.page.keyboard.press("Escape")
    for name in PANELS:
        desk.page.get_by_role("button", name=name, exact=True).click()
        desk.page.evaluate(UNFOLD)
        assert violations(desk, axe) == [], name
    desk.page.get_by_role("button", name=PANELS[-1], exact=True).click()
    desk.say("no", "my groin is numb")
    desk.page.keyboard.press("Escape")
    assert violations(desk, axe) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_page(open_desk, width):
    desk = open_desk(width=width, device="screen")
    desk.say("my back went lifting a box", *["no"] * 10)
    for name in PANELS:
        desk.page.get_by_role("button", name=name, exact=True).click()
        desk.page.evaluate(UNFOLD)
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1280])
def test_every_control_is_reached_by_the_tab_key_and_seen_there(open_desk, width):
    desk = open_desk(width=width, device="screen")
    desk.say("my back hurts")
    desk.page.get_by_role("button", name="Settings", exact=True).click()
    controls = desk.page.evaluate(
        "[...document.querySelectorAll('button, input, select, textarea, summary')]"
        ".filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled).length"
    )
    desk.page.evaluate("document.activeElement.blur()")
    seen = set()
    for _ in range(controls + 20):
        desk.page.keyboard.press("Tab")
        focus = desk.page.evaluate(FOCUS)
        if focus:
            number, has_outline = focus
            assert has_outline
            seen.add(number)
    assert len(seen) == controls


def test_the_conversation_is_a_live_region_and_the_state_is_told_in_words(open_desk):
    desk = open_desk()
    log = desk.page.get_by_role("log", name="Conversation")
    assert log.get_attribute("aria-live") == "polite"
    desk.say("my back hurts")
    expect(log).to_contain_text("Skill: Okay, so low back pain")
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#state")).to_have_text("Listening")


def test_nothing_moves_for_who_asked_for_stillness(open_desk):
    moving = "document.getAnimations().filter((a) => a.playState === 'running').length"
    lively, still = open_desk(), open_desk(reduced_motion="reduce")
    for desk in (lively, still):
        desk.say("my back hurts")
        desk.wait_for("speaking")
    assert lively.page.evaluate(moving) > 0
    assert still.page.evaluate(moving) == 0


def test_it_loads_little_and_only_from_here(open_desk, address):
    desk = open_desk()
    loaded = [request.response() for request in desk.sent]
    assert sum(len(response.body()) for response in loaded) < FIRST_PAINT
    assert all(response.url.startswith(address) for response in loaded)
    assert desk.faults == []
