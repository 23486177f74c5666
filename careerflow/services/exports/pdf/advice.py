"""What a language model wrote: part by part, with what the CV does not have on a tinted ground."""

from careerflow.models.writing import Part
from careerflow.services.exports.pdf import type as setting
from careerflow.services.exports.pdf.flow import Flow
from careerflow.services.exports.pdf.type import BODY, CAPTION, INNER, LEFT, Style
from careerflow.services.exports.worded import WordedReport
from careerflow.services.exports.worded_writing import WordedItem, WordedPart, WordedWriting

_LABEL = Style(7.8, "SemiBold", "muted")
_WARNING = Style(7.8, "Medium", "partial_text")
_INDENT, _LABEL_ROOM = 12.0, 62.0
_PARAGRAPHS = (Part.ASSESSMENT, Part.LETTER)


def add_advice(flow: Flow, report: WordedReport) -> None:
    writing = report.writing
    if writing is None:
        return
    flow.heading(writing.title, 60, "advice")
    flow.paragraph(writing.note, CAPTION, gap=2)
    for part in writing.parts:
        flow.subheading(part.title, 3 * BODY.leading, f"advice {part.part}")
        _add_part(flow, writing, part)


def _add_part(flow: Flow, writing: WordedWriting, part: WordedPart) -> None:
    for item in part.items:
        if item.before:
            _add_rewrite(flow, writing, item)
        else:
            left = LEFT if part.part in _PARAGRAPHS else LEFT + _INDENT
            if left > LEFT:
                flow.need(BODY.leading)
                flow.sheet.text(LEFT + 2, flow.top, "•", BODY)
            _add_text(flow, item, left)
            flow.gap(4)
    if part.failed:
        flow.paragraph(part.failed, _WARNING, gap=3)


def _add_rewrite(flow: Flow, writing: WordedWriting, item: WordedItem) -> None:
    left = LEFT + _LABEL_ROOM
    before = f"“{item.before}”" + (f" ({item.place})" if item.place else "")
    flow.need(4 * BODY.leading)
    _label(flow, writing.before)
    flow.paragraph(before, Style(BODY.size, color="muted"), left, gap=2)
    flow.need(2 * BODY.leading)
    _label(flow, writing.after)
    _add_text(flow, item, left)
    flow.gap(8)


def _label(flow: Flow, text: str) -> None:
    flow.sheet.text(LEFT, flow.top + (BODY.leading - _LABEL.leading) / 2, text, _LABEL)


def _add_text(flow: Flow, item: WordedItem, left: float) -> None:
    """The text with its marks, then what stands below it."""
    at = 0
    for line in setting.wrap(item.text, BODY, INNER - (left - LEFT)):
        at = max(item.text.find(line, at), at)
        flow.need(BODY.leading)
        for start, end in item.new:
            low, high = max(start - at, 0), min(end - at, len(line))
            if low < high:
                x0, x1 = (left + setting.width(line[:place], BODY) for place in (low, high))
                rect = (x0 - 1, flow.top, x1 + 1, flow.top + BODY.leading - 1)
                flow.sheet.box(rect, "partial_soft", radius=2)
        flow.sheet.text(left, flow.top, line, BODY)
        flow.top += BODY.leading
        at += len(line)
    if item.note:
        flow.paragraph(item.note, CAPTION, left)
    if item.warning:
        flow.paragraph(item.warning, _WARNING, left)
