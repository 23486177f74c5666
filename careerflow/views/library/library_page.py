"""The Library page: CVs, jobs, how they match, and the trash, each in a tab of its own."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QWidget

from careerflow.views.icons import icon
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text


class Tab(StrEnum):
    """In their order, from the left."""

    CVS = "cvs"
    JOBS = "jobs"
    MATCH = "match"
    TRASH = "trash"


_ICONS = {
    Tab.CVS: "file-text",
    Tab.JOBS: "briefcase-business",
    Tab.MATCH: "grid-3x3",
    Tab.TRASH: "trash-2",
}
_ORDER = list(Tab)


class LibraryPage(QWidget):
    """Tabs come one after the other, in any order: `add_tab` puts each in its place."""

    tab_shown = Signal(Tab)
    """Another tab is in view, chosen by the user or by `show_tab`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: dict[Tab, QWidget] = {}
        self._wanted: Tab | None = None  # shown once it is there
        self._build()
        for keys, by in (
            (QKeySequence.StandardKey.NextChild, 1),
            (QKeySequence.StandardKey.PreviousChild, -1),
        ):
            QShortcut(keys, self).activated.connect(lambda by=by: self._step(by))
        theme.changed.connect(self._tint)
        self.retranslate()

    def add_tab(self, tab: Tab, page: QWidget) -> None:
        """The first one is in view; any other where `show_tab` asked for it before."""
        self._pages[tab] = page
        self._states.addWidget(page)
        was_blocked = self.bar.blockSignals(True)
        index = sum(_ORDER.index(other) < _ORDER.index(tab) for other in self._shown_tabs())
        self.bar.insertTab(index, "")
        self.bar.setTabData(index, tab.value)
        self.bar.blockSignals(was_blocked)
        self._tint()
        self.retranslate()
        if len(self._pages) == 1 or tab is self._wanted:
            wanted = None if tab is self._wanted else self._wanted
            self.show_tab(tab)
            self._wanted = wanted

    def show_tab(self, tab: Tab) -> None:
        """Now, or as soon as it is there."""
        if tab not in self._pages:
            self._wanted = tab
            return
        self._wanted = None
        self.bar.setCurrentIndex(self._shown_tabs().index(tab))
        self._turn()

    def current_tab(self) -> Tab | None:
        """None before there is any."""
        index = self.bar.currentIndex()
        return Tab(self.bar.tabData(index)) if index >= 0 else None

    def page_of(self, tab: Tab) -> QWidget | None:
        """None before it is there."""
        return self._pages.get(tab)

    def title(self) -> str:
        return self.tr("Library")

    def drop_hint(self) -> str:
        return self.tr("Drop to add to the library")

    def retranslate(self) -> None:
        self._title.setText(self.title())
        self.bar.setAccessibleName(self.tr("Parts of the library"))
        names = self._names()
        for index, tab in enumerate(self._shown_tabs()):
            self.bar.setTabText(index, names[tab])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _names(self) -> Mapping[Tab, str]:
        return {
            Tab.CVS: self.tr("CVs"),
            Tab.JOBS: self.tr("Jobs"),
            Tab.MATCH: self.tr("Match"),
            Tab.TRASH: self.tr("Trash"),
        }

    def _build(self) -> None:
        self._title = Text("heading")
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setIconSize(QSize(16, 16))
        self.bar.currentChanged.connect(self._turn)
        line = QFrame()
        line.setProperty("role", "line")
        head = row(self._title, self.bar, spacing=Space.XL)
        head.setStretch(1, 1)  # the tab that is chosen is wider than it says
        head.setContentsMargins(Space.XL, Space.M, Space.XL, 0)
        self._states = QStackedWidget()
        layout = column(head, line, self._states, spacing=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFocusProxy(self._states)

    def _shown_tabs(self) -> list[Tab]:
        """From left to right."""
        return [Tab(self.bar.tabData(index)) for index in range(self.bar.count())]

    def _turn(self) -> None:
        tab = self.current_tab()
        page = None if tab is None else self._pages[tab]
        if page is None or self.focusProxy() is page:
            return
        focus = self.focusWidget()
        follows = focus is not None and self._states.isAncestorOf(focus)
        self._wanted = None  # what the user has turned to stays
        self._states.setCurrentWidget(page)
        self.setFocusProxy(page)
        if follows:  # the keyboard was in the tab before, not on the bar
            page.setFocus()
        self.tab_shown.emit(tab)

    def _step(self, by: int) -> None:
        count = self.bar.count()
        if count:
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % count)

    def _tint(self) -> None:
        for index, tab in enumerate(self._shown_tabs()):
            self.bar.setTabIcon(index, icon(self._theme, _ICONS[tab], "muted", 16))
