"""`make ears`: teaches the ear from the corpus, writes its files, and chooses its thresholds on the development set."""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

import torch

import skill.listening
from skill.listening.encoder.files import NETWORK
from skill.listening.encoder.reading import Means
from training.compose import Composer
from training.ear.calibrate import thresholds_for
from training.ear.files import describe, write_encoder
from training.ear.learn import Recipe, learn
from training.ear.material import SEVERITY, read_material
from training.ear.network import BASE, Ear, start_from_base
from training.ear.pieces import cut

LANGUAGE = "en"
FOLDER = Path(skill.listening.__file__).parent / "languages" / LANGUAGE

BEFORE = {
    "present": 0.5,
    "alone": {},
    "denied": 0.5,
    "complaint": 0.9,
    "means": dict.fromkeys(Means, 0.6),
    "topic": 0.8,
}
"""Thresholds that stand only until they are chosen."""


def main() -> None:
    """Teach the ear by the recipe, or only choose the thresholds anew."""
    parser = argparse.ArgumentParser(prog="training.ear", description=__doc__)
    parser.add_argument("--thresholds", action="store_true", help="keep the network, and only choose its thresholds")
    parser.add_argument("--passes", type=int, default=Recipe.passes)
    parser.add_argument("--layers", type=int, nargs="+", default=[*Recipe.layers])
    given = parser.parse_args()
    material = read_material()
    if not given.thresholds:
        recipe = Recipe(layers=tuple(given.layers), passes=given.passes)
        torch.manual_seed(recipe.seed)
        texts = [*(example.said for example in material.learnt), *material.questions.values()]
        tokenizer, kept = cut(BASE, texts, recipe.pieces)
        ear = Ear(len(kept), material.labels, recipe.layers)
        start_from_base(ear, kept, recipe.layers)
        composer = Composer(material.content, Random(recipe.seed))
        print(f"{len(material.learnt)} examples, {len(kept)} word pieces", flush=True)

        def write() -> None:
            write_encoder(FOLDER, ear, tokenizer, material.labels, BEFORE)

        learn(ear, material.learnt, material.joinable, composer, material.labels, tokenizer, recipe, SEVERITY, write)
        print(f"{NETWORK}: {(FOLDER / NETWORK).stat().st_size / 1e6:.1f} MB")
    describe(FOLDER, material.labels, thresholds_for(material))


main()
