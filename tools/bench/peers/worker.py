"""Takes turns in one process when told to, from JSON text to JSON text, and says how many seconds they took."""

import importlib
import json
import sys
import time

folder, name, event, turns = sys.argv[1:]
sys.path.insert(0, folder)
handler = importlib.import_module(name).lambda_handler
event = open(event).read()
for _ in sys.stdin:
    started = time.perf_counter()
    for _ in range(int(turns)):
        json.dumps(handler(json.loads(event), None))
    print(time.perf_counter() - started, flush=True)
