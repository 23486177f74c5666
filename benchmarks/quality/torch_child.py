"""A model of sentence-transformers behind two pipes:
`python -m benchmarks.quality.torch_child FOLDER PREFIX`. Writes its name and dimension, or the code
of what went wrong; then answers every line, a JSON list of texts, with their vectors."""

import json
import sys

from careerflow.models.errors import EngineError
from careerflow.services.retrieval.sentence_transformer import SentenceTransformerEncoder
from careerflow.services.task import TaskContext


def main(folder: str, prefix: str) -> None:
    try:
        encoder = SentenceTransformerEncoder(folder, prefix)
    except EngineError as error:
        print(json.dumps({"error": error.code}))
        return
    print(json.dumps({"name": encoder.name, "dimension": encoder.dimension}), flush=True)
    for line in sys.stdin:
        vectors = encoder.encode(json.loads(line), TaskContext())
        print(json.dumps({"vectors": vectors.tolist()}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
