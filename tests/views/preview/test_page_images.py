from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from careerflow.views.preview.image_cache import ImageCache
from careerflow.views.preview.page_images import LARGEST_SIDE, PageImages

KILOBYTE = 1024


def image(kilobytes: int) -> QImage:
    return QImage(256, kilobytes, QImage.Format.Format_RGB32)


def test_the_least_recently_shown_goes_first():
    cache = ImageCache(3 * KILOBYTE)
    for page in range(3):
        assert cache.put(page, 1.0, image(1), ()) == []
    assert cache.get(0) is not None
    assert cache.put(3, 1.0, image(1), ()) == [1]
    assert cache.bytes == 3 * KILOBYTE


def test_pages_in_view_stay_even_over_the_limit():
    cache = ImageCache(2 * KILOBYTE)
    cache.put(0, 1.0, image(2), (0, 1))
    assert cache.put(1, 1.0, image(2), (0, 1)) == []
    assert cache.get(0) is not None
    assert cache.put(2, 1.0, image(1), (2,)) == [1, 0]


def images(limit: int = 100 * KILOBYTE):
    parent = QObject()
    made = PageImages(parent, limit)
    made.setParent(None)
    asked = []
    made.page_requested.connect(lambda page, scale: asked.append((page, scale)))
    return made, asked


SIZES = ((595.0, 842.0),) * 3


def test_a_page_is_asked_for_once_a_scale(qapp):
    made, asked = images()
    made.ask((0, 1), 1.0, SIZES)
    made.ask((0, 1), 1.0, SIZES)
    made.put(0, 1.0, image(1), ())
    made.ask((0,), 1.0, SIZES)
    made.ask((0,), 2.0, SIZES)
    assert asked == [(0, 1.0), (1, 1.0), (0, 2.0)]


def test_an_image_that_comes_late_does_not_replace_the_right_one(qapp):
    made, _ = images()
    made.ask((0,), 1.0, SIZES)
    made.ask((0,), 2.0, SIZES)
    made.put(0, 2.0, image(1), ())
    made.put(0, 1.0, image(1), ())
    assert made.get(0)[0] == 2.0


def test_a_dropped_page_is_asked_for_again(qapp):
    made, asked = images(KILOBYTE)
    made.ask((0, 1), 1.0, SIZES)
    made.put(0, 1.0, image(1), ())
    made.put(1, 1.0, image(1), ())
    made.ask((0,), 1.0, SIZES)
    assert asked[2:] == [(0, 1.0)]


def test_no_image_grows_beyond_what_can_be_drawn(qapp):
    made, asked = images()
    made.ask((0,), 40.0, SIZES)
    assert asked[0][1] * 842 <= LARGEST_SIDE + 1


def test_a_failed_page_has_its_message_until_an_image_comes(qapp):
    made, _ = images()
    made.fail(0, "broken")
    assert made.error(0) == "broken"
    made.put(0, 1.0, image(1), ())
    assert made.error(0) is None
