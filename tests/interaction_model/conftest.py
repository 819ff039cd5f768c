"""The checked-in interaction models and manifest, and the Node packages that some tests need."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from skill.web.endpoint import create_app

MODELS = Path(__file__).parents[2] / "interaction_model"
NODE = Path(__file__).parents[1] / "node"


@pytest.fixture(scope="session")
def models():
    return {file.stem: json.loads(file.read_text("utf-8")) for file in MODELS.glob("??-??.json")}


@pytest.fixture(scope="session")
def language_models(models):
    return {locale: model["interactionModel"]["languageModel"] for locale, model in models.items()}


@pytest.fixture(scope="session")
def manifest():
    return json.loads((MODELS / "skill.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def node_folder():
    """tests/node with its packages installed."""
    if shutil.which("node") is None:
        pytest.skip("Node.js is not installed")
    if not (NODE / "node_modules" / "virtual-alexa").is_dir():
        pytest.skip("tests/node/node_modules is missing: run `npm ci` in tests/node")
    return NODE


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
