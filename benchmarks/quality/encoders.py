"""Encoders by themselves, beside the program: the bundled ones, and any that sentence-transformers
loads, run by a Python that has torch."""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from careerflow.services.retrieval.catalogue import catalogue
from careerflow.services.retrieval.embedding import Encoder, Vectors
from careerflow.services.retrieval.onnx_encoder import OnnxEncoder
from careerflow.services.task import TaskContext

ROOT = Path(__file__).resolve().parents[2]


class TorchEncoder:
    """Implements Encoder in a process of its own (`benchmarks.quality.torch_child`), offline; a
    context manager. `prefix` goes before every text.

    Raises SystemExit, which says what is missing, where the Python cannot load the model.
    """

    def __init__(self, python: Path, folder: str, prefix: str = "") -> None:
        command = [str(python), "-m", "benchmarks.quality.torch_child", folder, prefix]
        try:
            self._child = subprocess.Popen(
                command,
                cwd=ROOT,
                env=os.environ | {"HF_HUB_OFFLINE": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        except OSError as error:
            raise SystemExit(f"{python} cannot be run: {error.strerror}") from error
        told = self._answer()
        if told is None or "error" in told:
            self.close()
            raise SystemExit(_explained(python, folder, told))
        # The last folder of a packaged model is often called "model".
        self.name = f"{Path(folder).parent.name}/{told['name']}"
        self.dimension = int(told["dimension"])

    def encode(self, texts: Sequence[str], ctx: TaskContext) -> Vectors:
        ctx.check()
        assert self._child.stdin is not None
        self._child.stdin.write(json.dumps(list(texts)) + "\n")
        self._child.stdin.flush()
        told = self._answer()
        if told is None:
            raise RuntimeError(f"{self.name} ended while it was encoding")
        return np.array(told["vectors"], np.float32).reshape(len(texts), self.dimension)

    def close(self) -> None:
        self._child.communicate()

    def __enter__(self) -> "TorchEncoder":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _answer(self) -> dict[str, Any] | None:
        assert self._child.stdout is not None
        line = self._child.stdout.readline()
        answer: dict[str, Any] | None = json.loads(line) if line else None
        return answer


def bundled() -> list[Encoder]:
    """As their files are: no glosses."""
    return [OnnxEncoder(entry) for entry in catalogue()]


def _explained(python: Path, folder: str, told: dict[str, Any] | None) -> str:
    if told is None:
        return f"{python} ended before it had loaded {folder}; what it wrote stands above."
    if told["error"] == "engine.extra_missing":
        return (
            f"{python} has no sentence-transformers, which --encoder needs. "
            "`python tools/torch_environment.py build/torch` makes an environment with it; "
            "give its Python with --encoder-python."
        )
    return f"sentence-transformers cannot load {folder}: {told['error']}."
