"""`make fuzz`: spoiled requests through both doors, led by what they reach of the code (atheris, which is libFuzzer).

It ends with the first input that is answered with a 5xx, by two doors in two ways, not at all within a second, or that
makes the process grow beyond MEMORY; the input is left in .fuzz, to be run again by `python -m tools.stress.fuzz FILE`.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOUND = ROOT / ".fuzz"
INPUTS = 1_000_000
MEMORY = 400
"""MiB, with the fuzzer's own tables."""


def main() -> None:
    """`python -m tools.stress.fuzz [INPUTS | FILE]`."""
    given = sys.argv[1] if len(sys.argv) > 1 else str(INPUTS)
    logging.disable(logging.CRITICAL)
    if not given.isdigit():
        from tools.stress.fuzz_doors import doors, unplugged

        with unplugged():
            doors()(Path(given).read_bytes())
        return
    import atheris  # only here, and only on Linux

    with atheris.instrument_imports(include=["skill"]):
        from tools.stress.fuzz_doors import doors, unplugged
    seeds = FOUND / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    for number in range(256):
        (seeds / str(number)).write_bytes(
            bytes([0, number % 8, 0, number // 8, *((number + at) % 256 for at in range(60))])
        )
    limits = ["-timeout=1", f"-rss_limit_mb={MEMORY}", "-max_len=600", "-len_control=0", f"-runs={given}"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={FOUND}/", str(seeds)], doors())
    with unplugged():
        atheris.Fuzz()


if __name__ == "__main__":
    main()
