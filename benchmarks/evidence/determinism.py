"""Twenty fresh processes, one report: `python -m benchmarks.evidence.determinism [--count N]`.

Hash seed, processors and time zone differ from one to the next; every CV of `--cvs` (by default
the samples and four real ones of different layouts) must give the same bytes each time.
"""

import argparse
import hashlib
import os
import subprocess
import sys
from pathlib import Path

from careerflow import paths

CVS = Path(__file__).resolve().parents[3] / "shared" / "data" / "cvs"
REAL = (
    "en_latexcv_sidebarleft_4p",
    "en_hipster_three_column",
    "vi_chrome_two_column_network",
    "vi_wkhtmltopdf_devops",
)
ZONES = ("UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--cvs", type=Path, nargs="*")
    arguments = parser.parse_args()
    real = [path for path in (CVS / f"{name}.pdf" for name in REAL) if path.is_file()]
    samples = [paths.bundled("samples/cv_en.pdf"), paths.bundled("samples/cv_vi.pdf")]
    print("| CV | processes | different reports |\n|---|---|---|")
    failed = False
    for cv in arguments.cvs or [*samples, *real]:
        language = "vi" if "vi" in cv.stem.split("_") else "en"
        advert = paths.bundled(f"samples/advert_{language}.txt")
        digests = {_digest(cv, advert, number) for number in range(arguments.count)}
        failed |= len(digests) > 1
        print(f"| {cv.stem} | {arguments.count} | {len(digests)} |", flush=True)
    sys.exit(1 if failed else 0)


def _digest(cv: Path, advert: Path, number: int) -> str:
    command = [sys.executable, "-m", "careerflow", "analyze", str(cv), str(advert), "--json"]
    environment = os.environ | {
        "PYTHONHASHSEED": str(number),
        "TZ": ZONES[number % len(ZONES)],
    }
    process = subprocess.Popen(
        [*command, "--as-of", "2026-11"], env=environment, stdout=subprocess.PIPE
    )
    if hasattr(os, "sched_setaffinity"):
        here = sorted(os.sched_getaffinity(0))
        chosen = here if number % 3 == 0 else [here[number % len(here)]]
        os.sched_setaffinity(process.pid, chosen)
    printed, _ = process.communicate()
    if process.returncode != 0:
        sys.exit(f"analyze {cv.name} ended with {process.returncode}")
    return hashlib.sha256(printed).hexdigest()


if __name__ == "__main__":
    main()
