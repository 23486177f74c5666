"""The first paint of a page, in parts."""

from PySide6.QtWidgets import QWidget


class Covering:
    """`parts` of a page that are not painted while they are covered: to show, lay out and paint
    all of a page at once keeps the window waiting."""

    def __init__(self, *parts: QWidget) -> None:
        self._parts = parts
        self.count = len(parts)

    def cover(self) -> None:
        for part in self._parts:
            part.setUpdatesEnabled(False)

    def uncover_next(self) -> None:
        """Does nothing where no part is covered."""
        for part in self._parts:
            if not part.updatesEnabled():
                part.setUpdatesEnabled(True)
                break
