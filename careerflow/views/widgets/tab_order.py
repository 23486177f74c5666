"""Where Tab goes to what was made later than what follows it."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(stop: QWidget, widgets: Sequence[QWidget]) -> None:
    """Tab goes through `widgets`, in their order, right before `stop`, which keeps its place."""
    before: QWidget | None = stop.previousInFocusChain()
    while before is not None and before is not stop:
        if before not in widgets and _is_stop(before):
            break
        before = before.previousInFocusChain()
    first = [] if before is None or before is stop else [before]
    for one, following in pairwise([*first, *widgets, stop]):
        QWidget.setTabOrder(one, following)


def _is_stop(widget: QWidget) -> bool:
    reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(reached) and not widget.isHidden() and widget.focusProxy() is None
