"""`make peers`: which findings does an utterance tell, and which does it deny? The skill and its peers, in one run."""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from skill.loading import load
from skill.triage.dangers import complaints_of, dangers_of
from tools.bench.by_turns import Run, measured
from tools.bench.contestants import CONTESTANTS
from tools.bench.expressed import expressed_table
from tools.bench.feed import feed_of
from tools.bench.scoring import Recorded, Score, score, scored_findings
from tools.of_commit import of_commit
from tools.packaging.function import ROOT
from training.corpus import Utterance, read_corpus

PAGE = ROOT / "docs/performance.md"
TITLE = "## Peers at the same work"
BEFORE = "## Tried, and left out"

INTRODUCTION = """
Which findings does an utterance tell of, and which does it deny? Asked of {unasked} utterances said unasked and
{replies} replies, in the words of people who wrote nothing that the skill learnt from (`training/corpus/dev_*.jsonl`);
its thresholds were chosen on them. The peers are given our vocabulary, our spelling and the roots of our words, each as
far as it has a form for that (the last table), and what they hear is recorded as what the skill hears. Each runs in a
process of its own, and all hear an utterance before any hears the next. A wrong denial is a finding that is told, and
recorded as denied.
""".strip()


def main() -> None:
    """Measure, print, and write the part of docs/performance.md."""
    parser = argparse.ArgumentParser(description="Compare listening with peers, and write it to docs/performance.md.")
    parser.add_argument("--every", type=int, default=1, help="take each n-th utterance only, and write nothing")
    parser.add_argument("--starts", type=int, default=5, help="cold starts of each; 5 by default")
    given = parser.parse_args()
    section = "\n".join(listening_section(given.every, given.starts))
    print(section)
    if given.every == 1:
        PAGE.write_text(with_section(PAGE.read_text("utf-8"), section), "utf-8")


def with_section(page: str, section: str) -> str:
    """Return the page with the section in place of the one that it has, or before what was tried and left out."""
    without = re.sub(rf"{re.escape(TITLE)}\n.*?(?=^## |\Z)", "", page, flags=re.MULTILINE | re.DOTALL)
    before, heading, after = without.partition(BEFORE)
    return f"{before.rstrip()}\n\n{section.strip()}\n\n{heading}{after}".rstrip() + "\n"


def listening_section(every: int, starts: int) -> Iterator[str]:
    """Yield the lines of the section. `starts`: how many cold starts of each are timed."""
    resources = load()
    content, lexicon = resources.knowledge.content, resources.lexicons["en"]
    utterances = [u for u in read_corpus() if u.batch.startswith("dev_")][::every]
    load_before = os.getloadavg()[0]
    present = [contestant for contestant in CONTESTANTS if contestant.is_installed]
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder, "feed.json")
        known = {"dangers": sorted(dangers_of(content)), "complaints": sorted(complaints_of(content))}
        feed.write_text(json.dumps({**feed_of(lexicon), **known}), "utf-8")
        runs = measured(present, feed, utterances, content, lexicon.spelling, starts)
    replies = sum(bool(utterance.reply_to) for utterance in utterances)
    yield from (TITLE, "", INTRODUCTION.format(unasked=len(utterances) - replies, replies=replies))
    yield from (f"\n{c.name} could not be installed here." for c in CONTESTANTS if c not in present)
    yield from ("", f"{of_commit()}; load {load_before:.1f} when it began, {os.getloadavg()[0]:.1f} when it ended.")
    findings = scored_findings(content, lexicon)
    for title, is_reply in (("Said unasked", False), ("Replies, without their question", True)):
        records = {name: [(u, r) for u, r in run.records if bool(u.reply_to) is is_reply] for name, run in runs.items()}
        yield from _score_table(title, records, findings, findings & dangers_of(content))
    yield from _cost_table(runs)
    yield from expressed_table(lexicon)


def _score_table(
    title: str,
    records: Mapping[str, list[tuple[Utterance, Recorded]]],
    findings: frozenset[str],
    dangers: frozenset[str],
) -> Iterator[str]:
    yield from ("", f"### {title}", "")
    yield (
        "| | dangers: precision | recall | recall, or asked about | wrong denials "
        "| all findings: precision | recall | wrong denials | denials heard |"
    )
    yield "|---" * 9 + "|"
    for name, pairs in records.items():
        danger, every = score(pairs, dangers), score(pairs, findings)
        shares = (danger.precision, danger.recall, danger.heard_or_asked, every.precision, every.recall)
        cells = [f"{share:.0%}" for share in shares]
        cells.insert(3, _denials(danger))
        yield f"| {' | '.join([name, *cells])} | {_denials(every)} | {every.right_denials} of {every.denied} |"


def _denials(found: Score) -> str:
    return f"{found.wrong_denials} of {found.told}"


def _cost_table(runs: Mapping[str, Run]) -> Iterator[str]:
    yield from ("", "### What it costs", "")
    yield "| | ms an utterance, median | 95th percentile | cold start: import and build, s | MB resident |"
    yield "|---" * 5 + "|"
    for name, run in runs.items():
        late = statistics.quantiles(run.seconds, n=20)[-1]
        memory = "not known" if run.megabytes is None else f"{run.megabytes:.0f}"
        median = statistics.median(run.seconds)
        start = statistics.median(run.to_build)
        yield f"| {name} | {median * 1000:.2f} | {late * 1000:.2f} | {start:.2f} | {memory} |"


if __name__ == "__main__":
    main()
