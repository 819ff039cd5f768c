"""Teaches the network: the loss, the passes over the corpus, and the utterances that are composed for each pass."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from training.compose import Composer
from training.ear.batches import Batch, batches_of
from training.ear.examples import UNKNOWN, Example, examples_of, reply_example
from training.ear.material import SEVERITY, Material
from training.ear.network import Ear


@dataclass(frozen=True)
class Recipe:
    """How the network is taught."""

    layers: tuple[int, ...] = (0, 1, 2, 4)
    pieces: int = 7500
    passes: int = 7
    batch: int = 64
    rate: float = 2e-4
    head_rate: float = 1e-3
    composed: int = 7000
    """How many utterances are composed of frames and names for each pass."""
    joined: int = 7000
    """How many pairs of utterances are tried to be joined for each pass."""
    crossed: int = 4000
    """How many yeses to one question are tried after another for each pass."""
    seeds: tuple[int, ...] = (0,)
    """It is taught once by each, and the mean of the weights is what is kept of that."""
    kept: float = 0.0
    """Of the weights of a network that was taught before, the share that stays."""
    again: float = 1.0
    """Of the examples that the network has learnt from before, the share that it sees in each pass."""


HALF = any(torch.cpu.get_capabilities().get(kind) for kind in ("amx_bf16", "avx512_bf16"))
"""Whether the processor multiplies numbers of two bytes by itself: three to six times as fast where it does, and three
times as slow where it does not."""

RARE_WEIGHT = 3.0
"""How much more a finding that is told weighs than one that is not: of 182, an utterance tells of one or two."""


def loss_of(ear: Ear, batch: Batch) -> Tensor:
    """Return how wrong the network is about a batch."""
    present, denied, means, act, topic = (logits.float() for logits in ear(batch.ids))
    told = binary_cross_entropy_with_logits(present, batch.present, reduction="none") * (
        1 + RARE_WEIGHT * batch.present
    )
    gone = binary_cross_entropy_with_logits(denied, batch.denied, reduction="none") * (1 + RARE_WEIGHT * batch.denied)
    loss = ((told + gone) * batch.weight).sum() / len(batch.ids) / 4
    if batch.one_of.any():
        none = (torch.nn.functional.logsigmoid(-present) * batch.one_of).sum(1)  # log of the chance that none is told
        some = torch.log1p(-none.exp().clamp(max=1 - 1e-4))
        loss = loss - (some * batch.one_of.any(1)).sum() / len(batch.ids)
    for logits, known, share in ((means, batch.means, 2.0), (act, batch.act, 0.3), (topic, batch.topic, 0.5)):
        of_all = cross_entropy(logits, known, ignore_index=UNKNOWN, reduction="sum") / len(batch.ids)
        loss = loss + share * of_all
    return loss


def composed_for(material: Material, composer: Composer, recipe: Recipe) -> list[Example]:
    """Compose the utterances of one pass.

    They are findings in frames, and of the corpus's own lines pairs in one breath, and yeses after other questions.
    """
    labels = material.labels
    made: list[Example] = []
    for _ in range(recipe.composed):
        framed = composer.framed()
        made += examples_of([framed.utterance], labels, {}, framed.open)
    for _ in range(recipe.joined):
        pair = composer.joined(material.joinable)
        if pair is not None:
            made += examples_of([pair], labels, {}, SEVERITY)
    for _ in range(recipe.crossed):
        reply = composer.crossed(material.yeses)
        if reply is not None:
            made.append(reply_example(reply.said, material.questions[reply.reply_to], reply.means, labels))
    return made


def learn(
    ear: Ear,
    corpus: Sequence[Example],
    known: Sequence[Example],
    material: Material,
    composer: Composer,
    tokenizer: Tokenizer,
    recipe: Recipe,
    seed: int,
    after_pass: Callable[[], None],
) -> None:
    """Teach `ear` by `recipe`. The same corpus, recipe, seed, processor and number of threads give the same network.

    `known` has been learnt before: in each pass it sees `corpus`, and the recipe's share of `known`.
    `after_pass` is called after each pass, so that a long training can be looked at while it goes on.
    """
    chance = Random(seed)
    heads = ear.heads()
    of_heads = {id(parameter) for parameter in heads}
    body = [parameter for parameter in ear.parameters() if id(parameter) not in of_heads]
    groups = [{"params": body, "peak": recipe.rate}, {"params": heads, "peak": recipe.head_rate}]
    optimizer = torch.optim.AdamW(groups, lr=recipe.rate, weight_decay=0.01, fused=True)
    seen_again = int(len(known) * recipe.again)
    made_anew = recipe.composed + recipe.joined + recipe.crossed
    steps = recipe.passes * (len(corpus) + seen_again + made_anew) // recipe.batch
    step, began = 0, time.monotonic()
    ear.train()
    for number in range(recipe.passes):
        made = composed_for(material, composer, recipe)
        total, seen = 0.0, 0
        again = chance.sample(known, seen_again)
        for batch in batches_of([*corpus, *again, *made], recipe.batch, material.labels, tokenizer, chance):
            step += 1
            share = min(1.0, step / 200) * max(0.02, 1 - step / steps)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * share
            with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
                loss = loss_of(ear, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(ear.parameters(), 1.0)
            optimizer.step()
            total, seen = total + loss.item(), seen + 1
        after_pass()
        ear.train()
        seconds = time.monotonic() - began
        print(f"pass {number + 1} of {recipe.passes}: loss {total / seen:.3f}, {seconds:.0f} s", flush=True)
