"""The second ear on Lambda: opened when words need it, or before the snapshot; and never half of it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from skill.listening.encoder.files import DESCRIPTION, HELD, NETWORK
from skill.speech.labels import messages_of
from testkit.alexa_events import EVENTS, event_of, said
from tests.listening.test_encoder_files import spoil
from tools.bench.runtime_api import SNAP_START, running, runtime_client

LANGUAGE = Path("skill/listening/languages/en")
WORDS = said("DescribeIntent", {"description": "no fever but i can't feel my bum"})
BARE = ("yes", "no", "not at all", "i don't know")


def has_words(event):
    """Whether a person said more than one of Alexa's own intents."""
    slots = event["request"].get("intent", {}).get("slots") or {}
    said_in = any(slot.get("value") or slot.get("slotValue") for slot in slots.values())
    return said_in or "arguments" in event["request"]


def events_without_words(content, catalogues):
    """Launches, Alexa's own intents, bare answers, and touches of every button that there is."""
    yield from (event for event in EVENTS.values() if not has_words(event))
    yield from (said("DescribeIntent", {"description": words}) for words in BARE)
    for key in messages_of(content):
        yield event_of("apl_user_event", arguments=[catalogues["en-US"].messages[key]])


pytestmark = pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="what is loaded is seen in Linux's /proc")


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    return runtime_client(tmp_path_factory.mktemp("runtime"))


@pytest.fixture
def spoilt(unpacked, tmp_path):
    """The function, to be spoiled: a file of it is replaced, and never written to."""
    return shutil.copytree(unpacked, tmp_path / "task", copy_function=os.link)


def has_opened_its_ear(function):
    return "onnxruntime" in Path(f"/proc/{function.process.pid}/maps").read_text("utf-8")


def test_only_words_open_it(unpacked, client, content, catalogues):
    with running(unpacked, client) as function:
        for event in events_without_words(content, catalogues):
            assert function.invoke(event).error is None
            assert not has_opened_its_ear(function), event["request"]
        answer = function.invoke(WORDS).answer
        assert has_opened_its_ear(function)
    assert answer["sessionAttributes"]["assessment"]["disposition"] == "EMERGENCY"


def test_with_snap_start_it_is_open_before_the_snapshot(unpacked, client):
    with running(unpacked, client, variables=SNAP_START) as function:
        assert function.invoke(EVENTS["launch"]).error is None
        assert has_opened_its_ear(function)
        with running(unpacked, client) as without:
            assert function.invoke(WORDS) == without.invoke(WORDS)


def refusal(folder, client, variables=None):
    """What the runtime reports of a function that does not start: one line, and no stack."""
    with running(folder, client, variables=variables) as function:
        error = function.invoke(EVENTS["launch"]).error
        function.process.wait(10)
        logged = function.logged()
    assert error["stackTrace"] == []
    assert "File " not in logged
    assert "\n" not in error["errorMessage"]
    return error["errorMessage"]


@pytest.mark.parametrize("name", [*HELD, DESCRIPTION])
def test_without_one_of_its_files_the_function_does_not_start(spoilt, client, name):
    (spoilt / LANGUAGE / name).unlink()
    assert f"{name} is missing" in refusal(spoilt, client)


def test_with_half_a_file_the_function_does_not_start(spoilt, client):
    held = (spoilt / LANGUAGE / NETWORK).read_bytes()
    (spoilt / LANGUAGE / NETWORK).unlink()
    (spoilt / LANGUAGE / NETWORK).write_bytes(held[: len(held) // 2])
    assert f"{NETWORK} is damaged" in refusal(spoilt, client)


@pytest.mark.parametrize("library", ["numpy", "onnxruntime", "tokenizers"])
def test_without_a_library_the_function_does_not_start(spoilt, client, library):
    shutil.rmtree(spoilt / library)
    assert f"{library} not installed" in refusal(spoilt, client)


def test_with_a_library_of_another_python_the_function_does_not_start(spoilt, client):
    (module,) = (spoilt / "onnxruntime/capi").glob("onnxruntime_pybind11_state.*.so")
    module.rename(module.with_name("onnxruntime_pybind11_state.cpython-39-x86_64-linux-gnu.so"))
    assert "onnxruntime not installed for this Python" in refusal(spoilt, client)


@pytest.fixture
def damaged(spoilt):
    """The function with a damaged network of the right size."""
    held = (spoilt / LANGUAGE / NETWORK).read_bytes()
    (spoilt / LANGUAGE / NETWORK).unlink()
    (spoilt / LANGUAGE / NETWORK).write_bytes(held)
    spoil(spoilt / LANGUAGE / NETWORK)
    return spoilt


def test_with_snap_start_a_damaged_file_stops_the_version_from_being_published(damaged, client):
    assert f"{NETWORK} is damaged" in refusal(damaged, client, SNAP_START)


def test_without_it_no_words_are_heard_by_one_ear_alone(damaged, client):
    with running(damaged, client) as function:
        answer = function.invoke(WORDS).answer
        logged = function.logged()
    assert "assessment" not in json.dumps(answer)
    assert "911" in json.dumps(answer)
    assert "turn failed: EncoderError" in logged
