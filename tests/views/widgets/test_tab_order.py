"""What is made late is reached where it is seen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from careerflow.views.widgets.tab_order import put_before


def walked(first: QWidget) -> list[str]:
    """Names of what Tab goes through from there."""
    found, at = [], first
    while at.objectName() not in found:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and not at.isHidden():
            found.append(at.objectName())
        at = at.nextInFocusChain()
    return found


def test_what_was_made_late_comes_before_its_stop(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    fields = {}
    for name in ("a", "hidden", "d", "c", "b", "e"):
        fields[name] = QLineEdit(objectName=name)
        layout.addWidget(QLabel(name))
        layout.addWidget(fields[name])
    fields["hidden"].hide()
    put_before(fields["d"], [fields["b"], fields["c"]])
    assert walked(fields["a"]) == ["a", "b", "c", "d", "e"]
    put_before(fields["a"], [fields["e"]])
    assert walked(fields["e"]) == ["e", "a", "b", "c", "d"]


def test_alone_in_its_window_a_stop_comes_after_them(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    stop, late = QLineEdit(objectName="stop"), QLineEdit(objectName="late")
    layout.addWidget(stop)
    layout.addWidget(late)
    put_before(stop, [late])
    assert walked(late) == ["late", "stop"]
