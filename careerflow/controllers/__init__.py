"""Qt without widgets: what the user does becomes jobs, and their outcomes reach the views."""

import sys
from typing import Any

from PySide6 import QtCore  # noqa: F401 - brings the module below

# After every import in the process PySide reads that module's whole source, to learn whether it
# takes part in PySide's optional features (snake_case). Nothing here does. Left out, as it is in
# a frozen program, which has no sources: 29 MB less, and the imports after first paint take 0.45 s
# instead of 0.55 s.
_feature: Any = sys.modules.get("shibokensupport.feature")
if hasattr(_feature, "_mod_uses_pyside"):
    _feature._mod_uses_pyside = lambda _module: False
