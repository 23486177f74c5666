"""The CVs of the library: a real store behind real widgets."""

import hashlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from careerflow.controllers.backend import Backend
from careerflow.controllers.library_cvs import LibraryCvsController
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.document import Document, DocumentKind, Person
from careerflow.models.errors import EngineError
from careerflow.models.job import Job
from careerflow.models.report import EngineInfo, Keywords, Ratio, Report
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, StageKind
from careerflow.services.library_cvs import add_files, detail
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.task import TaskContext
from careerflow.views.library.cvs.cv_detail import CvDetailView
from careerflow.views.library.cvs.cv_model import SnippetRole
from careerflow.views.library.cvs.cvs_tab import CvsTab
from careerflow.views.library.cvs.version_dialog import VersionDialog
from careerflow.views.library.listing import Filters

OLD = "Trần Khánh Linh. Backend developer. Python, SQL, Docker. Five years in payments."
NEW = f"{OLD} Led a team of four since March."
OTHER = "Lê Minh Anh. Kế toán trưởng. Báo cáo tài chính, thuế, kiểm toán nội bộ."


def keep(backend: Backend, name: str, text: str, person: str = "Trần Khánh Linh") -> str:
    """A CV in the library; its id."""
    data = f"{name}\n{text}".encode()
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document(
        sha256=sha256,
        kind=DocumentKind.TEXT,
        language="en",
        text=text,
        pages=(),
        lines=(),
        sections=(),
        periods=(),
        person=Person(name=person),
        warnings=(),
    )
    backend.library().save_cv(document, name, data)
    return backend.tracker().cvs.find_file(sha256).id


def compare(backend: Backend, cv_id: str, advert: str) -> str:
    """A stored report of a CV and an advert; its id."""
    library = backend.library()
    sha256 = backend.tracker().cvs.get(cv_id).file_sha256
    document = library.find_cv(sha256).document
    job = Job(hashlib.sha256(advert.encode()).hexdigest(), "en", "Developer", advert, (), ())
    report = Report(
        as_of="2026-11",
        score=70,
        must_have=Ratio(1, 2),
        nice_to_have=Ratio(0, 0),
        not_scored=0,
        axes=(),
        rows=(),
        keywords=Keywords((), ()),
        person=document.person,
        years=None,
        warnings=(),
        engine=EngineInfo("careerflow-local", "1", ()),
        cv_sha256=sha256,
        job_sha256=job.sha256,
    )
    data = library.cv_file(sha256)
    return library.save_analysis(document, "cv.txt", data, job, report, f"{cv_id}{advert}")


@pytest.fixture
def backend(tmp_path):
    backend = Backend(tmp_path / "data")
    yield backend
    backend.close()


@pytest.fixture
def page(theme, language, backend, qtbot):
    """The tab with its controller, in view."""
    runner = TaskRunner()
    tab = CvsTab(theme, language, CvDetailView(theme, language))
    qtbot.addWidget(tab)
    tracking = Tracking(backend, runner, tab)
    tab.controller = LibraryCvsController(tab, backend, tracking, theme, language, runner)
    tab.tracking = tracking
    tab.resize(1200, 760)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    yield tab
    tab.controller.close()
    assert runner.shutdown()


def names(tab) -> list[str]:
    return [tab.model.row(place).cv.name for place in range(tab.model.rowCount())]


def shown(tab, qtbot, *cv_names: str) -> None:
    qtbot.waitUntil(lambda: names(tab) == list(cv_names))


def settled(tab, qtbot) -> None:
    """The details of the current CV are there."""
    qtbot.waitUntil(lambda: tab.detail.facts._uses is not None)


def test_an_empty_library_says_how_cvs_come_into_it(page, qtbot):
    qtbot.waitUntil(lambda: page._states.currentWidget() is page._none)
    assert "drop" in page._none._text.text()


def test_names_are_changed_in_place_and_back(page, backend, qtbot):
    cv_id = keep(backend, "cv.txt", OLD)
    page.controller.rows.load()
    shown(page, qtbot, "cv.txt")
    index = page.model.index(0)
    assert page.model.setData(index, "  Backend,  English ")
    qtbot.waitUntil(lambda: backend.tracker().cvs.get(cv_id).name == "Backend, English")
    shown(page, qtbot, "Backend, English")
    page.tracking.undo()
    shown(page, qtbot, "cv.txt")
    assert not page.model.setData(page.model.index(0), " ")


def test_f2_opens_the_editor_over_the_name(page, backend, qtbot):
    keep(backend, "cv.txt", OLD)
    page.controller.rows.load()
    shown(page, qtbot, "cv.txt")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    [editor] = page.list.findChildren(QLineEdit)
    qtbot.keyClicks(editor, "Backend")
    page.controller.rows.load()  # as when something else has changed
    qtbot.waitUntil(lambda: not page.controller.rows.is_loading())
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    shown(page, qtbot, "Backend")
    assert page.list.hasFocus()


def test_deleting_goes_to_the_trash_and_comes_back(page, backend, qtbot):
    for name in ("a.txt", "b.txt", "c.txt"):
        keep(backend, name, OLD)
    page.controller.rows.load()
    shown(page, qtbot, "c.txt", "b.txt", "a.txt")
    page.list.setCurrentIndex(page.model.index(1))
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    shown(page, qtbot, "c.txt")
    page.tracking.undo()
    shown(page, qtbot, "c.txt", "b.txt", "a.txt")


def test_tags_and_notes_are_kept_and_found(page, backend, qtbot):
    cv_id = keep(backend, "a.txt", OLD)
    keep(backend, "b.txt", OTHER, "Lê Minh Anh")
    page.controller.rows.load()
    shown(page, qtbot, "b.txt", "a.txt")
    page.show_row(cv_id)
    qtbot.keyClicks(page.detail.facts.tags.edit, "Backend,Remote\r")
    qtbot.waitUntil(lambda: backend.tracker().cvs.get(cv_id).tags == ("Backend", "Remote"))
    qtbot.waitUntil(lambda: page.model.listing.tags == ("Backend", "Remote"))
    page.tools.search.setText("ke toan remote")
    assert names(page) == []
    page.tools.search.setText("REMOTE khanh")
    assert names(page) == ["a.txt"]
    page.show_row(backend.tracker().cvs.all()[0].id)
    assert page.tools.search.text() == ""
    page.model.set_filters(Filters(tag="Remote"))
    assert names(page) == ["a.txt"]


def test_a_new_version_is_proposed_and_said(page, backend, qtbot):
    first, second = keep(backend, "old.txt", OLD), keep(backend, "new.txt", NEW)
    page.controller.rows.load()
    shown(page, qtbot, "new.txt", "old.txt")
    proposal = page.detail._proposal
    qtbot.waitUntil(proposal.isVisible)
    assert "old.txt" in proposal._note.text()
    qtbot.mouseClick(proposal._yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: backend.tracker().cvs.get(second).previous_id == first)
    qtbot.waitUntil(lambda: page.model.row(0).versions == 2)
    assert [cv.id for cv in page.model.listing.chain(first)] == [first, second]
    assert not proposal.isVisible()


def test_another_version_before_is_chosen_with_the_keyboard(page, backend, qtbot):
    first = keep(backend, "old.txt", OLD)
    keep(backend, "other.txt", OTHER, "Lê Minh Anh")
    cv_id = keep(backend, "new.txt", OTHER)
    page.controller.rows.load()
    shown(page, qtbot, "new.txt", "other.txt", "old.txt")
    page.detail.facts.versions._choose.click()
    dialog = page.findChild(VersionDialog)
    assert dialog.list.currentIndex().data() == "old.txt"  # of the same person
    dialog.search.setText("minh anh")
    assert dialog.list.currentIndex().data() == "other.txt"
    dialog.search.setText("")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: backend.tracker().cvs.get(cv_id).previous_id == first)
    page.tracking.undo()
    qtbot.waitUntil(lambda: backend.tracker().cvs.get(cv_id).previous_id is None)


def test_no_means_no(page, backend, qtbot):
    keep(backend, "old.txt", OLD)
    cv_id = keep(backend, "new.txt", NEW)
    page.controller.rows.load()
    qtbot.waitUntil(page.detail._proposal.isVisible)
    qtbot.mouseClick(page.detail._proposal._no, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: detail(backend.library(), backend.tracker(), cv_id).likely_previous is None
    )
    assert backend.tracker().cvs.get(cv_id).previous_id is None


def test_words_of_the_text_are_found_too(page, backend, qtbot):
    keep(backend, "a.txt", OLD)
    keep(backend, "b.txt", OTHER, "Lê Minh Anh")
    page.controller.rows.load()
    shown(page, qtbot, "b.txt", "a.txt")
    page.tools.search.setText("kiem toan")
    shown(page, qtbot, "b.txt")
    assert "kiểm toán" in page.model.index(0).data(SnippetRole)
    page.tools.search.setText("kiem toan docker")
    qtbot.waitUntil(page._no_match.isVisible)
    page.tools.search.clear()
    shown(page, qtbot, "b.txt", "a.txt")


def test_another_persons_cv_or_quite_another_text_is_no_new_version(backend):
    keep(backend, "a.txt", OLD)
    of_another = keep(backend, "b.txt", NEW, "Lê Minh Anh")
    of_other_words = keep(backend, "c.txt", OTHER)
    for cv_id in (of_another, of_other_words):
        assert detail(backend.library(), backend.tracker(), cv_id).likely_previous is None


def test_what_a_cv_was_used_for_leads_there(page, backend, qtbot):
    first, second = keep(backend, "old.txt", OLD), keep(backend, "new.txt", NEW)
    tracker = backend.tracker()
    tracker.cvs.set_previous(second, first)
    before, now = compare(backend, first, "An advert"), compare(backend, second, "An advert")
    compare(backend, second, "Another advert")
    stage = BUILT_IN_STAGES[StageKind.APPLIED]
    sent = NewApplication("", stage, cv_sha256=tracker.cvs.get(second).file_sha256)
    application, _, _ = tracker.add_with_job("An advert", JobFacts(title="Developer"), sent)
    page.controller.rows.load()
    shown(page, qtbot, "new.txt", "old.txt")
    qtbot.waitUntil(lambda: len(page.detail.facts._reports.links()) == 2)
    [link] = page.detail.facts._applications.links()
    assert (link.id, link.text) == (application, "Developer")
    assert link.aside.startswith("Applied")
    with qtbot.waitSignal(page.controller.comparison_wanted) as asked:
        page.detail.facts.versions._compare.click()
    assert asked.args == [before, now]
    page.detail.facts._applications.setFocus()
    with qtbot.waitSignal(page.controller.application_wanted) as asked:
        qtbot.keyClick(page.detail.facts._applications, Qt.Key.Key_Return)
    assert asked.args == [application]


def test_notes_belong_to_the_cv_that_they_were_typed_for(page, backend, qtbot):
    first, second = keep(backend, "a.txt", OLD), keep(backend, "b.txt", OTHER, "Lê Minh Anh")
    page.controller.rows.load()
    shown(page, qtbot, "b.txt", "a.txt")
    page.show_row(first)
    page.detail.facts.notes._source.setPlainText("Cho công ty A")
    page.show_row(second)  # before the pause after which notes are kept
    qtbot.waitUntil(lambda: backend.tracker().cvs.get(first).notes == "Cho công ty A")
    assert backend.tracker().cvs.get(second).notes == ""
    assert page.detail.facts.notes.text() == ""


def refuses():
    raise EngineError("engine.failed")


def test_one_file_that_fails_does_not_keep_the_others_out(backend, tmp_path):
    good, known, empty = (tmp_path / name for name in ("good.txt", "known.txt", "empty.txt"))
    good.write_text(NEW)
    known.write_text(OLD)
    empty.write_text("")
    told = []
    ctx = TaskContext(on_partial=told.append)
    args = (refuses, backend.library, backend.tracker)
    first = add_files(ctx, *args, [known], "2026-11")
    assert len(first.new) == 1
    added = add_files(ctx, *args, [empty, known, tmp_path / "gone.txt", good], "2026-11")
    assert [one.file_name for one in added.failed] == ["empty.txt", "gone.txt"]
    assert added.known == 1
    [new] = added.new
    assert backend.tracker().cvs.get(new).file_name == "good.txt"
    assert [len(partial.new) for partial in told] == [1, 0, 0, 0, 1]


def test_added_files_are_shown_failures_are_named_and_undo_takes_them_out(
    page, backend, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setattr(backend, "engine", refuses)
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text(NEW)
    empty.write_text("")
    with qtbot.waitSignal(page.controller.undo_offered) as offered:
        page.files_chosen.emit([empty, good])
    shown(page, qtbot, "good.txt")
    assert page.not_added.text().startswith("empty.txt: ")
    assert not page._progress.isVisible()
    what, undo = offered.args
    assert what.params == {"count": 1}
    undo()
    shown(page, qtbot)


def test_a_copy_is_exported_as_it_was_given(page, backend, tmp_path, qtbot):
    cv_id = keep(backend, "a.txt", OLD)
    target = tmp_path / "copy.txt"
    with qtbot.waitSignal(page.controller.told) as told:
        page.controller._export(backend.tracker().cvs.get(cv_id).file_sha256, target)
    assert told.args[0].id == "library.copied"
    assert target.read_text() == f"a.txt\n{OLD}"
