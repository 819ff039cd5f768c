"""The documents that Alexa is sent, drawn by Amazon's own engine: at every size of a device the answers are in sight.

The engine is of APL 1.4, older than what the documents ask for (1.6), so their versions are turned back for it; it
knows all that they use. Amazon's fonts are not free, and the one that is used here is wider.
"""

from __future__ import annotations

import json

import pytest

from skill.handlers.screens import document_for
from skill.speech.screen import view_of

pytestmark = [pytest.mark.browser, pytest.mark.node]

STRAIN = ["my back went when I lifted a washing machine", *["no"] * 6, "eighteen to fifty-nine"]
LONG = {
    "question": [STRAIN[0], "should I hang upside down"],
    "choice": ["I strained my back lifting", *["no"] * 5, "yes"],
    "warning": ["i took thirty paracetamol"],
    "cards": [*STRAIN, "no", "is ice or heat better"],
}
"""The longest that is said of each kind."""

DRAW = """async ([document_, screen, viewport]) => {
  await ready;
  const content = engine.Content.create(JSON.stringify(document_), "");
  content.addData("payload", JSON.stringify({ screen }));
  const view = document.createElement("div");
  view.style = `position: relative; width: ${viewport.width}px; height: ${viewport.height}px`;
  document.body.replaceChildren(view);
  const environment = { agentName: "test", agentVersion: "1" };
  await engine.default.create({
    content, view, environment, viewport, theme: "dark", mode: "HUB", logLevel: "error", notLoadFonts: true,
    utcTime: 0, localTimeAdjustment: 0,
  }).init();
  return [...view.querySelectorAll("p")].map((e) => {
    const { left, top, right, bottom } = e.getBoundingClientRect();
    return [e.textContent, left, top, right, bottom];
  });
}"""


@pytest.fixture(scope="module")
def devices(node_folder):
    """Every device that stands at home, as Amazon's own profiles give it: name, width, height and more."""
    folder = node_folder / "node_modules" / "apl-suggester" / "dist" / "src" / "configs" / "viewportProfiles"
    profiles = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("hub*.json"))]
    return [{**device, "shape": profile["shape"]} for profile in profiles for device in profile["exampleDevices"]]


@pytest.fixture(scope="module")
def canvas(chromium, node_folder):
    """An empty page with Amazon's engine in it, from which nothing is fetched."""
    engine = node_folder / "node_modules" / "apl-viewhost-web" / "index.js"
    if not engine.is_file():
        pytest.skip("apl-viewhost-web is missing: run `npm ci` in tests/node")
    page = chromium.new_page(viewport={"width": 1920, "height": 1920})
    page.route("**/*", lambda route: route.abort())
    page.set_content("<style>* { font-family: 'DejaVu Sans', sans-serif !important } body { margin: 0 }</style>")
    program = f"var module = {{ exports: {{}} }}, exports = module.exports;{engine.read_text('utf-8')}"
    # Asked for in the same breath: an engine that is ready before that never says so.
    page.add_script_tag(content=f"{program};window.engine = module.exports; window.ready = engine.initEngine();")
    yield page
    page.close()


def is_seen(device, left, top, right, bottom):
    width, height = device["width"], device["height"]
    if device["shape"] != "round":
        return left >= 0 and top >= 0 and right <= width and bottom <= height
    far = max((x - width / 2) ** 2 + (y - height / 2) ** 2 for x in (left, right) for y in (top, bottom))
    return far <= (width / 2) ** 2


def drawn(canvas, device, view):
    document = json.loads(json.dumps(document_for(view)))
    document["version"] = "1.4"
    for graphic in document["graphics"].values():
        graphic["version"] = "1.0"
    is_round = device["shape"] == "round"
    size = {name: device[name] for name in ("width", "height", "dpi")}
    return canvas.evaluate(DRAW, [document, view, {**size, "shape": device["shape"].upper(), "isRound": is_round}])


@pytest.mark.parametrize("name", LONG)
def test_the_question_and_its_answers_are_seen_without_scrolling(canvas, devices, talk, name):
    for text in LONG[name]:
        talk.say(text)
    view = view_of(talk.turn.reply, talk.catalogue).as_data()
    wanted = {*view["buttons"], view["headline"]}
    assert len(wanted) > 2
    for device in devices:
        texts = drawn(canvas, device, view)
        seen = {text for text, *place in texts if is_seen(device, *place)}
        assert wanted <= seen, (device["name"], wanted - seen)
