"""Writes what the example questions of each subject are worded like, for the second ear (`make examples`).

    python -m training.examples

Every line of the corpus with a topic is an example of it, but for those of the development set. Nothing is learnt by
trial: words are counted, so the same corpus gives the same file.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import numpy as np

import skill.listening
from skill.listening.encoder.examples import marks_of
from skill.listening.encoder.files import DESCRIPTION, EXAMPLES
from skill.listening.normalise import unpunctuated
from training.corpus import NO_TOPIC, Utterance, read_corpus

FOLDER = Path(skill.listening.__file__).parent / "languages" / "en"

DEVELOPMENT = "dev_"

LEAST = 2
"""A mark that fewer examples have tells nothing of any subject."""


def examples_of(corpus: Iterable[Utterance]) -> list[tuple[str, str]]:
    """Return what is said, as a recogniser writes it, and the topic, of each line that asks about one; none twice."""
    lines = ((unpunctuated(u.said), u.topic) for u in corpus if not u.batch.startswith(DEVELOPMENT))
    return sorted({(said, topic) for said, topic in lines if topic and topic != NO_TOPIC and said})


def written(examples: list[tuple[str, str]]) -> bytes:
    """Return the file that holds the wording of `examples`. `skill.listening.encoder.examples` reads it."""
    subjects = sorted({topic for _, topic in examples})
    marked = [(sorted(marks_of(said)), subjects.index(topic)) for said, topic in examples]
    counts = Counter(mark for marks, _ in marked for mark in marks)
    known = sorted(mark for mark, count in counts.items() if count >= LEAST)
    place = {mark: at for at, mark in enumerate(known)}
    rarity = np.log(len(examples) / np.array([counts[mark] for mark in known])).astype(np.float16).astype(np.float64)
    sums = np.zeros((len(known), len(subjects)))
    for marks, subject in marked:
        at = [place[mark] for mark in marks if mark in place]
        if at:
            sums[at, subject] += rarity[at] / np.sqrt((rarity[at] ** 2).sum())
    lengths = np.sqrt((sums**2).sum(0))
    middles = sums / np.where(lengths > 0, lengths, 1.0)
    scales = middles.max(0).astype(np.float32)
    rounded = np.rint(middles / np.where(scales > 0, scales, 1.0) * 255).astype(np.uint8)
    rows, places = rounded.nonzero()
    arrays = {
        "subjects": np.frombuffer("\n".join(subjects).encode(), dtype=np.uint8),
        "marks": np.array(known, dtype=np.uint32),
        "rarity": rarity.astype(np.float16),
        "starts": np.searchsorted(rows, np.arange(len(known) + 1)).astype(np.uint32),
        "places": places.astype(np.uint16),
        "weights": rounded[rows, places],
        "scales": scales,
    }
    return _zipped(arrays)


def _zipped(arrays: dict[str, np.ndarray]) -> bytes:
    """Return the arrays as one file of NumPy's, which has no day in it."""
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for name, array in arrays.items():
            one = BytesIO()
            np.save(one, array, allow_pickle=False)
            archive.writestr(ZipInfo(f"{name}.npy"), one.getvalue())
    return held.getvalue()


def write_examples(folder: Path) -> None:
    """Write the file into a language's folder, and its digest into the description beside it."""
    held = written(examples_of(read_corpus()))
    (folder / EXAMPLES).write_bytes(held)
    described = json.loads((folder / DESCRIPTION).read_text("utf-8"))
    described["files"][EXAMPLES] = {"bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()}
    (folder / DESCRIPTION).write_text(json.dumps(described, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    write_examples(FOLDER)
    print(f"{EXAMPLES}: {(FOLDER / EXAMPLES).stat().st_size / 1e6:.2f} MB")
