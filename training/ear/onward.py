"""Reads the shipped network back, so that it can be taught on instead of from its base model."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import Tensor

from skill.listening.encoder.files import DESCRIPTION, NETWORK, PIECES
from training.ear.labels import Labels
from training.ear.network import Ear

UNNAMED = tuple("query_key_value out wide narrow".split())
"""The maps of a layer, whose weights the file holds without their names, in the order in which they are used."""


def shipped(folder: Path, labels: Labels) -> tuple[Ear, Tokenizer]:
    """Return the network and the word pieces of a language's folder, with outputs for `labels`.

    Weights are read as they were rounded. A finding, act or subject that the network does not know yet begins anew.
    """
    known = labels_known(folder)
    weights = dict(_weights(folder / NETWORK))
    layers = sum(name.endswith("wide.weight") for name in weights)
    tokenizer = Tokenizer.from_file(str(folder / PIECES))
    ear = Ear(len(weights["words.weight"]), labels, range(layers))
    with torch.no_grad():
        for name, parameter in ear.named_parameters():
            _copy(parameter, weights[name], *rows_of(name, known, labels))
    return ear, tokenizer


def labels_known(folder: Path) -> Labels:
    """Return what the network of a language's folder was taught to tell apart."""
    described = json.loads((folder / DESCRIPTION).read_text("utf-8"))["labels"]
    return Labels(**{name: tuple(ids) for name, ids in described.items()})


def rows_of(name: str, known: Labels, labels: Labels) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the label of each row of a parameter, by `known` and by `labels`; both empty where rows have none."""
    ids = {
        "look": (known.findings, labels.findings),
        "present": (known.findings, labels.findings),
        "denied": (known.findings, labels.findings),
        "act": (known.acts, labels.acts),
        "topic": (("", *known.topics), ("", *labels.topics)),
    }
    return ids.get(name.split(".")[0].removesuffix("_bias"), ((), ()))


def _copy(parameter: Tensor, weights: Tensor, known: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    if known == wanted:
        parameter.copy_(weights)
        return
    for place, name in enumerate(wanted):
        if name in known:
            parameter[place] = weights[known.index(name)]


def _weights(file: Path) -> Iterator[tuple[str, Tensor]]:
    """Yield the name and the values of each parameter."""
    graph = onnx.load(file).graph
    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    for name, array in held.items():
        if name == "words.weight_quantized":
            yield "words.weight", torch.tensor(_restored(held, "words.weight", axis=None))
        elif not name.startswith("onnx::") and name.endswith(("weight", "bias", "kind")):
            yield name, torch.tensor(array)
    used = [name for node in graph.node if node.op_type == "MatMulInteger" for name in node.input if name in held]
    maps = [name.removesuffix("_quantized") for name in used if name.endswith("_quantized")]
    layers = (len([name for name in maps if name.startswith("onnx::")]) - 3) // len(UNNAMED)
    names = [f"layers.{layer}.{part}.weight" for layer in range(layers) for part in UNNAMED]
    names += ["look.weight", "present", "denied"]
    for stored in maps:
        name = names.pop(0) if stored.startswith("onnx::") else stored.removesuffix("_Transposed")
        yield name, torch.tensor(_restored(held, stored, axis=1).T.copy())


def _restored(held: Mapping[str, np.ndarray], name: str, axis: int | None) -> np.ndarray:
    whole = held[f"{name}_quantized"].astype(np.float32) - held[f"{name}_zero_point"].astype(np.float32)
    scale = held[f"{name}_scale"]
    restored: np.ndarray = whole * (scale if axis is None else scale[None, :])
    return restored
