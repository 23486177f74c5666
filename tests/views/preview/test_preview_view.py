from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from careerflow.models.document import Document, DocumentKind, Page, Person
from careerflow.models.report import Verdict
from careerflow.views.preview.highlights import Highlight
from careerflow.views.preview.image_cache import PageRequest
from careerflow.views.preview.page_scroller import Fit
from careerflow.views.widgets.tool_tip import tool_tip

HOSTILE = '<img src="file:///etc/passwd"> & <b>bold</b>'
BOX = (100.0, 700.0, 300.0, 712.0)


def pdf(pages: int = 3) -> Document:
    sizes = tuple(Page(595.0, 842.0, 0, 0) for _ in range(pages))
    return Document("", DocumentKind.PDF, "en", "", sizes, (), (), (), Person())


def mark(row, page=0, boxes=(BOX,), verdict=Verdict.MET, start=0, end=0):
    return Highlight(row, verdict, HOSTILE, "quote", page, boxes, start, end)


def place(canvas, page, box):
    """The middle of a box, in the viewport."""
    return canvas.pages.box(page, box).center() - canvas.offset


def test_pages_stand_at_once_and_those_in_view_and_ahead_are_asked_for(qtbot, preview):
    asked = []
    preview.pages_requested.connect(asked.append)
    canvas = preview.canvas

    def wait_for(*pages):
        # The window may get its size a moment later, and asks again when that rests.
        qtbot.waitUntil(lambda: bool(asked) and [one.page for one in asked[-1]] == [*pages])
        scale = canvas.pages.zoom * canvas.devicePixelRatioF()
        assert asked[-1][0].scale == pytest.approx(scale, abs=1e-3)

    preview.set_document(pdf(30))
    assert len(canvas.pages.sizes) == 30
    wait_for(0, 1, 2, 3)
    canvas.go_to_page(10)
    wait_for(10, 11, 12, 13, 9)
    canvas.go_to_page(20)
    canvas.go_to_page(18)
    wait_for(18, 17, 16, 15, 19)


def test_a_change_of_zoom_is_no_way_to_scroll(qtbot, preview):
    asked = []
    preview.pages_requested.connect(asked.append)
    preview.set_document(pdf(30))
    preview.canvas.go_to_page(10)
    preview.canvas.zoom_by(-2, QPointF(0, 0))
    qtbot.waitUntil(lambda: bool(asked) and asked[-1][0].page > 5)
    first, *_, last = asked[-1]
    assert last.page == first.page - 1, "one back, the others from there on"


def test_the_page_fills_the_width_and_follows_it(preview):
    preview.set_document(pdf())
    before = preview.canvas.pages.rect(0).width()
    preview.resize(800, 600)
    assert preview.canvas.pages.rect(0).width() == pytest.approx(before + 300, abs=2)
    preview.actions_by_name["fit_page"].trigger()
    assert preview.canvas.pages.rect(0).height() < preview.canvas.viewport().height()


@pytest.mark.parametrize("zoom_steps", [-3, 0, 2, 6])
def test_a_click_on_a_highlight_tells_its_row_at_any_zoom(qtbot, preview, zoom_steps):
    preview.set_document(pdf())
    preview.set_highlights([mark(7, page=1)])
    canvas = preview.canvas
    canvas.zoom_by(zoom_steps)
    preview.show_row(7)
    spot = place(canvas, 1, BOX)
    assert canvas.viewport().rect().contains(spot.toPoint())
    with qtbot.waitSignal(preview.row_clicked) as clicked:
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    assert clicked.args == [7]
    outside = spot + QPointF(0, 40 * canvas.pages.zoom)
    assert canvas.rows_at(outside) == []


def test_a_repeated_click_goes_to_the_row_below(qtbot, preview):
    preview.set_document(pdf())
    preview.set_highlights(
        [
            mark(1, boxes=((90.0, 90.0, 400.0, 130.0),)),
            mark(2, boxes=((100.0, 100.0, 200.0, 112.0),)),
        ]
    )
    preview.row_clicked.connect(preview.select_row)
    told = []
    preview.row_clicked.connect(told.append)
    spot = place(preview.canvas, 0, (100.0, 100.0, 200.0, 112.0)).toPoint()
    for _ in range(3):
        qtbot.mouseClick(preview.canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told == [2, 1, 2]


def test_each_piece_of_evidence_is_scrolled_to(preview):
    preview.set_document(pdf())
    preview.set_highlights([mark(0, page=0), mark(0, page=2), mark(1, page=1)])
    canvas = preview.canvas
    for evidence, page in ((1, 2), (0, 0), (1, 2)):
        preview.show_row(0, evidence)
        assert canvas.viewport().rect().contains(place(canvas, page, BOX).toPoint())
    assert canvas.current_page == 2
    assert preview.bar._page_label.text() == "Page 3 of 3"


def test_a_row_without_evidence_is_only_selected(preview):
    preview.set_document(pdf())
    preview.show_row(5)
    assert preview.canvas.selected == 5
    assert preview.canvas.offset.y() == 0


def test_highlights_are_tinted_and_the_selected_one_more(preview):
    preview.set_document(pdf())
    box = (100.0, 100.0, 200.0, 130.0)
    preview.set_highlights([mark(0, boxes=(box,)), mark(1, boxes=((100.0, 200.0, 200.0, 230.0),))])
    preview.select_row(1)
    shown = preview.canvas.viewport().grab().toImage()

    def color(where):
        return shown.pixelColor(place(preview.canvas, 0, where).toPoint())

    plain, strong = color(box), color((100.0, 200.0, 200.0, 230.0))
    paper = color((300.0, 300.0, 320.0, 320.0))
    assert paper.name() == "#ffffff"
    assert plain.name() != "#ffffff"
    assert strong.saturation() > plain.saturation()


def test_an_image_is_drawn_and_a_failed_page_says_why(preview):
    preview.set_document(pdf())
    scale = preview.canvas.pages.zoom
    image = QImage(round(595 * scale), round(842 * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    preview.set_page_image(PageRequest(0, scale), image)
    spot = place(preview.canvas, 0, (10.0, 10.0, 20.0, 20.0)).toPoint()
    assert preview.canvas.viewport().grab().toImage().pixelColor(spot).name() == "#0000ff"
    preview.set_page_error(1, HOSTILE)
    assert preview.canvas.images.error(1) == HOSTILE


def test_zoom_keeps_the_point_under_the_pointer(preview):
    preview.set_document(pdf())
    canvas = preview.canvas
    pointer = QPointF(200, 250)
    before = canvas.pages.to_points(0, pointer + canvas.offset)
    for _ in range(4):
        wheel = QWheelEvent(
            pointer,
            canvas.viewport().mapToGlobal(pointer),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas.viewport(), wheel)
    after = canvas.pages.to_points(0, pointer + canvas.offset)
    assert canvas.fit is Fit.FREE
    assert (after.x(), after.y()) == (
        pytest.approx(before.x(), abs=1),
        pytest.approx(before.y(), abs=1),
    )


def test_keys_scroll_and_zoom(qtbot, preview):
    preview.set_document(pdf())
    canvas = preview.canvas
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.offset.y() == canvas.verticalScrollBar().maximum() > 0
    assert canvas.current_page == 2
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.offset.y() == 0
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.offset.y() > 300
    zoom = canvas.pages.zoom
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.pages.zoom > zoom
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.pages.zoom == pytest.approx(zoom)


def test_dragging_scrolls_a_page_without_text_and_selects_nothing(qtbot, preview):
    preview.set_document(pdf())
    preview.set_highlights([mark(0, boxes=((0.0, 0.0, 595.0, 842.0),))])
    viewport = preview.canvas.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    kind = QEvent.Type
    with qtbot.assertNotEmitted(preview.row_clicked):
        for event, y, button in (
            (kind.MouseButtonPress, 400, left),
            (kind.MouseMove, 360, none),
            (kind.MouseMove, 300, none),
            (kind.MouseButtonRelease, 300, left),
        ):
            at = QPointF(200, y)
            moved = QMouseEvent(
                event, at, viewport.mapToGlobal(at), button, left, Qt.KeyboardModifier.NoModifier
            )
            QApplication.sendEvent(viewport, moved)
    assert preview.canvas.offset.y() == 100


def test_the_description_tells_the_page_and_what_is_marked_on_it(preview):
    preview.set_document(pdf())
    preview.set_highlights([mark(0, page=0)])
    assert preview.canvas.accessibleDescription() == f"Page 1 of 3. Highlighted: {HOSTILE}: quote"
    preview.canvas.verticalScrollBar().setValue(preview.canvas.verticalScrollBar().maximum())
    said = preview.canvas.accessibleDescription()
    assert said == "Page 3 of 3. Nothing is highlighted here."


def test_a_new_document_forgets_the_old_one(preview):
    preview.set_document(pdf())
    preview.set_highlights([mark(0)])
    preview.show_row(0)
    preview.set_document(pdf(1))
    assert preview.canvas.highlights == ()
    assert preview.canvas.selected is None
    assert preview.canvas.offset.y() == 0


def test_a_plain_text_is_shown_as_text_with_its_passages(qtbot, preview):
    text = "\U0001f600 Nguyễn Văn An\nThành thạo Python\n" + "dòng khác\n" * 200 + "Kubernetes"
    start = text.index("Kubernetes")
    document = replace(pdf(0), kind=DocumentKind.TEXT, text=text)
    preview.set_document(document)
    python = text.index("Python")
    preview.set_highlights(
        [
            mark(0, None, (), start=python, end=python + 6),
            mark(1, None, (), Verdict.PARTIAL, start, start + 10),
        ]
    )
    assert preview.text.isVisible()
    assert preview.text.toPlainText() == text
    chosen = [s.cursor.selectedText() for s in preview.text.extraSelections()]
    assert chosen == ["Python", "Kubernetes"], "an emoji before them moves nothing"
    preview.show_row(1)
    rect = preview.text.cursorRect()
    assert preview.text.viewport().rect().contains(rect.center())
    with qtbot.waitSignal(preview.row_clicked) as clicked:
        spot = rect.center() + QPoint(4, 0)
        qtbot.mouseClick(preview.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert clicked.args == [1]


def test_a_tool_tip_shows_markup_as_it_is_written():
    assert "<img" not in tool_tip(HOSTILE)
    assert "&lt;b&gt;bold" in tool_tip(HOSTILE)
    assert tool_tip("") == ""
