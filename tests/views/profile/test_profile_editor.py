"""The dialog in which the user checks and corrects what was read."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from careerflow.models.document import Document, DocumentKind, Page, Person
from careerflow.models.job import Degree
from careerflow.models.profile import (
    Certificate,
    Correction,
    Corrections,
    Employment,
    Spoken,
    Study,
)
from careerflow.views.profile import dates
from careerflow.views.profile.profile_editor import ProfileEditor

TEXT = "Kế toán, Công ty Hoa Sen, 01/2020 - nay"
JOB = Employment("Kế toán", "Công ty Hoa Sen", "2020-01", None, ((0, 7), (9, 24), (26, 39)))
STUDY = Study(Degree.BACHELOR, "Kế toán", "Đại học Sao Mai", "2016", "2020")
ENGLISH = Spoken("en", 3, "TOEIC 750")
PMP = Certificate("PMP")


def same(value):
    return Correction(value, value)


FULL = Corrections(
    name=same("Phạm Thu Hà"),
    title=same("Kế toán"),
    email=same("ha@example.com"),
    phone=same(None),
    address=same("Hà Nội"),
    jobs=(same(JOB),),
    education=(same(STUDY),),
    languages=(same(ENGLISH),),
    certificates=(same(PMP),),
)
DOCUMENT = Document(
    "", DocumentKind.TEXT, "vi", TEXT, (Page(0, 0, 0, len(TEXT)),), (), (), (), Person()
)


@pytest.fixture
def editor(theme, language, qtbot):
    return opened(theme, qtbot, FULL)


def opened(theme, qtbot, corrections: Corrections) -> ProfileEditor:
    editor = ProfileEditor(theme)
    qtbot.addWidget(editor)
    for step in editor.filling(DOCUMENT, corrections, 6.9):
        step()
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


def seen(editor: QWidget) -> str:
    return "\n".join(label.text() for label in editor.findChildren(QLabel) if label.isVisible())


def press(widget: QWidget, text: str) -> None:
    (found,) = (b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible())
    found.click()


def saved(editor: ProfileEditor, qtbot) -> Corrections:
    with qtbot.waitSignal(editor.saved) as heard:
        press(editor, "Save")
    assert not editor.isVisible()
    return heard.args[0]


def test_what_was_read_is_shown_and_saving_it_changes_nothing(editor, qtbot):
    text = seen(editor)
    assert "In the CV: Kế toán … Công ty Hoa Sen … 01/2020 - nay" in text
    assert "Everything is as it was read." in text
    assert "Corrected by you" not in text
    heard = []
    editor.saved.connect(heard.append)
    press(editor, "Save")
    assert heard == []
    assert not editor.isVisible()


def test_a_job_is_corrected_marked_and_restored(editor, qtbot):
    (job,) = editor._jobs.entries
    job._first.line.setText("6/2018")
    job._title.line.setText(" Kế toán  trưởng ")
    assert "Corrected by you" in seen(job)
    assert "1 correction" in seen(editor)
    press(job, "As read")
    assert "Corrected by you" not in seen(job)
    job._first.line.setText("6/2018")
    made = saved(editor, qtbot)
    assert made.changes() == Corrections(jobs=(Correction(JOB, replace(JOB, first="2018-06")),))


def test_a_removed_entry_leaves_a_line_and_comes_back(editor, qtbot):
    (study,) = editor._education.entries
    study._remove.click()
    assert "Removed: Bachelor or engineer · Kế toán · Đại học Sao Mai" in seen(study)
    press(study, "Restore")
    assert "Removed" not in seen(study)
    study._remove.click()
    assert saved(editor, qtbot).changes() == Corrections(education=(Correction(STUDY, None),))


def test_entries_are_added_and_an_empty_one_is_forgotten(editor, qtbot):
    press(editor, "Add a job")
    added = editor._jobs.entries[-1]
    assert added._title.line.hasFocus()
    qtbot.waitUntil(lambda: not added.visibleRegion().isEmpty())
    press(editor, "Add a language")
    press(editor, "Add a certificate")
    added._title.line.setText("Thu ngân")
    assert "does not count towards your years" in seen(added)
    language = editor._languages.entries[-1]
    language._language.set_value("ja")
    language._level.set_value(4)
    made = saved(editor, qtbot).changes()
    assert made.jobs == (Correction(None, Employment("Thu ngân", None)),)
    assert made.languages == (Correction(None, Spoken("ja", 4)),)
    assert made.languages[0].now.as_written == "Japanese: B2, upper intermediate"
    assert made.certificates == ()


def test_an_added_entry_that_is_removed_is_gone(editor):
    press(editor, "Add a job")
    added = editor._jobs.entries[-1]
    added._title.line.setText("Thu ngân")
    added._remove.click()
    assert added.isHidden()
    assert editor._jobs._add.hasFocus()
    assert "Everything is as it was read." in seen(editor)


@pytest.mark.parametrize(
    ("first", "last", "complaint"),
    [
        ("soon", "", "Write the date as 03/2021 or 2021."),
        ("13/2020", "", "Write the date as 03/2021 or 2021."),
        ("05/2021", "03/2020", "The end is before the start."),
        ("2021", "2020", "The end is before the start."),
        ("", "2020", "Say when it began."),
        ("2020", "", "Say when it ended, or that it goes on."),
    ],
)
def test_dates_that_cannot_be_are_not_saved(editor, first, last, complaint):
    (job,) = editor._jobs.entries
    job._present.setChecked(False)
    job._first.line.setText(first)
    job._last.line.setText(last)
    heard = []
    editor.saved.connect(heard.append)
    press(editor, "Save")
    assert complaint in seen(job)
    assert heard == []
    assert editor.isVisible()
    press(job, "As read")
    assert complaint not in seen(job)


def test_years_are_a_number_with_a_comma_or_a_point(editor, language, qtbot):
    years = editor._person._years.line
    assert years.placeholderText() == "6.9"
    language.set("vi")
    assert years.placeholderText() == "6,9"
    language.set("en")
    years.setText("many")
    press(editor, "Save")
    assert editor.isVisible()
    assert years.hasFocus()
    years.setText("8,5")
    assert saved(editor, qtbot).changes() == Corrections(years=8.5)


def test_the_person_is_corrected_field_by_field(editor, qtbot):
    editor._person._fields["phone"].field.line.setText("0900 000 000")
    editor._person._fields["title"].field.line.clear()
    made = saved(editor, qtbot).changes()
    assert made == Corrections(
        title=Correction("Kế toán", None), phone=Correction(None, "0900 000 000")
    )


def test_the_tab_key_goes_down_the_page(editor):
    press(editor, "Add a job")
    editor._person._fields["name"].field.line.setFocus()
    walked = []
    for _ in range(60):
        focus = editor.focusWidget()
        if walked and focus is walked[0]:
            break
        walked.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    first, second = editor._jobs.entries
    order = [
        editor._person._years.line,
        editor._jobs._add,
        first._title.line,
        first._employer.line,
        first._first.line,
        first._present,
        first._remove,
        second._title.line,
        second._last.line,
        editor._education._add,
        editor._certificates.entries[0]._name.line,
        editor._cancel,
        editor._save,
    ]
    found = [walked.index(widget) for widget in order]
    assert found == sorted(found)


def test_leaving_with_changes_asks_first(editor):
    editor._person._fields["name"].field.line.setText("Hà")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert "Leave without saving your changes?" in seen(editor)
    press(editor, "Keep editing")
    assert "Leave without saving" not in seen(editor)
    press(editor, "Cancel")
    press(editor, "Discard changes")
    assert not editor.isVisible()


def test_leaving_without_changes_closes_at_once(editor):
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_earlier_corrections_are_there_again_and_can_be_taken_back(theme, language, qtbot):
    longer = replace(JOB, first="2018-06")
    earlier = replace(
        FULL,
        jobs=(Correction(JOB, longer), Correction(None, Employment("Thu ngân", "Siêu thị"))),
        certificates=(Correction(PMP, None),),
        years=9.0,
    )
    editor = opened(theme, qtbot, earlier)
    assert editor._jobs.entries[0]._first.line.text() == "06/2018"
    assert "Added by you" in seen(editor._jobs.entries[1])
    assert "Removed: PMP" in seen(editor)
    assert "4 correction" in seen(editor)
    press(editor._jobs.entries[0], "As read")
    editor._jobs.entries[1]._remove.click()
    press(editor._certificates, "Restore")
    editor._person._years.line.clear()
    assert saved(editor, qtbot) == FULL


def test_every_field_has_a_name_for_screen_readers_in_both_languages(theme, language, qtbot):
    for code in ("en", "vi"):
        language.set(code)
        editor = opened(theme, qtbot, FULL)
        for entry in editor._jobs.entries + editor._education.entries:
            for field in (entry._first.line, entry._last.line):
                assert field.accessibleName()
        assert editor._languages.entries[0]._level.box.accessibleName()
        assert editor._languages.entries[0]._remove.accessibleName()


@pytest.mark.parametrize(
    ("written", "date"),
    [("03/2021", "2021-03"), ("3/2021", "2021-03"), ("3.2021", "2021-03"), ("2021", "2021")],
)
def test_dates_as_they_are_written(written, date):
    assert dates.read(written) == date
    assert dates.read(dates.shown(date)) == date


def test_why_a_field_is_wrong_follows_the_language(editor, language):
    years = editor._person._years.line
    years.setText("many")
    press(editor, "Save")
    assert years.toolTip() == "Write a number of years, such as 7.5."
    language.set("vi")
    assert years.toolTip() == years.accessibleDescription() == "Hãy ghi số năm, ví dụ 7,5."
    language.set("en")


def test_why_a_field_is_wrong_follows_the_reason(editor):
    (job,) = editor._jobs.entries
    job._present.setChecked(False)
    job._first.line.setText("05/2021")
    job._last.line.setText("03/2020")
    assert job._last.line.toolTip() == "The end is before the start."
    job._last.line.setText("March")
    assert job._last.line.toolTip() == "Write the date as 03/2021 or 2021."
    job._last.line.setText("03/2020")
    job._first.line.clear()
    assert job._first.line.toolTip() == "Say when it began."
    assert job._last.line.toolTip() == "", "its own complaint is over"
    assert job._last.line.property("wrong") is False


def test_every_language_has_a_name(theme, language, qtbot):
    read = (Spoken("pl", 5), Spoken("und", None), Spoken("xx", 2))
    editor = opened(theme, qtbot, replace(FULL, languages=tuple(map(same, read))))
    shown = [entry._language for entry in editor._languages.entries]
    assert [choice.words() for choice in shown] == ["Polish", "Foreign language", "xx"]
    language.set("vi")
    assert [choice.words() for choice in shown] == ["Tiếng Ba Lan", "Ngoại ngữ", "xx"]
    language.set("en")
    assert not any(entry.correction().changed for entry in editor._languages.entries)
