"""A real browser without a window, and the local Echo for it to open."""

from __future__ import annotations

import shutil
from threading import Thread

import pytest

from skill.simulator.page import local_app
from skill.web.server import open_server
from tests.browser.desk import Desk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 30_000
"""Milliseconds that anything expected may take: a machine that is busy with other things is slow, and not at fault."""

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-gpu-rasterization", "--disable-software-rasterizer"]
"""A container has no sandbox to lend, and no graphics card: to play one in software costs the browser a third more."""


@pytest.fixture(scope="session")
def address():
    """Where the page is served."""
    server = open_server(local_app(), "127.0.0.1", 0, verify=False)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def chromium():
    """The browser. It goes with its module, since it leaves an event loop running, beside which no other can run."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_desk(chromium, address):
    """Opens the page: `open_desk(width=360, scheme="dark", device="screen")`, with a script to run `before` it."""
    opened = []

    def desk(width=1280, height=860, scheme="light", device=None, before="", clock=False, **context):
        found = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            permissions=["clipboard-read", "clipboard-write"],
            **context,
        )
        opened.append(found)
        page = found.new_page()
        faults = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        if before:
            page.add_init_script(before)
        if clock:
            page.clock.install()
        return Desk(page, address, faults, device)

    yield desk
    for context in opened:
        context.close()
