"""Evidence on a page: highlights as in the window, and the numbers of the rows that it proves in
the margin."""

from collections.abc import Iterable
from dataclasses import dataclass

import pymupdf

from careerflow.models.report import Verdict
from careerflow.services.exports.pdf import type as setting
from careerflow.services.exports.pdf.canvas import Rect, Sheet
from careerflow.services.exports.pdf.type import CAPTION, Style
from careerflow.services.exports.worded import WordedReport

SIDE = 34.0
"""Room beside a page of the CV, for the numbers."""
ABOVE = BELOW = 46.0
"""Room for the legend and the foot."""
_HEAD = Style(8.4, "SemiBold")
_TAG = Style(6.4, "SemiBold", "surface")
_TAG_HEIGHT, _TAG_GAP = 9.6, 1.6
_PITCH = _TAG_HEIGHT + _TAG_GAP
_TAGS_IN_LINE = 2
_MULTIPLY = "EvidenceBlend"


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of evidence on one sheet; `rects` are the sheet's, never empty. `target` names
    it for the links of the table."""

    row: int
    verdict: Verdict
    target: str
    rects: tuple[Rect, ...]


def add_passages(sheet: Sheet, passages: list[Passage]) -> None:
    """Highlights, numbers in the margin, and the places that links lead to."""
    sheet.under.append(lambda page: _highlight(page, passages))
    for passage in passages:
        x0, y0, _, _ = passage.rects[0]
        sheet.place(passage.target, max(0.0, x0 - 40), max(0.0, y0 - 60))
    _add_tags(sheet, passages)


def add_head(sheet: Sheet, report: WordedReport, number: int, count: int) -> None:
    """Which page this is, and what the colours mean."""
    top, (width, _) = 22.0, sheet.size
    sheet.place(f"cv {number}", 0, 0)
    sheet.text(SIDE, top, report.cv_page.format(page=number, of=count), _HEAD)
    right = width - SIDE
    shown = {row.verdict for group in report.groups for row in group.rows if row.quotes}
    for verdict in (verdict for verdict in reversed(Verdict) if verdict in shown):
        word = report.verdicts[verdict]
        sheet.text_right(right, top, word, CAPTION)
        right -= setting.width(word, CAPTION) + 4
        swatch = (right - 14, top + 1.5, right, top + CAPTION.leading - 1)
        sheet.box(swatch, f"highlight_{verdict}")
        dash = setting.dash(verdict)
        line = swatch[3]
        sheet.line((swatch[0], line), (right, line), f"{verdict}_text", 0.9, dash)
        right -= 26


def _highlight(page: pymupdf.Page, passages: Iterable[Passage]) -> None:
    """Multiplies the page with the verdicts' colours: what is printed there stays readable."""
    parts = [f"q /{_MULTIPLY} gs"]
    height = page.rect.height
    for verdict in Verdict:
        rects = dict.fromkeys(r for p in passages if p.verdict is verdict for r in p.rects)
        if not rects:
            continue
        areas = [
            f"{x0 - 1:.2f} {height - y1:.2f} {x1 - x0 + 2:.2f} {y1 - y0:.2f} re"
            for x0, y0, x1, y1 in rects
        ]
        lines = [
            f"{x0:.2f} {height - y1:.2f} m {x1:.2f} {height - y1:.2f} l" for x0, _, x1, y1 in rects
        ]
        fill, edge = setting.color(f"highlight_{verdict}"), setting.color(f"{verdict}_text")
        parts.append(f"{_numbers(fill)} rg {' '.join(areas)} f")
        parts.append(f"{_numbers(edge)} RG 0.9 w {setting.dash(verdict)} d {' '.join(lines)} S")
    if len(parts) > 1:
        _append(page, "\n".join((*parts, "Q\n")))


def _numbers(color: setting.Color) -> str:
    return " ".join(f"{part:.4f}" for part in color)


def _append(page: pymupdf.Page, operators: str) -> None:
    shape = page.new_shape()
    shape.totalcont = operators
    shape.commit()
    pdf = page.parent
    kind, value = pdf.xref_get_key(page.xref, "Resources")
    owner, prefix = (int(value.split()[0]), "") if kind == "xref" else (page.xref, "Resources/")
    pdf.xref_set_key(owner, f"{prefix}ExtGState/{_MULTIPLY}", "<</BM/Multiply>>")


def _add_tags(sheet: Sheet, passages: list[Passage]) -> None:
    """At the sheet's nearer edge, at the height of the passage; never over one another."""
    middle = sheet.size[0] * 0.52
    for on_left in (True, False):
        mine = [passage for passage in passages if (_middle(passage) <= middle) is on_left]
        lines = _tag_lines(mine)
        if len(lines) > _lines_of_room(sheet):
            lines = _full_lines(lines)
        for line, top in zip(lines, _tops(lines, sheet), strict=True):
            _add_tag_line(sheet, line, on_left, top)


def _lines_of_room(sheet: Sheet) -> int:
    return int((sheet.size[1] - ABOVE - BELOW) / _PITCH)


def _full_lines(lines: list[list[Passage]]) -> list[list[Passage]]:
    """No line stands half empty: for a column that is longer than the page."""
    tags = [passage for line in lines for passage in line]
    return [tags[at : at + _TAGS_IN_LINE] for at in range(0, len(tags), _TAGS_IN_LINE)]


def _tops(lines: list[list[Passage]], sheet: Sheet) -> list[float]:
    """Each line at its passage or below the line before it; those at the foot move up, so that
    none leaves the room of the page. More than there is room for draw closer together."""
    tops: list[float] = []
    for line in lines:
        tops.append(max(line[0].rects[0][1], tops[-1] + _PITCH if tops else 0.0))
    room = sheet.size[1] - ABOVE - BELOW
    pitch = min(_PITCH, (room - _TAG_HEIGHT) / max(1, len(lines) - 1))
    lowest = ABOVE + room - _TAG_HEIGHT
    for at in range(len(tops) - 1, -1, -1):
        tops[at] = lowest = min(tops[at], lowest)
        lowest -= pitch
    return tops


def _tag_lines(passages: list[Passage]) -> list[list[Passage]]:
    """Those at one height stand beside each other, as many as there is room for."""
    lines: list[list[Passage]] = []
    for passage in sorted(passages, key=lambda passage: (round(passage.rects[0][1]), passage.row)):
        line = lines[-1] if lines else []
        near = line and passage.rects[0][1] - line[0].rects[0][1] < _TAG_HEIGHT
        if near and any(passage.row == other.row for other in line):
            continue
        if near and len(line) < _TAGS_IN_LINE:
            line.append(passage)
        else:
            lines.append([passage])
    return lines


def _middle(passage: Passage) -> float:
    """Of its left edge and the middle: a line over the whole width belongs to the left."""
    x0, _, x1, _ = passage.rects[0]
    return (2 * x0 + (x0 + x1) / 2) / 3


def _add_tag_line(sheet: Sheet, line: list[Passage], on_left: bool, top: float) -> None:
    words = [str(passage.row) for passage in line]
    widths = [max(_TAG_HEIGHT + 1, setting.width(word, _TAG) + 5) for word in words]
    edge = SIDE - 4
    whole = sum(widths) + _TAG_GAP * (len(line) - 1)
    left = edge - whole if on_left else sheet.size[0] - edge
    for passage, word, wide in zip(line, words, widths, strict=True):
        rect = (left, top, left + wide, top + _TAG_HEIGHT)
        sheet.box(rect, f"{passage.verdict}_text", radius=2.5)
        sheet.text_centred(left + wide / 2, top + (_TAG_HEIGHT - _TAG.leading) / 2, word, _TAG)
        sheet.link(rect, f"row {passage.row}")
        left += wide + _TAG_GAP
