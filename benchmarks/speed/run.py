"""How fast CareerFlow is, beside a bare Qt window and the original's pipeline, in one run.

    python benchmarks/speed/run.py [--cvs FOLDER] [--limit N] [--peer FOLDER | --no-peer]

Prints a Markdown table of medians and ratios. CVs are PDFs; those that cannot be read are left
out and counted.
"""

import argparse
import compileall
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
sys.path.insert(0, str(ROOT))

from peer_environment import peer  # noqa: E402

from careerflow.models.errors import ReadError  # noqa: E402
from careerflow.services.analysis import analyze  # noqa: E402
from careerflow.services.documents.client import read_document  # noqa: E402
from careerflow.services.engine.client import EngineClient  # noqa: E402
from careerflow.services.task import TaskContext  # noqa: E402

CTX = TaskContext()
AS_OF = "2026-11"
STAY_SECONDS = 12


def environment() -> dict[str, str]:
    ours = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    offline = {"HF_HUB_OFFLINE": "1", "ANONYMIZED_TELEMETRY": "False"}
    return ours | offline | {"PYTHONPATH": str(ROOT), "BENCH_STARTED": str(time.time())}


def first_paint(kind: str) -> float:
    started = time.time()
    command = [sys.executable, str(HERE / "window.py"), kind]
    painted = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, check=True)
    return float(painted.stdout) - started


def cold(cv: Path, advert: Path) -> float:
    command = [sys.executable, "-m", "careerflow", "analyze", str(cv), str(advert), "--json"]
    started = time.perf_counter()
    subprocess.run(command, env=environment(), stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def engine_ready(advert: str) -> float:
    """From starting the engine process to the vectors of an advert."""
    engine = EngineClient()
    started = time.perf_counter()
    engine.requirements(CTX, advert)
    seconds = time.perf_counter() - started
    engine.close()
    return seconds


def warm(cvs: list[Path], advert: str) -> tuple[list[float], int]:
    """Seconds from Analyze to the report, each CV prepared before and each advert new to the
    engine; and how many CVs could not be read."""
    engine, seconds, unreadable = EngineClient(), [], 0
    for number, cv in enumerate(cvs):
        try:
            document = read_document(CTX, cv)
        except ReadError:
            unreadable += 1
            continue
        engine.prepare_cv(CTX, document)
        text = f"{advert}\n- Experience with project number {number}\n"
        started = time.perf_counter()
        job = engine.requirements(CTX, text)
        analyze(CTX, engine, document, job, AS_OF)
        seconds.append(time.perf_counter() - started)
    engine.close()
    return seconds[1:] or seconds, unreadable  # the first one finds the engine cold


def memory(cv: Path, advert: Path) -> int:
    """PSS of the window and its children with a CV prepared, analysed and its report on show."""
    command = [sys.executable, str(HERE / "window.py"), "stay", str(cv), str(advert)]
    window = subprocess.Popen(command, env=environment(), stdin=subprocess.PIPE)
    time.sleep(STAY_SECONDS)
    process = psutil.Process(window.pid)
    family = [process, *process.children(recursive=True)]
    total = sum(member.memory_full_info().pss for member in family)
    window.communicate(b"")
    if len(family) < 3:  # the window, the engine, and the reader of the report's pages
        raise SystemExit("the window showed no report in time: its memory says nothing")
    return total


def row(name: str, ours: float | None, theirs: float | None, unit: str = "s") -> None:
    ratio = f"{ours / theirs:.2f}" if ours is not None and theirs else "–"
    shown = [f"{value:.2f} {unit}" if value is not None else "–" for value in (ours, theirs)]
    print(f"| {name} | {shown[0]} | {shown[1]} | {ratio} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cvs", type=Path, default=ROOT.parent / "shared" / "data" / "cvs")
    parser.add_argument("--limit", type=int, help="measure only the first CVs")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peer", type=Path, help="an environment that holds the peer already")
    parser.add_argument("--no-peer", action="store_true", help="measure CareerFlow alone")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    compileall.compile_dir(ROOT / "careerflow", quiet=1)
    samples = ROOT / "resources" / "samples"
    advert = samples / "advert_en.txt"
    cvs = sorted(options.cvs.glob("*.pdf"))[: options.limit] or [samples / "cv_en.pdf"]
    text = advert.read_text(encoding="utf-8")
    measure(cvs, advert, text, options)


def measure(cvs: list[Path], advert: Path, text: str, options: argparse.Namespace) -> None:
    sample = ROOT / "resources" / "samples" / "cv_en.pdf"
    rounds = range(options.rounds)
    print("| measured (median) | CareerFlow | peer | ratio |\n|---|---|---|---|")
    windows = [(first_paint("careerflow"), first_paint("bare")) for _ in rounds]
    row("first paint, beside a bare Qt window", *map(statistics.median, zip(*windows, strict=True)))
    row("engine start to embeddings", statistics.median(engine_ready(text) for _ in rounds), None)
    found = None if options.no_peer else peer(options.peer)
    colds, peer_colds = [], []
    for _ in rounds:
        colds.append(cold(sample, advert))
        if found:
            peer_colds.append(run_peer(found, advert, [sample])["cold"])
    peer_cold = statistics.median(peer_colds) if peer_colds else None
    row("cold analysis of the sample CV", statistics.median(colds), peer_cold)
    answer = run_peer(found, advert, cvs) if found else None
    seconds, unreadable = warm(cvs, text)
    peer_warm = statistics.median(answer["warm"]) if answer else None
    row("Analyze to report, CV dropped before", statistics.median(seconds), peer_warm)
    if sys.platform == "linux":
        theirs = answer["pss"] / 1e6 if answer else None
        row("memory of all processes (PSS)", memory(sample, advert) / 1e6, theirs, "MB")
    print(f"\n{len(cvs)} CVs, {unreadable} of them unreadable; {options.rounds} rounds.")
    if not found:
        print("The peer was skipped.")


def run_peer(found: tuple[Path, Path], advert: Path, cvs: list[Path]) -> dict:
    command = [str(found[0]), str(HERE / "peer.py"), str(found[1]), str(advert), *map(str, cvs)]
    started = environment()
    answer = subprocess.run(command, env=started, stdout=subprocess.PIPE, check=True)
    return json.loads(answer.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
