"""Averages the weights of networks that were taught on from the same one, with those that it had before.

What was learnt stays, and less is forgotten: on words of new hands such a mean is better than either (Wortsman 2022,
https://arxiv.org/abs/2109.01903 and https://arxiv.org/abs/2203.05482; `training/MODEL.md` has the figures).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from training.ear.labels import Labels
from training.ear.network import Ear
from training.ear.onward import rows_of

Weights = Mapping[str, Tensor]


def blend(ear: Ear, before: Weights, after: Sequence[Weights], kept: float, known: Labels, labels: Labels) -> None:
    """Give `ear` the mean of `after`, and of `before` the share `kept`, between 0 and 1.

    What `before` does not know of `labels`, since it knew only `known`, is of `after` alone.
    """
    with torch.no_grad():
        for name, parameter in ear.named_parameters():
            mean = torch.stack([weights[name] for weights in after]).mean(0)
            mixed = kept * before[name] + (1 - kept) * mean
            old, new = rows_of(name, known, labels)
            for place, label in enumerate(new):
                if label not in old:
                    mixed[place] = mean[place]
            parameter.copy_(mixed)
