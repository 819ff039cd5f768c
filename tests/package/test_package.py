"""What `make package` builds: the zip, the ask-cli project and the template, fit for what they are for."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import sys
import zipfile
from importlib.metadata import distribution

import pytest

from testkit.alexa_events import EVENTS
from tests.conftest import NODE
from tests.interaction_model.schema import MANIFEST, MODEL, Schema
from tests.package.conftest import PAGES
from tools.model.manifest import manifest_faults
from tools.packaging.function import READERS, ROOT, runtime_pins
from tools.packaging.icons import FOLDER, SIZES, drawn
from tools.packaging.package import LARGEST, NAME, check_size, package
from tools.packaging.runtimes import python_for_lambda
from tools.packaging.skill_package import missing_pages, write_skill_package

LARGEST_UNPACKED, LARGEST_ZIPPED = 130_000_000, 50_000_000
"""Bytes. Lambda takes 250 MB, and a zip of 50 MB without a bucket to upload it to."""


@pytest.fixture(scope="module")
def names(built):
    with zipfile.ZipFile(built / f"{NAME}.zip") as archive:
        assert archive.testzip() is None
        assert sum(entry.file_size for entry in archive.infolist()) < LARGEST_UNPACKED
        assert (built / f"{NAME}.zip").stat().st_size < LARGEST_ZIPPED
        return archive.namelist()


def test_the_zip_is_the_same_to_the_byte_wherever_it_is_built(built, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    package(tmp_path / "again", sys.executable)
    again = (tmp_path / "again" / f"{NAME}.zip").read_bytes()
    assert again == (built / f"{NAME}.zip").read_bytes()


def test_the_handler_stands_at_the_root(names):
    assert "lambda_function.py" in names


def test_what_is_for_this_machine_stays_here(names):
    assert not [
        name for name in names if name.startswith(("skill/web", "skill/assist", "skill/simulator", "tests", "tools"))
    ]
    assert [name for name in names if name.endswith(READERS)] == ["skill/loading.py"]  # the compiled content
    assert not [name for name in names if "/tests/" in name]  # the vocabulary's examples, and the libraries' own tests


def test_only_what_is_needed_at_run_time_is_in_it(names):
    top = {name.split("/")[0].partition("-")[0] for name in names}
    packages = {"ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "dateutil", "tzdata", "six.py", "__pycache__"}
    packages |= {"numpy", "numpy.libs", "onnxruntime", "tokenizers"}
    licences = {"LICENSE", "NOTICE", "six", "python_dateutil"}
    assert top == packages | {"skill", "lambda_function.py"} | licences


def test_each_of_them_has_its_licence_with_it(names, built):
    """Beside it, or in it; or, where its distribution holds no file of it, at the root, and the notices say so."""
    licensed = [name for name in names if "LICEN" in name.upper()]
    licences = {name.partition("-")[0] for name in licensed if ".dist-info/" in name}
    licences |= {name.partition("/")[0] for name in licensed if name.count("/") == 1}
    with zipfile.ZipFile(built / f"{NAME}.zip") as archive:
        apache = archive.read("LICENSE").decode()
        notices = archive.read("NOTICE").decode().splitlines()
    assert "Apache License" in apache
    assert "Version 2.0, January 2004" in apache
    kinds = {"MIT": "MIT License", "MIT License": "MIT License", "BSD-3-Clause": "BSD-3-Clause"}
    for name in runtime_pins():
        (notice,) = [line for line in notices if line.partition(" ")[0] == name]
        declared = distribution(name).metadata
        licence = declared.get("License") or declared.get("License-Expression", "").partition(" AND ")[0]
        assert kinds.get(licence, "Apache License") in notice
        assert (name.replace("-", "_") in licences) is not ("(file LICENSE)" in notice)


def test_every_module_is_byte_compiled(names):
    """Without it Lambda, whose folder is read-only, would compile every module at every cold start."""
    tag = sys.implementation.cache_tag
    compiled = {name for name in names if name.endswith(".pyc")}
    for module in (name for name in names if name.endswith(".py")):
        folder, _, file = f"/{module}".rpartition("/")
        assert f"{folder}/__pycache__/{file[:-3]}.{tag}.pyc".lstrip("/") in compiled


def test_the_byte_code_is_of_the_python_asked_for(built):
    written = json.loads((built / "template.json").read_text("utf-8"))
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    assert written["Resources"]["Skill"]["Properties"]["Runtime"] == version
    resources = json.loads((built / "ask/ask-resources.json").read_text("utf-8"))
    assert resources["profiles"]["default"]["skillInfrastructure"]["userConfig"]["runtime"] == version


def test_a_cold_start_loads_nothing_it_can_do_without(unpacked):
    """Up to its first answer, with a screen."""
    script = (
        "import json, sys; sys.path.insert(0, '.'); import lambda_function;"
        "lambda_function.lambda_handler(json.load(sys.stdin), None); print(*sys.modules)"
    )
    event = json.dumps(EVENTS["launch_on_a_screen"]).encode()
    command = [sys.executable, "-I", "-S", "-c", script]
    done = subprocess.run(command, cwd=unpacked, input=event, capture_output=True, check=True)
    loaded = set(done.stdout.decode().split())
    assert "skill.triage.loading" not in loaded
    read_or_parse = {"tomllib", "tempfile", "pathlib", "importlib.resources", "dataclasses", "inspect", "pprint"}
    ask_others = {"ssl", "email", "urllib.request", "http.client", "zoneinfo"}
    hear = {"numpy", "onnxruntime", "tokenizers", "hashlib"}
    assert loaded & (read_or_parse | ask_others | hear) == set()
    assert len([name for name in loaded if name.startswith("ask_sdk_model.")]) < 80  # of 700


def test_the_modules_of_a_first_turn_come_from_one_file(unpacked, tmp_path):
    """Without it, as with another version of Python, they come from their own files, and answer the same."""
    script = (
        "import json, sys; sys.path.insert(0, '.'); import lambda_function;"
        "print(json.dumps(lambda_function.lambda_handler(json.load(sys.stdin), None)));"
        "loaders = [getattr(module, '__loader__', None) for module in [*sys.modules.values()]];"
        "print(sum(type(loader).__name__ == '_Bundle' for loader in loaders))"
    )
    event = json.dumps(EVENTS["launch_on_a_screen"]).encode()
    without = shutil.copytree(unpacked, tmp_path / "without")
    (without / f"skill/modules.{sys.implementation.cache_tag}").unlink()
    told = [
        subprocess.run(
            [sys.executable, "-I", "-S", "-B", "-c", script], cwd=folder, input=event, capture_output=True, check=True
        ).stdout.splitlines()
        for folder in (unpacked, without)
    ]
    assert told[0][0] == told[1][0]
    assert int(told[0][1]) > 100
    assert int(told[1][1]) == 0


# What is no fit package


def test_a_function_that_lambda_would_not_take_is_refused_in_one_line(built, tmp_path):
    check_size(built / "lambda")
    with (tmp_path / "large").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(SystemExit, match=r"^error: the function has 220\.0 MB unpacked, more than 220\.0 MB$"):
        check_size(tmp_path)


def python_of(version, place):
    """A program at `place` that says it is a Python of that version."""
    place.write_text(f"#!/bin/sh\necho {version}\n", "utf-8")
    place.chmod(0o755)
    return place


@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_a_python_that_lambda_runs_is_taken(tmp_path, version):
    assert python_for_lambda(str(python_of(version, tmp_path / "python"))) == str(tmp_path / "python")


def test_a_python_is_found_from_any_folder(tmp_path, monkeypatch):
    """Packaging works in several folders."""
    python_of("3.13", tmp_path / "python")
    monkeypatch.chdir(tmp_path)
    assert python_for_lambda("./python") == str(tmp_path / "python")


@pytest.mark.parametrize("version", ["3.11", "3.14"])
def test_a_python_of_another_version_is_refused_in_one_line(tmp_path, version):
    python = str(python_of(version, tmp_path / "python"))
    with pytest.raises(SystemExit, match=f"^error: {python} is Python {version}; Lambda is to run .*$"):
        python_for_lambda(python)


@pytest.mark.parametrize("python", ["nosuch", "/no/such/python", "/bin/false", "/"])
def test_what_is_no_python_is_refused_in_one_line(python, capfd):
    with pytest.raises(SystemExit, match=f"^error: {python} is no Python that can be started; .*$"):
        python_for_lambda(python)
    assert capfd.readouterr() == ("", "")


def test_without_one_the_newest_is_taken(tmp_path, monkeypatch):
    for version in ("3.12", "3.13"):
        python_of(version, tmp_path / f"python{version}")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr(sys, "executable", str(python_of("3.12", tmp_path / "own")))
    assert python_for_lambda("") == str(tmp_path / "python3.13")
    (tmp_path / "python3.13").unlink()
    assert python_for_lambda("").startswith(str(tmp_path))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "executable", str(python_of("3.11", tmp_path / "own")))
    with pytest.raises(SystemExit, match=r"^error: no fit Python was found; .*$"):
        python_for_lambda("")


def test_what_cannot_be_packaged_leaves_what_was_there(tmp_path, monkeypatch):
    """Whenever it turns out: at once, or when all but the end is done."""
    (tmp_path / "build").mkdir()
    (tmp_path / "build/of before").touch()
    with pytest.raises(SystemExit, match="PRIVACY_URL='nowhere' is no address"):
        package(tmp_path / "build", sys.executable, {"PRIVACY_URL": "nowhere"})
    with pytest.raises(FileNotFoundError):
        package(tmp_path / "build", "/no/such/python")
    monkeypatch.setattr("tools.packaging.package.LARGEST", 1)
    monkeypatch.setattr(
        "tools.packaging.package.write_function", lambda function, _: shutil.copytree(ROOT / "lambda", function)
    )
    with pytest.raises(SystemExit, match="more than"):
        package(tmp_path / "build", sys.executable)
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")] == ["build", "build/of before"]


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/privacy",
        "example.com/privacy",
        "https:///privacy",
        "https://localhost/privacy",
        "https://example.com:port/privacy",
        "https://[example.com/privacy",
        "https://somebody@example.com/privacy",
        "https://example.com/our privacy",
        "https://example.com/\n",
        "file://example.com/privacy",
    ],
)
def test_an_address_that_the_store_cannot_show_is_refused_in_one_line(tmp_path, address):
    with pytest.raises(
        SystemExit, match=r"^error: TERMS_URL=.*is no address such as https://example.com/page$"
    ) as refused:
        write_skill_package(tmp_path / "skill-package", {"TERMS_URL": address})
    assert "\n" not in str(refused.value)
    assert not (tmp_path / "skill-package").exists()


def test_what_the_store_asks_for_and_does_not_get_is_said():
    assert missing_pages(PAGES) == []
    (line,) = missing_pages({"PRIVACY_URL": PAGES["PRIVACY_URL"]})
    assert line.startswith("no TERMS_URL: ")
    assert len(missing_pages({})) == 2


# The ask-cli project


def test_the_project_has_the_layout_of_ask_cli(built):
    files = {str(file.relative_to(built / "ask/skill-package")) for file in (built / "ask/skill-package").rglob("*.*")}
    locales = json.loads((ROOT / "interaction_model/skill.json").read_text("utf-8"))
    locales = locales["manifest"]["publishingInformation"]["locales"]
    models = {f"interactionModels/custom/{locale}.json" for locale in locales}
    assert files == {"skill.json", *models, *(f"assets/images/{icon}.png" for icon in SIZES)}
    resources = json.loads((built / "ask/ask-resources.json").read_text("utf-8"))["profiles"]["default"]
    for folder in (resources["skillMetadata"]["src"], resources["code"]["default"]["src"]):
        assert (built / "ask" / folder).is_dir()
    # With one, ask-cli would fetch what is there already.
    assert not (built / "ask/lambda/requirements.txt").exists()
    assert resources["skillInfrastructure"]["userConfig"]["handler"] == "lambda_function.lambda_handler"


@pytest.fixture(scope="module")
def uploaded(built):
    """The skill package as ask-cli uploads it: the manifest, and the model of each locale."""
    folder = built / "ask/skill-package"
    models = {file.stem: json.loads(file.read_text("utf-8")) for file in (folder / "interactionModels").rglob("*.json")}
    return json.loads((folder / "skill.json").read_text("utf-8")), models


def test_the_models_are_those_that_the_tests_of_the_models_hold(uploaded):
    for locale, model in uploaded[1].items():
        assert model == json.loads((ROOT / f"interaction_model/{locale}.json").read_text("utf-8"))


def test_the_manifest_breaks_no_rule_of_the_platform(uploaded):
    assert manifest_faults(*uploaded) == []


@pytest.mark.node
def test_manifest_and_models_are_of_amazons_schema(uploaded, node_folder):
    schema = Schema(NODE / "node_modules/ask-smapi-model/spec.json")
    manifest, models = uploaded
    assert schema.faults(manifest, MANIFEST) == []
    assert [fault for model in models.values() for fault in schema.faults(model, MODEL)] == []


def test_every_locale_is_told_where_its_policy_and_terms_are(uploaded):
    manifest, models = uploaded
    pages = manifest["manifest"]["privacyAndCompliance"]["locales"]
    assert pages.keys() == models.keys()
    for page in pages.values():
        assert page == {"privacyPolicyUrl": PAGES["PRIVACY_URL"], "termsOfUseUrl": PAGES["TERMS_URL"]}


def test_every_locale_has_its_icons_in_the_package(built, uploaded):
    folder = built / "ask/skill-package"
    for page in uploaded[0]["manifest"]["publishingInformation"]["locales"].values():
        for name, size in SIZES.items():
            icon = (folder / page[f"{name}Uri"].removeprefix("file://")).read_bytes()
            assert icon.startswith(b"\x89PNG")
            assert struct.unpack(">4s2I", icon[12:24]) == (b"IHDR", size, size)


@pytest.mark.parametrize("name", SIZES)
def test_the_icons_are_what_the_drawing_gives(name):
    assert (FOLDER / f"{name}.png").read_bytes() == drawn(name)


# The template


def test_each_version_is_published_with_a_snapshot_and_the_trigger_calls_it(built):
    template = json.loads((built / "template.json").read_text("utf-8"))
    properties = template["Resources"]["Skill"]["Properties"]
    assert properties["SnapStart"] == {"ApplyOn": "PublishedVersions"}
    assert properties["AutoPublishAlias"] == "live"
    assert properties["VersionDeletionPolicy"] == "Delete"  # a snapshot costs as long as its version is there
    assert properties["Architectures"] == ["x86_64"]
    assert template["Outputs"]["SkillFunctionArn"]["Value"] == {"Ref": "Skill.Alias"}


def test_only_this_skill_may_call_the_function(built):
    function = json.loads((built / "template.json").read_text("utf-8"))["Resources"]["Skill"]
    skill_id = {"Ref": "SkillId"}
    assert function["Properties"]["Events"] == {"Alexa": {"Type": "AlexaSkill", "Properties": {"SkillId": skill_id}}}
    assert function["Properties"]["Environment"]["Variables"] == {"SKILL_ID": skill_id}
    assert (built / function["Properties"]["CodeUri"] / "lambda_function.py").is_file()
    assert function["Properties"]["Timeout"] < 8  # Alexa waits no longer
