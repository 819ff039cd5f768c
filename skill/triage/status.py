"""What is known of a finding. Not asked, unsure, denied and present are four different things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Status(StrEnum):
    """What is known of one finding; a finding that is in no mapping is unknown: nobody has asked."""

    PRESENT = "present"
    UNSURE = "unsure"
    DENIED = "denied"


Findings = Mapping[str, Status]
"""Finding id -> its status."""


_ANY = (Status.PRESENT, Status.UNSURE, None)
_ALL = (Status.DENIED, None, Status.UNSURE)
"""What beats what, the strongest first."""


def any_of(statuses: Iterable[Status | None]) -> Status | None:
    """Whether at least one holds: present beats unsure beats unknown beats denied. Nothing to look at is denied."""
    seen = [*statuses]
    for status in _ANY:
        if status in seen:
            return status
    return Status.DENIED


def may_be(names: Iterable[str], known: Findings) -> bool:
    """Whether one of these findings is there, or may be."""
    return any(known.get(name) in (Status.PRESENT, Status.UNSURE) for name in names)


def all_of(statuses: Iterable[Status | None]) -> Status | None:
    """Whether every one holds: denied beats unknown beats unsure beats present. Nothing to look at is present."""
    seen = [*statuses]
    for status in _ALL:
        if status in seen:
            return status
    return Status.PRESENT
