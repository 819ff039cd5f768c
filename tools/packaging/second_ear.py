"""The second ear for Lambda: its files, and what runs it, without what a turn never needs.

The libraries are machine code. They are copied from this environment where it is of the same kind as Lambda, and else
fetched by pip, as the same versions. Lambda's other kind of processor, arm64, is left out: onnxruntime does not start
there (https://github.com/microsoft/onnxruntime/issues/10038).
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from fnmatch import fnmatch
from importlib.metadata import distribution
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from skill.listening.encoder.files import DESCRIPTION, HELD, find_encoder

ARCHITECTURE = "x86_64"

WHEELS = ("manylinux_2_28", "manylinux_2_27", "manylinux2014", "manylinux_2_17")
"""The kinds of wheel that run on Amazon Linux 2023, which Lambda has from Python 3.12 on."""

NEVER_NEEDED = (
    "*.pyc",
    "*.pyi",
    "*/tests/*",
    "numpy/_core/_simd.*",
    "numpy/_core/*_tests.*",
    "numpy/_core/include/*",
    "numpy/_core/lib/*",
    *(f"numpy/{part}/*" for part in ("_pyinstaller", "core", "distutils", "f2py", "fft", "ma", "polynomial", "random")),
    "numpy/testing/*",
    "numpy/typing/*",
    *(f"onnxruntime/{part}/*" for part in ("backend", "datasets", "quantization", "tools", "transformers")),
    "onnxruntime/Privacy.md",
    "onnxruntime/capi/libonnxruntime.*",  # for C; Python has its own
    "tokenizers/tools/*",
)
"""Files by their path in a wheel. That nothing else is needed is what the tests of the package hold."""


def copy_encoders(source: Path, target: Path) -> None:
    """Copy each language's encoder from one folder of the skill to another. Raises EncoderError if one is damaged."""
    for description in source.glob(f"listening/languages/*/{DESCRIPTION}"):
        encoder, folder = find_encoder(description.parent.name), target / description.parent.relative_to(source)
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(description, folder)
        for name in HELD:
            (folder / name).write_bytes(encoder.read(name))


def copy_libraries(pins: dict[str, str], function: Path, version: str) -> None:
    """Copy the libraries, by name and pin, into the function, for a Python such as "3.13".

    Raises CalledProcessError if they have to be fetched and cannot be.
    """
    if is_like_lambda(version):
        for name in pins:
            _copy_installed(name, function)
        return
    with TemporaryDirectory() as folder:
        _fetch(pins, version, Path(folder))
        for wheel in Path(folder).glob("*.whl"):
            _unpack(wheel, function)


def is_like_lambda(version: str) -> bool:
    """Whether what is installed here runs on Lambda with that Python."""
    here = "{}.{}".format(*sys.version_info)
    return (here, sysconfig.get_platform(), platform.libc_ver()[0]) == (version, f"linux-{ARCHITECTURE}", "glibc")


def is_wanted(file: PurePath) -> bool:
    """Whether a file of a library is shipped: its modules, and of what describes it the licences."""
    if ".dist-info" in file.parts[0]:
        return any(word in part.upper() for part in file.parts[1:] for word in ("LICEN", "NOTICE"))
    return ".." not in file.parts and not any(fnmatch(file.as_posix(), pattern) for pattern in NEVER_NEEDED)


def _copy_installed(name: str, function: Path) -> None:
    for file in distribution(name).files or ():
        if is_wanted(file):
            (function / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(file.locate()), function / file)


def _fetch(pins: dict[str, str], version: str, folder: Path) -> None:
    kinds = [option for kind in WHEELS for option in ("--platform", f"{kind}_{ARCHITECTURE}")]
    (folder / "pins.txt").write_text("".join(pins.values()), "utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    wanted = ["--only-binary=:all:", "--implementation", "cp", "--python-version", version, *kinds]
    named = ["--require-hashes", "--requirement", str(folder / "pins.txt"), "--dest", str(folder)]
    subprocess.run([*command, *wanted, *named], check=True)


def _unpack(wheel: Path, function: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            if not entry.is_dir() and is_wanted(PurePath(entry.filename)):
                archive.extract(entry, function)
