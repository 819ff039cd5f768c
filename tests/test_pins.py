"""Every version that is pinned is exact, comes with the hashes of its files, and has its reason."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tools.pins import FILES, pins_in, write

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/dependencies.md").read_text("utf-8")
ROWS = re.findall(r"^\| ([a-z][\w, -]+) \|", PAGE, re.MULTILINE)
EXPLAINED = {name for row in ROWS for name in row.split(", ")} - {"pin", "file"}
PINNED = {file: pins_in((ROOT / file).read_text("utf-8")) for file in FILES}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def names(requirements):
    """The distributions that a list of pyproject.toml names itself."""
    return {re.match(r"[\w-]+", line)[0] for line in requirements if isinstance(line, str)}


GROUPS = {name: names(group) for name, group in PROJECT["dependency-groups"].items()}
NEEDED = {"requirements.txt": names(PROJECT["project"]["dependencies"])} | {
    file: GROUPS[group]
    for group in GROUPS
    for file in ("lambda/requirements.txt" if group == "lambda" else f"requirements-{group}.txt",)
}
"""What each file is made for."""


@pytest.mark.parametrize("file", FILES)
def test_every_version_is_exact_and_has_the_hashes_of_its_files(file):
    """`make setup` takes no file that has another hash."""
    text = (ROOT / file).read_text("utf-8")
    base = f"-r {FILES[file].base}" if FILES[file].base else ""
    rest = [line for line in text.replace("".join(PINNED[file].values()), "").splitlines() if line not in ("", base)]
    assert [line for line in rest if not line.startswith("#")] == []
    for name, pin in PINNED[file].items():
        for each in re.split(rf"(?m)^(?={name}==)", pin)[1:]:
            assert re.match(r"[a-z0-9.-]+==[\w.]+( ; [^@]+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\)?\n)+ +# via ", each)
    assert "//" not in text  # whoever installs has a package index of their own


@pytest.mark.parametrize("file", FILES)
def test_what_is_asked_for_is_pinned(file):
    """`make pins` was run since pyproject.toml was changed."""
    assert NEEDED[file] <= PINNED[file].keys() | PINNED.get(FILES[file].base, {}).keys()
    if file == "lambda/requirements.txt":
        assert PINNED[file].keys() == NEEDED[file]


def test_no_pin_is_written_twice():
    for file, pinned in FILES.items():
        base = pinned.base
        while base:
            assert PINNED[file].keys() & PINNED[base].keys() == set()
            base = FILES[base].base


def test_what_runs_and_each_tool_has_its_reason():
    training = re.findall(r"^([\w-]+)==", (ROOT / "requirements-training.txt").read_text("utf-8"), re.MULTILINE)
    reasoned = {*PINNED["requirements.txt"], *PINNED["requirements-assist.txt"], *NEEDED["requirements-dev.txt"]}
    assert (reasoned | {*training}) - EXPLAINED == set()


def test_nothing_is_explained_that_is_not_there():
    training = (ROOT / "requirements-training.txt").read_text("utf-8")
    assert {name for name in EXPLAINED if f"{name}==" not in training} - {*PINNED["requirements.txt"]} <= {
        *PINNED["requirements-assist.txt"],
        *PINNED["requirements-dev.txt"],
    }


def test_a_pin_is_read_with_its_hashes_and_one_for_each_python_together():
    text = (
        "# a comment\n-r base.txt\n\none==1.0 \\\n    --hash=sha256:1\n    # via two\n"
        "two-b==2.post1 ; sys_platform == 'linux' \\\n    --hash=sha256:2\ntwo-b==3 \\\n    --hash=sha256:3\n"
    )
    one, two = pins_in(text).items()
    assert one == ("one", "one==1.0 \\\n    --hash=sha256:1\n    # via two\n")
    assert two[0] == "two-b"
    assert two[1].count("--hash") == 2


def test_a_file_leaves_out_what_the_files_that_it_builds_on_hold(tmp_path, monkeypatch):
    """Run as uv would write it: all that the file needs."""
    pin = "{0}==1 \\\n    --hash=sha256:0\n    # via the project\n"
    whole = {
        "requirements.txt": ["a"],
        "requirements-assist.txt": ["a", "b"],
        "requirements-dev.txt": ["a", "b", "c"],
    }

    def compile_as_uv_does(command, **_):
        path = command[-1]
        (tmp_path / path).write_text("".join(pin.format(name) for name in whole[path]), "utf-8")

    monkeypatch.setattr("tools.pins.ROOT", tmp_path)
    monkeypatch.setattr("tools.pins.subprocess.run", compile_as_uv_does)
    for path in whole:
        write(path, upgrade=False)
    texts = [(tmp_path / path).read_text("utf-8") for path in whole]
    assert [[*pins_in(text)] for text in texts] == [["a"], ["b"], ["c"]]
    assert "\n-r requirements-assist.txt\n" in texts[2]
