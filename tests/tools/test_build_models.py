"""The bundled encoders are what their packages give. Needs torch and PyPI, so it asks to be asked
(`torch_python`)."""

import subprocess
from pathlib import Path

import pytest

from careerflow.paths import bundled

ROOT = Path(__file__).resolve().parents[2]
_COMPARE_AN_ALTERED = """
import sys
from pathlib import Path
import onnx
from tools.encoders.comparison import compare
built, bundled = map(Path, sys.argv[1:])
model = onnx.load(built / "model.onnx")
scales = next(one for one in model.graph.initializer if one.name.endswith("_scales"))
scales.raw_data = scales.raw_data[:-1] + bytes([scales.raw_data[-1] ^ 1])
model.graph.node[0].attribute[0].i += 1
onnx.save(model, built / "model.onnx")
with (built / "tokenizer.json").open("a") as stream:
    stream.write(" ")
altered = {scales.name, model.graph.node[0].output[0], "tokenizer.json"}
assert {differ for *_, differ in compare(built, bundled)} == {"-", *altered}
"""


@pytest.fixture(scope="module")
def built(torch_python, tmp_path_factory):
    """Where it was built, and what the check said of it."""
    folder = tmp_path_factory.mktemp("models")
    command = [str(torch_python), "-m", "tools.build_models", str(folder), "--check"]
    return folder, subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_build_gives_the_bundled_tensors_graphs_and_tokenizers(built):
    _, done = built
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line.strip("| ").split(" | ") for line in done.stdout.splitlines()[2:]]
    assert [row[2] for row in rows if row[1] == "tensors"] == ["160", "290"]
    assert all(ours == theirs and differ == "-" for *_, ours, theirs, differ in rows)


def test_one_bit_of_one_tensor_is_noticed(built, torch_python):
    folder, _ = built
    name = "multilingual-e5-small-latin-q4"
    folders = [str(folder / name), str(bundled("models") / name)]
    command = [str(torch_python), "-c", _COMPARE_AN_ALTERED, *folders]
    subprocess.run(command, cwd=ROOT, check=True)
