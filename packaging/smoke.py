"""The frozen program as a user has it: same report as the sources, a window that works, nothing
left running.

    python packaging/smoke.py [FOLDER] [--model FOLDER]     (dist/careerflow)

With --model, a program with sentence-transformers analyses by that model as well. The folder is
copied elsewhere and runs without Python, without the project's files (both hidden where the system
lets root do that), with an empty home, without variables. Needs what the end-to-end tests need
(tools/system-packages.txt).
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from checks.bare import ROOT, bare, can_hide, users_variables
from checks.person import Place, window_works

sys.path.insert(0, str(ROOT))
from tests.services.llm.loopback import KEY, serving
from tests.services.llm.loopback_gemini import LoopbackGemini
from tests.services.llm.loopback_openai import LoopbackOpenAi
from tests.services.llm.met_answer import MetAnswer

SAMPLES = ROOT / "resources" / "samples"
AS_OF = "2026-11"
# Until the window is painted for the first time, in seconds: the median of five starts.
# Twice what is asked for: machines that are shared were seen to take 0.4 to 0.9 s for the same
# program within one hour. What it really takes, beside a peer: `poe bench-speed`.
FIRST_PAINT = 1.2


def analysis(command: list[str], samples: Path, language: str) -> list[str]:
    """The command that prints the JSON of the sample's analysis."""
    files = [str(samples / f"cv_{language}.pdf"), str(samples / f"advert_{language}.txt")]
    arguments = ["analyze", *files, "--json", "--as-of", AS_OF, "--language", language]
    return [*command, *arguments]


def output(command: list[str], environment: dict[str, str]) -> bytes:
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"analyze ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def same_report(program: Path, samples: Path, home: Path) -> None:
    """Raises SystemExit where frozen and source reports differ in a byte."""
    variables = users_variables(home)
    places = {name: str(home / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    for language in ("en", "vi"):
        command = analysis([str(program)], samples, language)
        frozen = output(bare(command, variables), dict(os.environ))
        command = analysis([sys.executable, "-m", "careerflow"], samples, language)
        source = output(command, os.environ | places)
        if frozen != source:
            raise SystemExit(f"the frozen program reports otherwise than the sources ({language})")
        print(f"analyze {language}: the same {len(source)} bytes as from the sources")


def language_models_work(program: Path, samples: Path, home: Path) -> None:
    """Raises SystemExit where a provider's client does not do in the frozen program what it does
    in the sources: asked of servers on this computer that speak both protocols."""
    for engine, kind, key, address in (
        ("gemini", LoopbackGemini, "GEMINI_API_KEY", "GOOGLE_GEMINI_BASE_URL"),
        ("openai", LoopbackOpenAi, "OPENAI_API_KEY", "OPENAI_BASE_URL"),
    ):
        with serving(kind(MetAnswer("Built nine Power BI dashboards"))) as server:
            variables = users_variables(home / engine) | {key: KEY, address: server.url}
            command = analysis([str(program)], samples, "en")
            asking = ["--engine", engine, "--model", "a-model", "--yes"]
            shown = output(bare([*command, *asking], variables), dict(os.environ))
        report = json.loads(shown)
        counted = [row for row in report["requirements"] if row["opinion"]["reason"]]
        if report["engine"]["name"] != engine or len(counted) != len(report["requirements"]):
            raise SystemExit(f"{engine} was not asked about every requirement")
        print(f"{engine}: {len(server.asked)} calls, {len(counted)} rows judged")


def model_works(program: Path, model: Path, samples: Path, home: Path) -> None:
    """The full flavour alone. Raises SystemExit where it does not analyse by the model that lies
    in the folder."""
    variables = users_variables(home)

    def run(*arguments: str) -> str:
        return output(bare([str(program), *arguments], variables), dict(os.environ)).decode()

    run("encoder", "use", str(model))
    if f"{model.name} (ready)" not in (doctor := run("doctor")):
        raise SystemExit(f"the model is not in use:\n{doctor}")
    report = json.loads(run(*analysis([], samples, "en")))
    print(f"by {model.name}: a score of {report['score']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("built", type=Path, nargs="?", default=ROOT / "dist" / "careerflow")
    parser.add_argument("--model", type=Path, help="a model of sentence-transformers")
    chosen = parser.parse_args()
    built, model = chosen.built, chosen.model
    if not built.exists():
        raise SystemExit(f"no {built}: run `uv run poe build` first")
    print("Python and sources are hidden" if can_hide() else "Python is only off the PATH")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program = shutil.copytree(built, folder / "elsewhere", symlinks=True) / "careerflow"
        samples = shutil.copytree(SAMPLES, folder / "samples")
        same_report(program, samples, folder / "home-of-command-line")
        language_models_work(program, samples, folder / "home-of-language-models")
        if model:
            model = shutil.copytree(model, folder / "a-model")
            model_works(program, model, samples, folder / "home-of-model")
        window_works(Place(str(program), bare, program.parent), folder, FIRST_PAINT)


if __name__ == "__main__":
    main()
