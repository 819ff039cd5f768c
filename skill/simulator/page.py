"""Serves the page, a local Echo to talk to and to look inside, beside the Alexa endpoint on loopback."""

from __future__ import annotations

import os
import webbrowser
from collections.abc import Collection
from contextlib import suppress

from flask import Flask, request

from skill.app import build_skill, load_opened_resources
from skill.simulator.desk import Desk
from skill.simulator.emulated_api import api_blueprint
from skill.simulator.guard import guard
from skill.simulator.hearing import MODELS, Ear
from skill.simulator.homes import PREFIX
from skill.simulator.local_skill import LOOPBACK
from skill.simulator.page_routes import acts, pages
from skill.simulator.reloading import restart_on_change
from skill.simulator.voice import Voice, VoiceError, load_voice
from skill.simulator.voice_routes import voice_pages
from skill.talk import Talk
from skill.web.endpoint import create_app
from skill.web.server import open_server

DEFAULT_PORT = 5000


def local_app(hosts: Collection[str] = (), voice: Voice | None = None, *, reloads: bool = False) -> Flask:
    """Build the endpoint and the page. Requests are not verified: it is for loopback only, by name also for `hosts`.

    With a `voice` the page listens and speaks through it, and not through the browser. If the program `reloads`, the
    page looks for that.
    """
    resources = load_opened_resources()
    app = create_app(build_skill(resources=resources), verify=False)
    ears = {path.stem: Ear(path.stem) for path in sorted(MODELS.glob("??-??.json"))}
    # The device talks to the skill over HTTP as Alexa does, to the same server that answers the page.
    desk = Desk(Talk(resources), ears, lambda: (LOOPBACK, int(request.environ["SERVER_PORT"])))
    guard(app, hosts)
    app.register_blueprint(pages(desk, has_voice=voice is not None, reloads=reloads))
    app.register_blueprint(acts(desk))
    if voice:
        app.register_blueprint(voice_pages(voice, desk.asked_at))
    app.register_blueprint(api_blueprint(desk.homes.find), url_prefix=f"{PREFIX}/<home>")
    return app


def serve_page() -> int:
    """Serve the page and the endpoint on loopback until interrupted. Returns the exit status.

    VOICE=1 listens and speaks on this machine, through the extra of requirements-voice.txt. OPEN=1 opens the page in
    the browser of this machine. RELOAD=1 loads the skill anew whenever one of its files changes. HOSTS names further
    hosts, separated by spaces, under which this machine is reached through a forwarded port. Raises CannotServeError if
    the port is not available.
    """
    text = os.environ.get("PORT", str(DEFAULT_PORT))
    if not text.isdigit() or not 0 < int(text) < 65536:
        print(f"error: PORT must be a number from 1 to 65535, not {text!r}")
        return 2
    hosts = os.environ.get("HOSTS", "").split()
    try:
        voice = load_voice() if os.environ.get("VOICE") else None
    except VoiceError as fault:
        print(f"error: {fault}")
        return 2
    print("Loading what the skill knows ...", flush=True)
    watcher = restart_on_change() if os.environ.get("RELOAD") else None
    try:
        app = local_app(hosts, voice, reloads=watcher is not None)
    except Exception as fault:
        if watcher is None:
            raise
        print(f"error: {fault}\nWaiting for the next change.", flush=True)
        watcher.join()
        return 1
    server = open_server(app, LOOPBACK, int(text), verify=False)
    address = f"http://{LOOPBACK}:{text}/"
    print(f"Back Pain Guide talks at {address} (Alexa endpoint: POST /alexa)")
    print("Request signatures are not checked here, so it answers this machine only. Stop with Ctrl+C.", flush=True)
    if os.environ.get("OPEN") and not webbrowser.open(address):
        print("No browser could be opened here: open the address yourself.", flush=True)
    with suppress(KeyboardInterrupt):
        server.serve_forever()
    return 0
