"""What the project says of itself is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from skill import __version__
from skill.simulator.__main__ import main
from skill.simulator.device import Device
from skill.simulator.hearing import Ear
from skill.simulator.local_skill import running_skill

ROOT = Path(__file__).parents[1]


def pins(path: str) -> dict[str, str]:
    """The version of each that a file pins."""
    return dict(re.findall(r"^([\w-]+)==([\w.]+)", (ROOT / path).read_text("utf-8"), re.MULTILINE))


def test_lambda_gets_the_versions_that_are_tested():
    shipped, tested = pins("lambda/requirements.txt"), pins("requirements.txt")
    assert "ask-sdk-core" in shipped
    assert shipped.items() <= tested.items()


def test_the_ear_is_taught_and_run_by_the_same_versions():
    taught, run = pins("requirements-training.txt"), pins("requirements.txt")
    both = taught.keys() & run.keys()
    assert {"numpy", "onnxruntime", "tokenizers"} <= both
    assert {name: taught[name] for name in both} == {name: run[name] for name in both}


def test_the_version_is_the_same_wherever_it_is_told(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"Back Pain Guide {__version__}\n"
    manifest = json.loads((ROOT / "custom_components/back_pain_guide/manifest.json").read_text("utf-8"))
    assert manifest["version"] == __version__
    newest = re.search(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)[1]
    assert re.fullmatch(rf"{re.escape(__version__)} \(\d{{4}}-\d\d-\d\d\)", newest)


def test_the_conversation_in_the_readme_is_a_real_one():
    readme = (ROOT / "README.md").read_text("utf-8")
    block = next(part for part in readme.split("```") if part.strip().startswith("you:"))
    lines = re.sub(r"\n +", " ", block).strip().splitlines()
    with running_skill() as (host, port):
        device = Device(host, port, Ear("en-US"))
        for you, answer in zip(lines[::2], lines[1::2], strict=True):
            exchange = device.say(you.removeprefix("you: "))
            assert answer == f"skill: {exchange.spoken}" + ("  [session ends]" if exchange.ends else "")


def test_the_figures_in_the_readme_are_those_of_the_report():
    report = (ROOT / "docs/accuracy.md").read_text("utf-8").partition("## Questions, reminders")[0]

    def told(row):
        """How many of how many, over all sets."""
        found = re.findall(rf"^\| {row} \|.*\((\d+) of (\d+);", report, re.MULTILINE)
        return [sum(int(count) for count in column) for column in zip(*found, strict=True)]

    stories = sum(int(count) for count in re.findall(r"\((\d+) stories\)", report))
    at_once, emergencies = told("emergencies warned at once")
    in_all, _ = told("emergencies warned or asked next")
    alarms, plain = told("false warnings, plain")
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert f"On {stories} stories in words that it had never met" in readme
    assert (
        f"at once of {at_once} of {emergencies} emergencies ({at_once / emergencies:.0%})".replace("%", " %") in readme
    )
    assert f"warned of {in_all} ({in_all / emergencies:.0%})".replace("%", " %") in readme
    assert f"Of {plain} plain complaints it called {alarms or 'none'} an emergency." in readme


def test_every_document_it_points_to_is_there():
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    for page in pages:
        for link in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
