"""A new job is saved with what its advert says of itself, however quick the user is."""

import pytest
from PySide6.QtWidgets import QWidget

from careerflow.models.job_uses import AdvertCheck, Duplicate, How, KnownAdvert
from careerflow.models.tracker import JobFacts
from careerflow.views.library.jobs.new_job_dialog import NewJobDialog

FOUND = AdvertCheck(JobFacts("Data analyst", "Example Bank"))


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(960, 520)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(theme, window):
    dialog = NewJobDialog(theme, window)
    dialog.asked, dialog.told = [], []
    dialog.entry.text_changed.connect(dialog.asked.append)
    dialog.saved.connect(lambda text, facts: dialog.told.append((text, facts)))
    return dialog


def test_it_opens_inside_of_a_low_window(dialog):
    assert dialog.height() < 520


def test_saved_at_once_it_waits_for_what_the_advert_says(dialog):
    dialog.entry.text.setPlainText("Data analyst at Example Bank")
    dialog._save.click()
    assert dialog.asked == ["Data analyst at Example Bank"]
    assert not dialog.told
    dialog.entry.show_check(FOUND)
    assert dialog.told == [("Data analyst at Example Bank", FOUND.facts)]


def test_it_does_not_wait_for_long(dialog, qtbot):
    dialog.entry._patience.setInterval(0)
    dialog.entry.text.setPlainText("Data analyst at Example Bank")
    dialog._save.click()
    qtbot.waitUntil(lambda: dialog.told == [("Data analyst at Example Bank", JobFacts())])


def test_a_known_advert_that_was_edited_is_saved_though_no_answer_comes(dialog, qtbot):
    known = KnownAdvert(Duplicate("job-1", How.EXACT, 1.0), "Data analyst", "Example Bank")
    dialog.entry._patience.setInterval(0)
    dialog.entry.show_check(AdvertCheck(FOUND.facts, (known,)))
    dialog.entry.text.setPlainText("Data analyst at Example Bank, edited")
    dialog._save.click()
    qtbot.waitUntil(lambda: not dialog.entry._is_asked)
    assert not dialog.told  # what the library has is still there to be read
    dialog._save.click()
    assert dialog.told == [("Data analyst at Example Bank, edited", FOUND.facts)]


def test_what_is_written_meanwhile_is_not_saved_before_it_is_complete(dialog):
    dialog.entry.text.setPlainText("Data analyst at Example Bank")
    dialog._save.click()
    dialog.entry.text.appendPlainText("and more")
    dialog.entry.show_check(FOUND)
    assert not dialog.told


def test_an_advert_that_the_library_has_is_saved_only_when_that_was_read(dialog):
    known = KnownAdvert(Duplicate("job-1", How.EXACT, 1.0), "Data analyst", "Example Bank")
    dialog.entry.text.setPlainText("Data analyst at Example Bank")
    dialog._save.click()
    dialog.entry.show_check(AdvertCheck(FOUND.facts, (known,)))
    assert not dialog.told
    dialog._save.click()
    assert dialog.told == [("Data analyst at Example Bank", FOUND.facts)]


def test_a_job_without_a_text_is_saved_at_once(dialog, qtbot):
    qtbot.keyClicks(dialog.entry.form._lines["title"], "Data analyst")
    dialog._save.click()
    assert dialog.told == [("", JobFacts("Data analyst"))]
