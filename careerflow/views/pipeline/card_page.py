"""What shows cards, of which some are selected and one is current."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from careerflow.models.tracker import Card
from careerflow.views.pipeline.face import Face


class CardPage(QWidget):
    face: Face

    @abstractmethod
    def selected(self) -> list[Card]:
        """Those that are selected."""

    @abstractmethod
    def current(self) -> str | None:
        """Its id."""

    @abstractmethod
    def has_keyboard(self) -> bool:
        """Whether the keyboard is among the cards."""

    @abstractmethod
    def choose(self, ids: Sequence[str], current: str | None, keyboard: bool) -> None:
        """Selects those with these ids and makes one current; `keyboard` takes the keyboard
        there."""
