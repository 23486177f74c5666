"""The frozen program against the sources: same report, a window that opens, nothing left running.

Runs without the project's environment: no Python on the path, no project files. Needs what the
end-to-end tests need (tools/system-packages.txt).
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "resources" / "samples"
FROZEN = ROOT / "dist" / "careerflow" / "careerflow"
AS_OF = "2026-11"


def bare_environment(home: Path) -> dict[str, str]:
    """A user's, who has nothing of this project."""
    return {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def analysis(command: list[str], environment: dict[str, str], language: str) -> bytes:
    """The JSON of the sample's analysis."""
    files = [str(SAMPLES / f"cv_{language}.pdf"), str(SAMPLES / f"advert_{language}.txt")]
    arguments = ["analyze", *files, "--json", "--as-of", AS_OF, "--language", language]
    done = subprocess.run([*command, *arguments], env=environment, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"analyze ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def same_report(home: Path) -> None:
    """Raises SystemExit where frozen and source reports differ in a byte."""
    for language in ("en", "vi"):
        frozen = analysis([str(FROZEN)], bare_environment(home), language)
        source = analysis([sys.executable, "-m", "careerflow"], dict(os.environ), language)
        if frozen != source:
            raise SystemExit(f"the frozen program reports otherwise than the sources ({language})")
        print(f"analyze {language}: the same {len(source)} bytes as from the sources")


def doctor_is_content(environment: dict[str, str]) -> None:
    """Raises SystemExit where a library, a model or the SQLite that belong to it are missing."""
    done = subprocess.run(
        [str(FROZEN), "doctor"], env=environment, capture_output=True, text=True, check=False
    )
    lacks = [line for line in done.stdout.splitlines() if "not installed" in line]
    # An extra, which the frozen program cannot have.
    lacks = [line for line in lacks if not line.startswith("sentence-transformers")]
    if done.returncode or "pysqlite3" not in done.stdout or lacks:
        raise SystemExit(f"doctor ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    print("doctor: every library and model is there")


def children_of(pid: int) -> list[int]:
    """Processes that `pid` started and that still run."""
    shown = subprocess.run(
        ["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False
    ).stdout
    return [int(line) for line in shown.split()]


def window_works(folder: Path) -> None:
    """A report saved by the command line opens in the window; it closes with 0, no child left."""
    sys.path.insert(0, str(ROOT / "tests" / "e2e"))
    from desktop import desktop, missing_tools, wait_for, walk

    if missing := missing_tools():
        raise SystemExit(f"needs {', '.join(missing)}: see tools/system-packages.txt")
    with desktop(folder) as screen:
        doctor_is_content(screen.environment)
        files = [str(SAMPLES / "cv_en.pdf"), str(SAMPLES / "advert_en.txt")]
        saved = [str(FROZEN), "analyze", *files, "--save", "--json"]
        subprocess.run(saved, env=screen.environment, check=True, stdout=subprocess.DEVNULL)
        program = screen.start([str(FROZEN), files[0]])
        window = screen.window("CareerFlow")

        def shown(text: str) -> bool:
            return any(
                text in node["name"] and "showing" in node["states"] for node in walk(screen.tree())
            )

        wait_for(lambda: shown("Trần Khánh Linh"), "the CV that was opened", 30)
        screen.run("xdotool", "windowactivate", "--sync", window, "key", "ctrl+2")
        wait_for(lambda: shown("Senior Financial Analyst"), "the report that was saved", 30)
        screen.run("xdotool", "key", "Return")
        wait_for(lambda: shown("Must-have"), "the report", 30)
        started = children_of(program.pid)
        screen.run("xdotool", "key", "ctrl+q")
        if program.wait(15) != 0:
            raise SystemExit(f"the window ended with {program.returncode}")
        time.sleep(0.5)
        left = [pid for pid in started if Path(f"/proc/{pid}").exists()]
        if left:
            raise SystemExit(f"processes left behind: {left}")
        print(f"window: opened the saved report, closed with 0, {len(started)} children ended")


def main() -> None:
    if not FROZEN.exists():
        raise SystemExit("no dist/careerflow: run `uv run poe build` first")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        same_report(home)
        desktop_folder = Path(folder) / "desktop"
        desktop_folder.mkdir()
        window_works(desktop_folder)


if __name__ == "__main__":
    main()
