"""The SDK's hello-world, as its documentation begins, byte-compiled like any installed module."""

import json
import sys

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.skill_builder import SkillBuilder


class Hello(AbstractRequestHandler):
    def can_handle(self, handler_input):
        return True

    def handle(self, handler_input):
        return handler_input.response_builder.speak("Hello, world.").ask("Hello, world.").response


builder = SkillBuilder()
builder.add_request_handler(Hello())
lambda_handler = builder.lambda_handler()

if __name__ == "__main__":
    print(json.dumps(lambda_handler(json.load(open(sys.argv[1])), None)))
