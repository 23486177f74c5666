"""Builds dist/careerflow, the one-folder program, with PyInstaller."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def folder_megabytes(folder: Path) -> float:
    """Size of all files below a folder, in 10^6 bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main() -> None:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")),
            str(HERE / "careerflow.spec"),
        ],
        check=True,
        cwd=ROOT,
        env=environment,
    )
    built = ROOT / "dist" / "careerflow"
    print(f"{built.relative_to(ROOT)}: {folder_megabytes(built):.0f} MB")


if __name__ == "__main__":
    main()
