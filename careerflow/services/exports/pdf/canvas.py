"""One page to draw on, and the document that its pages and links belong to."""

import math
from collections.abc import Callable, Sequence
from itertools import groupby

import pymupdf

from careerflow.models.report import Verdict
from careerflow.services.exports.pdf import type as setting
from careerflow.services.exports.pdf.type import HEIGHT, LEFT, WIDTH, Style
from careerflow.services.task import Stage, TaskContext

Rect = tuple[float, float, float, float]
Point = tuple[float, float]


Print = Callable[[pymupdf.Page], None]


class Book:
    """Sheets are drawn first and printed when all are there: each knows how many there are, and
    links may lead forward."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._links: list[tuple[int, Rect, str]] = []
        self._places: dict[str, tuple[int, Point]] = {}

    def sheet(self, size: Point = (WIDTH, HEIGHT), side: float = LEFT) -> "Sheet":
        """A new one at the end; `side` is the margin of its foot."""
        self.sheets.append(Sheet(self, len(self.sheets), size, side))
        return self.sheets[-1]

    def add_link(self, number: int, rect: Rect, target: str) -> None:
        self._links.append((number, rect, target))

    def add_place(self, name: str, number: int, point: Point) -> None:
        """The first of a name counts."""
        self._places.setdefault(name, (number, point))

    def place(self, name: str) -> tuple[int, Point] | None:
        """Number of its sheet, from 0, and where on it."""
        return self._places.get(name)

    def print(self, ctx: TaskContext) -> pymupdf.Document:
        """Raises Cancelled."""
        pdf = pymupdf.open()
        copied = [sheet for sheet in self.sheets if sheet.beneath]
        total = len(self.sheets) + len(copied)
        for sheet in self.sheets:
            ctx.step(Stage.EXPORTING, sheet.number, total)
            sheet.print_on(pdf.new_page(width=sheet.size[0], height=sheet.size[1]))
        # Of our own words only: the fonts of the CV stay as they are.
        pdf.subset_fonts()
        for done, sheet in enumerate(copied, len(self.sheets)):
            ctx.step(Stage.EXPORTING, done, total)
            for put in sheet.beneath:
                put(pdf[sheet.number])
        for number, sheet_links in groupby(sorted(self._links), key=lambda link: link[0]):
            page = pdf[number]
            for _, rect, target in sheet_links:
                self._set_link(page, rect, target)
        return pdf

    def _set_link(self, page: pymupdf.Page, rect: Rect, target: str) -> None:
        if (found := self._places.get(target)) is None:
            return  # a passage on a page that could not be copied
        to, point = found
        kind, there = pymupdf.LINK_GOTO, pymupdf.Point(point)
        page.insert_link({"kind": kind, "from": pymupdf.Rect(rect), "page": to, "to": there})


class Sheet:
    """One page; origin top left, points. Shapes lie under words, in the order they came in."""

    def __init__(self, book: Book, number: int, size: Point, side: float) -> None:
        self._book, self.number, self.size, self.side = book, number, size, side
        self._shapes: list[Callable[[pymupdf.Shape], object]] = []
        self._writers: list[tuple[str, pymupdf.TextWriter]] = []
        self.under: list[Print] = []
        """Run on the page before everything else is drawn."""
        self.beneath: list[Print] = []
        """Run when every sheet has been printed: puts the pages of the CV below what is there."""

    # -- words

    def text(self, x: float, top: float, words: str, style: Style) -> float:
        """One line whose top is at `top`; returns where it ends."""
        if not words:
            return x
        if not self._writers or self._writers[-1][0] != style.color:
            self._writers.append((style.color, pymupdf.TextWriter(pymupdf.Rect(0, 0, *self.size))))
        baseline = (x, top + style.rise)
        self._writers[-1][1].append(
            baseline, words, font=setting.font(style.weight), fontsize=style.size
        )
        return x + setting.width(words, style)

    def text_right(self, right: float, top: float, words: str, style: Style) -> None:
        """Ends at `right`."""
        self.text(right - setting.width(words, style), top, words, style)

    def text_centred(self, middle: float, top: float, words: str, style: Style) -> None:
        self.text(middle - setting.width(words, style) / 2, top, words, style)

    # -- shapes

    def box(self, rect: Rect, fill: str = "", radius: float = 0.0, edge: str = "") -> None:
        """A rectangle; `radius` of its corners in points."""
        area = pymupdf.Rect(rect)
        shortest = min(area.width, area.height)
        if shortest > 0:
            share = min(0.5, radius / shortest) or None
            self._shapes.append(lambda shape: shape.draw_rect(area, radius=share))
            self._paint(fill=fill, edge=edge)

    def line(self, start: Point, end: Point, edge: str, width: float = 0.6, dash: str = "") -> None:
        self._shapes.append(lambda shape: shape.draw_line(start, end))
        self._paint(edge=edge, width=width, dash=dash)

    def path(
        self,
        points: Sequence[Point],
        edge: str = "",
        fill: str = "",
        width: float = 0.6,
        opacity: float = 1.0,
        *,
        closed: bool = True,
    ) -> None:
        """Straight lines from point to point, their ends and corners round."""
        corners = [*points, points[0]] if closed else list(points)
        self._shapes.append(lambda shape: shape.draw_polyline(corners))
        self._paint(edge=edge, fill=fill, width=width, opacity=opacity)

    def circle(
        self,
        centre: Point,
        radius: float,
        fill: str = "",
        edge: str = "",
        width: float = 0.8,
        dash: str = "",
    ) -> None:
        self._shapes.append(lambda shape: shape.draw_circle(centre, radius))
        self._paint(fill=fill, edge=edge, width=width, dash=dash)

    def arc(self, centre: Point, radius: float, share: float, edge: str, width: float) -> None:
        """From the top, clockwise, over `share` of the circle."""
        steps = max(2, round(share * 90))
        angles = (2 * math.pi * share * step / steps for step in range(steps + 1))
        x, y = centre
        points = [(x + radius * math.sin(a), y - radius * math.cos(a)) for a in angles]
        self.path(points, edge=edge, width=width, closed=False)

    def mark(self, verdict: Verdict, centre: Point, radius: float = 4.6) -> None:
        """A verdict's mark: told apart by its shape as well as by its colour."""
        x, y = centre
        token = f"{verdict}_text"
        if verdict is Verdict.NOT_SCORED:
            self.circle(centre, radius, edge=token, width=1.0, dash="[1.8 1.4] 0")
            return
        self.circle(centre, radius, fill=token)
        arm = radius * 0.42
        strokes = {
            Verdict.MET: [[(-1.0, 0.05), (-0.25, 0.8), (1.0, -0.7)]],
            Verdict.PARTIAL: [[(-1.0, 0.0), (1.0, 0.0)]],
            Verdict.MISSING: [[(-1.0, -1.0), (1.0, 1.0)], [(-1.0, 1.0), (1.0, -1.0)]],
        }
        for stroke in strokes[verdict]:
            points = [(x + dx * arm, y + dy * arm) for dx, dy in stroke]
            self.path(points, edge="surface", width=1.1, closed=False)

    def _paint(
        self,
        fill: str = "",
        edge: str = "",
        width: float = 0.6,
        dash: str = "",
        opacity: float = 1.0,
    ) -> None:
        """What was drawn last; an edge without a colour is not drawn."""
        options = {
            "color": setting.color(edge) if edge else None,
            "fill": setting.color(fill) if fill else None,
            "width": width if edge else 0,
            "dashes": dash or None,
            "fill_opacity": opacity,
            "lineCap": 0 if dash else 1,
            "lineJoin": 1,
            "closePath": False,
        }
        self._shapes.append(lambda shape: shape.finish(**options))

    # -- links

    def link(self, rect: Rect, target: str) -> None:
        """Leads to the place of that name, wherever it will be."""
        self._book.add_link(self.number, rect, target)

    def place(self, name: str, x: float, y: float) -> None:
        """Names a place."""
        self._book.add_place(name, self.number, (x, y))

    # -- print

    def print_on(self, page: pymupdf.Page) -> None:
        for put in self.under:
            put(page)
        shape = page.new_shape()
        for draw in self._shapes:
            draw(shape)
        shape.commit()
        for token, writer in self._writers:
            writer.write_text(page, color=setting.color(token))
