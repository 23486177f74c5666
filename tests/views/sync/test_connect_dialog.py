"""The dialog that connects a database, without what does it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from careerflow.models.message import Message
from careerflow.models.sync import Choice, FoundLibrary, Inspected, Linked, Pooling, Server
from careerflow.views.sync.address_step import Place
from careerflow.views.sync.connect_dialog import ConnectDialog
from careerflow.views.sync.passphrase_form import SHORTEST

SERVER = Server("aws-0-eu.pooler.supabase.com", 6543, "postgres", "postgres.abc")
EMPTY = Inspected(SERVER, "15.8", 0, ())
GOOD = "correct horse battery"


def found(*libraries):
    return Inspected(SERVER, "15.8", 1, libraries)


def library(name, *, sealed):
    changed = datetime(2026, 11, 26, 12, tzinfo=UTC)
    return FoundLibrary(name.lower(), name, ("ThinkPad",), 1234, sealed, changed)


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    parent.resize(1280, 800)
    qtbot.addWidget(parent)
    parent.show()
    return parent


@pytest.fixture
def dialog(theme, language, parent):
    dialog = ConnectDialog(theme, language, parent)
    dialog.open()
    return dialog


def shown(dialog, kind=QLabel):
    return [widget for widget in dialog.findChildren(kind) if widget.isVisible()]


def words(dialog):
    return "\n".join(label.text() for label in shown(dialog))


def field(dialog, name):
    [one] = [line for line in shown(dialog, QLineEdit) if line.accessibleName() == name]
    return one


def check(dialog, qtbot):
    with qtbot.waitSignal(dialog.check_wanted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_enter_checks_what_was_pasted(dialog, qtbot):
    step = dialog.address_step
    assert dialog.focusWidget() is step._address
    with qtbot.waitSignal(step.changed):
        step._address.setPlainText("postgresql://x")
    check(dialog, qtbot)
    assert step.address == "postgresql://x"
    assert not step.isEnabled()
    with qtbot.waitSignal(dialog.stop_wanted):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.show_stopped()
    assert step.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_password_is_asked_for_where_the_address_has_none(dialog, qtbot):
    step = dialog.address_step
    assert step.password == ""
    step.show_server(SERVER, Pooling.TRANSACTION, needs_password=True)
    assert "Transaction pooler" in words(dialog)
    line = field(dialog, "Password of the database")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    line.setText(" secret ")
    assert step.password == " secret "
    step.show_server(SERVER, Pooling.TRANSACTION, needs_password=False)
    assert step.password == ""  # what is hidden is not used


def test_a_direct_address_of_supabase_is_said_to_need_ipv6(dialog):
    direct = Server("db.abc.supabase.co", 5432, "postgres", "postgres")
    dialog.address_step.show_server(direct, Pooling.DIRECT)
    assert "IPv6" in words(dialog)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place.ADDRESS, "Address of the database"),
        (Place.PASSWORD, "Password of the database"),
        (Place.AUTHORITY, "Certificate"),
    ],
)
def test_a_problem_stands_below_its_field_which_has_the_keyboard(dialog, qtbot, place, name):
    check(dialog, qtbot)
    dialog.show_problem(Message("sync.address_port"), place)
    focused = dialog.focusWidget()
    assert focused.accessibleName() == name
    assert "6543 or 5432" in words(dialog)
    assert "6543 or 5432" in focused.accessibleDescription()
    dialog.address_step._address.setPlainText("another")
    if place is not Place.AUTHORITY:
        assert "6543 or 5432" not in words(dialog)


def test_a_new_library_is_encrypted_and_has_a_passphrase_typed_twice(dialog, qtbot):
    dialog.show_found(EMPTY, "thinkpad")
    assert "nobody can recover it" in words(dialog)
    name, device = field(dialog, "Name of the library"), field(dialog, "Name of this computer")
    assert (name.text(), device.text()) == ("My job search", "thinkpad")
    first, again = field(dialog, "Passphrase"), field(dialog, "Passphrase again")
    with qtbot.assertNotEmitted(dialog.connect_wanted):
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
        assert dialog.focusWidget() is first
        first.setText("x" * (SHORTEST - 1))
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
        assert str(SHORTEST) in first.accessibleDescription()
        first.setText(GOOD)
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
        assert dialog.focusWidget() is again
        assert "not the same" in words(dialog)
        again.setText(GOOD)
        name.clear()
        device.clear()
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
        assert dialog.focusWidget() is name
    name.setText(" Việc làm ")
    device.setText("máy tính")
    with qtbot.waitSignal(dialog.connect_wanted):
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    assert dialog.choice == Choice("Việc làm", "máy tính", GOOD)
    assert GOOD not in repr(dialog.choice)


def test_an_accent_counts_once_however_it_was_typed(dialog):
    dialog.show_found(EMPTY, "thinkpad")
    first = field(dialog, "Passphrase")
    first.setText("e\u0302\u0301" * (SHORTEST - 1))
    assert "1 more character" in words(dialog)
    first.setText("ế" * SHORTEST)
    assert "Strength: fair" in words(dialog)


def test_without_encryption_the_consequence_is_said(dialog, qtbot):
    dialog.show_found(EMPTY, "thinkpad")
    QApplication.processEvents()  # it takes its height
    height = dialog.height()
    form = dialog._choice_step._passphrase
    qtbot.mouseClick(form._encrypts, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert "can read your CVs" in words(dialog)
    qtbot.waitUntil(lambda: dialog.height() < height)
    with qtbot.waitSignal(dialog.connect_wanted):
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    assert dialog.choice == Choice("My job search", "thinkpad")


def test_a_library_that_is_there_is_joined_with_its_passphrase(dialog, qtbot):
    dialog.show_found(found(library("Search", sealed=True), library("Open", sealed=False)), "mac")
    assert "A backup of this computer is made first" in words(dialog)
    assert "ThinkPad" in words(dialog)
    assert "1234" in words(dialog)
    with qtbot.assertNotEmitted(dialog.connect_wanted):
        qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
    line = field(dialog, "Passphrase")
    line.setText("short")  # whatever it is
    with qtbot.waitSignal(dialog.connect_wanted):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.choice == Choice("Search", "mac", "short", "search")
    dialog.show_refusal(Message("sync.address_port"), passphrase=True)
    assert dialog.focusWidget() is line
    assert line.selectedText() == "short"
    dialog._choice_step._libraries.setCurrentIndex(1)
    assert "not encrypted" in words(dialog)
    assert dialog.choice == Choice("Open", "mac", "", "open")
    dialog._choice_step._libraries.setCurrentIndex(2)
    field(dialog, "Passphrase again")
    assert dialog.choice.library_id == ""


def test_what_fails_while_connecting_can_be_tried_again(dialog, qtbot):
    dialog.show_found(found(library("Open", sealed=False)), "mac")
    for _ in range(2):
        with qtbot.waitSignal(dialog.connect_wanted):
            qtbot.mouseClick(dialog._go, Qt.MouseButton.LeftButton)
        assert "6543 or 5432" not in words(dialog)
        dialog.show_refusal(Message("sync.address_port"), passphrase=False)
        assert "6543 or 5432" in words(dialog)
    qtbot.mouseClick(dialog._back, Qt.MouseButton.LeftButton)
    assert dialog.address_step.isVisible()


def test_the_end_names_what_is_connected(dialog, qtbot):
    dialog.show_found(EMPTY, "thinkpad")
    dialog.show_done(Linked("1", "Search", "thinkpad", SERVER, True), lasts=True)
    assert "“Search”" in words(dialog)
    assert "keyring" not in words(dialog)
    assert dialog.focusWidget() is dialog._go
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_without_a_keyring_it_is_said_what_the_next_start_forgets(dialog):
    dialog.show_found(EMPTY, "thinkpad")
    dialog.show_done(Linked("1", "Search", "thinkpad", SERVER, True), lasts=False)
    assert "no safe keyring" in words(dialog)


@pytest.mark.parametrize("code", ["en", "vi"])
def test_each_step_fits_on_a_small_screen(theme, language, parent, qtbot, code):
    """Of 1366 x 768, with a bar and the window's frame."""
    language.set(code)
    other = ConnectDialog(theme, language, parent)
    other.open()
    other.address_step._advanced.setChecked(True)
    other.address_step.show_server(SERVER, Pooling.TRANSACTION, needs_password=True)
    heights = []
    for place in (Place.PASSWORD, Place.AUTHORITY):
        other.show_problem(Message("sync.address_project"), place)
        qtbot.wait(20)
        heights.append(other.height())
    for one in (EMPTY, found(library("Search", sealed=True))):
        other.show_found(one, "thinkpad")
        other._go.click()
        qtbot.wait(20)
        heights.append(other.height())
    assert max(heights) < 700, heights
    other.close()


def tabbed(dialog, qtbot, count):
    """What the keyboard reaches from where it is."""
    reached = []
    for _ in range(count):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        reached.append(dialog.focusWidget())
    return reached


def test_tab_goes_through_each_step_as_one_reads(dialog, qtbot):
    step = dialog.address_step
    step._advanced.setChecked(True)
    step.show_server(SERVER, Pooling.TRANSACTION, needs_password=True)
    fields = [step._password, step._advanced, step._file, step._choose]
    expected = [*fields, dialog._cancel, dialog._go, step._page, step._address]
    assert tabbed(dialog, qtbot, 8) == expected
    dialog.show_found(EMPTY, "thinkpad")
    choice = dialog._choice_step
    form = choice._passphrase
    fields = [choice._device, form._encrypts, form._first, form._second, form._shown]
    expected = [*fields, dialog._back, dialog._cancel, dialog._go, choice._name]
    assert tabbed(dialog, qtbot, 9) == expected
