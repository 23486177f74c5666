"""The release check's user has nothing of this project; else it would prove nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from checks.bare import ROOT, bare, can_hide, pythons_and_sources, running_from, users_variables

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Linux alone")


def output(command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_only_the_users_variables_are_left(tmp_path):
    variables = users_variables(tmp_path)
    lines = output(bare(["/usr/bin/env"], variables)).splitlines()
    assert set(lines) >= {f"{name}={value}" for name, value in variables.items()}
    assert {line.partition("=")[0] for line in lines} <= {*variables, "PWD", "SHLVL", "_"}
    assert output(bare(["/bin/pwd"], variables)) == "/\n"
    assert shutil.which("python3", path=variables["PATH"]) is None


@pytest.mark.skipif(not can_hide(), reason="this system does not let folders be hidden")
def test_sources_and_pythons_are_hidden(tmp_path):
    assert ROOT in pythons_and_sources()
    assert Path(os.__file__).resolve().parent in pythons_and_sources()
    for place in pythons_and_sources():
        assert not output(bare(["/bin/ls", "-A", str(place)], users_variables(tmp_path)))
    assert (ROOT / "pyproject.toml").exists()  # here they are not


def test_processes_are_found_by_where_their_program_lies(tmp_path):
    shutil.copy("/bin/sleep", tmp_path / "sleep")
    with subprocess.Popen([tmp_path / "sleep", "30"]) as process:
        try:
            assert running_from(tmp_path) == [process.pid]
        finally:
            process.kill()
    assert running_from(tmp_path) == []
