"""Who owns what is bundled, and that each part has the text of its licence."""

import importlib.metadata
import platform
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
from frozen.components import (
    LICENCES,
    WITHOUT_TEXT,
    NoLicenceError,
    components,
    debian_components,
    normal,
    python_component,
    system_components,
)

# Named where they are asked for, and never reached by what is bundled.
NOT_FROZEN = {"kubernetes", "uvicorn", "rich", "typer", "build"}


def installed_dependencies():
    """All distributions that the base install brings, found from one to the next."""
    waiting, seen = ["careerflow"], set()
    while waiting:
        name = normal(waiting.pop())
        if name in seen:
            continue
        try:
            found = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system
        seen.add(name)
        for requirement in found.requires or []:
            if "extra ==" not in requirement:
                waiting.append(re.match(r"[\w.-]+", requirement).group())
    return sorted(seen - {"careerflow"} - NOT_FROZEN)


def test_every_dependency_has_a_licence_text():
    lacking = [
        name
        for name in installed_dependencies()
        if not any(python_component(importlib.metadata.distribution(name)).texts)
    ]
    assert lacking == []


def test_reasons_are_still_needed_and_their_texts_there():
    for name, files in WITHOUT_TEXT.items():
        assert all((LICENCES / file).is_file() for file in files)
        texts = python_component(importlib.metadata.distribution(name)).texts
        assert len(texts) == len(files), f"{name} has a text of its own by now"


def test_parts_of_a_program():
    files = [find_spec(name).origin for name in ("msgspec", "tokenizers", "careerflow")]
    named = {part.name: part for part in components(map(Path, files))}
    assert {
        "msgspec",
        "tokenizers",
        "Python",
        "pyinstaller",
        "SQLite",
        "O*NET technology skills",
    } <= set(named)
    assert "numpy" not in named
    assert named["msgspec"].version == importlib.metadata.version("msgspec")
    assert named["msgspec"].purl == f"pkg:pypi/msgspec@{named['msgspec'].version}"
    assert "Apache License" in named["tokenizers"].texts[0]


def test_libraries_in_the_databases_driver():
    files = [find_spec(name).origin for name in ("psycopg", "psycopg_binary")]
    named = {part.name: part for part in components(map(Path, files))}
    assert named["psycopg-binary"].licence == "LGPL-3.0-only"
    texts = "".join(named["psycopg-binary"].texts)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts
    assert " GNU GENERAL PUBLIC LICENSE" in texts
    libpq = named["libpq (in psycopg)"]
    assert re.fullmatch(r"\d+\.\d+", libpq.version)
    assert "PostgreSQL Global Development Group" in libpq.texts[0]


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="no Debian")
def test_a_system_library_belongs_to_a_package_or_to_nobody(tmp_path):
    library = next(Path("/usr/lib").glob("*-linux-gnu/libz.so.1"))
    (zlib,) = debian_components([library])
    assert zlib.name == "zlib1g"
    assert zlib.purl == f"pkg:deb/{platform.freedesktop_os_release()['ID']}/zlib1g@{zlib.version}"
    assert any("zlib" in text.lower() for text in zlib.texts)
    with pytest.raises(NoLicenceError, match=r"mine\.so"):
        debian_components([tmp_path / "mine.so"])


def test_a_file_of_nobody_stops_the_build(tmp_path):
    stray = tmp_path / "stray.py"
    stray.touch()
    with pytest.raises(NoLicenceError):
        components([stray])


def test_windows_brings_its_c_runtime_and_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path / "Windows"))
    runtime = tmp_path / "Windows" / "System32" / "MSVCP140.dll"
    (part,) = system_components([runtime])
    assert part.name == "Visual C++ runtime"
    assert "Microsoft" in part.texts[0]
    assert system_components([]) == []
    with pytest.raises(NoLicenceError, match=r"stray\.dll"):
        system_components([runtime, tmp_path / "stray.dll"])
