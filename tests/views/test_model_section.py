"""The language model of the settings: which, its key, whether it answers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from careerflow.models.llm import ModelInfo, Provider, ProviderKind
from careerflow.models.message import Message
from careerflow.models.settings import Settings
from careerflow.views.settings.key_form import KeyForm, KeyPlace, KeyState
from careerflow.views.settings.model_section import ModelSection
from careerflow.views.settings.settings_page import SettingsPage

KEY = "AIza" + "x" * 35
GEMINI = Settings(provider=ProviderKind.GEMINI)
IN_KEYRING = KeyState(KeyPlace.KEYRING, "SecretService Keyring", "GEMINI_API_KEY")


@pytest.fixture
def page(theme, language, qtbot):
    page = SettingsPage(theme, language, "1.2.3")
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def section(page) -> ModelSection:
    return page.add_model_section()


@pytest.fixture
def key(theme, language, qtbot) -> KeyForm:
    form = KeyForm(theme, language)
    qtbot.addWidget(form)
    form.show()
    return form


def use(page, settings: Settings) -> None:
    page.set_settings(settings, "/data")


def test_a_key_is_taken_once_and_never_shown(key, qtbot):
    key.show_state(KeyState(KeyPlace.NOWHERE, "SecretService Keyring", "GEMINI_API_KEY"))
    assert not key._keep.isEnabled()
    key._field.setText(f" {KEY}\n")
    assert key._field.echoMode() is QLineEdit.EchoMode.Password
    with qtbot.waitSignal(key.keep_wanted) as wanted:
        qtbot.mouseClick(key._keep, Qt.MouseButton.LeftButton)
    assert wanted.args == []
    assert key.take_key() == KEY
    assert key.take_key() == key._field.text() == ""
    key._field.undo()
    assert key._field.text() == ""


def test_the_field_says_where_the_key_is(key):
    for state, where in (
        (IN_KEYRING, "keyring (SecretService Keyring)"),
        (KeyState(KeyPlace.SESSION), "session"),
        (KeyState(KeyPlace.VARIABLE, "", "GEMINI_API_KEY"), "GEMINI_API_KEY"),
    ):
        key.show_state(state)
        assert where in key._field.placeholderText()
        assert where in key._field.accessibleDescription()
        # What the environment gives is not for us to take away.
        assert key._remove.isVisible() is (state.place is not KeyPlace.VARIABLE)


def test_without_a_keyring_the_session_and_the_variable_are_left(key, qtbot):
    key.show_state(KeyState(variable="GEMINI_API_KEY", problem=Message("secrets.locked")))
    assert "locked" in key._note.text()
    assert "GEMINI_API_KEY" in key._note.text()
    key._field.setText(KEY)
    assert not key._keep.isEnabled()
    with qtbot.waitSignal(key.session_wanted):
        qtbot.keyClick(key._field, Qt.Key.Key_Return)


def test_another_provider_forgets_what_was_typed(page, section):
    use(page, GEMINI)
    section.key.show_state(IN_KEYRING)
    section.key._field.setText(KEY)
    use(page, Settings(provider=ProviderKind.OPENAI))
    assert section.key.take_key() == ""
    assert "keyring" not in section.key._field.placeholderText()
    assert not section.key._page.isVisible()


def test_only_a_chosen_provider_shows_more(page, section, qtbot):
    assert not section._details.isVisible()
    section._box.setCurrentIndex(section._box.findData(ProviderKind.GEMINI.value))
    with qtbot.waitSignal(page.changed) as changed:
        section._box.activated.emit(section._box.currentIndex())
    assert changed.args == [GEMINI]
    assert section._details.isVisible()


@pytest.mark.parametrize("kind", [ProviderKind.GEMINI, ProviderKind.OPENAI])
def test_each_provider_keeps_its_own_model_and_address(page, section, qtbot, kind):
    use(page, Settings(provider=kind, gemini_model="g", openai_model="o"))
    form = section.connection
    assert form._model.currentText() == kind.value[0]
    form._field().setText("another")
    with qtbot.waitSignals([page.changed, form.test_wanted]):
        # The field is not left before: on macOS a click does not take the focus.
        form._test.click()
    assert getattr(page.settings, f"{kind.value}_model") == "another"
    form._address.setText(" http://localhost:1234/v1 ")
    with qtbot.waitSignal(page.changed):
        form._address.editingFinished.emit()
    assert page.settings.language_model() == Provider(kind, "http://localhost:1234/v1", "another")


def test_the_list_of_models_leaves_the_choice_alone(page, section, qtbot):
    use(page, Settings(provider=ProviderKind.GEMINI, gemini_model="of-my-own"))
    form = section.connection
    with qtbot.assertNotEmitted(page.changed):
        form.show_models((ModelInfo("first"), ModelInfo("second")))
    assert form._model.currentText() == "of-my-own"
    form._model.setCurrentIndex(1)
    with qtbot.waitSignal(page.changed):
        form._model.activated.emit(1)
    assert page.settings.gemini_model == "second"


def test_a_test_can_be_stopped_and_its_outcome_stays_until_the_provider_changes(page, section):
    use(page, GEMINI)
    form = section.connection
    form.show_progress(Message("stage.asking"))
    assert form._progress.isVisible()
    assert not form._test.isEnabled()
    form.show_idle(problem=Message("updates.no_network"))
    assert form._error.isVisible()
    assert form._test.isEnabled()
    section.changed.emit({"deepen_at_once": True})
    assert form._error.isVisible()
    section.changed.emit({"gemini_model": "another"})
    assert not form._error.isVisible()


def test_reports_deepen_at_once_only_where_the_user_has_agreed(page, section, qtbot):
    use(page, GEMINI)
    assert not section._at_once.isEnabled()
    assert not section._withdraw.isVisible()
    section.show_agreement(True)
    assert "Google Gemini" in section._agreement.text()
    with qtbot.waitSignal(page.changed):
        section._at_once.click()
    assert page.settings.deepen_at_once
    with qtbot.waitSignal(section.withdraw_wanted):
        section._withdraw.click()
    section.show_agreement(False)
    # What is on can be switched off.
    assert section._at_once.isEnabled()


@pytest.mark.parametrize("code", ["en", "vi"])
def test_every_control_has_a_name(page, section, language, code):
    use(page, GEMINI)
    language.set(code)
    section.key.show_state(IN_KEYRING)
    controls = [
        control
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for control in section.findChildren(kind)
    ]
    assert len(controls) > 10
    assert all(
        control.accessibleName() or (isinstance(control, QAbstractButton) and control.text())
        for control in controls
    )


def _top(page, part) -> int:
    return part.mapTo(page, QPoint()).y()


@pytest.mark.parametrize("kind", [ProviderKind.OPENAI, ProviderKind.GEMINI])
def test_tab_goes_from_top_to_bottom(page, section, qtbot, kind):
    # Each has its address elsewhere, and may follow the other.
    for provider in reversed((kind, ProviderKind.OPENAI, ProviderKind.GEMINI)):
        use(page, Settings(provider=provider, gemini_address="http://localhost"))
    address = section.connection._address
    qtbot.waitUntil(address.isVisible)
    chain, seen = page._labels["language"].buddy(), []
    while chain not in seen:
        seen.append(chain)
        chain = chain.nextInFocusChain()
    wanted = [
        section._box,
        section.key._field,
        section.connection._model,
        section.connection._test,
        section._at_once,
        section._sent,
        section._forget,
        page._about_button,
    ]
    assert sorted(wanted, key=seen.index) == wanted
    model = section.connection._model
    is_first = kind is ProviderKind.OPENAI
    assert (seen.index(address) < seen.index(model)) is is_first
    qtbot.waitUntil(lambda: (_top(page, address) < _top(page, model)) is is_first)


def test_the_keyboard_stays_where_a_button_goes_away(page, section, qtbot):
    use(page, GEMINI)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    section.key.show_state(IN_KEYRING)
    section.key._field.setText(KEY)
    section.key._keep.setFocus()
    section.key.take_key()
    assert section.key._field.hasFocus()
    section.key._remove.setFocus()
    section.key.show_state(KeyState())
    assert section.key._field.hasFocus()
    section.show_agreement(True)
    section._withdraw.setFocus()
    section.show_agreement(False)
    assert section._box.hasFocus()
    section.connection._test.setFocus()
    section.connection.show_progress(Message("stage.asking"))
    assert section.connection._progress._cancel.hasFocus()
    section.connection.show_idle(Message("llm.connected"))
    assert section.connection._test.hasFocus()
