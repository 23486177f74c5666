"""The CV as it was handed in, with the evidence marked on it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QImage, QPalette
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from careerflow.models.document import Document, DocumentKind
from careerflow.views.preview.highlights import Highlight
from careerflow.views.preview.page_canvas import Fit, PageCanvas
from careerflow.views.preview.preview_bar import PreviewBar
from careerflow.views.preview.text_canvas import TextCanvas
from careerflow.views.theme import Theme


class PreviewView(QWidget):
    """Pages of a PDF, or the text of a plain-text CV.

    It makes no image itself: `page_requested(page, scale)` asks for one (page from 0, scale in
    pixels per point) and `set_page_image` brings it. An image in Format_RGB32 is drawn without
    conversion. `row_clicked` tells the report row whose highlight was clicked.
    """

    page_requested = Signal(int, float)
    row_clicked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: Document | None = None
        self._highlights: tuple[Highlight, ...] = ()
        self.canvas = PageCanvas()
        self.text = TextCanvas()
        self.bar = PreviewBar(theme)
        for sheet in (self.canvas, self.text):
            sheet.setProperty("role", "sheet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.text)
        self._arrange()
        self._connect()
        self._use_colors()
        self.retranslate()

    def set_document(self, document: Document) -> None:
        """Shows blank pages of the right sizes at once, and asks for those in view."""
        self._document = document
        self._highlights = ()
        if self._is_text():
            self.canvas.set_pages(())
            self.text.set_text(document.text)
            self._stack.setCurrentWidget(self.text)
        else:
            self.canvas.set_pages(tuple((page.width, page.height) for page in document.pages))
            self._stack.setCurrentWidget(self.canvas)
        self._note_page()

    def set_page_image(self, page: int, scale: float, image: QImage) -> None:
        """`page` from 0; `scale` as it was asked for."""
        self.canvas.set_image(page, scale, image)

    def set_page_error(self, page: int, message: str) -> None:
        """`message` is shown on the page, as plain text."""
        self.canvas.set_error(page, message)

    def release_images(self) -> None:
        """Lets go of the page images; they are asked for again when the preview is shown."""
        self.canvas.images.clear()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """The evidence to mark; replaces what was marked before."""
        self._highlights = tuple(highlights)
        self.canvas.highlights = self._highlights
        self.canvas.viewport().update()
        self.text.set_highlights(self._highlights)
        self._describe()

    def select_row(self, row: int | None) -> None:
        """Marks the row's evidence more strongly than the rest; None marks no row."""
        self.canvas.selected = row
        self.canvas.viewport().update()
        self.text.select(row)

    def show_row(self, row: int, evidence: int = 0) -> None:
        """Selects the row, scrolls its evidence into view and flashes it.

        `evidence` counts the row's highlights from 0. A row without any is only selected.
        """
        self.select_row(row)
        mine = [h for h in self._highlights if h.row == row]
        if not mine:
            return
        wanted = mine[min(evidence, len(mine) - 1)]
        if self._is_text():
            self.text.show_highlight(wanted)
        elif wanted.page is not None and wanted.boxes:
            self.canvas.show_highlight(wanted)

    def tab_stops(self) -> list[QWidget]:
        return [*self.bar.buttons, self.canvas, self.text]

    def retranslate(self) -> None:
        self.canvas.painter.loading = self.tr("Page {page} is on its way…")
        self.canvas.viewport().update()
        self.canvas.setAccessibleName(self.tr("CV preview"))
        self.text.setAccessibleName(self.tr("CV preview"))
        self._describe()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 240)

    def _is_text(self) -> bool:
        return self._document is not None and self._document.kind is DocumentKind.TEXT

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.canvas.page_requested.connect(self.page_requested)
        self.canvas.row_clicked.connect(self.row_clicked)
        self.text.row_clicked.connect(self.row_clicked)
        self.canvas.page_changed.connect(self._note_page)
        self.canvas.zoom_changed.connect(self._note_zoom)
        self.bar.zoom_in.connect(self._zoom_in)
        self.bar.zoom_out.connect(self._zoom_out)
        self.bar.fit_width.connect(self._fit_width)
        self.bar.fit_page.connect(self._fit_page)
        self._theme.changed.connect(self._use_colors)

    def _use_colors(self) -> None:
        palette = self.canvas.viewport().palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.color("sunken"))
        self.canvas.viewport().setPalette(palette)
        self.canvas.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.canvas.viewport().setAutoFillBackground(True)

    def _zoom_in(self) -> None:
        self._zoom(1)

    def _zoom_out(self) -> None:
        self._zoom(-1)

    def _zoom(self, steps: int) -> None:
        if self._is_text():
            self.text.zoomIn(steps)
        else:
            self.canvas.zoom_by(steps)

    def _fit_width(self) -> None:
        self.canvas.set_fit(Fit.WIDTH)

    def _fit_page(self) -> None:
        self.canvas.set_fit(Fit.PAGE)

    def _note_zoom(self, zoom: float) -> None:
        fit = self.canvas.fit
        self.bar.set_zoom(zoom, fit is Fit.WIDTH, fit is Fit.PAGE)

    def _note_page(self) -> None:
        pages = len(self.canvas.pages.sizes)
        self.bar.set_page(self.canvas.current_page + 1, pages)
        self._describe()

    def _describe(self) -> None:
        """What is marked on the page in view, for those who cannot see it."""
        shown: QWidget = self.text if self._is_text() else self.canvas
        page = None if self._is_text() else self.canvas.current_page
        passages = [f"{h.requirement}: {h.quote}" for h in self._highlights if h.page == page]
        marked = self.tr("Highlighted: {passages}").format(passages="; ".join(passages))
        nothing = self.tr("Nothing is highlighted here.")
        place = self.tr("Page {page} of {pages}.").format(
            page=self.canvas.current_page + 1, pages=len(self.canvas.pages.sizes)
        )
        said = [marked if passages else nothing]
        shown.setAccessibleDescription(" ".join(said if page is None else [place, *said]))
        event = QAccessibleEvent(shown, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
