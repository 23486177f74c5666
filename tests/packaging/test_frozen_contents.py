import pytest
from frozen.contents import excluded, is_used, needed


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/translations/qtbase_vi.qm",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "resources/models/models.json",
        "resources/taxonomy/skills.json",
        "chromadb-1.5.9.dist-info/METADATA",
    ],
)
def test_is_used(name):
    assert is_used(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6\\opengl32sw.dll",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/imageformats/libqwebp.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "resources/taxonomy/source/tech.toml",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "chromadb-1.5.9.dist-info/sboms/bindings.cyclonedx.json",
        "libcudart.so",
        "libcublasLt.so.13",
    ],
)
def test_is_left_out(name):
    assert not is_used(name)


def test_system_libraries_stay_where_something_asks_for_them():
    def library(name, where="/usr/lib/x86_64-linux-gnu"):
        return (name, f"{where}/{name}", "BINARY")

    window = ("PySide6/QtGui.so", "/site-packages/PySide6/QtGui.so", "EXTENSION")
    by_name = ("pymupdf/libmupdf.so", "/site-packages/pymupdf/libmupdf.so", "BINARY")
    python = library("libpython3.11.so.1.0")
    x11, xcb = library("libX11.so.6"), library("libxcb.so.1", "/lib/x86_64-linux-gnu")
    gtk, gdk = library("libgtk-3.so.0"), library("libgdk-3.so.0")
    linked = {window[1]: {x11[1]}, x11[1]: {xcb[1], "/lib/libc.so.6"}, gtk[1]: {gdk[1]}}

    kept = needed([window, gtk, by_name, python, gdk, x11, xcb], lambda path: linked.get(path, ()))

    assert kept == [window, by_name, python, x11, xcb]


def test_torch_and_its_company_are_in_the_full_flavour_alone():
    assert {"torch", "scipy", "pytest"} <= set(excluded(full=False))
    assert not {"torch", "sentence_transformers", "scipy", "numpy.f2py"} & set(excluded(full=True))
    assert "pytest" in excluded(full=True)
