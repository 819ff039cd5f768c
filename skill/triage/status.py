"""What is known of a finding. Not asked, unsure, denied and present are four different things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Status(StrEnum):
    """What is known of one finding. A finding without a status is unknown: it was neither told nor asked."""

    PRESENT = "present"
    UNSURE = "unsure"
    DENIED = "denied"


Findings = Mapping[str, Status]
"""Finding id -> its status."""


_ANY = (Status.PRESENT, Status.UNSURE, None)
_ALL = (Status.DENIED, None, Status.UNSURE)
"""The order in which a status decides the whole, the strongest first: for `any_of` and for `all_of`."""


def any_of(statuses: Iterable[Status | None]) -> Status | None:
    """Return whether at least one holds: present beats unsure beats unknown beats denied. DENIED if there are none."""
    seen = [*statuses]
    for status in _ANY:
        if status in seen:
            return status
    return Status.DENIED


def may_be(names: Iterable[str], known: Findings) -> bool:
    """Whether any of these findings is present or unsure."""
    return any(known.get(name) in (Status.PRESENT, Status.UNSURE) for name in names)


def all_of(statuses: Iterable[Status | None]) -> Status | None:
    """Return whether all hold: denied beats unknown beats unsure beats present. PRESENT if there are none."""
    seen = [*statuses]
    for status in _ALL:
        if status in seen:
            return status
    return Status.PRESENT
