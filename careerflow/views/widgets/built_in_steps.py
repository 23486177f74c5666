"""A page whose parts are made one after the other: all at once keep the window waiting."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget


class BuiltInSteps(QWidget):
    def build(self, parts: Iterator[bool], *, in_steps: bool) -> None:
        """`parts` makes one more whenever it is asked for its next; `in_steps`: all but the first
        are missing until `build_next` has said that none is."""
        self._building = parts
        self.build_next()
        if not in_steps:
            self.finish()

    def build_next(self) -> bool:
        """Makes one more part; False where all are there."""
        return next(self._building, False)

    def finish(self) -> None:
        """Makes what is missing."""
        while self.build_next():
            pass
