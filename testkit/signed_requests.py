"""A door served over real HTTP, signed requests to it, a server for certificates, and a clock that tests set."""

import base64
import json
import threading
from contextlib import contextmanager
from copy import deepcopy
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1, SHA256

from skill.web.server import open_server
from testkit.authority import LEAF, NOW, pem, rsa_key

AMAZON = "https://s3.amazonaws.com"
CHAIN_URL = f"{AMAZON}/echo.api/echo-api-cert.pem"
SKILL_ID = "amzn1.ask.skill.test"

_APPLICATION = {"applicationId": SKILL_ID}
_LAUNCH = {
    "version": "1.0",
    "session": {"new": True, "sessionId": "s", "application": _APPLICATION, "attributes": {}, "user": {"userId": "u"}},
    "context": {"System": {"application": _APPLICATION, "user": {"userId": "u"}, "apiAccessToken": "token"}},
    "request": {"type": "LaunchRequest", "requestId": "r", "locale": "en-US", "timestamp": "2026-11-21T12:00:00Z"},
}


def launch(**request):
    """The envelope of a launch, with parts of its request changed; None takes a part away."""
    event = deepcopy(_LAUNCH)
    event["request"].update(request)
    event["request"] = {name: value for name, value in event["request"].items() if value is not None}
    return event


def described(text):
    """The envelope of an intent whose one slot holds a description."""
    slot = {"name": "description", "value": text, "confirmationStatus": "NONE"}
    intent = {"name": "DescribeIntent", "confirmationStatus": "NONE", "slots": {"description": slot}}
    return launch(type="IntentRequest", intent=intent)


def encoded(event):
    return json.dumps(event).encode()


def signature(body, key=None, algorithm=None):
    """As in the header."""
    return base64.b64encode((key or rsa_key(LEAF)).sign(body, PKCS1v15(), algorithm or SHA256())).decode()


def sha1_signature(body):
    return signature(body, algorithm=SHA1())


class Clock:
    """Stands still until a test moves it."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now

    def advance(self, seconds):
        self.now += timedelta(seconds=seconds)


class CertificateServer:
    """Answers under the paths given, with bytes or with what a function does to the connection; counts."""

    def __init__(self):
        self.files = {}
        self.asked = []
        self.closing = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked.append(self.path)
                answer = outer.files.get(self.path)
                if callable(answer):
                    answer(self)
                else:
                    self.send_response(200 if answer else 404)
                    self.send_header("Content-Length", str(len(answer or b"")))
                    self.end_headers()
                    self.wfile.write(answer or b"")

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.closing = self.closing
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def close(self):
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def served(app, verify):
    """The base URL of an application while it is served on loopback."""
    server = open_server(app, "127.0.0.1", 0, verify)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()


def post(base, body, headers):
    with requests.Session() as session:
        return session.post(f"{base}/alexa", data=body, headers={"Connection": "close", **headers}, timeout=20)


class Door:
    """What a test holds: the verifying door, and Alexa's side of it."""

    def __init__(self, base, certificates, clock):
        self.base = base
        self.certificates = certificates
        self.clock = clock

    def serve_chain(self, *chain):
        self.certificates.files["/echo.api/echo-api-cert.pem"] = pem(*chain)

    def post(self, body=None, *, key=None, url=CHAIN_URL, **headers):
        """Sign and send; headers by keyword replace Alexa's (None leaves one out), underscores read as hyphens."""
        body = encoded(launch()) if body is None else body
        sent = {"Content-Type": "application/json; charset=utf-8", "SignatureCertChainUrl": url}
        sent["Signature-256"] = signature(body, key)
        sent.update({name.replace("_", "-"): value for name, value in headers.items()})
        return post(self.base, body, {name: value for name, value in sent.items() if value is not None})

    def refuses(self, reason, *arguments, **options):
        """Sent so, a request is answered with 400, this reason and nothing else."""
        response = self.post(*arguments, **options)
        assert (response.status_code, response.json()) == (400, {"error": reason})
