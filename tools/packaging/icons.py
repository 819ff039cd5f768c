"""`make icons`: draws the icons that Alexa's store asks for from their one drawing, the same to the byte everywhere."""

from __future__ import annotations

from pathlib import Path

from resvg_py import svg_to_bytes

FOLDER = Path(__file__).parents[2] / "interaction_model/icons"
DRAWING = FOLDER / "icon.svg"

SIZES = {"smallIcon": 108, "largeIcon": 512}
"""Pixels, square, by the name of the file (platform sheet, 2)."""


def drawn(name: str) -> bytes:
    """Return an icon of SIZES as a PNG file."""
    size = SIZES[name]
    return bytes(svg_to_bytes(svg_path=str(DRAWING), width=size, height=size, skip_system_fonts=True))


if __name__ == "__main__":
    for name in SIZES:
        (FOLDER / f"{name}.png").write_bytes(drawn(name))
