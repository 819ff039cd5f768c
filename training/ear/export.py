"""Writes the network as one int8 ONNX file."""

from __future__ import annotations

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.ear.network import Ear

OUTPUTS = ("present", "denied", "means", "act", "topic")


def export(ear: Ear, file: Path) -> None:
    """Write `ear` to `file`: word piece numbers in, log odds out, with its weights rounded to eight bits."""
    ear.eval()
    example = torch.tensor([[2, 5, 6, 3], [2, 5, 3, 0]])
    free = {0: "batch", 1: "pieces"}
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "ear.onnx"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the tracer, about sizes that are the same for every input
            torch.onnx.export(
                ear,
                (example,),
                str(whole),
                input_names=["ids"],
                output_names=[*OUTPUTS],
                dynamic_axes={"ids": free, **{name: {0: "batch"} for name in OUTPUTS}},
                opset_version=17,
                dynamo=False,
            )
        # Unsigned, so that every processor computes the same: with signed weights, one without instructions for
        # products of eight bits lets sums run over.
        quantize_dynamic(whole, file, weight_type=QuantType.QUInt8, per_channel=True)
