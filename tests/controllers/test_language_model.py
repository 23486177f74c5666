"""The language model of the settings: real store, real clients, providers on this computer."""

import logging
import os
import shutil
import subprocess
import sys

import pytest
from driving import ROOT, WAIT

from careerflow.controllers.backend import Backend
from careerflow.controllers.language_model import LanguageModelController
from careerflow.controllers.model_records import ModelRecordsController
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.llm import Price, Provider, ProviderKind, Purpose
from careerflow.models.settings import Settings
from careerflow.services.llm import consent, prices
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.key_form import KeyPlace
from careerflow.views.settings.price_dialog import PriceDialog
from careerflow.views.settings.sent_dialog import SentDialog
from careerflow.views.settings.settings_page import SettingsPage
from tests.services.llm.loopback_gemini import KEY, LoopbackGemini, serving
from tests.services.llm.loopback_openai import LoopbackOpenAi


class Room:
    """The Settings page in its window, with what stands behind the language model."""

    def __init__(self, theme, language, qtbot, folder, settings: Settings) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.window = MainWindow(theme)
        qtbot.addWidget(self.window)
        self.runner, self.backend = TaskRunner(), Backend(folder / "data")
        page = self.page = SettingsPage(theme, language, "1")
        page.set_settings(settings, "")
        self.section = page.add_model_section()
        self.window.add_page(page, "settings", page.title)
        parts = (self.window, page, self.section, self.backend, self.runner)
        self.controller = LanguageModelController(*parts, config_folder=folder)
        self.records = ModelRecordsController(
            self.window,
            self.section,
            self.backend,
            theme,
            language,
            self.runner,
            config_folder=folder,
        )
        self.told = []
        self.records.told.connect(lambda message: self.told.append(message.id))
        self.window.show()

    def wait(self, condition) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT)

    def idle(self) -> None:
        self.wait(lambda: not self.runner.is_busy())

    def use(self, **values: object) -> None:
        self.section.changed.emit(values)
        self.idle()

    def use_key(self, key: str) -> None:
        self.section.key._field.setText(key)
        self.section.key._session.click()
        self.idle()

    def dialog(self, kind: type):
        self.wait(lambda: self.window.findChildren(kind))
        return self.window.findChildren(kind)[0]

    def close(self) -> None:
        assert self.runner.shutdown()
        self.backend.close()


@pytest.fixture
def make_room(theme, language, qtbot, tmp_path, monkeypatch):
    for name in ("GEMINI_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    made = []

    def make(settings: Settings | None = None) -> Room:
        made.append(Room(theme, language, qtbot, tmp_path, settings or Settings()))
        return made[-1]

    yield make
    for room in made:
        room.close()


@pytest.fixture
def gemini():
    with serving(LoopbackGemini()) as server:
        yield server


def test_others_learn_whom_to_ask(make_room, qtbot):
    room = make_room()
    assert room.controller.current() is None
    with qtbot.waitSignal(room.controller.provider_changed) as changed:
        room.section.changed.emit({"provider": ProviderKind.OPENAI, "openai_model": "small"})
    assert changed.args == [room.controller.current()]
    assert room.controller.current() == Provider(ProviderKind.OPENAI, "", "small")
    with qtbot.assertNotEmitted(room.controller.provider_changed):
        room.section.changed.emit({"deepen_at_once": True})
    assert room.controller.deepens_at_once()
    with qtbot.waitSignal(room.controller.provider_changed) as changed:
        room.section.changed.emit({"provider": ProviderKind.NONE})
    assert changed.args == [None]


def test_without_a_keyring_the_key_is_for_this_session_only(make_room, caplog, tmp_path):
    caplog.set_level(logging.DEBUG)
    room = make_room()
    room.use(provider=ProviderKind.GEMINI)
    form = room.section.key
    room.wait(form._note.isVisible)
    assert "GEMINI_API_KEY" in form._note.text()
    room.use_key(KEY)
    assert form._state.place is KeyPlace.SESSION
    assert room.controller.keys.key(ProviderKind.GEMINI) == KEY
    assert KEY not in caplog.text
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(KEY.encode() in path.read_bytes() for path in kept)
    form._remove.click()
    room.wait(lambda: form._state.place is KeyPlace.NOWHERE)


def test_the_environment_s_key_is_shown_as_such(make_room, monkeypatch):
    room = make_room(Settings(provider=ProviderKind.GEMINI))
    monkeypatch.setenv("GEMINI_API_KEY", KEY)
    room.window.show_page(room.page)
    room.wait(lambda: room.section.key._state.place is KeyPlace.VARIABLE)


def test_a_connection_is_tested_and_the_call_is_in_the_log(make_room, gemini):
    room = make_room()
    room.use(provider=ProviderKind.GEMINI, gemini_address=gemini.url)
    room.use_key(KEY)
    form = room.section.connection
    form._test.click()
    room.wait(form._answer.isVisible)
    assert [form._model.itemText(n) for n in range(form._model.count())][:1] == [
        "gemini-flash-latest"
    ]
    assert len(gemini.asked) == 1
    room.section._sent.click()
    dialog = room.dialog(SentDialog)
    room.wait(lambda: dialog._model.rowCount() == 1)
    (sent,) = room.backend.library().sent.entries()
    assert (sent.purpose, sent.address, sent.failure) == (Purpose.TEST, gemini.url, "")
    assert sent.model == "gemini-flash-latest"
    dialog._delete.click()
    dialog._agree.click()
    room.wait(dialog._nothing.isVisible)
    assert room.backend.library().sent.entries() == ()


def test_a_refused_key_is_told_in_its_place(make_room, gemini):
    room = make_room()
    room.use(provider=ProviderKind.GEMINI, gemini_address=gemini.url)
    form = room.section.connection
    form._test.click()
    room.wait(form._error.isVisible)
    assert form._problem.id == "llm.no_key"
    assert room.backend.library().sent.entries() == ()  # nothing was
    room.use_key("AIza" + "w" * 35)
    form._test.click()
    room.wait(lambda: form._problem is not None and form._problem.id == "llm.bad_key")


def test_a_local_server_needs_no_key_and_lists_its_models(make_room):
    with serving(LoopbackOpenAi(key=None)) as server:
        room = make_room()
        room.use(provider=ProviderKind.OPENAI, openai_address=server.url)
        form = room.section.connection
        form._refresh.click()
        room.wait(form._answer.isVisible)
        assert [form._model.itemText(n) for n in range(form._model.count())] == [
            "model-a",
            "model-b",
        ]
        assert server.asked == []


def test_a_slow_test_is_stopped(make_room):
    with serving(LoopbackGemini(wait=60)) as server:
        room = make_room()
        room.use(provider=ProviderKind.GEMINI, gemini_address=server.url)
        room.use_key(KEY)
        form = room.section.connection
        form._test.click()
        room.wait(lambda: server.asked)
        form._progress._cancel.click()
        room.wait(form._test.isEnabled)
        assert not form._error.isVisible()


def test_consent_is_shown_and_withdrawn(make_room, tmp_path):
    provider = Provider(ProviderKind.GEMINI)
    consent.give(tmp_path, provider)
    room = make_room(Settings(provider=ProviderKind.GEMINI))
    room.window.show_page(room.page)
    room.wait(room.section._withdraw.isVisible)
    room.section._withdraw.click()
    room.wait(lambda: not room.section._withdraw.isVisible())
    assert not consent.given(tmp_path, provider)


def test_prices_are_kept(make_room, tmp_path):
    room = make_room()
    room.section._prices.click()
    dialog = room.dialog(PriceDialog)
    dialog._add.click()
    row = dialog._table.rowCount() - 1
    dialog._item(row, 0).setText("my-own")
    dialog._save.click()
    room.idle()
    assert Price("my-own", 0.0, 0.0) in prices.load(tmp_path)


def test_stored_answers_are_deleted(make_room):
    room = make_room()
    room.section._forget.click()
    room.wait(lambda: room.told == ["llm.answers_deleted"])


PROGRAM = """
import sys, time
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from careerflow import paths
from careerflow.controllers.backend import Backend
from careerflow.controllers.language_model import LanguageModelController
from careerflow.controllers.settings import SettingsController
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.llm import ProviderKind
from careerflow.services import logs, secrets
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.key_form import KeyPlace
from careerflow.views.settings.settings_page import SettingsPage
from careerflow.views.theme import Theme

def wait(condition):
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        QTest.qWait(20)

qt = QApplication([])
logs.set_up(paths.log_folder(), "window")
theme, language, runner = Theme(qt), Language("en"), TaskRunner()
window, page = MainWindow(theme), SettingsPage(theme, language, "1")
section = page.add_model_section()
folders = {"data_folder": paths.data_folder(), "config_folder": paths.config_folder()}
settings = SettingsController(page, theme, language, runner, **folders)
backend = Backend(paths.data_folder())
controller = LanguageModelController(
    window, page, section, backend, runner, config_folder=paths.config_folder()
)
section.changed.emit({"provider": ProviderKind.GEMINI})
form = section.key
wait(lambda: form._state.keyring)
form._field.setText(sys.argv[1])
form._keep.click()
assert form._field.text() == ""
wait(lambda: form._state.place is KeyPlace.KEYRING)
print(secrets.key(ProviderKind.GEMINI) == sys.argv[1], form._field.placeholderText())
form._remove.click()
wait(lambda: form._state.place is KeyPlace.NOWHERE)
print(secrets.key(ProviderKind.GEMINI))
wait(lambda: not runner.is_busy())
"""

DAEMON = """
printf test-pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 70
exec "$@"
"""


@pytest.mark.skipif(
    not all(map(shutil.which, ("gnome-keyring-daemon", "dbus-run-session"))),
    reason="gnome-keyring-daemon or dbus-run-session is not installed",
)
def test_the_key_is_kept_in_a_real_keyring_and_nowhere_else(tmp_path, own_folders):
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHON_KEYRING_BACKEND"}
    environment |= {"XDG_RUNTIME_DIR": str(runtime), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", DAEMON, "sh", sys.executable, "-c", PROGRAM, KEY],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == ["True Kept in the keyring (SecretService Keyring)", "None"]
    assert KEY not in ran.stderr
    kept = [path for path in own_folders.rglob("*") if path.is_file()]
    assert (own_folders / "config" / "CareerFlow" / "settings.json") in kept
    assert not any(KEY.encode() in path.read_bytes() for path in kept)
