"""The encoder's files, or a refusal in one line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import skill.listening
from skill.listening.encoder import files
from skill.listening.encoder.encoder import Encoder
from skill.listening.encoder.files import DESCRIPTION, HELD, EncoderError, find_encoder

HERE = Path(skill.listening.__file__).parent / "languages/en"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A language's folder with the encoder in it, to be spoiled."""
    monkeypatch.setattr(files, "_LANGUAGES", str(tmp_path))
    (tmp_path / "en").mkdir()
    for name in (*HELD, DESCRIPTION):
        shutil.copy(HERE / name, tmp_path / "en")
    return tmp_path / "en"


def refusal():
    with pytest.raises(EncoderError) as refused:
        find_encoder("en")
    assert "\n" not in str(refused.value)
    return str(refused.value)


def spoil(file):
    """Change one byte; the size stays."""
    held = bytearray(file.read_bytes())
    held[len(held) // 2] ^= 1
    file.write_bytes(held)


def test_each_file_is_found_and_read(folder):
    found = find_encoder("en")
    assert [found.read(name) for name in HELD] == [(folder / name).read_bytes() for name in HELD]


@pytest.mark.parametrize("name", [*HELD, DESCRIPTION])
def test_a_file_that_is_missing_is_named(folder, name):
    (folder / name).unlink()
    assert refusal().startswith(f"{name} is missing")


@pytest.mark.parametrize("name", HELD)
def test_a_file_of_another_size_is_named(folder, name):
    with (folder / name).open("ab") as file:
        file.write(b"\0")
    assert refusal().startswith(f"{name} is damaged")


@pytest.mark.parametrize("name", HELD)
def test_a_damaged_file_of_the_right_size_is_found_out_when_it_is_read(folder, name):
    spoil(folder / name)
    with pytest.raises(EncoderError, match=f"{name} is damaged"):
        find_encoder("en").read(name)


@pytest.mark.parametrize("key", ["files", "labels", "thresholds"])
@pytest.mark.parametrize("text", ["", "[]", "{}", "\xff", None])
def test_a_description_that_describes_no_encoder_is_refused(folder, key, text):
    described = json.loads((folder / DESCRIPTION).read_text("utf-8"))
    del described[key]
    (folder / DESCRIPTION).write_text(json.dumps(described) if text is None else text, "latin-1")
    assert refusal().startswith(f"{DESCRIPTION} is damaged")


def test_a_library_that_is_not_installed_is_named(folder, monkeypatch):
    monkeypatch.setattr(files, "LIBRARIES", {**files.LIBRARIES, "no_such_library": "/module"})
    assert refusal().startswith("no_such_library not installed")


@pytest.mark.parametrize("labels", ["findings", "means", "acts", "topics"])
def test_labels_that_the_network_was_not_taught_are_refused_when_it_is_opened(folder, labels):
    """One label too many would name every output after it wrongly."""
    described = json.loads((folder / DESCRIPTION).read_text("utf-8"))
    described["labels"][labels].insert(0, described["labels"][labels][0])
    (folder / DESCRIPTION).write_text(json.dumps(described), "utf-8")
    with pytest.raises(EncoderError, match=f"{DESCRIPTION} is damaged"):
        Encoder(find_encoder("en"), {}).open()
