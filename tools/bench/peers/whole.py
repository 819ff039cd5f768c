"""The packaged skill, from its own folder."""

import json
import sys

sys.path.insert(0, sys.argv[2])

from lambda_function import lambda_handler

print(json.dumps(lambda_handler(json.load(open(sys.argv[1])), None)))
