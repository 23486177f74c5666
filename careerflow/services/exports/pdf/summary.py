"""The first part of the PDF: who, for which job, the score, the axes and the keywords."""

from dataclasses import dataclass

from careerflow.models.report import Verdict
from careerflow.services.exports.pdf import type as setting
from careerflow.services.exports.pdf.canvas import Sheet
from careerflow.services.exports.pdf.flow import Flow
from careerflow.services.exports.pdf.radar import HEIGHT, WIDTH, draw_radar
from careerflow.services.exports.pdf.type import CAPTION, INNER, LEFT, STRONG, Style
from careerflow.services.exports.worded import (
    SkillGroup,
    WordedAxis,
    WordedRatio,
    WordedReport,
)

_KIND = Style(8.4, "SemiBold", "accent")
_TITLE = Style(21, "Bold")
_PERSON = Style(11, color="muted")
_SCORE = Style(25, "SemiBold")
_MATCH = Style(14, "SemiBold")
_CHIP = Style(8.2)
_NOTE = Style(8.8, color="partial_text")
_PAD = 14.0
_RING = 36.0
_BETWEEN = 14.0
_MOST_TITLE_LINES, _MOST_PERSON_LINES = 4, 2


def add_summary(flow: Flow, report: WordedReport) -> None:
    _add_title(flow, report)
    flow.add(_ScorePanel(report))
    if report.warnings:
        flow.gap(10)
        for warning in report.warnings:
            flow.add(_Note(warning))
    axes = _Axes(report.axes)
    flow.heading(report.labels["axes"], axes.height, "axes")
    flow.add(axes)
    if report.keywords:
        flow.heading(report.labels["keywords"], 40, "keywords")
        for group in report.keywords:
            _add_skills(flow, group)


def _add_title(flow: Flow, report: WordedReport) -> None:
    flow.sheet.place("report", LEFT, 0)
    flow.paragraph(report.kind, _KIND, gap=2)
    for text, style, most in (
        (report.title, _TITLE, _MOST_TITLE_LINES),
        (report.person, _PERSON, _MOST_PERSON_LINES),
    ):
        for line in setting.wrap(text, style, INNER, most):
            flow.paragraph(line, style)
    flow.gap(12)


class _ScorePanel:
    """The ring, what it means in words, and both ratios."""

    def __init__(self, report: WordedReport) -> None:
        self._report = report
        self._left = LEFT + _PAD + 2 * _RING + 22
        room = LEFT + INNER - _PAD - self._left
        self._match = setting.wrap(report.match_word, _MATCH, room)
        self._column = (room - 18) / 2
        self._ratios = [setting.wrap(r.text, STRONG, self._column) for r in report.ratios]
        self._facts = setting.wrap(" · ".join(report.facts), CAPTION, room)
        words = len(self._match) * _MATCH.leading + len(self._facts) * CAPTION.leading
        words += max(map(len, self._ratios)) * STRONG.leading + 20
        self._words = words
        self.height = max(words, 2 * _RING) + 2 * _PAD

    def draw(self, sheet: Sheet, top: float) -> None:
        report, right = self._report, LEFT + INNER
        sheet.box((LEFT, top, right, top + self.height), "window", radius=8)
        centre = (LEFT + _PAD + _RING + 2, top + self.height / 2)
        sheet.circle(centre, _RING - 4, edge="grid", width=6.5)
        if report.score:
            sheet.arc(centre, _RING - 4, report.score / 100, report.match.value, 6.5)
        figure = "–" if report.score is None else str(report.score)
        sheet.text_centred(centre[0], centre[1] - _SCORE.leading / 2, figure, _SCORE)
        top += (self.height - self._words) / 2
        for line in self._match:
            sheet.text(self._left, top, line, _MATCH)
            top += _MATCH.leading
        top += 5
        lower = top
        for column, (ratio, lines) in enumerate(zip(report.ratios, self._ratios, strict=True)):
            left = self._left + column * (self._column + 18)
            lower = max(lower, self._draw_ratio(sheet, left, top, ratio, lines))
        for line in self._facts:
            sheet.text(self._left, lower, line, CAPTION)
            lower += CAPTION.leading

    def _draw_ratio(
        self, sheet: Sheet, left: float, top: float, ratio: WordedRatio, lines: list[str]
    ) -> float:
        for line in lines:
            sheet.text(left, top, line, STRONG)
            top += STRONG.leading
        top += 2
        if ratio.of:
            sheet.box((left, top, left + self._column, top + 5), "grid", radius=2.5)
            met = self._column * ratio.met / ratio.of
            sheet.box((left, top, left + met, top + 5), "met", radius=2.5)
        return top + 13


class _Note:
    def __init__(self, text: str) -> None:
        self._lines = setting.wrap(text, _NOTE, INNER - 24)
        self.height = len(self._lines) * _NOTE.leading + 12

    def draw(self, sheet: Sheet, top: float) -> None:
        sheet.box((LEFT, top, LEFT + INNER, top + self.height - 4), "partial_soft", radius=5)
        top += 4
        for line in self._lines:
            sheet.text(LEFT + 12, top, line, _NOTE)
            top += _NOTE.leading


class _Axes:
    """The radar beside each axis's score and reason."""

    def __init__(self, axes: tuple[WordedAxis, ...]) -> None:
        self._axes = axes
        self._room = INNER - WIDTH - _BETWEEN
        self._reasons = [setting.wrap(axis.reason, CAPTION, self._room) for axis in axes]
        words = sum(STRONG.leading + len(lines) * CAPTION.leading + 8 for lines in self._reasons)
        self.height = max(words, HEIGHT)

    def draw(self, sheet: Sheet, top: float) -> None:
        draw_radar(sheet, LEFT, top, self._axes)
        left, right = LEFT + WIDTH + _BETWEEN, LEFT + INNER
        for axis, lines in zip(self._axes, self._reasons, strict=True):
            sheet.text(left, top, axis.name, STRONG)
            style = STRONG if axis.score is not None else CAPTION
            sheet.text_right(right, top, axis.value, style)
            top += STRONG.leading
            for line in lines:
                sheet.text(left, top, line, CAPTION)
                top += CAPTION.leading
            top += 8


@dataclass(slots=True)
class _ChipLine:
    chips: list[tuple[str, float]]
    verdict: Verdict
    height: float = _CHIP.leading + 9

    def draw(self, sheet: Sheet, top: float) -> None:
        left = LEFT
        style = Style(_CHIP.size, _CHIP.weight, f"{self.verdict}_text")
        for words, width in self.chips:
            rect = (left, top, left + width, top + _CHIP.leading + 5)
            sheet.box(rect, f"{self.verdict}_soft", radius=8)
            sheet.text(left + 8, top + 2.5, words, style)
            left += width + 5


def _add_skills(flow: Flow, group: SkillGroup) -> None:
    flow.need(STRONG.leading + 30)
    flow.paragraph(group.title, STRONG, gap=3)
    line: list[tuple[str, float]] = []
    used = 0.0
    for skill in group.skills:
        words = setting.elided(skill, _CHIP, INNER - 16)
        width = setting.width(words, _CHIP) + 16
        if line and used + width > INNER:
            flow.add(_ChipLine(line, group.verdict))
            line, used = [], 0.0
        line.append((words, width))
        used += width + 5
    flow.add(_ChipLine(line, group.verdict))
    flow.gap(5)
