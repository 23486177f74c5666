"""Every figure of quality beside its baselines: `uv run poe bench-quality [--only PART ...]`.

Prints Markdown, and writes it with the versions that it holds for to benchmarks/RESULTS.md, and
the same as JSON to benchmarks/results.json. Reads ../shared/data, where the adverts and real CVs
stay. A few minutes on two cores.
"""

import argparse
import json
import platform
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.markdown import Table, markdown
from benchmarks.quality import invariance, pairs, ranking, skills
from benchmarks.quality.requirements import measure as requirements
from benchmarks.quality.requirements.sheets import ADVERTS
from benchmarks.quality.verdicts import measure as verdicts
from careerflow import __version__
from careerflow.services.engine.local import LocalEngine

HERE = Path(__file__).resolve().parents[1]
NOTES = HERE / "quality" / "NOTES.md"


def _verdicts() -> list[Table]:
    found = list(verdicts.cases())
    return [verdicts.table(found), *(verdicts.confusion(found, code) for code in ("en", "vi"))]


PARTS: dict[str, tuple[str, Callable[[], list[Table]]]] = {
    "requirements": ("Requirements of 60 labelled adverts", lambda: [requirements.table()]),
    "skills": ("Skills on labelled sets of others", skills.tables),
    "pairs": (
        "A requirement finds its own sentence (top-1)",
        lambda: [pairs.table("dev"), pairs.table("test")],
    ),
    "verdicts": ("Verdicts beside labels", _verdicts),
    "ranking": ("One CV against labelled adverts", lambda: [ranking.table()]),
    "invariance": (
        "What should not move the score (points of 100)",
        lambda: [invariance.table()],
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


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="+", choices=tuple(PARTS), default=tuple(PARTS))
    chosen = parser.parse_args().only
    if not ADVERTS.is_dir():
        sys.exit("Needs ../shared/data beside the project.")
    held = versions()
    text = ["# Quality, as last measured", "", f"{datetime.now(UTC):%Y-%m-%d}, "]
    text[-1] += "; ".join(f"{name} {value}" for name, value in held.items())
    text += ["", "Printed by `uv run poe bench-quality`.", "", NOTES.read_text("utf-8").strip()]
    results: dict[str, object] = {"versions": held}
    for name in chosen:
        title, measure = PARTS[name]
        tables = measure()
        results[name] = tables
        part = ["", f"## {title}", *(f"\n{markdown(table)}" for table in tables)]
        print("\n".join(part), flush=True)
        text += part
    if set(chosen) == set(PARTS):
        (HERE / "RESULTS.md").write_text("\n".join(text) + "\n", "utf-8")
        (HERE / "results.json").write_text(
            json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()
