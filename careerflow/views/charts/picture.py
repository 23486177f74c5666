"""A chart as a file: with its title, always in light colours."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from careerflow.views.charts.drawing import Drawing
from careerflow.views.report.wrapped_text import wrap
from careerflow.views.theme import Size, font, tokens

WIDTH = 720.0
"""Of the chart; the margins come to it."""

_MARGIN = 32
_TITLE, _LINE, _GAP = 28, 18, 16
_MOST_LINES = 3
_RATIO = 2
_DOTS_PER_METRE = round(96 * _RATIO / 0.0254)


def chart_svg(title: str, detail: str, drawing: Drawing) -> bytes:
    """Its words stay words. `detail` stands below the title."""
    lines = _lines(detail)
    size = _size(drawing, lines)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    generator.setDescription("; ".join(mark.words for mark in drawing.marks))
    generator.setResolution(96)  # CSS's: a unit of the drawing is a pixel
    painter = QPainter(generator)
    _paint(painter, title, lines, drawing)
    painter.end()
    buffer.close()
    return bytes(data.data())


def chart_png(title: str, detail: str, drawing: Drawing) -> bytes:
    """Two points of the picture for each of the window."""
    lines = _lines(detail)
    image = QImage(_size(drawing, lines) * _RATIO, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(_DOTS_PER_METRE)
    image.setDotsPerMeterY(_DOTS_PER_METRE)
    painter = QPainter(image)
    painter.scale(_RATIO, _RATIO)
    _paint(painter, title, lines, drawing)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(data.data())


def _lines(detail: str) -> tuple[str, ...]:
    return wrap(detail, font(Size.BODY), int(WIDTH), _MOST_LINES) if detail else ()


def _head(lines: tuple[str, ...]) -> int:
    return _TITLE + _LINE * len(lines) + _GAP


def _size(drawing: Drawing, lines: tuple[str, ...]) -> QSize:
    whole = drawing.size + QSizeF(2 * _MARGIN, 2 * _MARGIN + _head(lines))
    return whole.toSize()


def _paint(painter: QPainter, title: str, lines: tuple[str, ...], drawing: Drawing) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(QPointF(0, 0), QSizeF(_size(drawing, lines))), _light("surface"))
    painter.setPen(_light("text"))
    painter.setFont(font(Size.HEADING, QFont.Weight.DemiBold))
    painter.drawText(QPointF(_MARGIN, _MARGIN + 18), title)
    painter.setPen(_light("muted"))
    painter.setFont(font(Size.BODY))
    for number, line in enumerate(lines):
        painter.drawText(QPointF(_MARGIN, _MARGIN + _TITLE + 13 + _LINE * number), line)
    painter.translate(_MARGIN, _MARGIN + _head(lines))
    drawing.paint(painter, _light)


def _light(token: str) -> QColor:
    return QColor(tokens(dark=False)[token])
