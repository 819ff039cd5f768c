"""The test runner of Bespoken's `bst test`, another client nobody here wrote, holds a conversation written in YAML.

It writes a report folder beside what it runs and takes its settings from the environment, so it runs in a folder of its
own. The command `bst-test` itself is not installed: it adds usage statistics, sent over the network, and 27 MB more.
"""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.interaction_model.conftest import MODELS

pytestmark = pytest.mark.node


@pytest.fixture
def run_bst(node_folder, endpoint, tmp_path):
    folder = shutil.copytree(node_folder / "bst", tmp_path / "bst")
    settings = {"skillURL": endpoint, "interactionModel": str(MODELS / "en-US.json")}

    def run(spoil=None):
        if spoil:
            file = folder / "conversation.test.yml"
            file.write_text(file.read_text("utf-8").replace(*spoil), "utf-8")
        command = ["node", str(node_folder / "bst.js")]
        return subprocess.run(
            command, cwd=folder, env=os.environ | settings, capture_output=True, text=True, check=False
        )

    return run


def test_the_conversation_passes(run_bst):
    result = run_bst()
    assert result.returncode == 0, result.stdout + result.stderr
    assert "3 passed, 3 total" in result.stderr


def test_the_runner_notices_a_wrong_reply(run_bst):
    result = run_bst(spoil=("disposition: EMERGENCY", "disposition: SOON"))
    assert result.returncode == 1
    assert "1 failed, 2 passed, 3 total" in result.stderr
