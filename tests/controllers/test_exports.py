"""Exports from the window: dialog, worker, file, toast; and what goes wrong on the way."""

import json
from pathlib import Path

import pymupdf
import pytest
from driving import SAMPLES, children
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage

from careerflow.models.export import SUFFIXES, ExportKind
from careerflow.views.report.export_dialogs import ProtectedDialog, SaveDialog

PASSWORD = "mật khẩu"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Tài liệu"
    folder.mkdir()
    return folder


def fill(driver) -> None:
    driver.sample()
    driver.analyze()
    driver.wait(lambda: driver.library().summaries())


@pytest.fixture
def shown(fill_home, make_driver):
    """A window that shows the report of the sample, as it was left."""
    fill_home(fill)
    driver = make_driver()
    driver.wait(driver.report_view)
    return driver


def header(driver):
    return driver.report_view().header


def exports(driver):
    return driver.application._reports_controller.opened._stand().exports


def dialog(driver, kind: type):
    def found():
        open_ones = [d for d in driver.report_view().findChildren(kind) if d.isVisible()]
        return open_ones[0] if open_ones else None

    driver.wait(found)
    return found()


def choose(driver, kind: ExportKind, file: Path | None = None) -> Path:
    """Picks an entry of the menu and saves under the proposed name, or as `file`."""
    actions = header(driver).export._actions
    actions[kind].trigger()
    return save(driver, file)


def save(driver, file: Path | None) -> Path:
    asked = dialog(driver, SaveDialog)
    if file is not None:
        asked.setDirectory(str(file.parent))
        asked.selectFile(file.name)
    target = Path(asked.selectedFiles()[0])
    asked.accept()
    return target


def test_every_kind_becomes_a_file(shown, folder) -> None:
    made, kinds = {}, {kind: SUFFIXES[kind] for kind in SUFFIXES if kind is not ExportKind.LETTER}
    for kind, suffix in kinds.items():
        target = choose(shown, kind, folder / f"báo cáo{suffix}")
        shown.wait(lambda name=target.name: f"“{name}” was saved" in shown.toast())
        made[kind] = target.read_bytes()
    assert len(list(folder.iterdir())) == len(kinds)
    assert pymupdf.open(stream=made[ExportKind.PDF])[-1].search_for("CV, page 2 of 2")
    assert len(children("--reader-child")) == 1  # the preview's stays
    assert json.loads(made[ExportKind.JSON])["score"] == shown.report_view()._report.score
    assert made[ExportKind.MARKDOWN].startswith(b"# ")
    assert QImage.fromData(made[ExportKind.RADAR_PNG]).width() == 1440
    assert b">Hard skills</text>" in made[ExportKind.RADAR_SVG]

    header(shown).export._actions[ExportKind.COPY].trigger()
    shown.wait(lambda: "copied" in shown.toast())
    text = QGuiApplication.clipboard().text()
    assert "Score: " in text
    assert "✗ Missing: " in text


def test_the_proposed_name_and_the_folder_of_last_time(shown, make_driver, folder) -> None:
    choose(shown, ExportKind.JSON, folder / "first.json")
    shown.wait(lambda: "was saved" in shown.toast())
    shown.wait(lambda: b"exports" in _window_state())

    driver = make_driver()
    driver.wait(driver.report_view)
    driver.wait(lambda: exports(driver)._folder.path == folder)
    header(driver).export._actions[ExportKind.MARKDOWN].trigger()
    asked = dialog(driver, SaveDialog)
    proposed = Path(asked.selectedFiles()[0])
    assert proposed.parent == folder
    assert proposed.name.startswith("Trần Khánh Linh – Senior Financial Analyst (FP&A) – 20")
    assert proposed.suffix == ".md"
    asked.reject()


def _window_state() -> bytes:
    from careerflow import paths

    file = paths.config_folder() / "window.json"
    return file.read_bytes() if file.exists() else b""


def test_a_place_that_is_not_there_is_told_and_nothing_is_left(shown, folder) -> None:
    header(shown).export._actions[ExportKind.PDF].trigger()
    asked = dialog(shown, SaveDialog)
    asked.chosen.emit(ExportKind.PDF, folder / "gone" / "a.pdf")
    asked.reject()
    shown.wait(lambda: "not there any more" in shown.toast())
    assert not list(folder.iterdir())
    assert header(shown).export.isEnabled()
    choose(shown, ExportKind.PDF, folder / "a.pdf")
    shown.wait(lambda: "was saved" in shown.toast())


def test_cancelling_leaves_nothing(shown, folder) -> None:
    choose(shown, ExportKind.PDF, folder / "a.pdf")
    assert not header(shown).export.isEnabled()
    header(shown)._exporting.cancel_clicked.emit()
    shown.wait(header(shown).export.isEnabled)
    assert not list(folder.iterdir())
    assert not header(shown)._exporting.isVisible()


def test_the_toast_opens_the_file_or_its_folder(shown, folder, monkeypatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url)) or True)
    for name, button in (("a.json", "_action"), ("b.json", "_second")):
        choose(shown, ExportKind.JSON, folder / name)
        shown.wait(lambda name=name: f"“{name}” was saved" in shown.toast())
        getattr(shown.window._toast, button).click()
        assert not shown.window._toast.isVisible()
    assert opened == [QUrl.fromLocalFile(str(path)) for path in (folder / "a.json", folder)]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    choose(shown, ExportKind.JSON, folder / "c.json")
    shown.wait(lambda: "“c.json” was saved" in shown.toast())
    shown.window._toast._action.click()
    shown.wait(lambda: "No program" in shown.toast())


@pytest.fixture(scope="module")
def protected(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("protected") / "protected.pdf"
    pdf = pymupdf.open(SAMPLES / "cv_en.pdf")
    pdf.save(file, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=PASSWORD, owner_pw="owner")
    return file


def analyze_protected(driver, file: Path) -> None:
    driver.drop_and_read(file)
    driver.page.password_entered.emit(PASSWORD)
    driver.wait(lambda: driver.cv_state() == "READY")
    driver.enter((SAMPLES / "advert_en.txt").read_text(encoding="utf-8"))
    driver.analyze()


def test_the_export_of_a_protected_cv_says_that_it_is_not(driver, protected, folder) -> None:
    analyze_protected(driver, protected)
    header(driver).export._actions[ExportKind.PDF].trigger()
    asked = dialog(driver, ProtectedDialog)
    assert not asked._field.isVisible()
    asked._go.click()
    save(driver, folder / "a.pdf")
    driver.wait(lambda: "was saved" in driver.toast())
    pdf = pymupdf.open(folder / "a.pdf")
    assert not pdf.needs_pass
    assert pdf[-1].search_for("CV, page 2 of 2")


def test_a_protected_cv_of_the_library_is_asked_for_its_password(
    make_driver, protected, folder
) -> None:
    driver = make_driver()
    analyze_protected(driver, protected)
    driver.wait(lambda: driver.library().summaries())
    driver = make_driver()
    driver.open_newest()

    choose(driver, ExportKind.PDF, folder / "a.pdf")
    asked = dialog(driver, ProtectedDialog)
    assert asked._field.isVisible()
    assert not asked._go.isEnabled()
    asked.reject()
    choose(driver, ExportKind.PDF, folder / "a.pdf")
    asked = dialog(driver, ProtectedDialog)
    asked._field.setText("guess")
    asked._go.click()
    driver.wait(lambda: dialog(driver, ProtectedDialog) is not asked)
    asked = dialog(driver, ProtectedDialog)
    asked._field.setText(PASSWORD)
    asked._go.click()
    driver.wait(lambda: "was saved" in driver.toast())
    assert pymupdf.open(folder / "a.pdf")[-1].search_for("CV, page 2 of 2")

    # Known from now on: only the warning is left.
    header(driver).export._actions[ExportKind.PDF].trigger()
    asked = dialog(driver, ProtectedDialog)
    assert not asked._field.isVisible()
    asked._without.click()
    save(driver, folder / "b.pdf")
    driver.wait(lambda: (folder / "b.pdf").exists() and header(driver).export.isEnabled())
    pages = list(pymupdf.open(folder / "b.pdf"))
    assert any(page.search_for("protected by a password") for page in pages)
    assert not any(page.search_for("CV, page 1") for page in pages)


def test_the_menu_speaks_vietnamese(shown) -> None:
    shown.application.language.set("vi")
    button = header(shown).export
    assert button.text() == "Xuất"
    assert button._actions[ExportKind.PDF].text() == "PDF có đánh dấu dẫn chứng…"
    assert button.shortcut().toString() == "Ctrl+E"
    shown.application.language.set("en")
