"""The SDK's hello-world behind its own Flask extension, verifying nothing."""

from flask import Flask

from skill.web.sdk_cure import VERIFY_SIGNATURE_APP_CONFIG, VERIFY_TIMESTAMP_APP_CONFIG, SkillAdapter
from tools.bench.peers.hello import builder


def app():
    app = Flask("hello")
    app.config[VERIFY_SIGNATURE_APP_CONFIG] = app.config[VERIFY_TIMESTAMP_APP_CONFIG] = False
    adapter = SkillAdapter(builder.create(), "hello", app=app)
    adapter.register(app, "/alexa")
    return app
