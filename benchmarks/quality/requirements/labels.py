"""A label of one segment, as GUIDELINES.md writes it."""

import re
from dataclasses import dataclass

AXES = {
    "edu": "education",
    "exp": "experience",
    "hard": "hard_skills",
    "dom": "domain_knowledge",
    "soft": "soft_skills",
}
DEGREES = ("high_school", "vocational", "associate", "bachelor", "master", "doctorate")
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "N")
_LABEL = re.compile(
    rf"(?P<kind>must|nice) (?P<axis>{'|'.join(AXES)})"
    r"(?: y=(?P<low>[\d.]+)(?:-(?P<high>[\d.]+))?)?"
    rf"(?: d=(?P<degree>{'|'.join(DEGREES)}))?"
    r"(?: l=(?P<languages>[\w:,]+))?"
    r"(?: s=(?P<skills>.+))?"
)


@dataclass(frozen=True, slots=True)
class Label:
    """`asks` is "yes", "no" or "condition". Typed constraints are ("years", low, high),
    ("degree", level from 1), ("language", ISO 639-1, CEFR from 1 or None)."""

    asks: str
    kind: str | None = None
    axis: str | None = None
    typed: frozenset[tuple[object, ...]] = frozenset()
    skills: tuple[str, ...] = ()


def parse(text: str) -> Label:
    """Raises ValueError where it is none."""
    if text in ("-", "c"):
        return Label("no" if text == "-" else "condition")
    found = _LABEL.fullmatch(text)
    if found is None:
        raise ValueError(text)
    typed: set[tuple[object, ...]] = set()
    if found["low"]:
        typed.add(("years", float(found["low"]), float(found["high"]) if found["high"] else None))
    if found["degree"]:
        typed.add(("degree", DEGREES.index(found["degree"]) + 1))
    for part in (found["languages"] or "").split(","):
        if part:
            code, _, level = part.partition(":")
            typed.add(("language", code, LEVELS.index(level) + 1 if level else None))
    skills = tuple(one.strip() for one in (found["skills"] or "").split(";") if one.strip())
    return Label("yes", found["kind"], AXES[found["axis"]], frozenset(typed), skills)
