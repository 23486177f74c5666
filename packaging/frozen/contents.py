"""Which modules and libraries are in the frozen program."""

import re
from collections.abc import Callable, Iterable

# Modules that others import where they find them, and that the program never runs.
EXCLUDED = (
    # other windows, notebooks, plots
    *("tkinter", "OpenGL", "pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.jupyter"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtTest"),
    # see runtime_hooks/no_opengl.py
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"),
    *("matplotlib", "scipy", "IPython", "PIL"),
    # tests, checks and builds
    *("pytest", "_pytest", "hypothesis", "mypy", "mypyc", "ast_serialize", "psutil"),
    *("setuptools", "pkg_resources", "sqlalchemy.testing", "numpy.f2py", "lib2to3"),
    # Chroma's server, command line and cluster
    *("uvicorn", "uvloop", "httptools", "watchfiles", "rich", "typer", "pygments", "bcrypt"),
    *("kubernetes", "build", "markdown_it"),
    # Chroma sends traces by it where it is told to; see runtime_hooks/no_traces.py
    *("grpc", "opentelemetry.exporter"),
    # optional accelerators: HTTP does the same
    *("hf_xet", "aiohttp"),
)

# An extra, frozen only into the full flavour.
TORCH = ("torch", "sentence_transformers", "transformers")
# scipy copies all of numpy's names, and numpy imports what a name stands for.
_WITH_TORCH = {"scipy", "PIL", "psutil", "numpy.f2py"}

_UNUSED = re.compile(
    r"plugins/(platforms/lib(qeglfs|qlinuxfb|qminimal|qminimalegl|qvkkhrdisplay|qvnc)"
    r"|egldeviceintegrations|generic|platformthemes/libqgtk3|networkinformation|tls"
    r"|xcbglintegrations/libqxcb-egl|imageformats/libq(gif|jpeg|webp|tga|wbmp|tiff|icns))"
    r"|libQt6(Egl|Qml|Quick|VirtualKeyboard|Pdf|WebEngine)"
    r"|PySide6/Qt/translations/(?!qtbase_(en|vi))"
    r"|\.dist-info/(sboms|RECORD|direct_url)"
    # Windows: OpenGL without a graphics card, 20 MB
    r"|PySide6/(opengl32sw|d3dcompiler_\d+)\.dll$"
    r"|^pyqtgraph/icons/peegee/|^resources/taxonomy/source/"
    # found on a computer that has CUDA; torch is frozen for the CPU
    r"|^lib(cuda|cudart|cublas|cublasLt|cudnn|cufft|curand|cusolver|cusparse|cupti|nccl|nvrtc)\b"
)

# Debian's and Fedora's places; Python's own library may lie there as well.
_SYSTEM = re.compile(r"(/usr)?/lib(64)?/(?!.*libpython)")

Entry = tuple[str, str, str]
"""PyInstaller's: the name in the folder, the file it comes from, the kind."""


def excluded(full: bool) -> list[str]:
    """What PyInstaller leaves out; of the full flavour, not what torch's company imports."""
    if full:
        return [name for name in EXCLUDED if name not in _WITH_TORCH]
    return [*EXCLUDED, *TORCH]


def is_used(name: str) -> bool:
    """False for plug-ins and files that the program never loads; `name` as in the folder."""
    return _UNUSED.search(name.replace("\\", "/")) is None


def needed(binaries: Iterable[Entry], imports: Callable[[str], set[str]]) -> list[Entry]:
    """Without the system's libraries that only what has been left out asked for.

    `imports` gives the paths of the libraries that a file is linked against. What packages bring
    is kept: some of it is opened by name, as Python's own library is.
    """
    entries = list(binaries)
    by_source = {entry[1]: entry for entry in entries}
    seen = {entry for entry in entries if not _SYSTEM.match(entry[1])}
    waiting = list(seen)
    while waiting:
        found = {by_source[path] for path in imports(waiting.pop()[1]) if path in by_source}
        waiting.extend(found - seen)
        seen |= found
    return [entry for entry in entries if entry in seen]
