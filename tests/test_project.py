"""What the project says of itself is so."""

from __future__ import annotations

import re
from pathlib import Path

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


def test_the_conversation_in_the_readme_is_a_real_one():
    readme = (ROOT / "README.md").read_text("utf-8")
    block = next(part for part in readme.split("```") if part.strip().startswith("you:"))
    lines = re.sub(r"\n +", " ", block).strip().splitlines()
    with running_skill() as (host, port):
        device = Device(host, port, Ear("en-US"))
        for you, answer in zip(lines[::2], lines[1::2], strict=True):
            exchange = device.say(you.removeprefix("you: "))
            assert answer == f"skill: {exchange.spoken}" + ("  [session ends]" if exchange.ends else "")


def test_every_document_it_points_to_is_there():
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    for page in pages:
        for link in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
