"""Writes the encoder's files into a language's folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from skill.listening.encoder.files import DESCRIPTION, NETWORK, PIECES
from training.ear.export import export
from training.ear.labels import Labels
from training.ear.network import Ear
from training.examples import write_examples


def write_encoder(folder: Path, ear: Ear, tokenizer: Tokenizer, labels: Labels, thresholds: Mapping[str, Any]) -> None:
    """Write the network, its word pieces, the examples, and the description with their digests."""
    export(ear, folder / NETWORK)
    tokenizer.save(str(folder / PIECES), pretty=False)
    describe(folder, labels, thresholds)


def redescribe(folder: Path, thresholds: Mapping[str, Any]) -> None:
    """Write new thresholds into the description, and leave all else in it: the labels are those that were learnt."""
    described = json.loads((folder / DESCRIPTION).read_text("utf-8"))
    (folder / DESCRIPTION).write_text(json.dumps({**described, "thresholds": thresholds}, indent=1) + "\n", "utf-8")


def describe(folder: Path, labels: Labels, thresholds: Mapping[str, Any]) -> None:
    """Write the description of the other files, and the examples."""
    held = {name: (folder / name).read_bytes() for name in (NETWORK, PIECES)}
    digests = {name: {"bytes": len(b), "sha256": hashlib.sha256(b).hexdigest()} for name, b in held.items()}
    described = {"files": digests, "labels": labels.as_json(), "thresholds": thresholds}
    (folder / DESCRIPTION).write_text(json.dumps(described, indent=1) + "\n", "utf-8")
    write_examples(folder)
