"""The table of what was judged wrong, for whoever mends it and for the message of a failed test."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable

from skill.talk import Talk
from testkit.loaded import RESOURCES
from testkit.places import Places
from tests.denial.judging import Judge, Verdict

SHOWN = 20


def failure(wrong: list[Verdict]) -> str:
    """A message that counts what is wrong by way and danger and shows the first few."""
    shown = [f"  {verdict}" for verdict in _spread(wrong)[:SHOWN]]
    return "\n".join([f"{len(wrong)} wrong; some of them:", *shown, "", "by way and danger:", *_table(wrong)])


def _spread(wrong: list[Verdict]) -> list[Verdict]:
    """One of each way first, so that the few that are shown differ."""
    firsts = {verdict.way: verdict for verdict in reversed(wrong)}
    chosen = sorted(firsts.values(), key=wrong.index)
    return chosen + [verdict for verdict in wrong if verdict not in chosen]


def _table(wrong: Iterable[Verdict]) -> list[str]:
    """A line for each way, the worst first, with how often it went wrong for each danger."""
    by_way: dict[tuple[str, str], Counter[str]] = {}
    for verdict in wrong:
        by_way.setdefault((verdict.group, verdict.way), Counter())[verdict.danger] += 1
    rows = sorted(by_way.items(), key=lambda row: (row[0][0], -row[1].total()))
    return [
        f"  {group:24} {counts.total():4}  {way:44} {', '.join(f'{name} {n}' for name, n in counts.most_common())}"
        for (group, way), counts in rows
    ]


def summary(verdicts: list[Verdict]) -> list[str]:
    """A line for each group: how much was said, how much of it went wrong, and what is on record of the danger."""
    said, wrong = Counter(v.group for v in verdicts), Counter(v.group for v in verdicts if v.faults)
    texts = Counter(group for group, _ in {(v.group, v.text) for v in verdicts})
    kept = Counter((v.group, v.status) for v in verdicts)
    head = f"{'group':26} {'texts':>6} {'said':>6} {'wrong':>6}   present unsure unknown denied"
    rows = [
        f"{group:26} {texts[group]:6} {said[group]:6} {wrong[group]:6}   "
        f"{kept[group, 'present']:7} {kept[group, 'unsure']:6} {kept[group, 'unknown']:7} {kept[group, 'denied']:6}"
        for group in said
    ]
    total = f"{'all':26} {sum(texts.values()):6} {len(verdicts):6} {sum(wrong.values()):6}"
    return [head, *rows, total]


def main() -> None:
    """Judge everything, and print what is wrong."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("group", nargs="?", default="", help="only the groups whose names begin with this")
    parser.add_argument("--sentences", action="store_true", help="each wrong sentence too")
    options = parser.parse_args()
    began = time.monotonic()
    judge = Judge(Places(Talk(RESOURCES)), everywhere=True)
    replied = (verdict for said in (judge.half(), judge.non_answers()) for verdict in said)
    verdicts = [*judge.composed(options.group), *(v for v in replied if v.group.startswith(options.group))]
    wrong = [verdict for verdict in verdicts if verdict.faults]
    if options.sentences:
        print(*wrong, "", sep="\n")
    print(*_table(wrong), "", *summary(verdicts), "", sep="\n")
    plain = [*judge.denials()]
    for group in dict.fromkeys(verdict.group for verdict in plain):
        of_it = [verdict for verdict in plain if verdict.group == group]
        print(f"{group}: {sum(v.status == 'denied' for v in of_it)} of {len(of_it)} recorded as denied")
    print(f"{time.monotonic() - began:.1f} seconds")
