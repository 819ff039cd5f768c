"""The devices that can be played: what each says of itself in a request."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

_VIDEO = {"codecs": ["H_264_42"]}


@dataclass(frozen=True, slots=True)
class Model:
    """One kind of device."""

    title: str
    shape: str = ""
    """"ROUND" or "RECTANGLE"; empty without a screen."""
    width: int = 0
    """In pixels, as is the height."""
    height: int = 0
    dpi: int = 0
    arc_minutes: list[int] = field(default_factory=list)
    """How wide and high the screen looks from the usual distance, in arc minutes; empty if unknown."""
    only_opens: bool = False
    """Whether its first words to a skill are lost: it opens the skill, and what it is asked for must be said again."""

    @property
    def interfaces(self) -> dict[str, Any]:
        """`context.System.device.supportedInterfaces`."""
        return {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.2"}}} if self.shape else {}

    @property
    def viewports(self) -> dict[str, Any]:
        """The parts of `context` that tell of a screen; empty without one."""
        if not self.shape:
            return {}
        size = {"type": "DISCRETE", "pixelWidth": self.width, "pixelHeight": self.height}
        arcs = dict(zip(("arcMinuteWidth", "arcMinuteHeight"), self.arc_minutes, strict=False))
        return {
            "Viewports": [
                {
                    "type": "APL",
                    "id": "main",
                    "shape": self.shape,
                    "dpi": self.dpi,
                    "presentationType": "STANDARD",
                    "canRotate": False,
                    "configuration": {"current": {"mode": "HUB", "video": _VIDEO, "size": size}},
                }
            ],
            "Viewport": {
                "experiences": [{**arcs, "canRotate": False, "canResize": False}],
                "mode": "HUB",
                "shape": self.shape,
                "pixelWidth": self.width,
                "pixelHeight": self.height,
                "dpi": self.dpi,
                "currentPixelWidth": self.width,
                "currentPixelHeight": self.height,
                "touch": ["SINGLE"],
                "video": _VIDEO,
            },
        }


DEVICES = {
    name: Model(**table)
    for name, table in tomllib.loads((files("skill.simulator") / "devices.toml").read_text("utf-8")).items()
}
"""Every device that can be played, by its name in `--device`."""
