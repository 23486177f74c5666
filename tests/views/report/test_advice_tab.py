"""What a language model writes, in its tab."""

from dataclasses import replace

import pytest
from model_samples import DEEPER, FAILED_LETTER, LETTER, MODEL, WRITING, deepened
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from careerflow.models.writing import Bilingual, Checked, FactKind, NewFact, Part
from careerflow.views.advice.items import RowLink
from careerflow.views.advice.marked_text import marked_html, new_facts_words
from careerflow.views.advice.words import part_text


@pytest.fixture
def advice(view, report, qtbot):
    view.advice.set_model(MODEL)
    view.show_corrected(deepened(report), can_undo=False)
    qtbot.waitUntil(lambda: not view._behind)
    view.tabs.setCurrentWidget(view.advice)
    qtbot.waitUntil(lambda: not view.advice._missing)
    return view.advice


def texts(section) -> str:
    labels = section.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(section))


def test_without_a_model_it_teaches_and_leads_to_the_settings(view, qtbot):
    view.tabs.setCurrentWidget(view.advice)
    assert view.advice.empty.isVisible()
    with qtbot.waitSignal(view.advice.setup_wanted):
        view.advice.empty.action_clicked.emit()
    view.advice.set_model(MODEL)
    with qtbot.waitSignal(view.advice.deepen_wanted):
        view.advice.empty.action_clicked.emit()


def test_a_deepened_report_without_advice_offers_to_write_it(view, report, qtbot):
    view.advice.set_model(MODEL)
    view.advice.show_report(deepened(report, replace(DEEPER, writing=None)))
    with qtbot.waitSignal(view.advice.deepen_wanted):
        view.advice.empty.action_clicked.emit()


def test_nothing_is_made_before_the_tab_is_in_view(view, report, qtbot):
    view.show_corrected(deepened(report), can_undo=False)
    qtbot.waitUntil(lambda: not view._behind)
    qtbot.wait(50)
    assert view.advice.sections == {}


def test_every_part_is_there_and_follows_the_language(advice, language):
    assert "A solid Python engineer." in texts(advice.sections[Part.ASSESSMENT])
    assert "Whom have you led?" in texts(advice.sections[Part.QUESTIONS])
    language.set("vi")
    assert "Một kỹ sư Python vững." in texts(advice.sections[Part.ASSESSMENT])
    assert "Bạn đã dẫn dắt ai?" in texts(advice.sections[Part.QUESTIONS])
    assert "Dựng" in texts(advice.sections[Part.REWRITES])


def test_a_gap_leads_to_its_requirement(view, advice):
    (link,) = advice.sections[Part.GAPS].findChildren(RowLink)
    assert link.accessibleName() == "Show the requirement: Leadership, Missing"
    link.click()
    assert view.tabs.currentWidget() is view.requirements
    assert view.requirements.table.selected_row() == 2


def test_the_old_words_are_shown_on_their_page(view, advice):
    item = advice.sections[Part.REWRITES]._body.layout().itemAt(0).widget()
    item.show_place.click()
    warned = view.preview.canvas.marks.warned
    assert (warned.place.page, warned.place.box) == (0, WRITING.rewrites[0].boxes[0])


def test_what_the_cv_does_not_have_is_marked_and_told(advice):
    said = texts(advice.sections[Part.REWRITES])
    assert ">30</span> pipelines" in said
    assert "Not in your CV: the figure “30”" in said


def test_a_text_is_never_taken_for_html():
    html = marked_html(LETTER.text.en, LETTER.new_en, "x")
    assert html == (
        'Dear team,<br>I ran <span style="x">12</span> clusters at &lt;b&gt;Acme&lt;/b&gt;.'
    )


def test_facts_that_overlap_lose_and_double_nothing():
    facts = (NewFact(FactKind.NAME, 0, 4), NewFact(FactKind.NUMBER, 2, 6))
    html = marked_html("abcdefgh", facts, "x")
    assert html == '<span style="x">abcd</span><span style="x">ef</span>gh'
    assert new_facts_words("abcdefgh", ()) == ""


def test_a_part_is_copied_in_the_windows_language(advice, language):
    language.set("vi")
    advice.sections[Part.QUESTIONS].copy.click()
    assert QGuiApplication.clipboard().text() == "Bạn đã dẫn dắt ai?\nNêu một dự án."


def test_better_words_are_copied_beside_the_old(language):
    assert part_text(WRITING, Part.REWRITES, "en") == (
        "Before: built pipelines\nAfter: Built 30 pipelines in Python\nIt names the language."
    )


def test_a_part_is_written_again_and_says_so_meanwhile(advice, qtbot):
    section = advice.sections[Part.LETTER]
    with qtbot.waitSignal(advice.write_again_wanted) as asked:
        section.again.click()
    assert asked.args == [Part.LETTER]
    advice.show_asking(frozenset({Part.LETTER}))
    assert section.again.text() == "Writing…"
    assert not section.again.isEnabled()
    assert not advice.sections[Part.GAPS].again.isVisibleTo(advice)
    advice.show_asking(None)
    assert section.again.isEnabled()


def test_a_part_that_failed_says_why(advice):
    advice.show_writing(FAILED_LETTER)
    advice.finish()
    assert "did not answer" in texts(advice.sections[Part.LETTER])
    assert not advice.sections[Part.LETTER].copy.isVisibleTo(advice)


def test_a_number_of_no_row_is_no_link(advice):
    point = replace(WRITING.gaps[0], rows=(99,))
    advice.show_writing(replace(WRITING, gaps=(point,)))
    advice.finish()
    assert not advice.sections[Part.GAPS]._body.findChildren(RowLink)


def test_the_letter_alone_is_exported(advice, qtbot):
    with qtbot.waitSignal(advice.letter_export_wanted):
        advice.sections[Part.LETTER].export.click()
    assert not advice.sections[Part.GAPS].export.isVisibleTo(advice)


def test_an_empty_text_is_not_shown(advice):
    hintless = replace(WRITING.questions[0], hint=Bilingual("", ""))
    advice.show_writing(replace(WRITING, questions=(hintless,), letter=Checked(LETTER.text)))
    advice.finish()
    assert "Name a project." not in texts(advice.sections[Part.QUESTIONS])
    assert "Not in your CV" not in texts(advice.sections[Part.LETTER])


def test_a_part_that_came_before_stays_as_it_is_when_another_comes(advice):
    questions = advice.sections[Part.QUESTIONS]._body
    advice.show_writing(FAILED_LETTER)
    advice.finish()
    assert advice.sections[Part.QUESTIONS]._body is questions
