"""pyqtgraph asks of each view whether OpenGL draws it: none is, and Qt's bindings of it are 9 MB.

Names in their place say what they are where somebody calls them.
"""

import sys
import types


class QOpenGLWidget:
    def __init__(self, *_arguments: object, **_named: object) -> None:
        raise RuntimeError("This program draws nothing by OpenGL.")


for _name in ("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"):
    sys.modules[_name] = types.ModuleType(_name)
sys.modules["PySide6.QtOpenGLWidgets"].QOpenGLWidget = QOpenGLWidget
