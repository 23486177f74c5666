"""Builds dist/careerflow, the one-folder program, with PyInstaller, and what a release says of it.

    python packaging/build.py                 dist/careerflow, dist/careerflow.manifest.json
    python packaging/build.py --compare FILE  and what differs from another build's manifest

The folder holds resources/licences/THIRD-PARTY.txt, with sbom.cdx.json beside it. Fails where a
part has no licence text, where SQLite is older than the first without a known loss of data, where
torch is one for graphics cards, and where the folder is too large.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from frozen import documents, folder, icu

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# 10^6 bytes; docs/adr/0020 says what they are made of. Those of Windows and macOS were never
# measured here.
LIMIT, FULL_LIMIT = (432, 1220) if sys.platform == "linux" else (460, 1600)
# Before it, a checkpoint of the write-ahead log could lose what was written.
OLDEST_SQLITE = (3, 51, 3)


def freeze(epoch: int, full: bool) -> None:
    """Runs PyInstaller."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"SOURCE_DATE_EPOCH": str(epoch), "PYTHONHASHSEED": "0"}
    environment |= {"PYTHONPATH": str(ROOT), "CAREERFLOW_FULL": "1" if full else ""}
    command = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", str(ROOT / "dist")),
        *("--workpath", str(ROOT / "build" / ("frozen-full" if full else "frozen"))),
        str(HERE / "careerflow.spec"),
    ]
    subprocess.run(command, check=True, cwd=ROOT, env=environment)


def sqlite_is_safe() -> None:
    """Raises SystemExit where the SQLite that is bundled may lose data."""
    from pysqlite3 import dbapi2

    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise SystemExit(f"SQLite {dbapi2.sqlite_version} may lose data: 3.51.3 or later is needed")


def torch_is_for_the_cpu() -> None:
    """Raises SystemExit where the environment has the gigabytes of CUDA: its torch has to come
    from PyTorch's own index for the CPU."""
    import torch

    if torch.version.cuda or torch.version.hip:
        raise SystemExit(f"torch {torch.__version__} is not the one for the CPU")


def report_size(built: Path, limit: int) -> None:
    """Prints what is largest; raises SystemExit above the limit."""
    sizes = folder.sizes(built / "_internal")
    whole = folder.sizes(built).total() / 1e6
    for name, size in sizes.most_common(12):
        print(f"{size / 1e6:8.1f} MB  {name}")
    print(f"{whole:8.1f} MB  {built.relative_to(ROOT)} (limit {limit})")
    if whole > limit:
        raise SystemExit("larger than it may be")


def compare(held: Path, made: dict[str, object]) -> None:
    """Prints what differs from another build; raises SystemExit for other names or versions."""
    found = documents.differences(json.loads(held.read_text("utf-8")), made)
    for what, names in found.items():
        print(f"differ in {what}: {', '.join(names) or 'none'}")
    if found["versions"] or found["files"]:
        raise SystemExit("the same inputs gave another build")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="with sentence-transformers and torch")
    parser.add_argument("--compare", type=Path, metavar="FILE", help="a manifest of another build")
    chosen = parser.parse_args()
    sqlite_is_safe()
    if chosen.full:
        torch_is_for_the_cpu()
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or folder.last_commit())
    freeze(epoch, chosen.full)
    name = "careerflow-full" if chosen.full else "careerflow"
    built = ROOT / "dist" / name
    if sys.platform == "linux":
        print(f"{sum(map(icu.trim, icu.found(built))) / 1e6:8.1f} MB  saved in Qt's ICU")
        print(f"{folder.strip_libraries(built) / 1e6:8.1f} MB  saved by strip")
    folder.same_time(built, epoch)
    bill = built / "_internal" / "resources" / "licences" / "sbom.cdx.json"
    made = documents.manifest(built, bill.read_text("utf-8"))
    report_size(built, FULL_LIMIT if chosen.full else LIMIT)
    if chosen.compare:
        compare(chosen.compare, made)
    documents.write_json(ROOT / "dist" / f"{name}.manifest.json", made)


if __name__ == "__main__":
    main()
