"""Finds the encoder's files in a language's folder, and refuses them where one is missing or damaged.

A launch does not need the encoder, so all that is done at each start is cheap: the description is read, the other
files and the libraries must be there, and the files must have their sizes. What they hold is compared with its digest
when they are opened. A door that runs long does that, or at least the comparison, at its start (`skill.app`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.machinery import PathFinder
from typing import Any, cast

NETWORK, PIECES, EXAMPLES, DESCRIPTION = "encoder.onnx", "pieces.json", "examples.npz", "encoder.json"
"""The encoder's files in a language's folder: the network, its word pieces, how the example questions of each subject
are worded, and what the network's outputs stand for."""

HELD = (NETWORK, PIECES, EXAMPLES)
"""Those that the description has the digests of."""

LIBRARIES = {
    "numpy": "/_core/_multiarray_umath",
    "onnxruntime": "/capi/onnxruntime_pybind11_state",
    "tokenizers": "/tokenizers",
}
"""What runs it, and within each the module of machine code, which is of one system and Python. They are imported when
words are first read."""

_LANGUAGES = f"{__file__.rpartition('/')[0].rpartition('/')[0]}/languages"


class EncoderError(ValueError):
    """The encoder cannot run: a file or a library is missing, or a file is damaged. The message is one line."""


@dataclass(frozen=True, slots=True)
class EncoderFiles:
    """The files of one language's encoder, found and of the right size."""

    folder: str
    description: Mapping[str, Any]

    def read(self, name: str) -> bytes:
        """Return what the file `name` holds. Raises EncoderError if that is not what it should hold."""
        import hashlib  # here, for it takes longer than all that a start does with these files

        held = _bytes(self.folder, name)
        if hashlib.sha256(held).hexdigest() != self.description["files"][name]["sha256"]:
            raise EncoderError(f"{name} is damaged: it is not the file that {DESCRIPTION} describes")
        return held


def find_encoder(language: str) -> EncoderFiles:
    """Return the encoder's files of a language.

    Raises EncoderError if one is missing, or of another size than it should be, or if a library is not installed.
    """
    missing = [name for name in LIBRARIES if not _is_installed(name)]
    if missing:
        raise EncoderError(f"{' and '.join(missing)} not installed for this Python: the second ear needs it")
    found = EncoderFiles(f"{_LANGUAGES}/{language}", _described(f"{_LANGUAGES}/{language}"))
    for name in HELD:
        try:
            # pathlib alone would take longer to import than all of this.
            size = os.stat(f"{found.folder}/{name}").st_size  # noqa: PTH116
        except OSError as fault:
            raise _missing(name) from fault
        if size != found.description["files"][name]["bytes"]:
            raise EncoderError(f"{name} is damaged: it has {size} bytes and not those that {DESCRIPTION} describes")
    return found


def _is_installed(library: str) -> bool:
    """Whether a library is there, with its machine code for this Python. Nothing of it is imported."""
    found = PathFinder.find_spec(library)
    folder, _, module = LIBRARIES[library].rpartition("/")
    places = found.submodule_search_locations if found else None
    return bool(places) and PathFinder.find_spec(module, [f"{place}{folder}" for place in places or ()]) is not None


def _described(folder: str) -> Mapping[str, Any]:
    try:
        described: Mapping[str, Any] = json.loads(_bytes(folder, DESCRIPTION))
        _ = described["labels"], described["thresholds"]
        _ = [described["files"][name][kind] for name in HELD for kind in ("bytes", "sha256")]
    except (ValueError, KeyError, TypeError) as fault:
        if isinstance(fault, EncoderError):
            raise
        raise EncoderError(f"{DESCRIPTION} is damaged: it does not describe an encoder") from fault
    return described


def _bytes(folder: str, name: str) -> bytes:
    try:
        # Read by the module's own loader: importing importlib.resources would take longer than reading the file.
        return cast(bytes, cast(Any, __spec__).loader.get_data(f"{folder}/{name}"))
    except OSError as fault:
        raise _missing(name) from fault


def _missing(name: str) -> EncoderError:
    return EncoderError(f"{name} is missing: the second ear needs it (`make ears` makes it anew)")
