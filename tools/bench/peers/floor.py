"""The least that can answer: JSON in, JSON out."""

import json
import sys


def lambda_handler(event, context):
    return {"version": "1.0", "response": {"outputSpeech": {"type": "PlainText", "text": event["request"]["type"]}}}


if __name__ == "__main__":
    print(json.dumps(lambda_handler(json.load(open(sys.argv[1])), None)))
