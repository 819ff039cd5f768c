"""Present, unsure, unknown and denied, pinned over every combination."""

from __future__ import annotations

import pytest

from skill.triage.status import Status, all_of, any_of

P, U, D = Status.PRESENT, Status.UNSURE, Status.DENIED

ANY = {
    (P, P): P, (P, U): P, (P, None): P, (P, D): P,
    (U, U): U, (U, None): U, (U, D): U,
    (None, None): None, (None, D): None,
    (D, D): D,
}  # fmt: skip
ALL = {
    (P, P): P, (P, U): U, (P, None): None, (P, D): D,
    (U, U): U, (U, None): None, (U, D): D,
    (None, None): None, (None, D): D,
    (D, D): D,
}  # fmt: skip


@pytest.mark.parametrize(("pair", "expected"), ANY.items())
def test_any_of_two(pair, expected):
    assert any_of(pair) is expected
    assert any_of(reversed(pair)) is expected


@pytest.mark.parametrize(("pair", "expected"), ALL.items())
def test_all_of_two(pair, expected):
    assert all_of(pair) is expected
    assert all_of(reversed(pair)) is expected


def test_nothing_to_look_at():
    assert any_of(()) is D
    assert all_of(()) is P
