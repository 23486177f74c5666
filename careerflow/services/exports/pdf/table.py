"""The rows of the report: verdict, requirement, reason and evidence. No row is cut by the end of
a page, unless it is longer than a page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from careerflow.models.report import Verdict
from careerflow.services.exports.pdf import type as setting
from careerflow.services.exports.pdf.canvas import Sheet
from careerflow.services.exports.pdf.flow import FOOT, Flow
from careerflow.services.exports.pdf.type import BODY, CAPTION, INNER, LEFT, STRONG, TOP, Style
from careerflow.services.exports.worded import WordedQuote, WordedReport, WordedRow

_HEAD = Style(7.8, "SemiBold", "muted")
_NUMBER = Style(8.4, color="muted")
_NOTE = Style(7.8, "Medium", "accent_soft_text")
_LINK = Style(8.4, "Medium", "accent_soft_text")
_NOWHERE = Style(8.4, color="missing_text")
_BY_USER = Style(8.4, "Medium", "muted")
_QUOTE = Style(8.6)
_VERDICT_AT, _TEXT_AT, _REASON_AT = LEFT + 22, LEFT + 110, LEFT + 276
_RIGHT = LEFT + INNER
_TEXT_ROOM, _REASON_ROOM = _REASON_AT - _TEXT_AT - 14, _RIGHT - _REASON_AT
_QUOTE_INDENT = 9.0
_PAD = 7.0
_SPLIT_ROOM = 60.0

Drawer = Callable[[Sheet, float], None]


@dataclass(slots=True)
class _Cell:
    """Lines from top to bottom: height of each and how it is drawn."""

    lines: list[tuple[float, Drawer]] = field(default_factory=list)

    @property
    def height(self) -> float:
        return sum(height for height, _ in self.lines)

    def add(self, height: float, draw: Drawer) -> None:
        self.lines.append((height, draw))

    def add_text(self, x: float, text: str, style: Style, room: float) -> None:
        for line in setting.wrap(text, style, room):
            self.add(style.leading, _text(x, line, style))

    def cut(self, room: float) -> "tuple[_Cell, _Cell]":
        """What fits into `room`, and the rest."""
        used, kept = 0.0, 0
        for height, _ in self.lines:
            if used + height > room:
                break
            used, kept = used + height, kept + 1
        return _Cell(self.lines[:kept]), _Cell(self.lines[kept:])

    def draw(self, sheet: Sheet, top: float) -> None:
        for height, draw in self.lines:
            draw(sheet, top)
            top += height


@dataclass(slots=True)
class _RowBlock:
    cells: list[_Cell]
    place: str

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + 2 * _PAD

    def cut(self, room: float) -> "tuple[_RowBlock, _RowBlock]":
        parts = [cell.cut(room - 2 * _PAD) for cell in self.cells]
        return (
            _RowBlock([first for first, _ in parts], self.place),
            _RowBlock([rest for _, rest in parts], self.place),
        )

    def draw(self, sheet: Sheet, top: float) -> None:
        sheet.place(self.place, LEFT, top - 12)
        for cell in self.cells:
            cell.draw(sheet, top + _PAD)
        bottom = top + self.height
        sheet.line((LEFT, bottom), (_RIGHT, bottom), "border")


def add_table(flow: Flow, report: WordedReport) -> None:
    for number, group in enumerate(report.groups):
        blocks = [_block(row) for row in group.rows]
        following = _HEAD.leading + 6 + min(blocks[0].height, 200)
        if number == 0:
            flow.heading(report.labels["requirements"], following + 30, "requirements")
        flow.subheading(group.title, following, f"group {number}")
        _add_head(flow, report)
        for block in blocks:
            _add_row(flow, report, block)


def _add_head(flow: Flow, report: WordedReport) -> None:
    labels = report.labels
    for x, name in (
        (_VERDICT_AT, "verdict"),
        (_TEXT_AT, "requirement"),
        (_REASON_AT, "reason_and_evidence"),
    ):
        flow.sheet.text(x, flow.top, labels[name], _HEAD)
    flow.sheet.text(LEFT, flow.top, "#", _HEAD)
    flow.top += _HEAD.leading + 3
    flow.sheet.line((LEFT, flow.top), (_RIGHT, flow.top), "border_strong", 0.8)


def _add_row(flow: Flow, report: WordedReport, block: _RowBlock) -> None:
    page = FOOT - TOP - _HEAD.leading - 3
    while block.height > page:
        if flow.room < _SPLIT_ROOM:
            flow.new_page()
            _add_head(flow, report)
        first, block = block.cut(flow.room)
        flow.add(first)
        flow.new_page()
        _add_head(flow, report)
    if flow.need(block.height):
        _add_head(flow, report)
    flow.add(block)


def _block(row: WordedRow) -> _RowBlock:
    number = _Cell([(_NUMBER.leading, _text(LEFT, str(row.number), _NUMBER))])
    return _RowBlock([number, _verdict(row), _requirement(row), _reason(row)], f"row {row.number}")


def _verdict(row: WordedRow) -> _Cell:
    cell = _Cell()
    style = Style(8.8, "SemiBold", f"{row.verdict}_text")
    lines = setting.wrap(row.verdict_word, style, _TEXT_AT - _VERDICT_AT - 20)
    middle = style.leading / 2

    def first(sheet: Sheet, top: float) -> None:
        sheet.mark(row.verdict, (_VERDICT_AT + 5, top + middle))
        sheet.text(_VERDICT_AT + 14, top, lines[0], style)

    cell.add(style.leading, first)
    for line in lines[1:]:
        cell.add(style.leading, _text(_VERDICT_AT + 14, line, style))
    return cell


def _requirement(row: WordedRow) -> _Cell:
    cell = _Cell()
    cell.add_text(_TEXT_AT, row.text, STRONG, _TEXT_ROOM)
    cell.add_text(_TEXT_AT, row.axis, CAPTION, _TEXT_ROOM)
    for note in row.notes:
        cell.add_text(_TEXT_AT, note, _NOTE, _TEXT_ROOM)
    return cell


def _reason(row: WordedRow) -> _Cell:
    cell = _Cell()
    cell.add_text(_REASON_AT, row.reason, BODY, _REASON_ROOM)
    if row.opinion:
        cell.add_text(_REASON_AT, row.opinion, CAPTION, _REASON_ROOM)
    for number, quote in enumerate(row.quotes):
        cell.add(4.0, _nothing)
        for height, draw in _quote_lines(row, quote, f"evidence {row.number} {number}"):
            cell.add(height, draw)
    return cell


def _quote_lines(row: WordedRow, quote: WordedQuote, target: str) -> Iterator[tuple[float, Drawer]]:
    """Beside a bar in the verdict's colour; where it stands follows on its last line."""
    left, room = _REASON_AT + _QUOTE_INDENT, _REASON_ROOM - _QUOTE_INDENT
    lines = setting.wrap(f"“{quote.text}”", _QUOTE, room)
    style = _place_style(quote)
    end = setting.width(lines[-1], _QUOTE) + 5
    if not quote.place:
        place: list[tuple[float, str]] = []
    elif end + setting.width(quote.place, style) <= room:
        place = [(left + end, quote.place)]
    else:
        place = [(left, part) for part in setting.wrap(quote.place, style, room)]
    inline = bool(place) and place[0][0] > left
    earns = quote.verified or quote.corrected
    token = row.verdict.value if earns else Verdict.NOT_SCORED.value
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        beside = place if last and inline else []
        yield _QUOTE.leading, _quote_line(left, line, beside, style, token, target)
    if not inline:
        for x, part in place:
            yield _QUOTE.leading, _quote_line(left, "", [(x, part)], style, token, target)


def _place_style(quote: WordedQuote) -> Style:
    if quote.corrected:
        return _BY_USER
    return _LINK if quote.verified else _NOWHERE


def _quote_line(
    left: float,
    line: str,
    place: list[tuple[float, str]],
    style: Style,
    token: str,
    target: str,
) -> Drawer:
    def draw(sheet: Sheet, top: float) -> None:
        sheet.box((_REASON_AT, top, _REASON_AT + 2.2, top + _QUOTE.leading), token)
        sheet.text(left, top, line, _QUOTE)
        for x, words in place:
            end = sheet.text(x, top, words, style)
            if style is _LINK:
                below = top + style.rise + 1.6
                sheet.line((x, below), (end, below), "accent_soft_text", 0.5)
                sheet.link((x, top, end, top + style.leading), target)

    return draw


def _text(x: float, line: str, style: Style) -> Drawer:
    def draw(sheet: Sheet, top: float) -> None:
        sheet.text(x, top, line, style)

    return draw


def _nothing(_sheet: Sheet, _top: float) -> None:
    """Free space."""
