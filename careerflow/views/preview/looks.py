"""Zoom, fit and thumbnails of a preview as one value, which other previews can take over."""

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.models.left_open import PreviewLook
from careerflow.views.preview.page_scroller import Fit, PageScroller
from careerflow.views.preview.strip_splitter import StripSplitter


class Looks(QObject):
    """`changed` tells a PreviewLook that the user has chosen, not one that `take` was given."""

    changed = Signal(PreviewLook)

    def __init__(self, pages: PageScroller, sides: StripSplitter, parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._sides = pages, sides
        self._told = self.look()
        self._taking = False
        pages.zoom_changed.connect(self._note)
        sides.strip_shown.connect(self._note)

    def look(self) -> PreviewLook:
        """A zoom that follows from the fit is not told: it is another in each window."""
        fit = self._pages.fit
        zoom = self._pages.pages.zoom if fit is Fit.FREE else 1.0
        return PreviewLook(fit.value, zoom, self._sides.strip_is_shown)

    def take(self, look: PreviewLook) -> None:
        """Shows this and later documents like that."""
        self._taking = True
        if Fit(look.fit) is Fit.FREE:
            self._pages.zoom_to(look.zoom)
        else:
            self._pages.set_fit(Fit(look.fit))
        if look.thumbnails != self._sides.strip_is_shown:
            self._sides.show_strip(look.thumbnails)
        self._taking = False
        self._told = self.look()

    @Slot()
    def _note(self) -> None:
        look = self.look()
        if not self._taking and look != self._told:
            self._told = look
            self.changed.emit(look)
