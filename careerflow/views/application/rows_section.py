"""Things of an application below each other, and a way to add one."""

from abc import abstractmethod
from collections.abc import Sequence

from careerflow.models.tracker import Application
from careerflow.views.application.section import Section
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.item_rows import Item, ItemRows


class RowsSection(Section):
    def __init__(self, theme: Theme, icon_name: str) -> None:
        super().__init__(theme, icon_name)
        self._theme = theme
        self._application: Application | None = None
        self._add = Button(theme, "quiet", "plus")
        self._add.clicked.connect(self._on_add)
        self.buttons.addWidget(self._add)
        self._rows = ItemRows(theme, self._add)
        self.body.addWidget(self._rows)
        self.retranslate()

    def show_application(self, application: Application) -> None:
        self._application = application
        self._show()

    def _show(self) -> None:
        if self._application is not None:
            self._rows.set_items(self._items(self._application))

    @abstractmethod
    def _items(self, application: Application) -> Sequence[Item]:
        """The rows of it that are shown."""

    @abstractmethod
    def _on_add(self) -> None:
        """The user wants another."""
