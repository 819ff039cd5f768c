"""Amazon's SDK made lighter for packaging: its packages load a class when it is first asked for, and not before.

`ask_sdk_model` imports all of its 700 classes, and a client for each of Amazon's services, before the first request
is read; a turn needs some forty. What each `__init__.py` offers stays the same, under the same names.
"""

from __future__ import annotations

import re

_IMPORT = re.compile(r"^from \.(\w+) import \(?(\w+)\)?$", re.MULTILINE)
_CLIENT = re.compile(r"^from (\.\w+) import (\w+ServiceClient)$\n", re.MULTILINE)
_USE = r"^( +)(?=return {name}\()"

_PRINTER = re.compile(r"^import pprint$\n", re.MULTILINE)
_PRINTING = re.compile(r"^( +)(?=return pprint\.)", re.MULTILINE)

HEAD = "# Written by tools/packaging/light_sdk.py from the file of the same name in {package}, Apache License 2.0.\n"

LAZY = """
_WHERE = {where}


def __getattr__(name):
    if name not in _WHERE:
        raise AttributeError(name)
    from importlib import import_module
    found = getattr(import_module("." + _WHERE[name], __name__), name)
    globals()[name] = found
    return found
"""


def lazy_package(text: str, package: str) -> str:
    """The `__init__.py` of a package of models, importing nothing until asked. ValueError: it does more than import."""
    code = "\n".join(line for line in text.splitlines() if line and not line.startswith("#"))
    rest = _IMPORT.sub("", code).replace("from __future__ import absolute_import", "").strip()
    if rest:
        raise ValueError(f"{package}: more than imports: {rest[:80]}")
    where = ",".join(f'\n    "{name}": "{module}"' for module, name in _IMPORT.findall(code))
    return HEAD.format(package=package) + LAZY.format(where=f"{{{where}\n}}" if where else "{}")


def lazy_clients(text: str) -> str:
    """`service_client_factory.py`, importing a client where it makes one. ValueError: it does not look as expected."""
    clients = _CLIENT.findall(text)
    for module, name in clients:
        text, count = re.subn(_USE.format(name=name), rf"\1from {module} import {name}\n\1", text, flags=re.MULTILINE)
        if count > 1:  # some are imported, but never made
            raise ValueError(f"{name} is made in several places")
    if not clients:
        raise ValueError("no client is imported")
    return HEAD.format(package="ask_sdk_model.services") + _CLIENT.sub("", text)


def lazy_printer(text: str) -> str:
    """A module of a model, importing what prints it (and with it `inspect`) where it is printed."""
    return _PRINTER.sub("", _PRINTING.sub(r"\1import pprint\n\1", text))
