"""A chart as a file: with its title, always in light colours."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from careerflow.views.charts.drawing import Drawing
from careerflow.views.theme import Size, font, tokens

WIDTH = 720.0
"""Of the chart; the margins come to it."""

_MARGIN = 32
_HEAD = 64
_RATIO = 2
_DOTS_PER_METRE = round(96 * _RATIO / 0.0254)


def chart_svg(title: str, detail: str, drawing: Drawing) -> bytes:
    """Its words stay words. `detail` stands below the title."""
    size = _size(drawing)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    generator.setDescription("; ".join(mark.words for mark in drawing.marks))
    # Qt writes sizes of fonts in points of this resolution.
    generator.setResolution(72)
    painter = QPainter(generator)
    _paint(painter, title, detail, drawing)
    painter.end()
    buffer.close()
    return bytes(data.data())


def chart_png(title: str, detail: str, drawing: Drawing) -> bytes:
    """Two points of the picture for each of the window."""
    image = QImage(_size(drawing) * _RATIO, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(_DOTS_PER_METRE)
    image.setDotsPerMeterY(_DOTS_PER_METRE)
    painter = QPainter(image)
    painter.scale(_RATIO, _RATIO)
    _paint(painter, title, detail, drawing)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(data.data())


def _size(drawing: Drawing) -> QSize:
    whole = drawing.size + QSizeF(2 * _MARGIN, 2 * _MARGIN + _HEAD)
    return whole.toSize()


def _paint(painter: QPainter, title: str, detail: str, drawing: Drawing) -> None:
    light: Callable[[str], QColor] = lambda token: QColor(tokens(dark=False)[token])  # noqa: E731
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(QPointF(0, 0), QSizeF(_size(drawing))), light("surface"))
    painter.setPen(light("text"))
    painter.setFont(font(Size.HEADING, QFont.Weight.DemiBold))
    painter.drawText(QPointF(_MARGIN, _MARGIN + 18), title)
    painter.setPen(light("muted"))
    painter.setFont(font(Size.BODY))
    painter.drawText(QPointF(_MARGIN, _MARGIN + 40), detail)
    painter.translate(_MARGIN, _MARGIN + _HEAD)
    drawing.paint(painter, light)
