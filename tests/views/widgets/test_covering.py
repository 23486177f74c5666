"""A page that is painted part by part."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from careerflow.views.widgets.covering import Covering


class Seen(QLabel):
    painted = 0

    def paintEvent(self, event):
        self.painted += 1
        super().paintEvent(event)


def test_what_is_covered_is_painted_later(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    head, first, second = Seen("head"), Seen("first"), Seen("second")
    layout = QVBoxLayout(page)
    for label in (head, first, second):
        layout.addWidget(label)
    covering = Covering(first, second)
    covering.cover()
    page.show()
    qtbot.waitUntil(lambda: head.painted > 0)
    assert (first.painted, second.painted) == (0, 0)
    covering.uncover_next()
    qtbot.waitUntil(lambda: first.painted > 0)
    assert second.painted == 0
    covering.uncover_next()
    qtbot.waitUntil(lambda: second.painted > 0)
    covering.uncover_next()
