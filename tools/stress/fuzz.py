"""`make fuzz`: sends spoiled requests through all doors, guided by the code they reach (atheris, that is libFuzzer).

Every second input goes through the two doors for Alexa, every other through the one for Home Assistant. It stops at the
first that gets a 5xx, two different answers from the two doors, silence, or no answer within a second, or that makes
the process grow beyond MEMORY. The input is left in .fuzz; `python -m tools.stress.fuzz FILE` runs it again.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from tools.of_commit import of_commit

ROOT = Path(__file__).parents[2]
FOUND = ROOT / ".fuzz"
INPUTS = 1_000_000
MEMORY = 400
"""The most MiB, the fuzzer's own tables included."""


def main() -> None:
    """Run `python -m tools.stress.fuzz [INPUTS | FILE]`."""
    given = sys.argv[1] if len(sys.argv) > 1 else str(INPUTS)
    logging.disable(logging.CRITICAL)
    if not given.isdigit():
        from tools.stress.fuzz_all import all_doors

        with all_doors() as try_:
            try_(Path(given).read_bytes())
        return
    import atheris  # only here, and only on Linux

    with atheris.instrument_imports(include=["skill"]):
        from tools.stress.fuzz_all import all_doors
    seeds = FOUND / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    for number in range(256):
        (seeds / str(number)).write_bytes(
            bytes([0, number % 8, 0, number // 8, *((number + at) % 256 for at in range(60))])
        )
    print(f"{of_commit()}: {given} inputs", flush=True)
    limits = ["-timeout=1", f"-rss_limit_mb={MEMORY}", "-max_len=600", "-len_control=0", f"-runs={given}"]
    with all_doors() as try_:
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={FOUND}/", str(seeds)], try_)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
