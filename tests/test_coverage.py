"""Every statement of the two seed articles is reached by voice, and docs/coverage.md says how."""

from __future__ import annotations

import pytest

from testkit.loaded import RESOURCES
from tools.reports import coverage

ITEMS, DIFFERS = coverage.read_items()
SEEDS = {"000": 156, "004": 41}
IDS = [f"{seed}-{number:03}" for seed, count in SEEDS.items() for number in range(1, count + 1)]


@pytest.fixture(scope="session")
def reached(skill):
    return {r.item.id: r for r in coverage.reach_all(ITEMS, skill)}


@pytest.fixture(scope="session")
def natural(skill):
    return coverage.ask_naturally(ITEMS, skill)


def test_every_statement_is_there_once():
    assert [item.id for item in ITEMS] == IDS


@pytest.mark.parametrize("item", ITEMS, ids=IDS)
def test_an_item_is_either_reached_by_voice_or_left_out_for_a_reason(item):
    assert item.says
    assert bool(item.ask) is bool(item.spoken or item.rule or item.finding) is not bool(item.not_spoken)


def test_only_commerce_is_left_out():
    assert {item.kind for item in ITEMS if item.not_spoken} == {"OTHER"}


@pytest.mark.parametrize("name", IDS)
def test_no_item_is_lost(reached, name):
    assert reached[name].faults == [], reached[name].said


def test_neither_what_is_read_back_nor_the_next_question_counts_as_an_answer():
    assert (
        coverage.answer("I heard: arthritis. Joints hurt. It slowly wears. Any chest pain?")
        == "Joints hurt. It slowly wears."
    )


def test_every_difference_is_of_an_item_and_every_item_s_difference_is_explained():
    assert (
        {item.differs for item in ITEMS} - {""} == set(DIFFERS) == {f"D{number}" for number in (*range(1, 16), 29, 30)}
    )


def test_every_rule_and_finding_exists():
    content = RESOURCES.knowledge.content
    assert {item.rule for item in ITEMS} - {""} <= set(content.rules)
    assert {item.finding for item in ITEMS} - {""} <= set(content.findings)


def test_an_item_that_is_lost_is_told_as_lost(skill):
    lost = {
        "'words nobody says' is not said": {"spoken": "words nobody says"},
        "rule E1 does not apply": {"rule": "E1"},
        "fever is not recognised": {"finding": "fever"},
    }
    items = [coverage.Item("000-001", "FACT", "", ask=("what is sciatica",), **wanted) for wanted in lost.values()]
    results = coverage.reach_all(items, skill)
    assert [result.faults for result in results] == [[message] for message in lost]
    assert [f"**lost**: {message}" for message in lost if message not in coverage.page(results, [], DIFFERS)] == []


def test_the_page_is_current(reached, natural):
    current = coverage.page(list(reached.values()), natural, DIFFERS)
    assert coverage.PAGE.read_text("utf-8") == current, "run: make coverage"
