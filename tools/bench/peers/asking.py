"""Answers for a peer in a process of its own: says when it is built, then hears one utterance a line, and times it."""

import json
import sys
import time


def serve(build):
    """Build with what is in the JSON file that is named first: what hears, and what makes JSON of it, untimed."""
    with open(sys.argv[1], encoding="utf-8") as file:
        hear, told = build(json.load(file))
    print("built", flush=True)
    for line in sys.stdin:
        said = json.loads(line)
        started = time.perf_counter()
        found = hear(said)
        seconds = time.perf_counter() - started
        print(json.dumps({"seconds": seconds, "found": told(found)}), flush=True)
