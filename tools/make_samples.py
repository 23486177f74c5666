"""Typesets the invented sample CVs: tools/sample_cv_*.toml -> resources/samples/cv_*.pdf.

The person, the employers and every figure in them are made up.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"
SAMPLES = ROOT / "resources" / "samples"

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP, BOTTOM = 56, 539, 54, 786
BODY, LEADING = 10.0, 14.8
INK, MUTED, ACCENT, RULE = (
    (0.11, 0.13, 0.18),
    (0.36, 0.40, 0.46),
    (0.16, 0.24, 0.62),
    (0.82, 0.85, 0.89),
)
Color = tuple[float, float, float]


def _font(weight: str) -> pymupdf.Font:
    return pymupdf.Font(fontfile=str(FONTS / f"BeVietnamPro-{weight}.ttf"))


class Sheet:
    """Writes from top to bottom, onto as many pages as it takes."""

    def __init__(self) -> None:
        self.document = pymupdf.open()
        self.regular, self.strong = _font("Regular"), _font("SemiBold")
        self.y = float(TOP)
        self._new_page()

    def _new_page(self) -> None:
        self.page = self.document.new_page(width=WIDTH, height=HEIGHT)
        self.y = float(TOP)

    def keep(self, height: float) -> None:
        """Goes to the next page where less than `height` is left."""
        if self.y + height > BOTTOM:
            self._new_page()

    def write(self, x: float, text: str, size: float, font: pymupdf.Font, color: Color) -> None:
        """One line with its baseline at the present height."""
        writer = pymupdf.TextWriter(self.page.rect, color=color)
        writer.append((x, self.y), text, font=font, fontsize=size)
        writer.write_text(self.page)

    def paragraph(self, text: str, x: float = LEFT, color: Color = INK) -> None:
        for line in self._lines(text, RIGHT - x):
            self.keep(0)
            self.y += LEADING
            self.write(x, line, BODY, self.regular, color)

    def _lines(self, text: str, width: float) -> Iterator[str]:
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if self.regular.text_length(longer, BODY) > width:
                yield line
                longer = word
            line = longer
        yield line

    def rule(self) -> None:
        self.page.draw_line((LEFT, self.y), (RIGHT, self.y), color=RULE, width=0.7)


def _header(sheet: Sheet, cv: dict[str, Any]) -> None:
    sheet.y += 16
    sheet.write(LEFT, cv["name"], 23, sheet.strong, INK)
    sheet.y += 20
    sheet.write(LEFT, cv["title"], 12, sheet.regular, ACCENT)
    sheet.y += 18
    sheet.write(LEFT, "   ·   ".join(cv["contact"]), BODY, sheet.regular, MUTED)
    sheet.y += 12
    sheet.rule()


def _entry(sheet: Sheet, entry: dict[str, Any]) -> None:
    sheet.keep(4 * LEADING)
    sheet.y += LEADING + 3
    sheet.write(LEFT, entry["title"], 10.5, sheet.strong, INK)
    width = sheet.regular.text_length(entry["dates"], BODY)
    sheet.write(RIGHT - width, entry["dates"], BODY, sheet.regular, MUTED)
    sheet.paragraph(entry["place"], color=MUTED)
    if "note" in entry:
        sheet.paragraph(entry["note"], color=MUTED)
    sheet.y += 1.5
    _points(sheet, entry["points"])
    sheet.y += 3


def _points(sheet: Sheet, points: list[str]) -> None:
    for point in points:
        sheet.keep(2 * LEADING)
        sheet.y += LEADING
        sheet.write(LEFT + 2, "•", BODY, sheet.regular, ACCENT)
        sheet.y -= LEADING
        sheet.paragraph(point, LEFT + 13)
        sheet.y += 1.2


def _facts(sheet: Sheet, facts: list[list[str]]) -> None:
    for name, value in facts:
        sheet.keep(2 * LEADING)
        sheet.y += LEADING
        sheet.write(LEFT, name, BODY, sheet.strong, INK)
        sheet.y -= LEADING
        sheet.paragraph(value, LEFT + 84)
        sheet.y += 1.2


def _section(sheet: Sheet, section: dict[str, Any]) -> None:
    sheet.keep(6 * LEADING)
    sheet.y += 24
    sheet.write(LEFT, section["heading"].upper(), 10.5, sheet.strong, ACCENT)
    sheet.y += 5
    sheet.rule()
    sheet.y += 2
    if "text" in section:
        sheet.paragraph(section["text"])
    for entry in section.get("entry", []):
        _entry(sheet, entry)
    _points(sheet, section.get("points", []))
    _facts(sheet, section.get("facts", []))


def _footers(sheet: Sheet, cv: dict[str, Any]) -> None:
    count = sheet.document.page_count
    for number, page in enumerate(sheet.document, 1):
        sheet.page, sheet.y = page, HEIGHT - 30
        text = cv["page"].format(number=number, count=count)
        sheet.write(RIGHT - sheet.regular.text_length(text, 8), text, 8, sheet.regular, MUTED)


def typeset(source: Path) -> Path:
    """Returns the PDF that was written."""
    cv = tomllib.loads(source.read_text(encoding="utf-8"))
    sheet = Sheet()
    _header(sheet, cv)
    for section in cv["section"]:
        _section(sheet, section)
    _footers(sheet, cv)
    sheet.document.set_metadata({"title": f"CV {cv['name']}", "author": cv["name"]})
    sheet.document.subset_fonts()
    target = SAMPLES / cv["file"]
    sheet.document.save(target, garbage=4, deflate=True, no_new_id=True)
    return target


if __name__ == "__main__":
    for name in ("sample_cv_en.toml", "sample_cv_vi.toml"):
        print(typeset(Path(__file__).parent / name))
