"""Serves the door from this machine, to talk to the skill at home, or behind a proxy that ends TLS."""

from __future__ import annotations

import errno
import ipaddress
import socket

from flask import Flask
from werkzeug.serving import BaseWSGIServer, make_server

from skill.web.endpoint import is_verifying


class CannotServeError(SystemExit):
    """Raised when no server was started. If nothing catches it, the program ends with its one line and status 1."""


def open_server(app: Flask, host: str, port: int, verify: bool) -> BaseWSGIServer:
    """Return a threaded server that listens already, and answers once `serve_forever` is called. Port 0: any free one.

    Raises CannotServeError if the port is not available, if `verify` is True but `app` was built not to verify, and if
    `verify` is False but other machines than this one could send requests.
    """
    if verify and not is_verifying(app):
        raise CannotServeError("Requests are to be verified, but this application was built not to.")
    if not verify and not is_loopback(host):
        raise CannotServeError(f"Not serving on {host or 'all addresses'} without verifying requests: use 127.0.0.1.")
    if port not in range(2**16):
        raise CannotServeError(f"There is no port {port}: choose one from 1 to 65535.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        # Bound here, since werkzeug would print several lines of its own and exit.
        listening = socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise CannotServeError(_why_not(host, port, error)) from error
    with listening:  # the server keeps a duplicate
        return make_server(host, port, app, threaded=True, fd=listening.fileno())


def is_loopback(host: str) -> bool:
    """Whether a server on this host name or address can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program: choose another, as in PORT=5001 make run."
    return f"Cannot listen on {host}, port {port}: {error.strerror}."
