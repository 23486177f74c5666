import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from careerflow.views.preview.image_cache import ImageCache, PageRequest
from careerflow.views.preview.page_images import LARGEST_SIDE, MOST_PIXELS, PageImages

KILOBYTE = 1024


def image(kilobytes: int) -> QImage:
    return QImage(256, kilobytes, QImage.Format.Format_RGB32)


def test_the_least_recently_shown_goes_first():
    cache = ImageCache(3 * KILOBYTE)
    for page in range(3):
        assert cache.put(PageRequest(page, 1.0), image(1), ()) == []
    assert cache.get(0) is not None
    assert cache.put(PageRequest(3, 1.0), image(1), ()) == [1]
    assert cache.bytes == 3 * KILOBYTE


def test_pages_in_view_stay_even_over_the_limit():
    cache = ImageCache(2 * KILOBYTE)
    cache.put(PageRequest(0, 1.0), image(2), (0, 1))
    assert cache.put(PageRequest(1, 1.0), image(2), (0, 1)) == []
    assert cache.get(0) is not None
    assert cache.put(PageRequest(2, 1.0), image(1), (2,)) == [1, 0]


SIZES = ((595.0, 842.0),) * 8
SMALL = round(180 / 842, 4)


@pytest.fixture
def parent(qapp):
    return QObject()


def images(parent, limit: int = 100 * 2**20):
    made = PageImages(parent, limit)
    made.set_pages(SIZES)
    asked = []
    made.requested.connect(lambda wanted: asked.append([*wanted]))
    return made, asked


def want(made, shown, around, scale, ratio=1.0, turns=0) -> None:
    made.look(scale, ratio, turns)
    made.want(shown, around)


def requests(*wanted: tuple[int, float]) -> list[PageRequest]:
    return [PageRequest(*request) for request in wanted]


def test_pages_in_view_come_first_then_those_around_then_thumbnails(parent):
    made, asked = images(parent)
    made.want_thumbnails(range(2))
    want(made, (3, 4), (5, 2), 1.0, 1.0)
    sharp = [(page, 1.0) for page in (3, 4, 5, 2)]
    assert asked[-1] == requests(*sharp, (0, SMALL), (1, SMALL))


def test_what_is_wanted_no_more_is_asked_for_no_more(parent):
    made, asked = images(parent)
    want(made, (0,), (1,), 1.0, 1.0)
    want(made, (6,), (7,), 1.0, 1.0)
    assert asked == [requests((0, 1.0), (1, 1.0)), requests((6, 1.0), (7, 1.0))]


def test_the_same_wishes_are_told_once_and_what_came_is_not_asked_for_again(parent):
    made, asked = images(parent)
    want(made, (0,), (1,), 1.0, 1.0)
    want(made, (0,), (1,), 1.0, 1.0)
    made.put(PageRequest(0, 1.0), image(1))
    want(made, (0,), (1,), 1.0, 1.0)
    want(made, (0,), (1,), 1.5, 1.0)
    assert asked == [requests((0, 1.0), (1, 1.0)), requests((0, 1.5), (1, 1.5))]


def test_a_large_image_is_preceded_by_a_small_one_that_is_shown_meanwhile(parent):
    made, asked = images(parent)
    want(made, (0,), (), 3.0, 1.0)
    assert asked == [requests((0, SMALL), (0, 3.0))]
    made.put(PageRequest(0, SMALL), image(1))
    assert made.get(0)[0].scale == SMALL
    want(made, (0,), (), 3.0, 1.0)
    assert asked[1:] == [], "the sharp one is on its way"
    made.put(PageRequest(0, 3.0), image(1))
    assert made.get(0)[0].scale == 3.0
    assert made.small(0) is not None


def test_so_is_one_of_a_page_that_may_be_next(parent):
    made, asked = images(parent)
    want(made, (0,), (1,), 2.0, 1.0)
    assert asked == [requests((0, SMALL), (1, SMALL), (0, 2.0), (1, 2.0))]


def test_an_image_that_comes_late_does_not_replace_the_right_one(parent):
    made, _ = images(parent)
    want(made, (0,), (), 2.0, 1.0)
    made.put(PageRequest(0, 2.0), image(1))
    made.put(PageRequest(0, 1.0), image(1))
    assert made.get(0)[0].scale == 2.0


def test_a_dropped_page_is_asked_for_again(parent):
    made, asked = images(parent, 3 * 2**20)
    want(made, (0,), (), 1.0, 1.0)
    made.put(PageRequest(0, 1.0), image(2 * KILOBYTE))
    want(made, (1,), (), 1.0, 1.0)
    made.put(PageRequest(1, 1.0), image(2 * KILOBYTE))
    assert made.bytes == 2 * 2**20
    want(made, (0,), (), 1.0, 1.0)
    assert asked[-1] == requests((0, 1.0))


def test_no_more_is_rendered_ahead_than_the_cache_holds(parent):
    one = 595 * 842 * 4
    made, asked = images(parent, 3 * one)
    want(made, (3,), (4, 5, 6, 2), 1.0, 1.0)
    assert asked == [requests((3, 1.0), (4, 1.0), (5, 1.0))]


def test_scrolling_through_many_pages_stays_below_the_limit(parent):
    made, _ = images(parent, 5 * 2**20)
    for page in range(8):
        want(made, (page,), (), 1.0, 1.0)
        made.put(PageRequest(page, 1.0), image(2 * KILOBYTE))
        assert made.bytes <= 5 * 2**20


def test_no_image_grows_beyond_what_can_be_drawn(parent):
    made, asked = images(parent)
    want(made, (0,), (), 40.0, 1.0)
    assert asked[0][-1].scale * 842 <= LARGEST_SIDE + 1


def test_a_failed_page_has_its_message_until_an_image_comes(parent):
    made, asked = images(parent)
    want(made, (0,), (), 1.0, 1.0)
    made.fail(0, "broken")
    assert made.error(0) == "broken"
    want(made, (0,), (), 1.0, 1.0)
    assert asked[1:] in ([], [[]]), "not asked for again"
    want(made, (0,), (), 1.5, 1.0)
    made.put(PageRequest(0, 1.5), image(1))
    assert made.error(0) is None


def test_nothing_of_what_failed_or_was_near_outlives_a_release(parent):
    made, asked = images(parent)
    want(made, (0, 1), (), 1.0, 1.0)
    made.fail(0, "broken")
    made.put(PageRequest(1, 1.0, 0, (0.0, 0.0, 10.0, 10.0)), image(1))
    made.release()
    assert made.error(0) is None
    assert made.detail(1) is None
    assert made.bytes == 0
    want(made, (0, 1), (), 1.0, 1.0)
    assert {request.page for request in asked[-1]} == {0, 1}


def test_failures_are_said_in_other_words_where_they_still_stand(parent):
    made, asked = images(parent)
    want(made, (0, 1), (), 1.0, 1.0)
    made.fail(0, "broken")
    made.fail(1, "broken")
    made.put(PageRequest(1, 1.0), image(1))
    told = len(asked)
    made.say_errors({0: "hỏng", 1: "hỏng"})
    assert made.error(0) == "hỏng"
    assert made.error(1) is None
    assert len(asked) == told, "and asks for nothing"


def test_a_sharper_screen_wants_sharper_thumbnails(parent):
    made, asked = images(parent)
    want(made, (), (), 1.0, 1.0)
    made.want_thumbnails((0,))
    want(made, (), (), 3.0, 3.0)
    assert [wanted[0].scale for wanted in asked] == [SMALL, pytest.approx(3 * SMALL, rel=1e-3)]


def test_pages_that_are_turned_are_asked_for_again(parent):
    made, asked = images(parent)
    want(made, (0,), (), 1.0)
    made.put(PageRequest(0, 1.0), image(1))
    want(made, (0,), (), 1.0, turns=5)
    assert asked[-1] == [PageRequest(0, 1.0, 1)]
    assert made.get(0)[0].turns == 0, "shown meanwhile"


def test_of_a_page_that_is_too_large_the_part_in_view_gets_its_own_image(parent):
    made, asked = images(parent)
    made.look(6.0, 1.0, 0)
    assert made.too_large(0)
    made.want((0,), (), {0: (10.0, 20.0, 110.0, 120.0)})
    small, whole, part = asked[-1]
    assert small.scale == SMALL
    assert whole.scale**2 * 595 * 842 == pytest.approx(MOST_PIXELS)
    assert part == PageRequest(0, 6.0, 0, (10.0, 20.0, 110.0, 120.0))
    made.put(part, image(1))
    assert made.detail(0)[0] == part
    made.want((0,), (), {0: (10.0, 20.0, 110.0, 120.0)})
    assert part not in made._requests
    made.look(5.0, 1.0, 0)
    assert made.detail(0) is None, "of another zoom"
    made.look(6.0, 1.0, 0)
    made.want((1,), ())
    assert made.detail(0) is None, "out of view"
