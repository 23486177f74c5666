"""A window in a fresh process: prints the time of its first paint.

window.py bare            an empty QMainWindow with a list and a tool bar
window.py careerflow      CareerFlow
window.py stay CV ADVERT  CareerFlow with their report on show, until standard input closes
"""

import os
import sys
import threading
import time


def say_and_leave() -> None:
    print(time.time(), flush=True)
    os._exit(0)


def bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QToolBar

    class Window(QMainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            QTimer.singleShot(0, say_and_leave)

    application = QApplication([])
    window = Window()
    window.setCentralWidget(QListView())
    window.addToolBar(QToolBar())
    window.resize(1100, 760)
    window.show()
    application.exec()


def careerflow(files: list[str]) -> None:
    from pathlib import Path

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from careerflow.app import Application
    from careerflow.controllers.first_paint import FirstPaint

    qt = QApplication([])
    application = Application(qt, [Path(name) for name in files[:1]])
    if files:
        text = Path(files[1]).read_text(encoding="utf-8")
        application.analyze_page.set_advert(text)
        # Heard while the CV is still being read, as Ctrl+Enter is: it starts when both are there.
        QTimer.singleShot(1500, application.analyze_page.request_analysis)
        threading.Thread(target=leave_with_parent, daemon=True).start()
    else:
        painted = FirstPaint(application.analyze_page)
        painted.painted.connect(say_and_leave)
    application.start()
    qt.exec()


def leave_with_parent() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        careerflow(sys.argv[2:])
