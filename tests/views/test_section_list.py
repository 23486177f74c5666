import pytest
from PySide6.QtWidgets import QApplication, QLabel

from careerflow.models.document import Document, DocumentKind, Period, Person, Section, SectionKind
from careerflow.views.analyze.section_list import SectionList

TEXT = "Linh\nWork\n• Acme, 2020\n• built pipelines\nStudies\nBSc\nMore work\nBeta\n"


def section(kind: SectionKind, heading: str, first: str, last: str) -> Section:
    end = TEXT.index(last) + len(last)
    return Section(kind, TEXT.index(heading), TEXT.index(first), end)


WORK = section(SectionKind.EXPERIENCE, "Work", "• Acme", "pipelines")
STUDIES = section(SectionKind.EDUCATION, "Studies", "BSc", "BSc")
MORE = section(SectionKind.EXPERIENCE, "More work", "Beta", "Beta")
NOBODY = Section(SectionKind.OTHER, 0, 0, 4)


def document(*sections: Section, periods: int = 0) -> Document:
    dated = tuple(Period("2020-01", None, n, n) for n in range(periods))
    return Document("", DocumentKind.PDF, "en", TEXT, (), (), sections, dated, Person())


@pytest.fixture
def shown(theme, language, qtbot):
    listed = SectionList(theme)
    qtbot.addWidget(listed)
    listed.resize(400, 500)
    listed.show()
    return listed


def seen(listed: SectionList) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in listed.findChildren(QLabel) if label.isVisible()]


def test_sections_of_one_kind_are_one_and_begin_without_their_bullets(shown):
    shown.show_document(document(NOBODY, WORK, STUDIES, MORE))
    texts = seen(shown)
    assert texts[:3] == ["Experience", "3 lines", "Acme, 2020 built pipelines Beta"]
    assert texts[3:6] == ["Education", "1 line", "BSc"]
    assert "Other" not in texts


def test_dated_jobs_are_counted_where_there_are_any(shown):
    shown.show_document(document(WORK, periods=2))
    assert "2 dated jobs" in seen(shown)


def test_a_cv_without_a_usual_section_is_told_so(shown):
    shown.show_document(document(WORK))
    assert seen(shown)[3:] == ["Education", "not found", "Skills", "not found"]


def test_the_next_cv_leaves_no_gap(shown, qtbot):
    shown.show_document(document(WORK, STUDIES))
    first = shown.layout().minimumSize().height()
    shown.show_document(document(WORK, STUDIES))
    assert shown.layout().minimumSize().height() == first


def test_it_speaks_the_language_of_the_window(shown, language):
    shown.show_document(document(WORK, periods=1))
    language.set("vi")
    assert seen(shown)[:2] == ["Kinh nghiệm", "1 công việc có thời gian"]
