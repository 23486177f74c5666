"""Builds skills.json and labels_vi.json of resources/taxonomy from the lists in its source folder.

`python tools/build_taxonomy.py [--check]`: with --check nothing is written, and the exit code is
1 where a file is not what the lists give. The result depends on the lists alone.
"""

import argparse
import hashlib
import json
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from careerflow.services.matching.certificates import NAMES as CERTIFICATES  # noqa: E402
from careerflow.services.matching.folding import fold, marks  # noqa: E402
from careerflow.services.matching.taxonomy import tokens  # noqa: E402

SOURCE = ROOT / "resources" / "taxonomy" / "source"
TARGET = ROOT / "resources" / "taxonomy" / "skills.json"
LABELS = SOURCE / "labels_vi.toml"
LABELS_TARGET = ROOT / "resources" / "taxonomy" / "labels_vi.json"


class Builder:
    """Collects names, aliases and relations; a name or alias given twice is an error."""

    def __init__(self) -> None:
        self.axes: dict[str, str] = {}
        self.spellings: dict[str, list[str]] = {}
        self.relations: dict[str, dict[str, str]] = {}
        self.barred: dict[str, list[str]] = {}
        self.ignored: list[str] = []
        self.work: list[str] = []
        self.people: dict[str, list[str]] = {}

    def add(self, name: str, axis: str, aliases: list[str]) -> None:
        if name in self.axes:
            raise ValueError(f"twice: {name}")
        self.axes[name] = axis
        guarded = any(fold(a.lstrip("=~")) == fold(name) for a in aliases if a[0] in "=~")
        own = [] if guarded or "!" in aliases else [name]
        self.spellings[name] = own + [alias for alias in aliases if alias != "!"]

    def relate(self, wanted: str, have: str, kind: str) -> None:
        if wanted != have:
            self.relations.setdefault(wanted, {}).setdefault(have, kind)

    def group(self, table: dict[str, Any]) -> None:
        names = list(table["skills"])
        for name in names:
            self.add(name, table["axis"], table["skills"][name])
        if table.get("work"):
            self.work += names
        wider = table.get("kind_of")
        for name in names:
            if wider and wider != name:
                self.relate(wider, name, "instance")
                self.relate(name, wider, "broader")
            if table.get("similar"):
                for other in names:
                    self.relate(name, other, "similar")

    def data(self) -> dict[str, Any]:
        names = sorted(self.axes)
        index = {name: number for number, name in enumerate(names)}
        aliases: dict[str, list[list[Any]]] = {}
        for name in names:
            spellings = self.spellings[name]
            for spelling in spellings:
                self._alias(aliases, name, index[name], spelling)
        for phrase in self.ignored:
            key = " ".join(word for word, _, _ in tokens(fold(phrase)))
            aliases.setdefault(key, []).append([-1, "", False, marks(phrase), []])
        unknown = {n for w, h in self.relations.items() for n in (w, *h)} - set(index)
        if unknown:
            raise ValueError(f"relations of unknown skills: {sorted(unknown)}")
        body: dict[str, Any] = {
            "names": names,
            "work": sorted(self.work),
            "axes": [self.axes[name] for name in names],
            "aliases": {key: aliases[key] for key in sorted(aliases)},
            "people": self._people(index),
            "relations": {
                wanted: dict(sorted(self.relations[wanted].items()))
                for wanted in sorted(self.relations)
            },
        }
        packed = json.dumps(body, ensure_ascii=False, sort_keys=True).encode()
        return {"version": hashlib.sha256(packed).hexdigest()[:12], **body}

    def _people(self, index: dict[str, int]) -> dict[str, list[Any]]:
        """Phrase -> number of the skill, marks."""
        found: dict[str, list[Any]] = {}
        for name, people in self.people.items():
            for person in people:
                phrase = " ".join(word for word, _, _ in tokens(fold(person)))
                if phrase in found:
                    raise ValueError(f"twice: {person}")
                found[phrase] = [index[name], marks(person)]
        return dict(sorted(found.items()))

    def _alias(
        self, aliases: dict[str, list[list[Any]]], name: str, number: int, spelling: str
    ) -> None:
        exact, company = "=" in spelling[:2], "~" in spelling[:2]
        written = spelling.lstrip("=~")
        phrase = " ".join(word for word, _, _ in tokens(fold(written)))
        if not phrase:
            raise ValueError(f"no words: {name}: {spelling!r}")
        entry = [
            number,
            written if exact else "",
            company,
            marks(written),
            self.barred.get(name, []),
        ]
        entries = aliases.setdefault(phrase, [])
        if entry not in entries:
            entries.append(entry)


def build(source: Path = SOURCE) -> dict[str, Any]:
    builder = Builder()
    tables = [
        (key, table)
        for path in sorted(source.glob("*.toml"))
        if path.name != LABELS.name
        for key, table in tomllib.loads(path.read_text(encoding="utf-8")).items()
    ]
    for key, table in tables:
        if key == "barred":
            builder.barred.update(table)
        elif key == "ignored":
            builder.ignored += table["phrases"]
        elif key == "people":
            builder.people.update(table)
        elif key != "relations":
            builder.group(table)
    for key, table in tables:
        for kind, wanted_names in table.items() if key == "relations" else ():
            for wanted, names in wanted_names.items():
                for have in names:
                    builder.relate(wanted, have, kind)
    return builder.data()


def labels(names: Iterable[str], source: Path = LABELS) -> dict[str, str]:
    """Canonical name -> Vietnamese name, in the order of the names.

    Raises ValueError where the list names a skill or certificate that there is not, or an
    empty name.
    """
    table: dict[str, str] = tomllib.loads(source.read_text(encoding="utf-8"))
    unknown = sorted(set(table) - set(names)) + [name for name in table if not table[name].strip()]
    if unknown:
        raise ValueError(f"labels of unknown skills, or empty: {unknown}")
    return {name: table[name] for name in sorted(table)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    skills = build()
    named = labels([*skills["names"], *CERTIFICATES])
    wanted = {
        TARGET: json.dumps(skills, ensure_ascii=False, separators=(",", ":")) + "\n",
        LABELS_TARGET: json.dumps(named, ensure_ascii=False, indent=1) + "\n",
    }
    if check:
        return int(any(not p.exists() or p.read_text("utf-8") != t for p, t in wanted.items()))
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {len(text.encode()) // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
