"""Everything that can be done with the preview: its words, its keys, its icons."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from careerflow.views.icons import icon
from careerflow.views.theme import Theme


class _Spec(NamedTuple):
    icon: str = ""
    keys: tuple[str, ...] = ()
    checkable: bool = False
    anywhere: bool = False
    """The keys work wherever the keyboard is in the window, not only within the preview."""


_SPECS = {
    "thumbnails": _Spec("panel-left", ("F7",), checkable=True),
    "previous_evidence": _Spec("chevron-up", ("Shift+F8",), anywhere=True),
    "next_evidence": _Spec("chevron-down", ("F8",), anywhere=True),
    "find": _Spec("search", ("Ctrl+F",)),
    "find_previous": _Spec("chevron-up", ("Shift+F3",)),
    "find_next": _Spec("chevron-down", ("F3",)),
    "close_find": _Spec("x"),
    "zoom_out": _Spec("zoom-out", ("Ctrl+-",)),
    "zoom_in": _Spec("zoom-in", ("Ctrl++", "Ctrl+=")),
    "fit_width": _Spec("move-horizontal", ("Ctrl+0",), checkable=True),
    "fit_page": _Spec("file-text", ("Ctrl+2",), checkable=True),
    "actual_size": _Spec(keys=("Ctrl+1",)),
    "rotate_right": _Spec("rotate-cw", ("Ctrl+R",)),
    "rotate_left": _Spec(keys=("Ctrl+Shift+R",)),
    "as_text": _Spec(keys=("Ctrl+T",), checkable=True),
    "copy": _Spec(keys=("Ctrl+C",)),
    "select_all": _Spec(keys=("Ctrl+A",)),
}
_CONTEXTS = {
    True: Qt.ShortcutContext.WindowShortcut,
    False: Qt.ShortcutContext.WidgetWithChildrenShortcut,
}


class PreviewActions(QObject):
    """One QAction a name, on the preview, so that its keys work there; `actions[name]`."""

    def __init__(self, theme: Theme, preview: QWidget) -> None:
        super().__init__(preview)
        self._theme = theme
        self._actions: dict[str, QAction] = {}
        for name, spec in _SPECS.items():
            action = QAction(preview)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setShortcutContext(_CONTEXTS[spec.anywhere])
            action.setCheckable(spec.checkable)
            preview.addAction(action)
            self._actions[name] = action
        preview.installEventFilter(self)
        theme.changed.connect(self._set_icons)
        self._set_icons()
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def menu(self, parent: QWidget) -> QMenu:
        """What can be done with the pages; it goes when it is closed."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("copy", "select_all", "", "find", "", "previous_evidence", "next_evidence"):
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        return menu

    def retranslate(self) -> None:
        for name, words in self._words().items():
            action = self._actions[name]
            action.setText(words)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{words} ({keys})" if keys else words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def _words(self) -> dict[str, str]:
        return {
            "thumbnails": self.tr("Thumbnails"),
            "previous_evidence": self.tr("Previous evidence"),
            "next_evidence": self.tr("Next evidence"),
            "find": self.tr("Find in the CV"),
            "find_previous": self.tr("Previous match"),
            "find_next": self.tr("Next match"),
            "close_find": self.tr("Close (Esc)"),
            "zoom_out": self.tr("Zoom out"),
            "zoom_in": self.tr("Zoom in"),
            "fit_width": self.tr("Fit width"),
            "fit_page": self.tr("Fit page"),
            "actual_size": self.tr("Actual size"),
            "rotate_right": self.tr("Rotate right"),
            "rotate_left": self.tr("Rotate left"),
            "as_text": self.tr("Show as text"),
            "copy": self.tr("Copy"),
            "select_all": self.tr("Select all"),
        }

    def _set_icons(self) -> None:
        for name, spec in _SPECS.items():
            if spec.icon:
                self._actions[name].setIcon(icon(self._theme, spec.icon, "muted"))
                self._actions[name].setIconVisibleInMenu(False)
