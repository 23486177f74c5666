"""Every figure of quality beside its baselines: `uv run poe bench-quality [--only PART ...]`.

Prints Markdown, and writes it with the versions that it holds for to benchmarks/RESULTS.md, and
the same as JSON to benchmarks/results.json. Reads ../shared/data, where the adverts and real CVs
stay. A few minutes on two cores.

    uv run poe bench-quality --only pairs ranking --encoder FOLDER [PREFIX] [--encoder ...]

prints the rows of models of sentence-transformers as well, beside the bundled encoders', and writes
no file. PREFIX goes before every text ("query: " for e5). They are run by --encoder-python, which
needs torch: `python tools/torch_environment.py build/torch` makes build/torch/bin/python.
"""

import argparse
import json
import platform
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.markdown import Table, markdown
from benchmarks.quality import invariance, pairs, ranking, skills, twins
from benchmarks.quality.encoders import TorchEncoder
from benchmarks.quality.requirements import measure as requirements
from benchmarks.quality.requirements.sheets import ADVERTS
from benchmarks.quality.verdicts import measure as verdicts
from careerflow import __version__
from careerflow.services.engine.local import LocalEngine
from careerflow.services.retrieval.embedding import Encoder

HERE = Path(__file__).resolve().parents[1]
NOTES = HERE / "quality" / "NOTES.md"


def _verdicts(_: Sequence[Encoder]) -> list[Table]:
    found = list(verdicts.cases())
    return [verdicts.table(found), *(verdicts.confusion(found, code) for code in ("en", "vi"))]


def _invariance(_: Sequence[Encoder]) -> list[Table]:
    scores = invariance.Scores()
    try:
        return [invariance.table(scores), twins.table(list(twins.differences(scores)))]
    finally:
        scores.close()


Measure = Callable[[Sequence[Encoder]], list[Table]]
"""Of a part, given the encoders that were named."""
PARTS: dict[str, tuple[str, Measure]] = {
    "requirements": ("Requirements of 60 labelled adverts", lambda _: [requirements.table()]),
    "skills": ("Skills on labelled sets of others", lambda _: skills.tables()),
    "pairs": (
        "A requirement finds its own sentence (top-1)",
        lambda named: [pairs.table("dev", named), pairs.table("test", named)],
    ),
    "verdicts": ("Verdicts beside labels", _verdicts),
    "ranking": ("One CV against labelled adverts", lambda named: [ranking.table(named)]),
    "invariance": (
        "What should not move the score (points of 100)",
        _invariance,
    ),
}


def versions() -> dict[str, str]:
    info = LocalEngine().info()
    return {
        "careerflow": __version__,
        "engine": info.version,
        "models": ", ".join(info.models),
        "python": platform.python_version(),
        **{name: version(name) for name in ("onnxruntime", "pymupdf", "chromadb", "numpy")},
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="+", choices=tuple(PARTS), default=tuple(PARTS))
    parser.add_argument(
        "--encoder", nargs="+", action="append", default=[], metavar=("FOLDER", "PREFIX")
    )
    parser.add_argument("--encoder-python", type=Path, default=Path(sys.executable))
    chosen = parser.parse_args()
    if any(len(given) > 2 for given in chosen.encoder):
        parser.error("--encoder takes a folder and a prefix")
    return chosen


def _head(held: dict[str, str]) -> list[str]:
    told = "; ".join(f"{name} {value}" for name, value in held.items())
    text = ["# Quality, as last measured", "", f"{datetime.now(UTC):%Y-%m-%d}, {told}", ""]
    return [*text, "Printed by `uv run poe bench-quality`.", "", NOTES.read_text("utf-8").strip()]


def main() -> None:
    chosen = _arguments()
    if not ADVERTS.is_dir():
        sys.exit("Needs ../shared/data beside the project.")
    held = versions()
    text = _head(held)
    results: dict[str, object] = {"versions": held}
    with ExitStack() as stack:
        named = [
            stack.enter_context(TorchEncoder(chosen.encoder_python, *given))
            for given in chosen.encoder
        ]
        for name in chosen.only:
            title, measure = PARTS[name]
            tables = measure(named)
            results[name] = tables
            part = ["", f"## {title}", *(f"\n{markdown(table)}" for table in tables)]
            print("\n".join(part), flush=True)
            text += part
    if set(chosen.only) == set(PARTS) and not chosen.encoder:
        (HERE / "RESULTS.md").write_text("\n".join(text) + "\n", "utf-8")
        (HERE / "results.json").write_text(
            json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()
