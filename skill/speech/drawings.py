"""Which drawing stands beside which line on a screen."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def drawing_of(key: str) -> str:
    """The name of the drawing beside the line with this message key; empty where it has none."""
    places = _places()
    while key and key not in places:
        key = key.rpartition(".")[0]
    return places.get(key, "")


@cache
def _places() -> dict[str, str]:
    """Message key, or its beginning -> drawing. Read when the first screen is met."""
    table = tomllib.loads((files("skill.speech") / "drawings.toml").read_text("utf-8"))
    return {key: drawing for drawing, keys in table.items() for key in keys}
