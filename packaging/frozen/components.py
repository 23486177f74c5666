"""What the frozen program is made of, each part with its version and the text of its licence."""

import csv
import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

LICENCES = Path(__file__).resolve().parent.parent / "licences"
ROOT = LICENCES.parent.parent
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)

# Their wheels have no text; their metadata or the home page name the licence.
WITHOUT_TEXT: dict[str, tuple[str, ...]] = {
    "flatbuffers": ("Apache-2.0.txt",),  # metadata: Apache 2.0
    "tokenizers": ("Apache-2.0.txt",),  # classifier: Apache Software License
    # metadata: LGPL-3.0-only or GPL; the LGPL is a supplement to the GPL's text.
    "pyside6_essentials": ("Qt.txt", "LGPL-3.0-only.txt", "GPL-3.0-only.txt"),
    "shiboken6": ("Qt.txt", "LGPL-3.0-only.txt", "GPL-3.0-only.txt"),
}

# Theirs is the LGPL alone, which is a supplement to the GPL's text.
BESIDE_THEIR_TEXT: dict[str, tuple[str, ...]] = {
    "psycopg": ("GPL-3.0-only.txt",),
    "psycopg_binary": ("GPL-3.0-only.txt",),
}

# Part of every program that PyInstaller makes: its loader.
ALWAYS = ("pyinstaller",)


class NoLicenceError(Exception):
    """Parts without a licence text, or files that belong to no known part; says which."""


@dataclass(frozen=True, slots=True)
class Component:
    """`licence` is an SPDX expression, or what the part calls its licence; `texts` are whole."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    purl: str = ""
    kind: str = "library"


def normal(name: str) -> str:
    """A distribution's name as PyPI compares it, with _ for -."""
    return re.sub(r"[-_.]+", "_", name).lower()


def licence_of(metadata: importlib.metadata.PackageMetadata) -> str:
    """What the metadata says in its newest field that says something."""
    if expression := metadata.get("License-Expression"):
        return str(expression)
    classifiers = metadata.get_all("Classifier") or []
    named = [line.rsplit(" :: ", 1)[-1] for line in classifiers if line.startswith("License ::")]
    if stated := (metadata.get("License") or "").strip():
        return str(stated.splitlines()[0][:80])
    return " AND ".join(named) or "see its text"


def python_component(found: importlib.metadata.Distribution) -> Component:
    """`texts` is empty where neither the distribution nor WITHOUT_TEXT has any."""
    name, version = found.metadata["Name"], found.version
    files = [
        Path(str(found.locate_file(file)))
        for file in found.files or []
        if _LICENCE_FILE.search(file.name) and file.suffix not in {".py", ".pyc", ".pyi"}
    ]
    for more in (WITHOUT_TEXT, BESIDE_THEIR_TEXT):
        files += [LICENCES / file for file in more.get(normal(name), ())]
    texts = tuple(file.read_text("utf-8", errors="replace") for file in sorted(set(files)))
    purl = f"pkg:pypi/{normal(name).replace('_', '-')}@{version}"
    return Component(name, version, licence_of(found.metadata), texts, purl)


def python_itself() -> Component:
    version = platform.python_version()
    text = (LICENCES / "PSF-2.0.txt").read_text("utf-8")
    return Component("Python", version, "PSF-2.0", (text,), f"pkg:generic/python@{version}")


def system_components(files: Sequence[Path]) -> list[Component]:
    """Of libraries that come from the system. Raises NoLicenceError as `components` does."""
    if sys.platform == "linux":
        return debian_components(files)
    windows = os.environ.get("SYSTEMROOT", "")
    if strays := [file for file in files if not windows or not file.is_relative_to(windows)]:
        raise NoLicenceError(f"files of no known part: {', '.join(map(str, strays))}")
    text = (LICENCES / "Microsoft-runtime.txt").read_text("utf-8")
    runtime = Component("Visual C++ runtime", platform.version(), "Microsoft's terms", (text,))
    return [runtime] if files else []


def debian_components(files: Sequence[Path]) -> list[Component]:
    """The packages of Debian or Ubuntu that system libraries come from.

    Raises NoLicenceError for a file of no package, or a package without its copyright file.
    """
    packages: dict[str, str] = {}
    if files and shutil.which("dpkg-query") is None:
        raise NoLicenceError("only Debian and Ubuntu say where their libraries come from")
    for file in files:
        package = _debian_package(file)
        if package is None:
            raise NoLicenceError(f"{file} belongs to no package")
        query = ["dpkg-query", "-W", "-f", "${Version}", package]
        packages[package.partition(":")[0]] = subprocess.check_output(query, text=True)
    return [_debian_component(name, version) for name, version in packages.items()]


def _debian_package(file: Path) -> str | None:
    """dpkg knows some files by /lib, others by /usr/lib, which are one folder by now."""
    real = str(file.resolve())
    for path in (str(file), real, real.removeprefix("/usr")):
        done = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.partition(": ")[0].partition(",")[0]
    return None


def _debian_component(name: str, version: str) -> Component:
    text = Path("/usr/share/doc") / name / "copyright"
    if not text.exists():
        raise NoLicenceError(f"{name} has no {text}")
    named = re.findall(r"^License: *(\S.*)$", text.read_text("utf-8"), re.MULTILINE)
    licence = " AND ".join(dict.fromkeys(named)) or "see its text"
    system = platform.freedesktop_os_release()["ID"]
    purl = f"pkg:deb/{system}/{name}@{version}"
    return Component(name, version, licence, (text.read_text("utf-8"),), purl)


def owners(files: Iterable[Path]) -> tuple[set[str], list[Path]]:
    """The distributions (as `normal` writes them) that the files belong to, and the files that
    belong neither to one, nor to Python, nor to this project."""
    places = {}
    for found in importlib.metadata.distributions():
        name, folder = normal(found.metadata["Name"]), str(found.locate_file(""))
        # As `found.files` reads it, without 60,000 paths.
        for file, *_rest in csv.reader((found.read_text("RECORD") or "").splitlines()):
            places[os.path.normcase(f"{folder}/{file}")] = name
    python = Path(sys.base_prefix).resolve()
    known, rest = set(), []
    for file in files:
        if name := places.get(os.path.normcase(file)):
            known.add(name)
        elif not file.resolve().is_relative_to(python) and not _is_ours(file):
            rest.append(file)
    return known, rest


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(ROOT) and "site-packages" not in file.parts


def bundled_data() -> list[Component]:
    """What lies in resources and libraries without being a distribution of its own."""
    from pysqlite3 import dbapi2

    resources = ROOT / "resources"

    def text(*files: Path) -> tuple[str, ...]:
        return tuple(file.read_text("utf-8") for file in files)

    minilm = resources / "models" / "all-minilm-l6-v2-q8" / "MODEL_CARD.md"
    e5 = resources / "models" / "multilingual-e5-small-latin-q4" / "MODEL_CARD.md"
    apache, mit = LICENCES / "Apache-2.0.txt", LICENCES / "MIT-e5.txt"
    taxonomy = text(resources / "taxonomy" / "ATTRIBUTION.md")
    icu, sqlite = LICENCES / "Unicode-DFS-2016.txt", LICENCES / "SQLite.txt"
    ofl = resources / "fonts" / "BeVietnamPro-LICENSE.txt"
    lucide = resources / "icons" / "lucide-LICENSE.txt"
    model = "machine-learning-model"
    return [
        Component("all-MiniLM-L6-v2", "q8", "Apache-2.0", text(minilm, apache), kind=model),
        Component("multilingual-e5-small", "latin-q4", "MIT", text(e5, mit), kind=model),
        Component("O*NET technology skills", "selection", "CC-BY-4.0", taxonomy, kind="data"),
        Component("ESCO labels", "1.1.1", "Commission Decision 2011/833/EU", taxonomy, kind="data"),
        Component("Be Vietnam Pro", "1.0", "OFL-1.1", text(ofl), kind="data"),
        Component("Lucide icons", "selection", "ISC", text(lucide), kind="data"),
        Component("ICU (in Qt)", "73", "Unicode-DFS-2016", text(icu)),
        Component("SQLite", dbapi2.sqlite_version, "public domain", text(sqlite)),
    ]


def driver_libraries() -> list[Component]:
    """What psycopg's wheel brings beside its own licence: libpq and what it is linked with. The
    wheel says no versions of most of them."""
    from psycopg import pq

    major, minor = divmod(pq.version(), 10_000)
    named = (
        ("libpq", f"{major}.{minor}", "PostgreSQL", "libpq.txt"),
        ("OpenSSL", "3", "Apache-2.0", "Apache-2.0.txt"),
        ("Kerberos", "5", "MIT", "Kerberos.txt"),
        ("OpenLDAP", "2", "OLDAP-2.8", "OpenLDAP.txt"),
        ("Cyrus SASL", "2", "BSD-4-Clause", "Cyrus-SASL.txt"),
        ("com_err", "1", "MIT", "com_err.txt"),
        ("keyutils and libxcrypt", "1", "LGPL-2.1-or-later", "LGPL-2.1.txt"),
    )
    return [
        Component(f"{name} (in psycopg)", version, licence, ((LICENCES / file).read_text("utf-8"),))
        for name, version, licence, file in named
    ]


def components(files: Iterable[Path]) -> list[Component]:
    """All parts of a program that is made of these files, by name.

    Raises NoLicenceError for a part without a text and a file that is nobody's.
    """
    names, rest = owners(files)
    found = [importlib.metadata.distribution(name) for name in sorted({*names, *ALWAYS})]
    found = [part for part in found if normal(part.metadata["Name"]) != "careerflow"]
    parts = [python_itself(), *map(python_component, found), *bundled_data()]
    if "psycopg_binary" in names:
        parts += driver_libraries()
    parts += system_components(rest)
    if lacking := [part.name for part in parts if not any(text.strip() for text in part.texts)]:
        raise NoLicenceError(f"no licence text of {', '.join(lacking)}")
    return sorted(parts, key=lambda part: part.name.lower())
