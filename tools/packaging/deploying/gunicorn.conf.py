"""Settings of gunicorn for the skill as a web service (docs/deploying.md)."""

import gc
import os
from typing import Any

workers = os.cpu_count() or 1
worker_class = "skill.web.worker.ImpatientWorker"  # gthread, which keeps Alexa's connections open, with a limit of time
threads = 32  # for those who are slow to send their request; a thread that waits costs next to nothing
keepalive = 30
timeout = 10  # seconds; Alexa waits for 8
graceful_timeout = 5
preload_app = True  # the content is loaded once, and its memory shared
max_requests = 0
limit_request_line = 1024
limit_request_fields = 60
limit_request_field_size = 4096
control_socket_disable = True  # nobody needs to steer a running service from outside
accesslog = None  # nothing about a person is kept, and an address is about a person


def when_ready(_: Any) -> None:
    """Before the workers are forked: what was loaded is never looked through for garbage, so it stays shared."""
    gc.freeze()
