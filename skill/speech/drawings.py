"""Which drawing stands beside which line on a screen.

`drawings.json` says it: drawing -> message keys, or the beginnings of keys up to a dot; the longest that fits wins, and
a line that nothing fits has none. The drawings themselves, as Alexa's vector graphics, are in skill/handlers/screens.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, cast


def drawing_of(key: str) -> str:
    """The name of the drawing beside the line with this message key; empty where it has none."""
    places = _places()
    while key and key not in places:
        key = key.rpartition(".")[0]
    return places.get(key, "")


@cache
def _places() -> dict[str, str]:
    """Message key, or its beginning -> drawing. Read when the first screen is met."""
    # By the module's own loader: pkgutil would take longer to load than the file.
    table = json.loads(cast(Any, __spec__).loader.get_data(f"{__file__.rpartition('/')[0]}/drawings.json"))
    return {key: drawing for drawing, keys in table.items() for key in keys}
