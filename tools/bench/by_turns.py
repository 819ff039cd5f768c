"""Starts what is compared at listening, and says every utterance to each by turns."""

from __future__ import annotations

import base64
import pickle
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from skill.listening.normalise import words_of
from skill.listening.vocabulary.spelling import Spelling
from skill.triage.model import Content
from tools.bench.contestants import Contestant, running
from tools.bench.scoring import Recorded, heard_of, recorded
from training.corpus import Utterance


@dataclass(slots=True)
class Run:
    """What one contestant did."""

    to_build: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    records: list[tuple[Utterance, Recorded]] = field(default_factory=list)
    megabytes: float | None = None


def measured(
    contestants: Sequence[Contestant],
    feed: Path,
    utterances: Sequence[Utterance],
    content: Content,
    spelling: Spelling,
    starts: int,
) -> dict[str, Run]:
    """Return by name what each contestant did: `starts` cold starts by turns, then every utterance by turns."""
    runs = {contestant.name: Run() for contestant in contestants}
    for _ in range(starts - 1):
        for contestant in contestants:
            with running(contestant, feed) as started:
                runs[contestant.name].to_build.append(started.seconds_to_build)
    with ExitStack() as stack:
        asked = [(contestant, stack.enter_context(running(contestant, feed))) for contestant in contestants]
        for utterance in utterances:
            spelt = " ".join(words_of(utterance.said, spelling))
            for contestant, started in asked:
                seconds, found = started.ask(utterance.said if contestant.is_ours else spelt)
                heard = pickle.loads(base64.b64decode(found)) if contestant.is_ours else heard_of(found)
                runs[contestant.name].seconds.append(seconds)
                runs[contestant.name].records.append((utterance, recorded(content, heard)))
        for contestant, started in asked:
            runs[contestant.name].to_build.append(started.seconds_to_build)
            runs[contestant.name].megabytes = started.megabytes()
    return runs
