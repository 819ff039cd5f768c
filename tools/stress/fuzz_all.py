"""Tries all doors: the two for Alexa, and the one for Home Assistant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from skill.app import load_resources
from skill.resources import Resources
from tools.stress.fuzz_doors import doors, unplugged
from tools.stress.fuzz_wyoming import wyoming_door


@contextmanager
def all_doors(resources: Resources | None = None) -> Iterator[Callable[[bytes], None]]:
    """Open all doors while the block runs. Yields what puts one input through those that its first byte names."""
    resources = resources or load_resources()
    by_alexa = doors(resources)
    with unplugged(), wyoming_door(resources) as by_home_assistant:

        def try_(data: bytes) -> None:
            if data[:1] and data[0] % 2:
                by_home_assistant(data[1:])
            else:
                by_alexa(data)

        yield try_
