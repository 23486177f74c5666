import threading
from dataclasses import replace

import pytest
from tracked import Tracked

from careerflow.controllers.matrix import MatrixController
from careerflow.models.document import Document, DocumentKind, Page, Person
from careerflow.models.errors import EngineError
from careerflow.models.message import Message
from careerflow.models.report import EngineInfo, Row, Verdict
from careerflow.models.tracker import JobFacts
from careerflow.services.matching.requirements import requirements
from careerflow.services.task import Cancelled
from careerflow.views.library.matrix.matrix_tab import MatrixTab

ADVERT = "Engineer\nRequirements:\n- At least 3 years of {}\n- Strong SQL\n"


class Engine:
    """Finds every requirement met, as slowly as the test wants; the real one is tested beside the
    service."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.asked = threading.Event()
        self.fails = False

    def info(self):
        return EngineInfo("test", "1", ())

    def requirements(self, _ctx, text):
        return requirements(text)

    def scan(self, ctx, _key, _load, job, _as_of, _corrections=None):
        self.asked.set()
        while not self.may_go_on.wait(0.01):
            if ctx.is_cancelled():
                raise Cancelled
        if self.fails:
            raise EngineError("engine.died")
        return tuple(Row(each, Verdict.MET, Message("reason.met"), ()) for each in job.requirements)

    def prepare_cv(self, _ctx, _document, _stored=None):
        raise EngineError("engine.died")

    def judge(self, ctx, document, job, as_of, _corrections=None):
        return self.scan(ctx, "", document, job, as_of)

    def end(self):
        self.may_go_on.set()


@pytest.fixture
def tracked(tmp_path, monkeypatch):
    made = Tracked(tmp_path / "data")
    made.engine = Engine()
    monkeypatch.setattr(made.backend, "engine", lambda: made.engine)
    for name in ("python", "golang"):
        made.tracker.jobs.add(ADVERT.format(name), JobFacts(title=name))
    text = "Minh\nPython"
    document = Document(
        sha256="", kind=DocumentKind.TEXT, language="en", text=text,
        pages=(Page(0, 0, 0, len(text)),), lines=(), sections=(), periods=(),
        person=Person(name="Minh"), warnings=(),
    )  # fmt: skip
    sha256 = made.keep_file(b"cv")
    made.backend.library().save_cv(replace(document, sha256=sha256), "cv.txt", b"cv")
    yield made
    made.engine.may_go_on.set()
    made.close()


@pytest.fixture
def tab(tracked, theme, language, qtbot):
    made = MatrixTab(theme, language)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.controller = MatrixController(
        made, tracked.tracking, tracked.backend, language, tracked.runner
    )
    made.controller.failed.connect(lambda why: tracked.told.append(why.id))
    return made


def scores(tab):
    return [tab.model.index(row, 0).data() for row in range(tab.model.rowCount())]


def test_what_comes_into_view_is_compared_by_itself(tab, tracked, qtbot):
    tracked.engine.may_go_on.clear()
    tab.show()
    qtbot.waitUntil(tracked.engine.asked.is_set)
    qtbot.waitUntil(tab.progress.isVisible)
    assert tab.progress.stage() == "Comparing your CVs with the jobs: 0 of 2"
    assert scores(tab) == ["", ""]
    tracked.engine.may_go_on.set()
    qtbot.waitUntil(lambda: scores(tab) == ["100", "100"])
    qtbot.waitUntil(lambda: not tab.progress.isVisible())
    job, _ = tracked.tracker.jobs.add(ADVERT.format("rust"), JobFacts(title="rust"))
    tab.controller.list.load()
    qtbot.waitUntil(lambda: scores(tab) == ["100", "100", "100"])
    tracked.tracking.do(Message("edit.undone"), lambda tracker: tracker.jobs.delete(job))
    qtbot.waitUntil(lambda: scores(tab) == ["100", "100"])


def test_who_stops_it_is_asked_whether_to_go_on(tab, tracked, qtbot):
    tracked.engine.may_go_on.clear()
    tab.show()
    qtbot.waitUntil(tracked.engine.asked.is_set)
    tab.progress.cancel_clicked.emit()
    qtbot.waitUntil(tab.fill.isVisible)
    assert tab.fill.text() == "Compare 2 pairs"
    tracked.engine.may_go_on.set()
    tab.controller.list.load()
    qtbot.waitUntil(lambda: not tab.controller.list.is_loading())
    assert scores(tab) == ["", ""]  # not again by itself
    tab.fill.click()
    qtbot.waitUntil(lambda: scores(tab) == ["100", "100"])


def test_a_failure_is_told_once(tab, tracked, qtbot):
    tracked.engine.fails = True
    tab.show()
    qtbot.waitUntil(lambda: tracked.told == ["engine.died"])
    assert tab.fill.isVisible()


def test_a_cell_opens_its_report_and_makes_it_first(tab, tracked, qtbot):
    tab.show()
    qtbot.waitUntil(lambda: scores(tab) == ["100", "100"])
    with qtbot.waitSignal(tab.controller.analyzed) as made:
        tab.table._open(tab.model.index(0, 0))
    (outcome,) = made.args
    assert (outcome.report.score, outcome.cv.file_name) == (100, "cv.txt")
    tab.controller.list.load()
    qtbot.waitUntil(
        lambda: (
            any(cell.report_id for cell in tab.model.listing.cells.values())
            and not tab.controller.list.is_loading()
        )
    )
    pair = next(pair for pair, cell in tab.model.listing.cells.items() if cell.report_id)
    with qtbot.waitSignal(tab.controller.report_wanted) as asked:
        tab.table._open(tab.model.index_of(pair))
    assert asked.args == [outcome.report_id]
