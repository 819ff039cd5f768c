"""The checked-in interaction models and manifest."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from skill.web.endpoint import create_app

MODELS = Path(__file__).parents[2] / "interaction_model"


@pytest.fixture(scope="session")
def models():
    return {file.stem: json.loads(file.read_text("utf-8")) for file in MODELS.glob("??-??.json")}


@pytest.fixture(scope="session")
def language_models(models):
    return {locale: model["interactionModel"]["languageModel"] for locale, model in models.items()}


@pytest.fixture(scope="session")
def manifest():
    return json.loads((MODELS / "skill.json").read_text("utf-8"))


@pytest.fixture
def endpoint(skill):
    """The address of the skill behind its Flask door, on loopback, for a client that does not sign."""
    server = make_server("127.0.0.1", 0, create_app(skill, verify=False), threaded=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/alexa"
    server.shutdown()
    thread.join()
    server.server_close()
