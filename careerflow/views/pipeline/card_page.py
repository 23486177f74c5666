"""What shows cards, of which some are selected and one is current."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from careerflow.models.tracker import Card
from careerflow.views.pipeline.face import Face


class CardPage(QWidget):
    face: Face

    def selected(self) -> list[Card]:
        raise NotImplementedError

    def current(self) -> str | None:
        """Its id."""
        raise NotImplementedError

    def has_keyboard(self) -> bool:
        """Whether the keyboard is among the cards."""
        raise NotImplementedError

    def choose(self, ids: Sequence[str], current: str | None, keyboard: bool) -> None:
        """Selects those with these ids and makes one current; `keyboard` takes the keyboard
        there."""
        raise NotImplementedError
