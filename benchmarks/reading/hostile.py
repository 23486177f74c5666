"""Reads each file of ../shared/data/hostile through a reader process: outcome and seconds.

Run: python benchmarks/reading/hostile.py [folder]. Ends with 1 where a file was neither read nor
refused with a typed error, or took longer than the limit of 15 s.
"""

import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from careerflow.models.errors import ReadError  # noqa: E402
from careerflow.services.documents.client import read_document  # noqa: E402
from careerflow.services.task import TaskContext  # noqa: E402

LIMIT = 15.0
FAILED = ("read.crashed", "no text")


def outcome(path: Path) -> tuple[str, float]:
    """ "text", or the error's code; seconds from nothing to the answer."""
    began = time.monotonic()
    try:
        told = "text" if read_document(TaskContext(), path).text.strip() else "no text"
    except ReadError as error:
        told = error.code
    return told, time.monotonic() - began


def main(folder: Path) -> int:
    results = {}
    for path in sorted(folder.rglob("*.pdf")):
        told, seconds = results[path.name] = outcome(path)
        print(f"{seconds:7.2f} s  {told:24} {path.name}", flush=True)
    slowest = max(results, key=lambda name: results[name][1])
    print(dict(Counter(told for told, _ in results.values()).most_common()))
    print(f"{len(results)} files, slowest {slowest}: {results[slowest][1]:.2f} s")
    bad = [name for name, (told, took) in results.items() if told in FAILED or took > LIMIT]
    print("not as they should be:", bad or "none")
    return 1 if bad else 0


if __name__ == "__main__":
    default = ROOT.parent / "shared" / "data" / "hostile"
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else default))
