"""`make screenshots`: takes the pictures of the README from the page as it is."""

from __future__ import annotations

import logging
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from skill.simulator.page import local_app
from skill.web.server import open_server

FOLDER = Path(__file__).parents[2] / "docs" / "images"
STRAIN = ["my back went when I lifted a washing machine", *["no"] * 10]

PICTURES: dict[str, dict[str, Any]] = {
    "speaker": {"says": ["open back pain guide", STRAIN[0], "no"]},
    "warning": {"says": ["my lower back hurts", "my groin is numb"], "device": "screen", "scheme": "dark"},
    "home-care": {"says": [*STRAIN, "yes please"], "device": "screen"},
    "inside": {"says": ["my back hurts since I dug the garden", "no"], "panel": "How it decides"},
    "reminder": {
        "says": ["remind me to stretch every day at half past eight in the morning", "yes", "I approve", "yes"],
        "panel": "Settings",
        "press": "+1 day",
    },
    "exercise": {"says": ["guide me through some exercises", "no", "no", "yes", "no", "next"], "device": "screen"},
    "phone": {"says": ["my back hurts"], "width": 390, "height": 760, "device": "round"},
}
"""Name of the picture -> the conversation before it, and how the page is shown."""


def main() -> int:
    """Take every picture. Returns the exit status."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("error: Chromium is needed to take pictures", file=sys.stderr)
        return 1
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = open_server(local_app(), "127.0.0.1", 0, verify=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, wanted in PICTURES.items():
            _take(browser, f"http://127.0.0.1:{server.port}/", FOLDER / f"{name}.jpg", **wanted)
            print(f"docs/images/{name}.jpg")
        browser.close()
    server.shutdown()
    return 0


def _take(
    browser: Any,
    address: str,
    file: Path,
    says: list[str],
    device: str = "speaker",
    panel: str = "",
    scheme: str = "light",
    width: int = 1280,
    height: int = 800,
    press: str = "",
) -> None:
    """Take one picture: of the page at `address`, after what was said to it, while it listens."""
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", device_scale_factor=1
    )
    page.goto(address)
    page.locator("#examples button").first.wait_for()
    page.get_by_role("button", name="Settings", exact=True).click()
    page.select_option("#patience", "never")  # no countdown in the picture
    page.select_option("#device-kind", device)
    page.get_by_role("button", name="Settings", exact=True).click()
    for number, text in enumerate(says):
        page.fill("#words", text)
        page.press("#words", "Enter")
        page.locator("#talk .skill").nth(number).wait_for()
    if panel:
        page.get_by_role("button", name=panel, exact=True).click()
    if press:
        page.get_by_role("button", name=press, exact=True).click()
        page.locator("#talk .due").wait_for()
    page.keyboard.press("Escape")
    page.mouse.move(0, 0)
    page.screenshot(path=file, type="jpeg", quality=80)
    page.close()


if __name__ == "__main__":
    sys.exit(main())
