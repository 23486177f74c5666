"""What the workflows may do, and with what; actionlint checks the rest (uv run poe workflows)."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in (ROOT / ".github" / "workflows").glob("*.yml")
}


def steps(workflow):
    for job in workflow["jobs"].values():
        yield from job.get("steps", ())


def test_only_the_draft_of_a_release_may_write():
    assert set(WORKFLOWS) == {"ci", "release"}
    for workflow in WORKFLOWS.values():
        assert workflow["permissions"] == {"contents": "read"}
    granted = {
        (name, job): rights
        for name, workflow in WORKFLOWS.items()
        for job, values in workflow["jobs"].items()
        if (rights := values.get("permissions"))
    }
    assert granted == {("release", "draft"): {"contents": "write"}}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_and_keep_no_credentials(name):
    for step in steps(WORKFLOWS[name]):
        if action := step.get("uses"):
            assert re.fullmatch(r"[\w-]+/[\w-]+@(v\d+|[0-9a-f]{40})", action)
            if action.startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_secrets_are_seen_by_the_jobs_that_sign_alone():
    for name, workflow in WORKFLOWS.items():
        for job, values in workflow["jobs"].items():
            if "secrets." in str(values):
                assert (name, values.get("environment")) == ("release", "release"), job


def test_a_release_waits_for_the_tests_and_every_build():
    jobs = WORKFLOWS["release"]["jobs"]
    assert jobs["test"]["uses"] == "./.github/workflows/ci.yml"
    builds = {"linux", "windows", "macos"}
    assert all("test" in jobs[build]["needs"] for build in builds)
    assert builds < set(jobs["draft"]["needs"])
    for build in builds:
        assert jobs[build]["strategy"]["matrix"]["flavour"] == ["", "-full"]


def test_without_npm_nothing_is_checked_but_on_a_runner_that_fails(tmp_path):
    script = str(ROOT / "tools" / "check_workflows.py")
    bare = {k: v for k, v in os.environ.items() if k != "CI"} | {"PATH": str(tmp_path)}
    for environment, code in (({}, 0), ({"CI": "true"}, 1)):
        done = subprocess.run(
            [sys.executable, script],
            env=bare | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, "npm is not installed" in done.stderr) == (code, True)
