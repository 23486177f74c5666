"""A drawing as SVG text: shapes and words, nothing of Qt but the measuring of words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import QPointF

# Characters that no XML file may hold, even escaped.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Words:
    """How words look. `anchor` is what stands at their x: "start", "middle" or "end"."""

    size: float
    color: str
    weight: int = 400
    anchor: str = "start"


@dataclass(slots=True)
class Svg:
    """`family` is the words' font; `title` is what a screen reader says of the whole."""

    width: float
    title: str
    family: str
    _parts: list[str] = field(default_factory=list)

    def text(self, x: float, baseline: float, words: str, look: Words) -> None:
        self._add(
            "text",
            {
                "x": x,
                "y": baseline,
                "font-size": look.size,
                "font-weight": look.weight,
                "fill": look.color,
                "text-anchor": look.anchor,
            },
            words,
        )

    def line(self, start: QPointF, end: QPointF, color: str, width: float, dash: str = "") -> None:
        ends = {"x1": start.x(), "y1": start.y(), "x2": end.x(), "y2": end.y()}
        self._add("line", {**ends, "stroke": color, "stroke-width": width, **_dashed(dash)})

    def polygon(
        self, points: Iterable[QPointF], fill: str, opacity: float = 1.0, edge: str = ""
    ) -> None:
        corners = " ".join(f"{_number(p.x())},{_number(p.y())}" for p in points)
        self._add(
            "polygon",
            {"points": corners, "fill": fill, "fill-opacity": opacity, "stroke": edge or "none"},
        )

    def circle(self, centre: QPointF, radius: float, fill: str, edge: str, width: float) -> None:
        place = {"cx": centre.x(), "cy": centre.y(), "r": radius}
        self._add("circle", {**place, "fill": fill, "stroke": edge, "stroke-width": width})

    def source(self, height: float, ground: str) -> str:
        """The whole file. Equal drawings give equal text."""
        width, high = _number(self.width), _number(height)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{high}"'
            f' viewBox="0 0 {width} {high}" role="img" font-family={quoteattr(self.family)}>'
        )
        title = f"<title>{_plain(self.title)}</title>"
        back = f'<rect width="{width}" height="{high}" fill="{ground}"/>'
        lines = (head, title, back, *self._parts, "</svg>", "")
        return "\n".join(lines)

    def _add(self, name: str, attributes: dict[str, str | float], words: str = "") -> None:
        said = " ".join(f'{key}="{_value(value)}"' for key, value in attributes.items())
        self._parts.append(
            f"<{name} {said}>{_plain(words)}</{name}>" if words else f"<{name} {said}/>"
        )


def _dashed(dash: str) -> dict[str, str | float]:
    return {"stroke-dasharray": dash} if dash else {}


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else _number(value)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _plain(words: str) -> str:
    return escape(_NO_XML.sub("", words))
