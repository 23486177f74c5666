"""What two folders of one encoder have in common: tensors, graph and tokenizer, whatever the
hashes of their files."""

from collections.abc import Hashable, Mapping
from pathlib import Path

import onnx
from onnx import numpy_helper

MODEL = "model.onnx"
TEXTS = ("tokenizer.json", "config.json")
Parts = Mapping[str, Mapping[str, Hashable]]
"""By kind, each thing's name -> what must be equal."""


def compare(built: Path, bundled: Path) -> list[tuple[str, str, str, str]]:
    """Rows of kind, how many are built, how many are bundled, and the names of those that differ
    or stand in one of them only ("-" where none does)."""
    ours, theirs = parts(built), parts(bundled)
    rows = []
    for kind in ours:
        one, other = ours[kind], theirs[kind]
        differ = sorted(n for n in one.keys() | other.keys() if one.get(n) != other.get(n))
        rows.append((kind, str(len(one)), str(len(other)), ", ".join(differ) or "-"))
    return rows


def parts(folder: Path) -> Parts:
    model = onnx.load(folder / MODEL)
    graph = model.graph
    return {
        "tensors": {tensor.name: _tensor(tensor) for tensor in graph.initializer},
        "nodes": {"/".join(node.output): _node(node) for node in graph.node},
        "inputs and outputs": {
            value.name: value.type.SerializeToString(deterministic=True)
            for value in (*graph.input, *graph.output)
        },
        "operator sets": {opset.domain or "ai.onnx": opset.version for opset in model.opset_import},
        "files": {name: (folder / name).read_bytes() for name in TEXTS},
    }


def _tensor(tensor: onnx.TensorProto) -> Hashable:
    return tensor.data_type, tuple(tensor.dims), numpy_helper.to_array(tensor).tobytes()


def _node(node: onnx.NodeProto) -> Hashable:
    """Without the node's own name and what its exporter noted about it."""
    attributes = sorted(one.SerializeToString(deterministic=True) for one in node.attribute)
    return node.domain, node.op_type, tuple(node.input), tuple(attributes)
