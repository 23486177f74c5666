"""Finding words in a CV: between the bar where they are typed and the sheets they stand on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from careerflow.views.preview.find_bar import FindBar
from careerflow.views.preview.find_session import FindSession
from careerflow.views.preview.page_canvas import PageCanvas
from careerflow.views.preview.page_text import Span
from careerflow.views.preview.text_canvas import TextCanvas

Sheet = PageCanvas | TextCanvas
_LONGEST = 80  # characters of a selection that is taken for the words to look for


class CvFinder(QObject):
    """`sheet` gives the one that is shown. `requested(words)` is answered with `set_hits`."""

    requested = Signal(str)

    def __init__(
        self,
        bar: FindBar,
        sheets: Sequence[Sheet],
        sheet: Callable[[], Sheet],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bar = bar
        self._sheets = sheets
        self._sheet = sheet
        self._session = FindSession()
        bar.wanted.connect(self._look_for)
        bar.next_wanted.connect(self.next)
        bar.previous_wanted.connect(self.previous)
        bar.closed.connect(self.close)

    @property
    def is_open(self) -> bool:
        return not self._bar.isHidden()

    def open(self) -> None:
        """Opens the bar; what is selected on one line is looked for."""
        words = self._sheet().selected_words()
        self._bar.open(words if len(words) < _LONGEST and len(words.splitlines()) < 2 else "")

    def close(self) -> None:
        """The match that was gone to stays as the selection."""
        focus = self._bar.window().focusWidget()
        had_focus = focus is not None and self._bar.isAncestorOf(focus)
        hit = self._session.here()
        self._session.clear()
        for sheet in self._sheets:
            sheet.set_hits((), None)
        self._bar.hide()
        if hit is not None:
            self._sheet().select_span(hit)
        if had_focus:
            self._sheet().setFocus()

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def set_hits(self, words: str, hits: Sequence[Span], failure: str = "") -> None:
        """Where the words stand in the text, or why that is not known; ignored where others are
        wanted by now."""
        if self.is_open and words == self._bar.words:
            self._go_to(self._session.found(hits, self._sheet().first_shown()), failure)

    def _look_for(self, words: str) -> None:
        if words.strip():
            self.requested.emit(words)
        else:
            self._session.clear()
            self._go_to(None)

    def _step(self, by: int) -> None:
        if self.is_open:
            self._go_to(self._session.step(by))
        else:
            self.open()

    def _go_to(self, hit: Span | None, failure: str = "") -> None:
        hits, current = self._session.hits, self._session.current
        for sheet in self._sheets:
            sheet.set_hits(hits, current)
        if hit is not None:
            self._sheet().show_span(hit)
        if failure:
            self._bar.set_failed(failure)
        else:
            self._bar.set_found(current, len(hits))
