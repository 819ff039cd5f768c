"""`python -m skill.assist`: serve Home Assistant's Assist, on this machine alone unless told otherwise."""

from __future__ import annotations

import argparse
import asyncio
import ipaddress
import logging
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from urllib.parse import urlsplit

from skill.app import load_opened_resources
from skill.talk import Talk

URI = "tcp://127.0.0.1:10600"


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until stopped. Returns the exit status."""
    options = _parser().parse_args(arguments)
    if find_spec("wyoming") is None:
        print("error: this door needs one package more: pip install -r requirements-assist.txt", file=sys.stderr)
        return 1
    try:
        host, port = _address(options.uri)
        if options.zeroconf and _is_loopback(host):
            raise ValueError("--zeroconf says to the network where this is, so --uri must name an address on it")
        logging.basicConfig(level=logging.INFO, format="%(message)s")
        asyncio.run(_serve(Talk(load_opened_resources()), host, port, options))
    except (OSError, ValueError) as fault:
        print(f"error: {fault}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
    return 0


async def _serve(talk: Talk, host: str, port: int, options: argparse.Namespace) -> None:
    # Imported here, so that whoever lacks the package is told which it is.
    from skill.assist.about import TITLE, info
    from skill.assist.door import WyomingDoor
    from skill.assist.memory import Memory
    from skill.assist.turns import Turns

    locales = sorted(talk.resources.catalogues)
    if options.locale not in locales:
        raise ValueError(f"{options.locale} is none of {', '.join(locales)}")
    turns = Turns(talk, options.locale, Memory())
    turns.warm()
    door = WyomingDoor(turns, info(locales, talk.resources.knowledge.content.version))
    server = await door.open(host, port)
    _, bound, *_ = server.sockets[0].getsockname()
    if not _is_loopback(host):
        print("Whoever reaches this port can talk to it, and nothing that is said to it is encrypted.")
    print(f"Listening at tcp://{host}:{bound}", flush=True)
    if options.zeroconf:
        from wyoming.zeroconf import HomeAssistantZeroconf

        found_at = None if host in ("0.0.0.0", "::") else host
        await HomeAssistantZeroconf(bound, TITLE.lower().replace(" ", "-"), found_at).register_server()
    async with server:
        await server.serve_forever()


def _address(uri: str) -> tuple[str, int]:
    """Return host and port of a URI. Raises ValueError if it is no such URI."""
    parts = urlsplit(uri)
    if parts.scheme != "tcp" or not parts.hostname or parts.port is None:
        raise ValueError(f"{uri} is not of the form {URI}")
    return parts.hostname, parts.port


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m skill.assist", description="Back Pain Guide for Home Assistant.")
    parser.add_argument("--uri", default=URI, help=f"where to listen (default: {URI})")
    parser.add_argument("--locale", default="en-US", help="whose words and numbers to use if none is named")
    parser.add_argument("--zeroconf", action="store_true", help="let Home Assistant find it by itself")
    return parser


if __name__ == "__main__":
    sys.exit(main())
