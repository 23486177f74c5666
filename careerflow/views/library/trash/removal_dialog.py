"""Asks before something is deleted for good: the one thing here that has no undo."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.text import Text

_WIDTH = 460


class RemovalDialog(FittingDialog):
    """Accepted where the user agrees. `title` is shown where it is one thing."""

    def __init__(
        self, theme: Theme, parent: QWidget, count: int, title: str = "", *, all_of_it: bool = False
    ) -> None:
        super().__init__(_WIDTH, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(
            self.tr("Empty the trash?") if all_of_it else self.tr("Delete for good?")
        )
        what = self.tr("%n thing(s) will be deleted for good.", "", count)
        if count == 1 and title:
            what = self.tr("“{title}” will be deleted for good.").format(title=title)
        rest = self.tr(
            "This cannot be undone. What an application still needs, such as the CV that was sent "
            "with it, stays."
        )
        cancel, self.agree = Button(theme), Button(theme, "danger", "trash-2")
        cancel.setText(self.tr("Cancel"))
        cancel.setDefault(True)
        self.agree.setText(self.tr("Empty the trash") if all_of_it else self.tr("Delete for good"))
        cancel.clicked.connect(self.reject)
        self.agree.clicked.connect(self.accept)
        self.lay_out(
            Text("title", text=self.windowTitle()),
            Text(wrap=True, text=what),
            Text("muted", wrap=True, text=rest),
            buttons=row(0, cancel, self.agree),
            spacing=Space.M,
            margins=Space.L,
        )
        cancel.setFocus()
