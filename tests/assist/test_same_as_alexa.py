"""The same conversations through Alexa's door and through this one end at the same level, with the same findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from skill.simulator.device import Device
from skill.simulator.envelopes import Setting
from skill.simulator.evaluate import read_cases, run_case
from skill.simulator.hearing import Ear
from skill.simulator.local_skill import running_skill

CASES = Path(__file__).parents[1] / "cases"
OF_EACH = 25


def spread(level):
    """Cases of a level, taken from all of its rules alike."""
    cases = read_cases(CASES / f"{level}.jsonl")
    return [cases[at * len(cases) // OF_EACH] for at in range(OF_EACH)]


HUNDRED = [case for level in ("emergency", "urgent", "soon", "self_care") for case in spread(level)]


@pytest.fixture(scope="module")
def alexa(skill):
    with running_skill(skill) as address:
        yield address


def test_there_are_a_hundred():
    assert len({case["id"] for case in HUNDRED}) == 4 * OF_EACH


@pytest.mark.parametrize("case", HUNDRED, ids=lambda case: case["id"])
def test_both_doors_lead_to_the_same(case, alexa, speaker):
    there = run_case(Device(*alexa, Ear("en-US"), Setting("en-US")), case)
    here = run_case(speaker, case)
    assert (here.got, here.findings, here.rules) == (there.got, there.findings, there.rules)
    assert here.questions == there.questions
