"""The draft of the Analyze page and what was used lately, through restarts."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor

from careerflow.models.shelf import Draft

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"
HOSTILE = ROOT.parent / "shared" / "data" / "hostile"
ADVERT = (SAMPLES / "advert_en.txt").read_text(encoding="utf-8")


def shelf(driver):
    return driver.application._analyze_controller.shelf


def loaded(driver):
    driver.wait(lambda: shelf(driver)._kept is not None)
    return driver


def kept(driver) -> Draft:
    return driver.library().shelf.draft()


def editor(driver):
    return driver.page._job._editor


def type_in(driver, text: str) -> None:
    """With the cursor where a person leaves it."""
    cursor = editor(driver).textCursor()
    cursor.insertText(text)
    cursor.movePosition(QTextCursor.MoveOperation.Left)
    editor(driver).setTextCursor(cursor)


@pytest.fixture
def left(fill_home) -> None:
    """A home in which a CV and an advert were left on the page."""

    def fill(driver) -> None:
        loaded(driver)
        driver.drop_and_read(SAMPLES / "cv_en.pdf")
        driver.enter(ADVERT)
        driver.wait(lambda: recent_titles(driver, "_cv"))

    fill_home(fill)


def notice(driver) -> bool:
    shown = driver.page._notice
    return shown is not None and shown.isVisible()


def recent_titles(driver, panel: str) -> list:
    return [r.title for r in getattr(driver.page, panel).recent._recents]


def test_a_draft_is_kept_a_moment_after_the_last_key_whatever_comes(make_driver):
    """A kill loses no more than a second: nothing waits for the window to be closed."""
    driver = loaded(make_driver())
    type_in(driver, "Kế toán trưởng 🙂")
    driver.wait(lambda: kept(driver).advert == "Kế toán trưởng 🙂")
    assert kept(driver).cursor == len("Kế toán trưởng ".encode("utf-16-le")) // 2
    driver.drop_and_read(SAMPLES / "cv_en.pdf")
    driver.wait(lambda: kept(driver).cv_name == "cv_en.pdf")
    assert driver.library().has_cv(kept(driver).cv_sha256)


def test_what_stands_on_the_page_is_there_again_even_if_the_file_is_gone(make_driver, tmp_path):
    cv = tmp_path / "cv.pdf"
    cv.write_bytes((SAMPLES / "cv_en.pdf").read_bytes())
    driver = loaded(make_driver())
    driver.drop_and_read(cv)
    driver.enter(ADVERT)
    cursor = editor(driver).textCursor()
    cursor.setPosition(120)
    editor(driver).setTextCursor(cursor)
    cv.unlink()

    driver = make_driver()  # closes the first at once
    driver.wait(lambda: driver.cv_state() == "READY")
    assert driver.page.advert() == ADVERT
    assert editor(driver).textCursor().position() == 120
    assert driver.application._analyze_controller._cv.file_name == "cv.pdf"
    assert notice(driver)
    driver.wait(driver.page._analyze.isEnabled)
    driver.analyze()
    driver.window.show_page(driver.page)
    assert not notice(driver)


def test_clear_empties_the_page_for_good_unless_it_is_undone(make_driver, left):
    driver = make_driver()
    driver.wait(lambda: driver.cv_state() == "READY")
    driver.page._notice._clear.click()
    assert driver.cv_state() == "EMPTY"
    assert driver.page.advert() == ""
    assert not notice(driver)
    driver.window._toast._action.click()
    assert driver.page.advert() == ADVERT
    driver.wait(lambda: driver.cv_state() == "READY")
    driver.page.clear_requested.emit()
    driver.wait(lambda: kept(driver).is_empty)

    driver = loaded(make_driver())
    assert driver.cv_state() == "EMPTY"
    assert not notice(driver)


def test_what_the_user_has_begun_meanwhile_is_left_alone(make_driver, left):
    driver = make_driver(SAMPLES / "cv_vi.pdf")
    type_in(driver, "Another advert")
    loaded(driver)
    driver.wait(lambda: driver.cv_state() == "READY")
    assert driver.application._analyze_controller._cv.file_name == "cv_vi.pdf"
    assert driver.page.advert() == "Another advert"
    assert not notice(driver)
    driver.wait(lambda: kept(driver).advert == "Another advert")


def test_a_stored_copy_that_is_gone_is_told(make_driver):
    driver = loaded(make_driver())
    driver.drop_and_read(SAMPLES / "cv_en.pdf")
    # The window knows that it has kept it: or it would do so again when it is closed.
    driver.wait(lambda: shelf(driver)._kept.cv_sha256 and recent_titles(driver, "_cv"))
    driver.library().find_cv(kept(driver).cv_sha256).file.unlink()
    driver = make_driver()
    driver.wait(lambda: driver.cv_state() == "FAILED")
    assert driver.page._cv._error.id == "store.cv_gone"
    driver.wait(lambda: kept(driver).is_empty)


@pytest.mark.corpus
def test_a_protected_cv_asks_again(make_driver):
    file = HOSTILE / "derived_encrypted_cv_pw_secret.pdf"
    if not file.exists():
        pytest.skip("no shared data")
    driver = loaded(make_driver())
    driver.drop_and_read(file)
    driver.page.password_entered.emit("secret")
    driver.wait(lambda: driver.cv_state() == "READY")
    for _ in range(2):  # also where it was not unlocked meanwhile
        driver = make_driver()
        driver.wait(lambda driver=driver: driver.cv_state() == "LOCKED")
    driver.page.password_entered.emit("secret")
    driver.wait(lambda: driver.cv_state() == "READY")


def test_recents_open_from_the_store(make_driver, tmp_path):
    for name in ("cv_en.pdf", "cv_vi.pdf"):
        (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    driver = loaded(make_driver())
    driver.drop_and_read(tmp_path / "cv_en.pdf")
    driver.enter(ADVERT)
    driver.analyze()
    driver.window.show_page(driver.page)
    driver.wait(lambda: recent_titles(driver, "_job"))
    driver.drop_and_read(tmp_path / "cv_vi.pdf")
    driver.wait(lambda: len(recent_titles(driver, "_cv")) == 2)
    for name in ("cv_en.pdf", "cv_vi.pdf"):
        (tmp_path / name).unlink()

    newest, older = driver.page._cv.recent._recents
    assert (newest.detail, older.detail) == ("cv_vi.pdf", "cv_en.pdf")
    driver.page.recent_cv_chosen.emit(older)
    driver.wait(lambda: driver.cv_state() == "READY")
    assert driver.application._analyze_controller._cv.file_name == "cv_en.pdf"
    driver.page.set_advert("something else")
    (advert,) = driver.page._job.recent._recents
    assert advert.detail.startswith("Hải Đăng Consumer Goods")
    driver.page.recent_advert_chosen.emit(advert)
    driver.wait(lambda: driver.page.advert().startswith("Senior Financial Analyst"))
    editor(driver).undo()
    assert driver.page.advert() == "something else"


def test_a_recent_is_removed_and_comes_back(make_driver):
    driver = loaded(make_driver())
    driver.drop_and_read(SAMPLES / "cv_en.pdf")
    driver.wait(lambda: recent_titles(driver, "_cv"))
    (recent,) = driver.page._cv.recent._recents
    driver.page.recent_remove_wanted.emit(recent)
    driver.wait(lambda: not recent_titles(driver, "_cv"))
    driver.wait(lambda: recent.title in driver.toast())
    driver.window._toast._action.click()
    driver.wait(lambda: recent_titles(driver, "_cv") == [recent.title])


def test_a_draft_that_cannot_be_kept_is_told_once(make_driver):
    driver = loaded(make_driver())
    driver.library()
    with driver.application.backend.library()._store.write() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON drafts BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    told = []
    shelf(driver).failed.connect(told.append)
    for text in ("one", "two"):
        type_in(driver, text)
        driver.wait(lambda: not shelf(driver)._pause.isActive() and shelf(driver)._saving is None)
    assert [message.id for message in told] == ["store.failed"]
