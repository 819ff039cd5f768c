"""Which drawing a screen shows beside which line.

`drawings.json` lists, for each drawing, message keys or beginnings of keys up to a dot. The longest match wins; a line
without a match has no drawing. The drawings themselves, as Alexa's vector graphics, are in skill/handlers/screens.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, cast


def drawing_of(key: str) -> str:
    """Return the name of the drawing beside the line with this message key; empty if it has none."""
    places = _places()
    while key and key not in places:
        key = key.rpartition(".")[0]
    return places.get(key, "")


@cache
def _places() -> dict[str, str]:
    """Return the drawing for each message key or beginning of one. Read when the first screen is shown."""
    # Read by the module's own loader: importing pkgutil would take longer than reading the file.
    table = json.loads(cast(Any, __spec__).loader.get_data(f"{__file__.rpartition('/')[0]}/drawings.json"))
    return {key: drawing for drawing, keys in table.items() for key in keys}
