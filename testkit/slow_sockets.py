"""Connections of people who are in no hurry, or mean harm: they send a little of a request, and then nothing more."""

import socket
import ssl
from contextlib import ExitStack, contextmanager

BEGINNINGS = {
    "nothing": b"",
    "one byte": b"P",
    "half a header": b"POST /alexa HTTP/1.1\r\nHost: x\r\nSignature",
    "half a body": b"POST /alexa HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{",
    "half a chunk": b"POST /alexa HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
}


@contextmanager
def waiting(host, port, count, beginning, trusted=None):
    """Open `count` connections, send the beginning of a request on each, and hold them while the block runs.

    Over TLS if `trusted` names a file with the authority that must have signed the server's certificate.
    """
    with ExitStack() as stack:
        opened = [stack.enter_context(socket.create_connection((host, port), 5)) for _ in range(count)]
        if trusted:
            context = ssl.create_default_context(cafile=trusted)
            opened = [stack.enter_context(context.wrap_socket(one, server_hostname="localhost")) for one in opened]
        for one in opened:
            one.sendall(beginning)
        yield opened


def closes_within(connection, seconds):
    """Whether the other side ends the connection in this time, whatever it says before."""
    connection.settimeout(seconds)
    try:
        while connection.recv(4096):
            pass
    except ConnectionError:
        return True
    except TimeoutError:
        return False
    return True
