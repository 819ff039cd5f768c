"""What Home Assistant reads of us: the manifest as hassfest wants it, texts, blueprints; and its client at our door.

Home Assistant itself is not needed here; `make test-home-assistant` drives the real one.
"""

from __future__ import annotations

import ast
import asyncio
import fnmatch
import importlib.util
import json
import re
import sys
from pathlib import Path

import pytest

from skill.assist import about
from skill.assist.__main__ import URI
from testkit.wyoming_home import HOST

HOUSE = Path(__file__).parents[2]
COMPONENT = HOUSE / "custom_components/back_pain_guide"
BLUEPRINTS = HOUSE / "blueprints/automation/back_pain_guide"
MANIFEST = json.loads((COMPONENT / "manifest.json").read_text("utf-8"))
STRINGS = json.loads((COMPONENT / "strings.json").read_text("utf-8"))
CODE = {file.name: ast.parse(file.read_text("utf-8")) for file in COMPONENT.glob("*.py")}


def module(name):
    """A module of the component that needs nothing of Home Assistant."""
    spec = importlib.util.spec_from_file_location(f"component_{name}", COMPONENT / f"{name}.py")
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded  # its dataclasses look for it there
    spec.loader.exec_module(loaded)
    return loaded


CONST, DOOR = module("const"), module("door")


def given(argument):
    """The texts that the component's code gives to an argument of this name."""
    calls = (node for tree in CODE.values() for node in ast.walk(tree) if isinstance(node, ast.Call))
    keywords = (keyword for call in calls for keyword in call.keywords if keyword.arg == argument)
    return {keyword.value.value for keyword in keywords if isinstance(keyword.value, ast.Constant)}


def test_the_manifest_is_as_home_assistant_wants_it():
    assert list(MANIFEST) == ["domain", "name", *sorted(MANIFEST.keys() - {"domain", "name"})]
    needed = {
        "domain",
        "name",
        "codeowners",
        "documentation",
        "integration_type",
        "iot_class",
        "requirements",
        "version",
    }
    known = {"config_flow", "dependencies", "issue_tracker", "loggers", "zeroconf"}
    assert needed <= MANIFEST.keys() <= needed | known
    assert MANIFEST["domain"] == COMPONENT.name == CONST.DOMAIN == about.NAME
    assert MANIFEST["integration_type"] == "service"
    assert MANIFEST["iot_class"] in {"local_push", "local_polling"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", MANIFEST["version"])
    assert re.fullmatch(r"https://\S+", MANIFEST["documentation"])
    assert MANIFEST["requirements"] == []
    hacs = json.loads((HOUSE / "hacs.json").read_text("utf-8"))
    assert hacs == {"name": MANIFEST["name"], "homeassistant": "2025.4.0"}


def test_what_the_door_says_of_itself_is_what_is_looked_for():
    (looked_for,) = MANIFEST["zeroconf"]
    name = f"{about.TITLE.lower().replace(' ', '-')}.{looked_for['type']}"
    assert fnmatch.fnmatch(name, looked_for["name"])
    assert URI.endswith(f":{CONST.PORT}")


def test_every_text_that_is_shown_is_there_and_no_other():
    assert json.loads((COMPONENT / "translations/en.json").read_text("utf-8")) == STRINGS
    config = STRINGS["config"]
    assert config["step"].keys() == given("step_id")
    assert STRINGS["exceptions"].keys() == given("translation_key")
    reasons = {"cannot_connect", "not_the_guide"}
    assert config["error"].keys() == reasons
    assert config["abort"].keys() == reasons | {"already_configured"}
    assert config["step"]["user"]["data"].keys() == config["step"]["user"]["data_description"].keys()


def test_its_code_holds_no_wording():
    for tree in CODE.values():
        said_of_code = {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
        assert [node.value for node in texts if node not in said_of_code and len(node.value.split()) > 3] == []


def test_the_blueprints_name_what_is_there():
    check_in, after = ((BLUEPRINTS / f"{name}.yaml").read_text("utf-8") for name in ("check_in", "after_a_warning"))
    assert f'extra_system_prompt: "{CONST.OPENED}{{{{' in check_in
    assert f"integration: {CONST.DOMAIN}" in check_in
    assert f"event_type: {CONST.EVENT_WARNING}" in after
    assert "NO CALL FOR HELP" in after


def test_its_client_talks_to_the_door(port, resources):
    door = DOOR.Door(HOST, port)
    found = asyncio.run(DOOR.describe(door, CONST.DOMAIN))
    assert found.languages == sorted(resources.catalogues)
    assert found.version == resources.knowledge.content.version
    with pytest.raises(DOOR.DoorError, match="another service"):
        asyncio.run(DOOR.describe(door, "other"))
    answer = asyncio.run(DOOR.say(door, "i can't feel between my legs", "client", "en-GB"))
    assert answer.text.startswith("Call 9 9 9 now.")
    assert answer.asks
    assert answer.warns
    answer = asyncio.run(DOOR.say(door, "stop", "client", "en-GB"))
    assert (answer.asks, answer.warns) == (False, False)


BAD_ANSWERS = [
    b"",
    b"\n",
    b"hello\n",
    b"[]\n",
    b'{"type": "info"}\n',
    b'{"type": "handled", "data_length": 10}\n{}',
    b'{"type": "handled", "data_length": 99999999}\n{}',
    b'{"type": "handled", "data_length": "x"}\n',
    b"x" * 100_000,
]


async def asked_of(answer, *, hangs=False):
    """Say something to what gives this answer."""
    done = asyncio.Event()

    async def serve(reader, writer):
        await reader.readline()
        writer.write(answer)
        if hangs:
            await reader.read()  # until the client gives up
        writer.close()
        done.set()

    async with await asyncio.start_server(serve, HOST, 0) as server:
        try:
            return await DOOR.say(DOOR.Door(HOST, server.sockets[0].getsockname()[1]), "hello", "id", "en")
        finally:
            await done.wait()
            await asyncio.sleep(0.01)  # until both ends are closed


@pytest.mark.parametrize("answer", BAD_ANSWERS, ids=range(len(BAD_ANSWERS)))
def test_whatever_answers_its_client_raises_one_error(answer):
    with pytest.raises(DOOR.DoorError):
        asyncio.run(asked_of(answer))


def test_its_client_waits_only_so_long(monkeypatch):
    monkeypatch.setattr(DOOR, "PATIENCE", 0.2)
    with pytest.raises(DOOR.DoorError, match="TimeoutError"):
        asyncio.run(asked_of(b"", hangs=True))
