"""The prototype that the sync was tried out with, in ../shared/reference/sync, in its own process:
plain values, four columns, adverts and files left out."""

import os
import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "reference" / "sync"
_FIGURES = {
    "push": r"initial push ([\d.]+)s",
    "pull": r"fresh device pull ([\d.]+)s",
    "edit": r"push side ([\d.]+) ms",
    "edit_in": r"pull side ([\d.]+) ms",
}


def figures(applications: int) -> dict[str, float]:
    """Seconds of `push` and `pull`, milliseconds of `edit` and `edit_in`; empty where the prototype
    is not there or does not run."""
    if not (FOLDER / "bench_scale.py").is_file():
        return {}
    environment = {**os.environ, "APPS": str(applications)}
    run = subprocess.run(
        [sys.executable, "bench_scale.py"],
        cwd=FOLDER, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = {name: re.search(form, run.stdout) for name, form in _FIGURES.items()}
    return {name: float(match[1]) for name, match in found.items() if match}
