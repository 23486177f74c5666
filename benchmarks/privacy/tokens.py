"""How far the estimate of tokens is from the tokenizer at hand, that of the bundled multilingual
encoder: `uv run python -m benchmarks.privacy.tokens`. It is not Gemini's."""

import statistics
import sys
from pathlib import Path

from tokenizers import Tokenizer

from careerflow import paths
from careerflow.models.errors import ReadError
from careerflow.services.documents.client import read_document
from careerflow.services.llm import tokens
from careerflow.services.task import TaskContext

CVS = Path(__file__).resolve().parents[3] / "shared" / "data" / "cvs"
MODEL = "models/multilingual-e5-small-latin-q4/tokenizer.json"


def main() -> None:
    if not CVS.is_dir():
        sys.exit("Needs ../shared/data.")
    tokenizer = Tokenizer.from_file(str(paths.bundled(MODEL)))
    tokenizer.no_truncation()
    ratios: dict[str, list[float]] = {}
    for path in sorted(CVS.glob("*.pdf")):
        try:
            document = read_document(TaskContext(), path)
        except ReadError:
            continue
        counted = len(tokenizer.encode(document.text, add_special_tokens=False).ids)
        ratios.setdefault(document.language, []).append(tokens.estimate(document.text) / counted)
    print("| language | CVs | estimate / tokenizer, median | least | most |")
    print("|---|---|---|---|---|")
    for language, values in sorted(ratios.items()):
        figures = (statistics.median(values), min(values), max(values))
        print(f"| {language} | {len(values)} |", *(f"{figure:.2f} |" for figure in figures))


if __name__ == "__main__":
    main()
