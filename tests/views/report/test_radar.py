from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, QSizeF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle

from careerflow.models.job import Axis
from careerflow.models.settings import Theme as Mode
from careerflow.views.report import radar_geometry as geometry
from careerflow.views.report.axis_point import AxisPoint, axis_points


@pytest.fixture
def radar(qtbot, theme, language, report):
    from careerflow.views.report.radar import RadarChart

    radar = RadarChart(theme)
    qtbot.addWidget(radar)
    radar.resize(320, 260)
    radar.show()
    radar.show_points(axis_points(report, language.wording.say), animate=False)
    return radar


def chosen(radar):
    told = []
    radar.axis_selected.connect(told.append)
    return told


def test_arrow_keys_go_round_the_axes_and_escape_clears(qtbot, radar):
    told = chosen(radar)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(radar, key)
    qtbot.keyClick(radar, Qt.Key.Key_Escape)
    axes = list(Axis)
    assert told == [axes[0], axes[1], axes[0], axes[4], None]


@pytest.mark.parametrize("axis", range(5))
def test_a_click_near_an_axis_or_on_its_label_selects_it(qtbot, radar, axis):
    told = chosen(radar)
    near = radar.point_of(axis).toPoint()
    qtbot.mouseClick(radar.viewport(), Qt.MouseButton.LeftButton, pos=near)
    assert told == [list(Axis)[axis]]
    label = radar.label_rects()[axis].center().toPoint()
    qtbot.mouseClick(radar.viewport(), Qt.MouseButton.LeftButton, pos=label)
    assert told[1:] == [None], "the selected axis, clicked again, is no longer selected"


def test_hovering_points_out_an_axis_without_selecting_it(qtbot, radar):
    told, hovered = chosen(radar), []
    radar.axis_hovered.connect(hovered.append)
    at = radar.point_of(2)
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        radar.viewport().mapToGlobal(at),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(radar.viewport(), move)
    assert hovered == [Axis.EXPERIENCE]
    assert told == []


def test_an_axis_nobody_asked_for_says_so_and_is_no_zero(radar, report, language):
    description = radar.accessibleDescription()
    assert "Hard skills: 7.5" in description
    assert "Education: not asked" in description
    points = axis_points(report, language.wording.say)
    corners = geometry.polygon([p.score for p in points], 5)
    assert [axis for axis, _ in corners] == [0, 1, 2]


def test_an_axis_that_was_asked_for_but_not_scored_says_that(report, language):
    silent = tuple(replace(axis, score=None) for axis in report.axes)
    points = axis_points(replace(report, axes=silent), language.wording.say)
    assert [p.value for p in points[:3]] == ["not scored", "not scored", "not asked"]


def test_the_description_follows_the_selection(qtbot, radar):
    before = radar.accessibleDescription()
    qtbot.keyClick(radar, Qt.Key.Key_Right)
    assert radar.accessibleDescription() != before
    assert "Hard skills. Reading the CV" in radar.accessibleDescription()


@pytest.mark.parametrize("size", [(240, 190), (320, 260), (700, 300)])
def test_long_names_never_leave_the_chart(qtbot, theme, qapp, size):
    from careerflow.views.report.radar import RadarChart

    class Long(AxisPoint):
        @property
        def name(self) -> str:
            return "Kiến thức chuyên ngành và nghiệp vụ"

    radar = RadarChart(theme)
    qtbot.addWidget(radar)
    radar.resize(*size)
    radar.show()
    radar.show_points(tuple(Long(axis, None, False, "") for axis in Axis), animate=False)
    inside = radar.viewport().rect().toRectF()
    assert all(inside.contains(rect) for rect in radar.label_rects())


def test_the_largest_radar_that_fits_is_found():
    labels = [QSizeF(60, 30)] * 5
    radius, centre = geometry.fit(QSizeF(320, 260), labels)
    assert 60 < radius < 130
    assert geometry.axis_at(geometry.direction(3, 5) * radius, 5, radius) == 3
    assert geometry.axis_at(QPointF(900, 0), 5, radius) is None
    assert 0 < centre.x() < 320


class Still(QProxyStyle):
    """A style of a desktop with animations switched off."""

    def styleHint(self, hint, option=None, widget=None, data=None):
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, data)


@pytest.fixture(scope="session")
def still(qapp):
    """A widget does not keep its style alive, and what is left of one ends the program when the
    next test sets the application's: this style lives as long as the application."""
    made = Still()
    made.setParent(qapp)
    return made


def test_without_animations_the_scores_stand_at_once(still, qtbot, radar, report, language):
    points = axis_points(report, language.wording.say)
    radar.show_points(points, animate=True)
    assert radar.growing
    radar.setStyle(still)
    radar.show_points(points, animate=True)
    assert not radar.growing


def test_both_themes_paint_it_in_their_own_colours(radar, theme):
    light = radar.grab().toImage()
    theme.set_mode(Mode.DARK)
    dark = radar.grab().toImage()
    theme.set_mode(Mode.LIGHT)
    assert light.pixelColor(4, 4).lightness() > 200
    assert dark.pixelColor(4, 4).lightness() < 60


def test_no_name_of_an_axis_is_broken_inside_a_word(qtbot, theme, language, report):
    from careerflow.views.report.radar_labels import RadarLabels

    labels = RadarLabels(theme)
    points = axis_points(report, language.wording.say)
    labels.set_points(points, 300)
    shown = [word for lines in labels._names for line in lines for word in line.split()]
    assert shown == [word for point in points for word in point.name.split()]
