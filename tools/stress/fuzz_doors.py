"""Tries the two doors for Alexa with the requests that `spoiling` makes from bytes."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from skill.app import answer, build_skill
from skill.resources import Resources
from skill.web.endpoint import create_app
from tools.stress.spoiling import Dice, spoiled

HEADERS = ("SignatureCertChainUrl", "Signature-256", "Signature", "Content-Type", "Content-Encoding")


class SpoiledError(Exception):
    """Raised when a door does what it must not; the message says what."""


@contextmanager
def unplugged() -> Iterator[None]:
    """Look up no host names while the block runs: a reminder that comes up by chance must not reach Amazon."""

    def nowhere(*_: object, **__: object) -> NoReturn:
        raise socket.gaierror("there is no network here")

    look_up, socket.getaddrinfo = socket.getaddrinfo, nowhere
    try:
        yield
    finally:
        socket.getaddrinfo = look_up


def doors(resources: Resources | None = None) -> Callable[[bytes], None]:
    """Return what puts one input through both doors. It raises SpoiledError, or whatever a door lets through."""
    skill = build_skill(resources=resources)
    open_door = create_app(skill, verify=False).test_client()
    shut_door = create_app(skill).test_client()

    def try_(data: bytes) -> None:
        body = spoiled(data)
        by_web = open_door.post("/alexa", data=body)
        if by_web.status_code not in (200, 400, 413):
            raise SpoiledError(f"status {by_web.status_code}")
        if by_web.status_code == 200:
            _check(by_web.json)
            by_lambda = json.loads(json.dumps(answer(skill, json.loads(body))))
            if by_lambda != by_web.json:
                raise SpoiledError("the two doors differ")
        dice = Dice(data[::-1])
        headers = {name: dice.rest()[:40].decode("latin-1") for name in HEADERS if dice.below(2)}
        plain = {name: "".join(letter for letter in text if letter.isprintable()) for name, text in headers.items()}
        refused = shut_door.post("/alexa", data=body, headers=plain)
        if refused.status_code not in (400, 413):
            raise SpoiledError(f"an unsigned request was answered with {refused.status_code}")

    return try_


def _check(whole: object) -> None:
    """Check that Alexa would accept a response: silence, or speech that says whether the session ends."""
    if not isinstance(whole, dict) or not isinstance(whole.get("response"), dict):
        raise SpoiledError("no response")
    response = whole["response"]
    if "outputSpeech" in response and not isinstance(response.get("shouldEndSession"), bool):
        raise SpoiledError("speech that leaves the session open and shut")
