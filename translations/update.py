"""Keeps the catalogues in step with the sources: `update.py` writes them, `--check` only looks.

`careerflow_en.ts` holds the English plurals (all else is its own translation), `careerflow_vi.ts`
the Vietnamese. The compiled .qm files are committed, so that a checkout runs without a build step;
the check fails where one is older than its source. `qt_vi.ts` is written by hand: Qt itself ships
no Vietnamese.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
CATALOGUES = ("careerflow_en", "careerflow_vi")
COMPILED = (*CATALOGUES, "qt_vi")
Key = tuple[str, str, str]


def tool(name: str) -> str:
    """A PySide6 command that lies beside this interpreter."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} is not installed; run this through `uv run`")
    return found


def extract(catalogue: Path) -> None:
    """Merges the sources' strings into a catalogue, keeping its translations."""
    sources = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("careerflow/**/*.py"))
    command = [tool("pyside6-lupdate"), "-extensions", "py", "-no-obsolete", "-locations", "none"]
    subprocess.run(
        [*command, *sources, "-ts", str(catalogue)], check=True, cwd=ROOT, capture_output=True
    )


def messages(catalogue: Path) -> dict[Key, ET.Element]:
    """(context, source, comment) -> message element."""
    found = {}
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            key = (
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
            )
            found[key] = message
    return found


def is_finished(message: ET.Element) -> bool:
    """True where each form has a text and nothing marks it as unfinished."""
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return False
    forms = translation.findall("numerusform") or [translation]
    return all((form.text or "").strip() for form in forms)


def fill_english(catalogue: Path) -> None:
    """Gives each English string without a plural itself as its translation."""
    tree = ET.parse(catalogue)
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None and message.get("numerus") != "yes":
            translation.text = message.findtext("source", "")
            translation.attrib.pop("type", None)
    text = ET.tostring(tree.getroot(), encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    catalogue.write_text(head + text + "\n", encoding="utf-8")


def compile_catalogue(source: Path, target: Path) -> None:
    """.ts -> .qm"""
    command = [tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(target)]
    subprocess.run(command, check=True)


def update() -> None:
    """Brings all catalogues up to date and compiles them."""
    for name in CATALOGUES:
        extract(FOLDER / f"{name}.ts")
    fill_english(FOLDER / "careerflow_en.ts")
    for name in COMPILED:
        compile_catalogue(FOLDER / f"{name}.ts", FOLDER / f"{name}.qm")


def problems() -> list[str]:
    """What `--check` complains about."""
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in COMPILED:
            source = FOLDER / f"{name}.ts"
            fresh = Path(folder) / f"{name}.ts"
            shutil.copy(source, fresh)
            if name in CATALOGUES:
                extract(fresh)
            now, then = messages(fresh), messages(source)
            found += [f"{name}: new in the sources: {key}" for key in now.keys() - then.keys()]
            found += [f"{name}: gone from the sources: {key}" for key in then.keys() - now.keys()]
            found += [
                f"{name}: no translation: {key}"
                for key, message in then.items()
                if not is_finished(message)
            ]
            compile_catalogue(source, fresh.with_suffix(".qm"))
            committed = FOLDER / f"{name}.qm"
            if not committed.exists() or (
                committed.read_bytes() != fresh.with_suffix(".qm").read_bytes()
            ):
                found.append(f"{name}.qm is older than its source")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if stale")
    if not parser.parse_args().check:
        update()
    complaints = problems()
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
