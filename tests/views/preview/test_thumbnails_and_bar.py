"""The strip of pages, the tools, the password, what is said to whom cannot see."""

from itertools import pairwise

import pytest
from own_cv import mark
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QToolButton

from careerflow.models.report import Verdict
from careerflow.views.main_window import MainWindow
from careerflow.views.preview.page_scroller import Fit
from careerflow.views.preview.preview_view import PreviewView


@pytest.fixture
def strip(preview, cv):
    preview.set_document(cv)
    preview.actions_by_name["thumbnails"].trigger()
    return preview.strip


def test_the_strip_is_put_away_until_it_is_asked_for(preview, cv):
    preview.set_document(cv)
    toggle = preview.actions_by_name["thumbnails"]
    assert not preview.strip.isVisible()
    toggle.trigger()
    assert preview.strip.isVisible()
    assert preview.canvas.viewport().width() < 400
    toggle.trigger()
    assert not preview.strip.isVisible()


def test_a_click_and_the_keys_move_and_scrolling_moves_the_mark(qtbot, preview, strip):
    index = strip.model().index(1)
    spot = strip.visualRect(index).center()
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert preview.canvas.current_page == 1
    assert preview.canvas.offset.y() > 100
    qtbot.keyClick(strip, Qt.Key.Key_Up)
    assert preview.canvas.current_page == 0
    preview.canvas.verticalScrollBar().setValue(9999)
    assert strip.currentIndex().row() == 1


def test_the_small_images_in_view_are_asked_for_after_the_pages(qtbot, preview, strip):
    asked = []
    preview.pages_requested.connect(asked.append)
    qtbot.waitUntil(lambda: bool(asked) and len(asked[-1]) == 4)
    assert [request.page for request in asked[-1]] == [0, 1, 0, 1]
    assert asked[-1][0].scale > 2 * asked[-1][2].scale
    preview.actions_by_name["thumbnails"].trigger()
    qtbot.waitUntil(lambda: len(asked[-1]) == 2)


def test_evidence_has_a_tick_of_its_verdict_beside_its_height(preview, strip, cv):
    preview.set_highlights([mark(cv, 0, "left two"), mark(cv, 1, "second page", Verdict.MISSING)])

    def colors(page: int) -> list[str]:
        shown = strip.viewport().grab().toImage()
        rect = strip.visualRect(strip.model().index(page))
        x = rect.center().x() + 96 // 2 - 4
        return [shown.pixelColor(x, y).name() for y in range(rect.top(), rect.bottom())]

    assert colors(0).count("#1f9d63") >= 2
    assert "#1f9d63" not in colors(1)
    assert colors(1).index("#d5445c") < colors(0).index("#1f9d63")
    preview.set_highlights([])
    assert "#1f9d63" not in colors(0)


def test_each_thumbnail_is_named_and_says_what_is_marked(preview, strip, cv):
    preview.set_highlights([mark(cv, 0, "left two"), mark(cv, 1, "column")])
    said = [strip.model().index(page).data(Qt.ItemDataRole.AccessibleTextRole) for page in range(2)]
    assert said == ["Page 1 of 2. 2 marked passages", "Page 2 of 2"]


def test_thumbnails_turn_with_the_pages(preview, strip):
    upright = strip.visualRect(strip.model().index(0)).height()
    preview.actions_by_name["rotate_right"].trigger()
    assert strip.visualRect(strip.model().index(0)).height() < upright - 20


def test_the_window_remembers_the_strip(qtbot, theme, language, cv):
    def window():
        made = MainWindow(theme)
        qtbot.addWidget(made)
        view = PreviewView(theme)
        made.add_page(view, "file-text", lambda: "CV")
        view.set_document(cv)
        return made, view

    first, view = window()
    view.actions_by_name["thumbnails"].trigger()
    state = first.save_state()
    second, view = window()
    second.restore_state(state)
    assert view.strip.isVisibleTo(view)
    assert view.actions_by_name["thumbnails"].isChecked()
    assert not view.sides.restoreState(b"anything else")


@pytest.mark.parametrize("width", [260, 340, 420, 520, 640])
def test_no_tool_is_cut_off_and_all_are_in_the_menu(preview, cv, width):
    preview.set_document(cv)
    preview.set_highlights([mark(cv, 0, "left two")])
    preview.resize(width, 500)
    QApplication.processEvents()
    shown = [button for button in preview.bar.findChildren(QToolButton) if button.isVisible()]
    assert all(
        button.mapTo(preview.bar, button.rect().bottomRight()).x() <= width for button in shown
    )
    edges = sorted((b.mapTo(preview.bar, QPoint()).x(), b.width()) for b in shown)
    assert all(x + w <= after for (x, w), (after, _) in pairwise(edges))
    offered = preview.bar._more.menu().actions()
    for button in preview.bar._buttons.values():
        assert button.defaultAction() in offered


def test_a_wide_preview_shows_every_tool(preview, cv):
    preview.set_document(cv)
    preview.set_highlights([mark(cv, 0, "left two")])
    preview.resize(640, 500)
    QApplication.processEvents()
    assert all(button.isVisible() for button in preview.bar.buttons)


def test_tool_tips_tell_the_keys(preview):
    tips = [preview.actions_by_name[n].toolTip() for n in ("zoom_in", "find", "next_evidence")]
    assert tips == ["Zoom in (Ctrl++)", "Find in the CV (Ctrl+F)", "Next evidence (F8)"]


def test_no_two_actions_have_the_same_keys(preview):
    keys = [key.toString() for action in preview.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys)) > 15


def test_zoom_keys_of_the_whole_preview(qtbot, preview, cv):
    preview.set_document(cv)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(preview.canvas, Qt.Key.Key_1, control)
    assert preview.canvas.pages.zoom == pytest.approx(96 / 72)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Minus, control)
    assert preview.canvas.pages.zoom == pytest.approx(96 / 72 / 1.2)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_2, control)
    assert preview.canvas.fit is Fit.PAGE
    qtbot.keyClick(preview.canvas, Qt.Key.Key_0, control)
    assert preview.canvas.fit is Fit.WIDTH


def test_the_next_document_keeps_the_zoom_but_not_the_turn(preview, cv):
    preview.set_document(cv)
    preview.canvas.zoom_to(1.1)
    preview.actions_by_name["rotate_left"].trigger()
    assert preview.canvas.pages.turns == 3
    preview.set_document(cv)
    assert preview.canvas.pages.zoom == pytest.approx(1.1)
    assert preview.canvas.fit is Fit.FREE
    assert preview.canvas.pages.turns == 0


def test_turning_keeps_the_page_in_view(preview, cv):
    preview.set_document(cv)
    preview.canvas.go_to_page(1)
    for _ in range(4):
        preview.actions_by_name["rotate_right"].trigger()
        assert preview.canvas.current_page == 1
        assert 1 in preview.canvas.shown


def test_two_fingers_zoom_around_themselves(preview, cv):
    preview.set_document(cv)
    canvas, pointer = preview.canvas, QPointF(200, 200)
    before = canvas.pages.to_points(0, pointer + canvas.offset)
    zoom = canvas.pages.zoom

    def pinch(kind, value: float) -> None:
        event = QNativeGestureEvent(
            kind,
            QPointingDevice.primaryPointingDevice(),
            2,
            pointer,
            pointer,
            QPointF(canvas.viewport().mapToGlobal(pointer)),
            value,
            QPointF(),
        )
        QApplication.sendEvent(canvas.viewport(), event)

    pinch(Qt.NativeGestureType.ZoomNativeGesture, 0.5)
    after = canvas.pages.to_points(0, pointer + canvas.offset)
    assert canvas.pages.zoom == pytest.approx(1.5 * zoom)
    assert (after - before).manhattanLength() < 3
    pinch(Qt.NativeGestureType.SmartZoomNativeGesture, 0.0)
    assert canvas.fit is Fit.WIDTH


def test_a_password_is_asked_for_in_place_of_the_pages(qtbot, preview, cv):
    preview.set_document(cv)
    preview.ask_password(wrong=False)
    assert not preview.canvas.isVisible()
    form = preview._password
    assert form.isVisible()
    form._field.setText("secret")
    with qtbot.waitSignal(preview.password_entered) as entered:
        qtbot.keyClick(form._field, Qt.Key.Key_Return)
    assert entered.args == ["secret"]
    preview.ask_password(wrong=True)
    assert form._wrong.isVisible()
    asked = []
    preview.pages_requested.connect(asked.append)
    preview.unlock()
    assert preview.canvas.isVisible()
    qtbot.waitUntil(lambda: bool(asked) and asked[-1][0].page == 0)
    preview.ask_password(wrong=False)
    preview.set_document(cv)
    assert preview.canvas.isVisible(), "another document, another lock"


def test_a_cv_that_is_shown_as_text_can_be_read_out_and_has_its_evidence(preview, cv):
    preview.set_document(cv)
    preview.set_highlights([mark(cv, 3, "left two words")])
    preview.actions_by_name["as_text"].trigger()
    assert preview.text.isVisible()
    assert preview.text.toPlainText() == cv.text.replace("\f", "\n")
    assert [s.cursor.selectedText() for s in preview.text.extraSelections()] == ["left two words"]
    assert "left two words" in preview.text.accessibleDescription()
    preview.actions_by_name["as_text"].trigger()
    assert preview.canvas.isVisible()


def test_a_document_after_one_that_was_shown_as_text_is_shown_as_pages(preview, cv):
    preview.set_document(cv)
    preview.actions_by_name["as_text"].trigger()
    preview.set_document(cv)
    assert preview.canvas.isVisible()


def test_the_small_picture_takes_the_image_that_is_there(qtbot, preview, strip):
    from careerflow.views.preview.image_cache import PageRequest

    image = QImage(595, 842, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    preview.set_page_image(PageRequest(0, 1.0), image)
    spot = strip.visualRect(strip.model().index(0)).center()
    assert strip.viewport().grab().toImage().pixelColor(spot).name() == "#0000ff"


def test_every_tool_has_a_name_in_both_languages(preview, language, qapp):
    def names() -> list[str]:
        return [button.text() or button.accessibleName() for button in preview.bar.buttons]

    english = names()
    assert all(english)
    language.set("vi")
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    vietnamese = names()
    assert all(vietnamese)
    assert not set(english) & set(vietnamese)
