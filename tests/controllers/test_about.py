"""About, from the window's keys to the clipboard."""

from pathlib import Path

import pytest
from driving import WAIT
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from careerflow import REPOSITORY, __version__, paths
from careerflow.controllers.about import AboutController
from careerflow.controllers.tasks import TaskRunner
from careerflow.views.main_window import MainWindow
from careerflow.views.menu_bar import MenuBar


@pytest.fixture
def dialog(theme, language, qtbot):
    window, runner = MainWindow(theme), TaskRunner()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    AboutController(
        window,
        theme,
        language,
        runner,
        data_folder=paths.data_folder(),
        config_folder=paths.config_folder(),
    )
    qtbot.keyClick(window, Qt.Key.Key_F1)
    yield QApplication.activeModalWidget()
    assert runner.shutdown()


def test_it_shows_what_is_installed_and_copies_it(dialog, qtbot):
    qtbot.waitUntil(dialog._copy.isEnabled, timeout=WAIT)
    assert f"careerflow           {__version__}" in dialog._diagnosis.toPlainText()
    dialog._copy.click()
    assert QGuiApplication.clipboard().text() == dialog._diagnosis.toPlainText()
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in dialog._licence.toPlainText()
    notices = dialog._notices.toPlainText()
    for owner in (
        "O*NET® is a trademark of USDOL/ETA",
        "ESCO",
        "all-MiniLM",
        "multilingual-e5",
        "Be Vietnam Pro",
        "Lucide",
    ):
        assert owner in notices
    # From the sources it says where the others are.
    assert not dialog._third_party.isEnabled()
    assert "uv run poe build" in dialog._libraries.text()


def test_the_projects_page_is_opened(dialog, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    dialog.repository_wanted.emit()
    assert [url.url() for url in opened] == [REPOSITORY]


def test_the_page_is_found_where_a_build_puts_it(monkeypatch, tmp_path):
    from careerflow.services.about import about

    (tmp_path / "resources" / "licences").mkdir(parents=True)
    (tmp_path / "resources" / "licences" / "AGPL-3.0-or-later.txt").write_text("licence")
    page = tmp_path / "resources" / "licences" / "THIRD-PARTY.txt"
    page.write_text("libraries")
    monkeypatch.setattr(paths, "_bundle_root", lambda: tmp_path)
    shown = about(paths.data_folder(), "", lambda message: message.id)
    assert (shown.third_party, shown.licence) == (page, "licence")


def test_the_licence_that_comes_with_the_program_is_its_own():
    root = Path(__file__).resolve().parents[2]
    bundled = paths.bundled("licences/AGPL-3.0-or-later.txt")
    assert bundled.read_bytes() == (root / "LICENSE").read_bytes()


def test_the_menu_of_macos_has_what_belongs_into_the_programs_own(qtbot, language):
    bar = MenuBar()
    qtbot.addWidget(bar)
    wanted = []
    bar.about_wanted.connect(lambda: wanted.append("about"))
    bar.settings_wanted.connect(lambda: wanted.append("settings"))
    by_role = {action.menuRole(): action for action in bar._file.actions()}
    by_role[QAction.MenuRole.AboutRole].trigger()
    by_role[QAction.MenuRole.PreferencesRole].trigger()
    assert wanted == ["about", "settings"]
    language.set("vi")
    assert bar._file.title() == "Tệp"
