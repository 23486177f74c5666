"""The same CV and advert give the same bytes, whatever differs about the process."""

import os
import subprocess
import sys

import pytest

from careerflow import paths

# What no result may depend on: hash seed, locale, time zone, threads; whether it runs alone on
# one processor.
PROCESSES = (
    ({"PYTHONHASHSEED": "0"}, True),
    ({"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Ho_Chi_Minh"}, False),
    ({"PYTHONHASHSEED": "4294967295", "OMP_NUM_THREADS": "1"}, False),
    ({"PYTHONHASHSEED": "random", "LC_ALL": "vi_VN.UTF-8", "TZ": "America/Los_Angeles"}, True),
)


def started(language: str, environment: dict[str, str], alone: bool) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "careerflow", "analyze"]
    command += [
        str(paths.bundled(f"samples/{name}"))
        for name in (f"cv_{language}.pdf", f"advert_{language}.txt")
    ]
    command += ["--json", "--language", language, "--as-of", "2026-11"]
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    if alone and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(process.pid, {max(os.sched_getaffinity(0))})
    return process


@pytest.mark.parametrize("language", ["en", "vi"])
def test_fresh_processes_print_the_same_bytes(language: str) -> None:
    reports = set()
    for environment, alone in PROCESSES:
        printed, told = started(language, environment, alone).communicate()
        assert told == b""
        reports.add(printed)
    assert len(reports) == 1
    assert b'"verified": true' in reports.pop()
