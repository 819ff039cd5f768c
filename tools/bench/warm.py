"""Times a warm turn in one process, and listening as utterances and the vocabulary grow."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from skill.listening.encoder.encoder import Encoder
from skill.listening.listen import listen
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.loading import build_lexicon, read_tables
from skill.resources import Resources
from tools.bench.cold import PEERS
from tools.bench.measure import Times

TURNS = 20
"""Turns in a round."""

SENTENCE = "my lower back has hurt since yesterday and it goes down my left leg"
LENGTHS = (13, 52, 208, 400)
TIMES_LARGER = 10


def turns(event: Path, function: Path, rounds: int) -> Times:
    """Time rounds of TURNS turns, each peer in its own process: JSON floor, SDK's hello-world, the packaged skill."""
    peers = {"floor": (PEERS, "floor"), "python": (PEERS, "hello"), "skill": (function, "lambda_function")}
    times: Times = {name: [] for name in peers}
    with ExitStack() as stack:
        workers = {name: stack.enter_context(_worker(*peer, event)) for name, peer in peers.items()}
        for number in range(rounds + 1):
            for name, worker in workers.items():
                seconds = worker()
                if number:
                    times[name].append(seconds)
    return times


@contextmanager
def _worker(folder: Path, module: str, event: Path) -> Iterator[Callable[[], float]]:
    """Yield a function that takes TURNS turns in another process, and returns their seconds."""
    isolated = ["-I", "-S"] if module == "lambda_function" else ["-I"]
    command = [sys.executable, *isolated, str(PEERS / "worker.py"), str(folder), module, str(event), str(TURNS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        given, told = process.stdin, process.stdout
        assert given is not None
        assert told is not None

        def round_() -> float:
            given.write("\n")
            return float(told.readline())

        yield round_
        given.close()


def by_length(resources: Resources) -> dict[int, tuple[float, float]]:
    """Return the milliseconds of each ear, the grammar and the encoder, by the number of words said."""
    said = f"{SENTENCE} . " * 40
    texts = {length: " ".join(said.split()[:length]) for length in LENGTHS}
    lexicon, encoder = resources.lexicons["en"], resources.listeners["en"].encoder
    return {n: (_milliseconds(text, lexicon), _encoder_milliseconds(text, encoder)) for n, text in texts.items()}


def by_vocabulary(resources: Resources) -> tuple[float, float]:
    """Return the milliseconds of listening with the vocabulary as it is, and with one TIMES_LARGER times as large."""
    tables = read_tables("en")
    larger = build_lexicon([*tables, *(_double(tables, number) for number in range(1, TIMES_LARGER))])
    return _milliseconds(SENTENCE, resources.lexicons["en"]), _milliseconds(SENTENCE, larger)


def _double(tables: list[dict[str, Any]], number: int) -> Mapping[str, Any]:
    """Return all concepts and patterns once more, under other names and with phrases of other words."""
    concepts = {name: phrases for table in tables for name, phrases in table.get("words", {}).items()}
    strange = {
        f"{name}_{number}": [f"{phrase} qq{number}" for phrase in phrases]
        for name, phrases in concepts.items()
        if "{" not in "".join(phrases)
    }
    said = {f"finding_{number}_{place}": {"present": [name]} for place, name in enumerate(strange)}
    return {"words": strange, "said": said}


def _milliseconds(text: str, lexicon: Lexicon) -> float:
    return _median(lambda: listen(text, lexicon))


def _encoder_milliseconds(text: str, encoder: Encoder) -> float:
    return _median(lambda: encoder.read(text))


def _median(run: Callable[[], object]) -> float:
    def once() -> float:
        started = time.perf_counter()
        run()
        return (time.perf_counter() - started) * 1000

    once()
    return statistics.median(once() for _ in range(200))
