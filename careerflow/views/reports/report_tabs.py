"""The list of reports and the open ones: one of them is shown, below a strip of tabs."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QToolButton, QWidget

from careerflow.models.report import ReportSummary
from careerflow.views.icons import icon
from careerflow.views.reports.report_words import apart, job_title, who
from careerflow.views.reports.reports_page import ReportsPage
from careerflow.views.reports.tab_strip import Label, TabStrip
from careerflow.views.reports.telling_apart import distinctive, told_apart
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button, IconButton
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import when

HOME = ""
"""The key of the list, which is always there."""

_GAP = 4  # added to the little that Fusion leaves between icon and text


@dataclass(frozen=True, slots=True)
class _Told:
    """Of a tab: its title, what may tell it from others of that title (of two that are compared
    first the right one, the newer), its tip."""

    title: str
    distinctive: list[str]
    tip: str


class ReportTabs(QWidget):
    """A tab has no view of its own: `chosen` asks for it, and `show_view` brings it."""

    chosen = Signal(str)
    """The key of the tab that the user wants to see, or HOME."""
    closed = Signal(str, object)
    """The key and the ReportSummary of a tab that the user has closed: it is gone already. Of a
    comparison, that of its right side."""
    rearranged = Signal()
    """Tabs were opened, closed or moved."""
    compare_wanted = Signal(str, str)
    """The shown report's key and the id of the report to compare it with."""

    def __init__(self, theme: Theme, page: ReportsPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.page = page
        self._reports: dict[str, tuple[ReportSummary, ...]] = {}  # one, or two to be compared
        self._told: dict[str, _Told] = {}
        self._labels: dict[str, Label] = {}
        self._others: tuple[ReportSummary, ...] = ()
        self._shown = HOME
        self._build()
        self._connect()
        self._tint()
        self.retranslate()
        self.show_home()

    def title(self) -> str:
        return self.page.title()

    # What the page is told

    def add(self, key: str, *reports: ReportSummary) -> None:
        """A tab of a report, or of two side by side, that is not shown yet; or the new label of
        one that is there."""
        is_new = key not in self._reports
        self._reports[key] = reports
        self._told[key] = self._tell(reports)
        if is_new:
            self.strip.add(key)
            self._bar.show()
        self._label_all()
        if is_new:
            self.rearranged.emit()

    def replace(self, former: str, key: str, *reports: ReportSummary) -> None:
        """Another tab in the place of `former`, and chosen."""
        self.add(key, *reports)
        keys = self.open_keys()
        self.strip.moveTab(keys.index(key), keys.index(former))
        self.choose(key)
        self.remove(former)

    def remove(self, key: str) -> None:
        """Takes a tab away; where it was shown its neighbour takes its place, or the list."""
        keys = self.open_keys()
        place = keys.index(key)
        neighbours = keys[place + 1 : place + 2] or keys[:place][-1:] or [HOME]
        del self._reports[key], self._told[key], self._labels[key]
        self.strip.drop(key)
        self._label_all()
        self._bar.setVisible(bool(self._reports))
        if key == self._shown:
            self.choose(neighbours[0])
        self.rearranged.emit()

    def open_keys(self) -> list[str]:
        """Of the open tabs, from left to right."""
        return self.strip.keys()

    def reports(self, key: str) -> tuple[ReportSummary, ...]:
        """The one that a tab shows, or the two that it compares, the left one first."""
        return self._reports[key]

    def choose(self, key: str) -> None:
        """Turns to a tab, or HOME, and says so."""
        if key != HOME:
            self.strip.choose(key)
            self._show(key, self._waiting)
        else:
            self.show_home()
        self.chosen.emit(key)

    def show_home(self) -> None:
        self._show(HOME, self.page)

    def add_view(self, view: QWidget) -> None:
        """Takes a view in, without showing it."""
        self._states.addWidget(view)

    def show_view(self, view: QWidget) -> None:
        """The view of the chosen tab."""
        self._show(self._shown, view)

    def set_others(self, others: tuple[ReportSummary, ...]) -> None:
        """The other reports of the shown one's job."""
        self._others = others
        self._compare.setEnabled(bool(others))
        self._compare.setToolTip("" if others else self.tr("No other report of this job yet"))

    @property
    def shown(self) -> str:
        """The key of the chosen tab, or HOME."""
        return self._shown

    def current_view(self) -> QWidget:
        """The list, a report, or an empty page while one is on its way."""
        shown = self._states.currentWidget()
        assert shown is not None
        return shown

    def retranslate(self) -> None:
        self._home.setText(self.tr("All reports"))
        self._all.name_it(self.tr("List the open reports"))
        self._compare.setText(self.tr("Compare with…"))
        self._waiting_text.setText(self.tr("Opening the report…"))
        self.strip.setAccessibleName(self.tr("Open reports"))
        self._told = {key: self._tell(reports) for key, reports in self._reports.items()}
        self._label_all()
        self.set_others(self._others)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._home = QToolButton()
        self._home.setCheckable(True)
        self._home.setIconSize(QSize(16 + _GAP, 16))
        self._home.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.strip = TabStrip(self._theme)
        self._all = IconButton(self._theme, "chevron-down")
        self._compare = Button(self._theme, "quiet", "columns-2")
        self._bar = QFrame()
        self._bar.setProperty("role", "strip")
        tabs = row(self._home, self.strip, self._all, self._compare, spacing=Space.XS)
        tabs.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        tabs.setStretch(1, 1)
        self._bar.setLayout(tabs)
        self._bar.hide()
        self._waiting_text = Text("muted")
        self._waiting = QWidget()
        self._waiting.setLayout(column(self._waiting_text, 0, margins=Space.XL))
        self._states = QStackedWidget()
        for widget in (self.page, self._waiting):
            self._states.addWidget(widget)
        layout = column(self._bar, self._states, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._home.clicked.connect(lambda: self.choose(HOME))
        self._all.clicked.connect(self._list_tabs)
        self._compare.clicked.connect(self._list_others)
        self.strip.key_chosen.connect(self._on_key_chosen)
        self.strip.close_wanted.connect(self._close)
        self.strip.moved.connect(self.rearranged)
        self._theme.changed.connect(self._tint)
        for keys, act in (
            (QKeySequence.StandardKey.NextChild, lambda: self._step(1)),
            (QKeySequence.StandardKey.PreviousChild, lambda: self._step(-1)),
            (QKeySequence.StandardKey.Close, lambda: self._close(self._shown)),
        ):
            QShortcut(keys, self).activated.connect(act)

    def _show(self, key: str, widget: QWidget) -> None:
        """With the keyboard in it, unless that walks along the tabs."""
        focus = self.focusWidget()
        follows = self._states.isAncestorOf(focus) if focus is not None else False
        self._shown = key
        self._states.setCurrentWidget(widget)
        self.setFocusProxy(widget)
        if follows:
            widget.setFocus()
        self._mark()

    def _mark(self) -> None:
        is_home = self._shown == HOME
        self._home.setChecked(is_home)
        self.strip.set_idle(is_home)
        self._compare.setVisible(not is_home and len(self._reports[self._shown]) == 1)

    def _on_key_chosen(self, key: str) -> None:
        if key != self._shown:
            self.choose(key)

    def _step(self, by: int) -> None:
        stops = [HOME, *self.open_keys()]
        self.choose(stops[(stops.index(self._shown) + by) % len(stops)])

    def _close(self, key: str) -> None:
        if key != HOME:
            report = self._reports[key][-1]
            self.remove(key)
            self.closed.emit(key, report)

    def _list_tabs(self) -> None:
        menu = self._menu()
        for key in self.open_keys():
            action = menu.addAction(_shown(self._labels[key].spoken))
            action.setCheckable(True)
            action.setChecked(key == self._shown)
            action.triggered.connect(lambda _checked, key=key: self.choose(key))
        self._popup(menu, self._all)

    def _list_others(self) -> None:
        menu, key = self._menu(), self._shown
        for other in self._others:
            action = menu.addAction(_shown(apart(other)))
            action.triggered.connect(
                lambda _checked, other=other.id: self.compare_wanted.emit(key, other)
            )
        self._popup(menu, self._compare)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _popup(self, menu: QMenu, below: QWidget) -> None:
        corner = below.rect().bottomRight()
        at = below.mapToGlobal(corner)
        at.setX(at.x() - menu.sizeHint().width())
        menu.popup(at)

    def _label_all(self) -> None:
        """A tab that comes or goes may change what tells others apart."""
        for key in self._reports:
            label = self._label(key)
            if self._labels.get(key) != label:
                self._labels[key] = label
                self.strip.label(key, label)

    def _label(self, key: str) -> Label:
        own = self._told[key]
        others = (told for other, told in self._told.items() if other != key)
        alike = [told.distinctive for told in others if told.title == own.title]
        return Label(own.title, told_apart(own.distinctive, alike), own.tip)

    def _tell(self, reports: tuple[ReportSummary, ...]) -> _Told:
        title = job_title(reports[-1])
        if len(reports) > 1:
            title = self.tr("Comparison: {title}").format(title=title)
        tips = [f"{who(one)} · {job_title(one)} · {when(one.created)}" for one in reports]
        values = [value for one in reversed(reports) for value in distinctive(one)]
        return _Told(title, values, "\n".join(tips))

    def _tint(self) -> None:
        self._home.setIcon(icon(self._theme, "files", "muted", 16, _GAP))


def _shown(text: str) -> str:
    """Of a menu: an ampersand is no mark of a key to press."""
    return text.replace("&", "&&")
