"""The tools above the preview; what has no room is in the menu at the end."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from careerflow.views.icons import icon
from careerflow.views.preview.filter_menu import FilterButton
from careerflow.views.preview.highlights import HighlightFilter
from careerflow.views.preview.page_layout import ACTUAL_SIZE
from careerflow.views.preview.preview_actions import PreviewActions
from careerflow.views.theme import Space, Theme

_BUTTONS = (
    "thumbnails",
    "previous_evidence",
    "next_evidence",
    "find",
    "zoom_out",
    "zoom_in",
    "fit_width",
    "fit_page",
    "rotate_right",
)
_MENU = (
    ("find", "copy", "select_all"),
    ("previous_evidence", "next_evidence"),
    ("zoom_in", "zoom_out", "actual_size", "fit_width", "fit_page"),
    ("rotate_right", "rotate_left"),
    ("thumbnails", "as_text"),
)
_PAGES_ONLY = ("thumbnails", "fit_width", "fit_page", "rotate_right", "rotate_left", "actual_size")


class PreviewBar(QFrame):
    filter_chosen = Signal(HighlightFilter)

    def __init__(
        self, theme: Theme, actions: PreviewActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self._page, self._pages, self._zoom = 1, 0, 1.0
        self._evidence: tuple[int | None, int] = (None, 0)
        self._page_label = _caption()
        self._zoom_label = _caption()
        self._zoom_label.setMinimumWidth(44)
        self._evidence_label = _caption()
        self._buttons = {name: _button(actions, name) for name in _BUTTONS}
        self.filter = FilterButton(theme)
        self.filter.changed.connect(self.filter_chosen)
        self._more = QToolButton()
        self._more.setProperty("role", "menu")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._menu())
        self._groups = self._arrange()
        theme.changed.connect(self._set_icons)
        self._set_icons()
        self.retranslate()

    @property
    def buttons(self) -> list[QWidget]:
        """In the order of reading."""
        buttons = self._buttons
        first = [buttons[name] for name in _BUTTONS[:3]]
        return [*first, self.filter, *(buttons[name] for name in _BUTTONS[3:]), self._more]

    def set_page(self, page: int, pages: int) -> None:
        """`page` counts from 1; no pages: shown as text, which has only its zoom."""
        self._page, self._pages = page, pages
        for name in _PAGES_ONLY:
            self._actions[name].setEnabled(pages > 0)
        self.retranslate()

    def set_zoom(self, zoom: float, width_fits: bool, page_fits: bool) -> None:
        """`zoom` is in logical pixels per point."""
        self._zoom = zoom
        self._actions["fit_width"].setChecked(width_fits)
        self._actions["fit_page"].setChecked(page_fits)
        self.retranslate()

    def set_evidence(self, number: int | None, count: int) -> None:
        """Which one is in view, from 0, of how many."""
        self._evidence = (number, count)
        for name in ("previous_evidence", "next_evidence"):
            self._actions[name].setEnabled(count > 0)
        self.retranslate()

    def retranslate(self) -> None:
        counted = self.tr("Page {page} of {pages}").format(page=self._page, pages=self._pages)
        self._page_label.setText(counted if self._pages else self.tr("Text of the CV"))
        percent = round(100 * self._zoom / ACTUAL_SIZE)
        self._zoom_label.setText(self.tr("{percent}%").format(percent=percent))
        number, count = self._evidence
        place = "–" if number is None else number + 1
        self._evidence_label.setText(
            self.tr("{number} of {count}").format(number=place, count=count)
        )
        said = self.tr("Evidence {place}").format(place=self._evidence_label.text())
        self._evidence_label.setAccessibleName(said)
        self._evidence_label.setToolTip(said)
        self._more.setToolTip(self.tr("More"))
        self._more.setAccessibleName(self.tr("More"))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().minimumSizeHint().height())

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for names in _MENU:
            for name in names:
                menu.addAction(self._actions[name])
            menu.addSeparator()
        return menu

    def _arrange(self) -> list[QWidget]:
        """The groups in the order in which they keep their place: the last one gives way first."""
        buttons = self._buttons
        page = _group(buttons["thumbnails"], self._page_label)
        evidence = _group(
            buttons["previous_evidence"],
            self._evidence_label,
            buttons["next_evidence"],
            self.filter,
        )
        find = _group(buttons["find"])
        zoom = _group(buttons["zoom_out"], self._zoom_label, buttons["zoom_in"])
        fit = _group(buttons["fit_width"], buttons["fit_page"])
        rotate = _group(buttons["rotate_right"])
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        line.setSpacing(Space.S)
        line.addWidget(page)
        line.addStretch()
        for group in (evidence, find, zoom, fit, rotate):
            line.addWidget(group)
        line.addWidget(self._more)
        return [evidence, page, find, zoom, fit, rotate]

    def _fit(self) -> None:
        """Shows as many groups as there is room for."""
        pages, evidence = self._pages > 0, self._evidence[1] > 0
        useful = (evidence, True, True, True, pages, pages)
        room = self.width() - 2 * Space.S - self._more.sizeHint().width()
        for group, is_useful in zip(self._groups, useful, strict=True):
            needed = group.sizeHint().width() + Space.S
            group.setVisible(is_useful and needed <= room)
            if is_useful:
                room = room - needed if needed <= room else 0

    def _set_icons(self) -> None:
        self._more.setIcon(icon(self._theme, "ellipsis-vertical", "muted"))


def _caption() -> QLabel:
    label = QLabel(textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", "caption")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _button(actions: PreviewActions, name: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(actions[name])
    button.setIconSize(QSize(18, 18))
    return button


def _group(*widgets: QWidget) -> QWidget:
    group = QWidget()
    line = QHBoxLayout(group)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2)
    for widget in widgets:
        line.addWidget(widget)
    return group
