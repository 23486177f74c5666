"""The window: pages beside a sidebar, files dropped anywhere, messages at the bottom."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QWidget

from careerflow.views.icons import app_icon
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.drop_overlay import DropOverlay
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.menu_key import MENU_KEYS, open_context_menu
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.sidebar import Sidebar
from careerflow.views.widgets.toast import Toast

DATA_SUFFIXES = (".zip", ".json", ".csv", ".tsv")
"""Of files that are imported."""
_READABLE = (".pdf", ".txt", *DATA_SUFFIXES)


def _local_files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _readable(paths: list[Path]) -> list[Path]:
    return [path for path in paths if path.suffix.lower() in _READABLE]


def is_data_file(path: Path) -> bool:
    """Whether it is to be imported, not read as a CV."""
    return path.suffix.lower() in DATA_SUFFIXES


def _first_size() -> QSize:
    """The size of a window that was never moved: all of it on the screen, title bar included."""
    room = QGuiApplication.primaryScreen().availableSize() - QSize(16, 40)
    return QSize(1240, 780).boundedTo(room)


class Place(IntEnum):
    """The pages of the program, from the top of the sidebar."""

    DASHBOARD = 0
    ANALYZE = 1
    REPORTS = 2
    PIPELINE = 3
    LIBRARY = 4
    STATISTICS = 5
    SETTINGS = 6


_ICONS = {
    Place.DASHBOARD: "layout-dashboard",
    Place.ANALYZE: "scan-search",
    Place.REPORTS: "files",
    Place.PIPELINE: "square-kanban",
    Place.LIBRARY: "library",
    Place.STATISTICS: "chart-column",
    Place.SETTINGS: "settings",
}


class MainWindow(QMainWindow):
    files_dropped = Signal(list)
    """list[Path] of what was dropped and can be read, or imported; never empty."""
    open_requested = Signal()
    analyze_requested = Signal()
    back_requested = Signal()
    about_requested = Signal()
    page_shown = Signal(QWidget)
    closing = Signal()
    """The window is about to close: its state can still be saved."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages: list[QWidget] = []
        self._splitters: dict[str, str] = {}  # of pages that are not built yet
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 520)
        self.resize(_first_size())
        self._sidebar = Sidebar(theme)
        self._sidebar.page_chosen.connect(lambda index: self.show_page(self._pages[index]))
        self._stack = QStackedWidget()
        central = QWidget()
        beside = QWidget()
        self._beside = column(self._stack, spacing=0)
        beside.setLayout(self._beside)
        central.setLayout(row(self._sidebar, beside, spacing=0))
        self.setCentralWidget(central)
        # Not in the stack, which shows a screen reader its pages and nothing else.
        self._toast = Toast(theme, beside)
        self._overlay = DropOverlay(theme, central)
        self._drop_hints: dict[QWidget, Callable[[], str]] = {}
        self._note: Note | None = None
        self._undo: Callable[[], None] | None = None
        self._on_second: Callable[[], None] | None = None
        self._toast.action_clicked.connect(self._run_action)
        self._toast.second_clicked.connect(self._run_second)
        self._add_shortcuts()
        self.retranslate()

    # Pages

    def reserve_places(self) -> None:
        """Puts every page's name into the sidebar before the pages are made, so that none moves
        under the mouse: `put_page` brings each to its place."""
        for place in Place:
            self.add_page(QWidget(), _ICONS[place], partial(self._name, place))

    def put_page(self, place: Place, page: QWidget) -> None:
        """`page` takes its reserved place, in view where that was chosen already."""
        empty, self._pages[place] = self._pages[place], page
        in_view = self._stack.currentWidget() is empty
        self._stack.addWidget(page)
        self._restore_splitters(page)
        if in_view:
            keyboard = empty.hasFocus()
            self.show_page(page)
            if not keyboard:
                # It starts at the window: no ring is drawn before Tab is pressed.
                self.setFocus()
        self._stack.removeWidget(empty)
        empty.deleteLater()

    def page_at(self, place: Place) -> QWidget:
        """An empty one, where it is not made yet."""
        return self._pages[place]

    def _name(self, place: Place) -> str:
        names = {
            Place.DASHBOARD: self.tr("Dashboard"),
            Place.ANALYZE: self.tr("Analyze"),
            Place.REPORTS: self.tr("Reports"),
            Place.PIPELINE: self.tr("Pipeline"),
            Place.LIBRARY: self.tr("Library"),
            Place.STATISTICS: self.tr("Statistics"),
            Place.SETTINGS: self.tr("Settings"),
        }
        return names[place]

    def add_page(self, page: QWidget, icon_name: str, title: Callable[[], str]) -> None:
        """Adds a page with its place in the sidebar; `title` gives it in the present language."""
        self._pages.append(page)
        self._stack.addWidget(page)
        self._sidebar.add(icon_name, title)
        self._restore_splitters(page)
        if len(self._pages) == 1:
            self.show_page(page)
            # The keyboard starts at the window: no ring is drawn before Tab is pressed.
            self.setFocus()

    def add_below_pages(self, widget: QWidget) -> None:
        """At the lower end of the sidebar."""
        self._sidebar.add_below(widget)

    def adopt(self, part: QWidget) -> None:
        """Puts the splitters of what is built inside a page where the others of their name are."""
        self._splitters = self._splitter_states()
        self._restore_splitters(part)

    def show_page(self, page: QWidget) -> None:
        focus = self.focusWidget()
        walks_the_sidebar = focus is not None and self._sidebar.isAncestorOf(focus)
        self._stack.setCurrentWidget(page)
        if not walks_the_sidebar:
            # Where a page begins, not what happens to come next: see its focus proxy.
            page.setFocus()
        self._sidebar.select(self._pages.index(page))
        self.page_shown.emit(page)

    def page_number(self) -> int:
        """The place in the sidebar of the page in view."""
        page = self._stack.currentWidget()
        assert page is not None
        return self._pages.index(page)

    def return_to(self, number: int) -> bool:
        """Shows the page with that place in the sidebar; False where there is none, or the user
        has begun to work on the present one."""
        focus = self.focusWidget()
        if not 0 <= number < len(self._pages) or focus not in (None, self):
            return False
        self.show_page(self._pages[number])
        return True

    def current_page(self) -> QWidget | None:
        return self._stack.currentWidget()

    # Messages

    def show_message(
        self,
        text: str,
        action: str = "",
        on_action: Callable[[], None] | None = None,
        second: str = "",
        on_second: Callable[[], None] | None = None,
    ) -> None:
        """A quiet message over the page; `action` and `second` label buttons that call
        `on_action` and `on_second`. Does nothing where the message in view says it already, and
        perhaps more: several jobs may fail of the same cause."""
        if not action and self._toast.isVisible() and text in self._toast.text():
            return
        self._undo, self._on_second = on_action, on_second
        self._toast.show_text(text, action, second)

    def show_note(self, text: str) -> None:
        """Above every page, for as long as the window is open."""
        if self._note is None:
            self._note = Note(self._theme, NoteKind.WARNING)
            around = (Space.XL, Space.M, Space.XL, 0)
            self._beside.insertLayout(0, column(self._note, margins=around))
        self._note.set_text(text)

    def offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        """Tells what was lost, with a button that brings it back."""
        self.show_message(text, self.tr("Undo"), undo)

    # State

    def come_forward(self) -> None:
        """In front of other windows, also where it was minimised, as far as the desktop lets it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def save_state(self) -> bytes:
        """Geometry and splitters, for `restore_state` at the next start."""
        geometry = _encode(self.saveGeometry().data())
        state = {"geometry": geometry, "splitters": self._splitter_states()}
        return json.dumps(state).encode()

    def restore_state(self, state: bytes) -> None:
        """Takes what `save_state` gave; what it cannot read leaves the window as it is."""
        try:
            values = json.loads(state)
            geometry = b64decode(values["geometry"])
            self._splitters = {str(k): str(v) for k, v in values["splitters"].items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            return
        self.restoreGeometry(geometry)
        self._restore_splitters(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    # Drops

    def hint_at_drops(self, page: QWidget, hint: Callable[[], str]) -> None:
        """What is said while files are dragged over the window and `page` is in view."""
        self._drop_hints[page] = hint

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = _local_files(event.mimeData())
        if files:
            # Also what cannot be read: a drop that is refused in silence explains nothing.
            event.acceptProposedAction()
            page, readable = self._stack.currentWidget(), _readable(files)
            is_data = bool(readable) and is_data_file(readable[0])
            hint = None if page is None else self._drop_hints.get(page)
            self._overlay.show_for(bool(readable), is_data, "" if hint is None else hint())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._overlay.hide()
        event.acceptProposedAction()
        files = _local_files(event.mimeData())
        if readable := _readable(files):
            self.files_dropped.emit(readable)
        elif files:
            self.show_message(
                self.tr(
                    "“{name}” is not a PDF or .txt file. Save it as a PDF and drop that."
                ).format(name=files[0].name)
            )

    def retranslate(self) -> None:
        self.setWindowTitle("CareerFlow")
        self._sidebar.setAccessibleName(self.tr("Pages"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _add_shortcuts(self) -> None:
        keys = {
            self.open_requested: [QKeySequence(QKeySequence.StandardKey.Open)],
            self.analyze_requested: [QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")],
            self.back_requested: [QKeySequence(QKeySequence.StandardKey.Back), QKeySequence("Esc")],
            # Not StandardKey.Quit, which Windows has no key for.
            self.close: [QKeySequence("Ctrl+Q")],
            self.about_requested: [QKeySequence("F1")],
            open_context_menu: [QKeySequence(key) for key in MENU_KEYS],
        }
        for act, shortcuts in keys.items():
            action = QAction(self)
            action.setShortcuts(shortcuts)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(act)
            self.addAction(action)

    def _run_action(self) -> None:
        if self._undo is not None:
            self._undo()

    def _run_second(self) -> None:
        if self._on_second is not None:
            self._on_second()

    def _splitter_states(self) -> dict[str, str]:
        """By name; where several have one name, that in view counts."""
        states = dict(self._splitters)
        for splitter in sorted(self.findChildren(QSplitter), key=QSplitter.isVisible):
            if name := splitter.objectName():
                states[name] = _encode(splitter.saveState().data())
        return states

    def _restore_splitters(self, inside: QWidget) -> None:
        for splitter in inside.findChildren(QSplitter):
            if saved := self._splitters.get(splitter.objectName()):
                with suppress(ValueError):  # what is damaged is left as it is, as above
                    splitter.restoreState(b64decode(saved, validate=True))


def _encode(data: bytes | bytearray | memoryview) -> str:
    return b64encode(data).decode()
