import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication

from careerflow import paths
from careerflow.models.settings import Theme as Mode
from careerflow.models.tracker import StageKind
from careerflow.views.theme import FAMILY, font, tokens

_VERDICTS = ("met", "partial", "missing", "not_scored")
_GROUNDS = ("window", "surface", "raised")
_TEXTS = (
    [("text", ground) for ground in (*_GROUNDS, "sunken", "hover", "accent_soft")]
    + [("muted", ground) for ground in (*_GROUNDS, "sunken", "hover", "accent_soft")]
    + [("accent_text", ground) for ground in ("accent", "accent_hover", "accent_pressed")]
    + [("accent_soft_text", ground) for ground in (*_GROUNDS, "accent_soft")]
    + [("tooltip_text", "tooltip")]
    + [(f"{v}_text", ground) for v in _VERDICTS for ground in (*_GROUNDS, f"{v}_soft")]
)
_STAGES = tuple(f"stage_{kind.value}" for kind in StageKind)
_LINES = [
    (token, ground)
    for token in ("focus", "border_strong", "second", *_STAGES)
    for ground in _GROUNDS
]


def luminance(color: str) -> float:
    """Relative luminance of WCAG 2.1."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in QColor(color).getRgbF()[:3]
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), _TEXTS)
def test_text_can_be_read(dark, text, ground):
    assert contrast(tokens(dark)[text], tokens(dark)[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("line", "ground"), _LINES)
def test_edges_of_fields_and_focus_can_be_seen(dark, line, ground):
    assert contrast(tokens(dark)[line], tokens(dark)[ground]) >= 3


def test_both_themes_have_the_same_tokens():
    assert tokens(False).keys() == tokens(True).keys()
    assert all(QColor(c).isValid() for dark in (False, True) for c in tokens(dark).values())


def test_a_switch_of_theme_recolours_the_application_and_says_so(theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)
    assert theme.dark
    assert QApplication.palette().window().color() == QColor(tokens(True)["window"])
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.LIGHT)
    assert QApplication.palette().window().color() == QColor(tokens(False)["window"])
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode(Mode.LIGHT)


def test_system_mode_follows_the_platform(theme, qapp):
    theme.set_mode(Mode.SYSTEM)
    try:
        assert theme.dark is (qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark)
    finally:
        theme.set_mode(Mode.LIGHT)


def test_style_sheet_names_only_files_that_exist(theme, qapp):
    files = re.findall(r"url\((.*?)\)", qapp.styleSheet())
    assert files
    assert all(paths.Path(file).is_file() for file in files)
    assert "@" not in qapp.styleSheet()


def test_the_typeface_is_the_bundled_one(theme):
    assert QFontInfo(font()).family().startswith(FAMILY)


def test_an_unknown_token_is_an_error(theme):
    with pytest.raises(KeyError):
        theme.color("no such token")
