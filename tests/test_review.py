"""What a reading of the guidance asked of the skill: each row of tests/review.toml, told to the whole skill."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from skill.simulator.evaluate import LEVELS
from testkit.checking import check, denied, present
from testkit.loaded import RESOURCES

ROWS = tomllib.loads((Path(__file__).parent / "review.toml").read_text("utf-8"))["row"]
CONTENT = RESOURCES.knowledge.content
FAULTS, MILD, MISSING = 24, 16, 25
"""How many rows each part has."""

TOLD = {"id", "row", "says", "answers", "at"}
EXPECTED = {"level", "rules", "rules_not", "asks", "asks_not", "twice", "present", "some", "absent", "denied"}
EXPECTED |= {"not_denied", "keys", "keys_not", "spoken", "never", "about_other"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_holds(row, talk):
    done = check(talk, row["says"], row.get("answers"))
    story = f"{row['row']}: {done.level or 'no level'} by {done.rules}, asked {done.asked}"
    if "level" in row:
        assert done.level in row["level"], story
    assert set(row.get("rules", ())) <= set(done.rules), story
    assert set(row.get("rules_not", ())).isdisjoint(done.rules), story
    assert set(row.get("asks", ())) <= set(done.asked), story
    assert set(row.get("asks_not", ())).isdisjoint(done.asked), story
    assert [name for name in row.get("twice", ()) if done.asked.count(name) < 2] == [], story
    if "at" in row:
        assert row["at"] in done.after, story
    _findings_hold(row, done.after[row["at"]] if "at" in row else done.last, story)
    _words_hold(row, done, story)


def _findings_hold(row, turn, story):
    findings = turn.conversation.findings
    assert set(row.get("present", ())) <= present(findings), story
    assert "some" not in row or present(findings) & set(row["some"]), story
    assert present(findings).isdisjoint(row.get("absent", ())), story
    assert set(row.get("denied", ())) <= denied(findings), story
    assert denied(findings).isdisjoint(row.get("not_denied", ())), story


def _words_hold(row, done, story):
    assert set(row.get("keys", ())) <= set(done.keys), (story, done.keys)
    assert set(row.get("keys_not", ())).isdisjoint(done.keys), (story, done.keys)
    assert [text for text in row.get("spoken", ()) if not re.search(text, done.text)] == [], (story, done.text)
    assert [text for text in row.get("never", ()) if re.search(text, done.text)] == [], (story, done.text)
    assert done.last.reply.about_other == row.get("about_other", done.last.reply.about_other), story


def test_every_row_is_there():
    wanted = {f"F{n}" for n in range(1, FAULTS + 1)}
    wanted |= {f"1.6/{n}" for n in range(1, MILD + 1)} | {f"2/{n}" for n in range(1, MISSING + 1)}
    assert {re.sub(r"[a-z]$", "", row["id"]) for row in ROWS} == wanted
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_expects_something_and_names_what_is_there(row):
    assert TOLD - {"answers", "at"} <= set(row) <= TOLD | EXPECTED
    assert any(row.get(name) not in (None, [], "") for name in EXPECTED)
    assert set(row.get("level", ())) <= set(LEVELS)
    assert {*row.get("rules", ()), *row.get("rules_not", ())} <= set(CONTENT.rules)
    put = {*row.get("asks", ()), *row.get("asks_not", ()), *row.get("twice", ()), *filter(None, [row.get("at")])}
    offers = {"offer.check", "opening"}
    assert put | (row.get("answers", {}).keys() - offers) <= set(CONTENT.questions)
    for name in ("present", "some", "absent", "denied", "not_denied"):
        assert all(CONTENT.can_be_told(finding) for finding in row.get(name, ()))


def test_what_is_expected_of_a_reply_is_of_one_that_is_given():
    """Findings after a reply can only be judged where the row says the reply, and a question is put twice only then."""
    for row in ROWS:
        assert {*row.get("twice", ()), *filter(None, [row.get("at")])} <= row.get("answers", {}).keys(), row["id"]
