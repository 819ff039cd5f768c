"""The modules of a first turn in one file, for packaging.

A turn imports some 170 small modules of the skill and of Amazon's SDK, and each takes longer to be found, opened and
checked than to be read. So the byte-code of those and of the content is kept together as well, without docstrings, and
is read at once; what is not in it is imported as ever.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from skill.simulator.envelopes import Setting, envelope, intent, launch
from skill.simulator.utterance import Slot, Utterance, Value

FINDER_TEXT = '''"""The skill's package, with what finds its modules in one file. Written by tools/packaging."""

import gc
import marshal
import sys


class _Bundle:
    """Finds the modules that are in the bundle; leaves all others to Python."""

    def __init__(self, codes):
        self._codes = codes

    def find_spec(self, name, path=None, target=None):
        if name not in self._codes:
            return None
        file, is_package, _ = self._codes[name]
        spec = type(__spec__)(name, self, is_package=is_package)
        spec.origin, spec.has_location, spec.cached = _ROOT + file, True, ""
        if is_package:
            spec.submodule_search_locations.append(spec.origin.rpartition("/")[0])
        return spec

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self._codes[module.__name__][2], module.__dict__)

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def get_resource_reader(self, name):
        from importlib.readers import FileReader

        return FileReader(type("Place", (), {"path": _ROOT + self._codes[name][0]}))


_HERE = __file__.rpartition("/")[0]
_ROOT = _HERE.rpartition("/")[0] + "/"
try:
    with open(f"{_HERE}/modules.{sys.implementation.cache_tag}", "rb") as file:
        sys.meta_path.insert(0, _Bundle(marshal.loads(file.read())))
except FileNotFoundError:  # of another version of Python
    pass
gc.disable()  # until the content is loaded (skill.app): of all that is made so far, nothing is garbage
'''
"""`skill/__init__.py` of the package."""

WRITER_TEXT = """
import json, marshal, os, sys
here = os.getcwd()
sys.path.insert(0, here)
from skill.listening.encoder import encoder, files
files.LIBRARIES, encoder.Encoder.read = {}, lambda *_: encoder.Reading()
import lambda_function
for event in json.load(sys.stdin):
    lambda_function.lambda_handler(event, None)
codes = {}
for name, module in sorted(sys.modules.items()):
    file = getattr(module, "__file__", None) or ""
    if file.startswith(here) and name not in {"lambda_function", "skill"}:
        place = file[len(here) + 1 :]
        with open(file, encoding="utf-8") as source:
            code = compile(source.read(), place, "exec", optimize=2)
        codes[name] = place, hasattr(module, "__path__"), code
with open(f"skill/modules.{sys.implementation.cache_tag}", "wb") as bundle:
    bundle.write(marshal.dumps(codes))
"""
"""Run in the folder of the function, by the Python that its byte-code is of; takes events as JSON.

The second ear hears nothing here: its libraries are of Lambda's system, and are no part of the bundle, since a launch
needs none of them.
"""


def first_turns() -> str:
    """A launch and a few words, with a screen and without: what they import is what is bundled."""
    return json.dumps([*_events()])


def _events() -> Iterator[dict[str, Any]]:
    slots = {"description": Slot("description", "my lower back hurts", "DESCRIPTION", Value("low_back_pain", "back"))}
    for device in ("speaker", "screen"):
        setting = Setting(device=device)
        for request in (launch(setting), intent(setting, Utterance("DescribeIntent", slots))):
            yield envelope(setting, request, "session", True, {})
