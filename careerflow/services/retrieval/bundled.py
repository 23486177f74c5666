"""The encoders that come with the program, ready to encode."""

from careerflow.services.retrieval.calibration import load_calibration
from careerflow.services.retrieval.catalogue import ModelEntry, catalogue
from careerflow.services.retrieval.embedding import Encoder, Encoders
from careerflow.services.retrieval.glossing import GlossedEncoder
from careerflow.services.retrieval.onnx_encoder import OnnxEncoder


def bundled_encoders() -> Encoders:
    """Loads them; the English one is told Vietnamese by glosses.

    Raises EngineError (`engine.model_missing`, `engine.model_damaged`).
    """
    return Encoders([_encoder(entry) for entry in catalogue()])


def _encoder(entry: ModelEntry) -> Encoder:
    encoder = OnnxEncoder(entry)
    return GlossedEncoder(encoder) if encoder.name == load_calibration().english else encoder
