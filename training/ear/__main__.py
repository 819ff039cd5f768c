"""`make ears`: teaches the ear from the corpus, writes its files, and chooses its thresholds on the development set."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import torch
from tokenizers import Tokenizer

import skill.listening
from skill.listening.encoder.files import NETWORK
from skill.listening.encoder.reading import Means
from training.compose import Composer
from training.ear.blend import blend
from training.ear.calibrate import thresholds_for
from training.ear.examples import Example
from training.ear.files import redescribe, write_encoder
from training.ear.learn import Recipe, learn
from training.ear.material import Material, read_material
from training.ear.network import BASE, Ear, start_from_base
from training.ear.onward import labels_known, shipped
from training.ear.pieces import cut

LANGUAGE = "en"
FOLDER = Path(skill.listening.__file__).parent / "languages" / LANGUAGE

BEFORE = {
    "present": 0.5,
    "alone": {},
    "denied": 0.5,
    "complaint": 0.9,
    "lesser": 0.9,
    "mentioned": 0.98,
    "further": 0.98,
    "certain": 0.985,
    "means": dict.fromkeys(Means, 0.6),
    "topic": 0.8,
}
"""Thresholds that stand only until they are chosen."""


ONWARD = Recipe(passes=6, rate=1.2e-4, head_rate=6e-4, composed=4500, joined=4500, again=0.6, seeds=(0, 1), kept=0.4)
"""How a network that has been taught before is taught on."""


def main() -> None:
    """Teach the ear by the recipe, teach the shipped one on, or only choose its thresholds anew."""
    parser = argparse.ArgumentParser(prog="training.ear", description=__doc__)
    parser.add_argument("--thresholds", action="store_true", help="keep the network, and only choose its thresholds")
    parser.add_argument("--onward", nargs="+", metavar="BATCH", help="teach the shipped network on, by these batches")
    parser.add_argument("--passes", type=int)
    parser.add_argument("--layers", type=int, nargs="+", default=[*Recipe.layers])
    given = parser.parse_args()
    material = read_material()
    if given.thresholds:
        redescribe(FOLDER, thresholds_for(material))
        return
    recipe = ONWARD if given.onward else Recipe(layers=tuple(given.layers))
    recipe = replace(recipe, passes=given.passes or recipe.passes)
    teach(material, recipe, frozenset(given.onward or material.learnt))
    redescribe(FOLDER, thresholds_for(material))


def teach(material: Material, recipe: Recipe, batches: frozenset[str]) -> None:
    """Teach by `batches`, and write the network. Where these are not all, begin with the shipped one."""
    of = material.learnt
    new, known = (
        [e for name in sorted(of) if (name in batches) is taught for e in of[name]] for taught in (True, False)
    )
    print(f"{len(new)} examples, {len(known)} known", flush=True)
    told_apart = labels_known(FOLDER) if known else material.labels
    before, tokenizer = _begun(material, recipe, new, is_onward=bool(known))
    after = []
    for seed in recipe.seeds:
        torch.manual_seed(seed)
        ear = deepcopy(before)
        composer = Composer(material.content, Random(seed))
        write = partial(write_encoder, FOLDER, ear, tokenizer, material.labels, BEFORE)
        learn(ear, new, known, material, composer, tokenizer, recipe, seed, write)
        after.append(ear.state_dict())
    blend(ear, before.state_dict(), after, recipe.kept, told_apart, material.labels)
    write_encoder(FOLDER, ear, tokenizer, material.labels, BEFORE)
    print(f"{NETWORK}: {(FOLDER / NETWORK).stat().st_size / 1e6:.1f} MB")


def _begun(material: Material, recipe: Recipe, new: Sequence[Example], *, is_onward: bool) -> tuple[Ear, Tokenizer]:
    """Return the network to begin with: the shipped one, or its base model, cut to the word pieces that are needed."""
    torch.manual_seed(recipe.seeds[0])
    if is_onward:
        return shipped(FOLDER, material.labels)
    texts = [*(example.said for example in new), *material.questions.values()]
    tokenizer, kept = cut(BASE, texts, recipe.pieces)
    ear = Ear(len(kept), material.labels, recipe.layers)
    start_from_base(ear, kept, recipe.layers)
    return ear, tokenizer


main()
