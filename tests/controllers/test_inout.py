"""What goes out and comes in, through the dialogs: a real window, real workers, a real store."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from careerflow.controllers.backend import Backend
from careerflow.controllers.inout import InOutController
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.controllers.window import WindowController
from careerflow.models.inout import NEW_STAGE, DataKind, Field
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.views.inout.export_dialog import ExportDialog
from careerflow.views.inout.import_dialog import ImportDialog
from careerflow.views.inout.merge_dialog import MergeDialog
from careerflow.views.inout.plan_model import Column
from careerflow.views.main_window import MainWindow

WISHLIST, APPLIED, *_ = BUILT_IN_STAGES.values()
CSV = """Firm,Job Title,Status,Date Applied
Acme,Tester,On hold,3/4/2026
Acme,Tester,Applied,4/4/2026
,,Applied,4/4/2026
Beta,Nurse,Applied,soon
"""


class Desk:
    """The controller and what it works with."""

    def __init__(self, qtbot, theme, language, folder: Path) -> None:
        self.qtbot = qtbot
        self.window = MainWindow(theme)
        qtbot.addWidget(self.window)
        self.window.show()
        self.backend = Backend(folder)
        self.runner = TaskRunner()
        self.tracking = Tracking(self.backend, self.runner, self.window)
        self.inout = InOutController(
            self.window, self.backend, self.tracking, theme, language, self.runner
        )
        self.told: list[str] = []
        self.inout.failed.connect(lambda why: self.told.append(why.id))

    def dialog(self, kind):
        self.qtbot.waitUntil(lambda: isinstance(self.inout._dialog, kind), timeout=20_000)
        return self.inout._dialog

    def wait(self, condition):
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)

    def cards(self):
        return self.backend.tracker().applications.cards()

    def message(self):
        return self.window._toast._text.text()


@pytest.fixture
def desk(qtbot, theme, language, tmp_path):
    made = Desk(qtbot, theme, language, tmp_path / "data")
    yield made
    made.tracking.close()
    assert made.runner.shutdown()
    made.backend.close()


@pytest.fixture
def csv_file(tmp_path):
    file = tmp_path / "jobs.csv"
    file.write_text(CSV, encoding="utf-8")
    return file


def choose(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_a_csv_file_is_understood_corrected_previewed_imported_and_undone(desk, csv_file):
    desk.inout.import_file(csv_file)
    dialog = desk.dialog(ImportDialog)
    form = dialog._form
    fields = [box.currentData() for box in form._fields]
    assert fields == [None, Field.TITLE, Field.STAGE, Field.APPLIED]
    assert form._order.isVisibleTo(form)
    choose(form._fields[0], Field.COMPANY)
    choose(form._order, True)
    choose(form._words.itemAtPosition(0, 1).widget(), NEW_STAGE)
    assert not dialog._go.isEnabled()  # until the rows are those of this mapping
    desk.wait(dialog._go.isEnabled)
    assert "1 already there" in dialog._sum.text()
    dialog._go.click()
    model = dialog._table.model()
    stages = [model.index(line, Column.STAGE).data() for line in range(model.rowCount())]
    assert stages == ["On hold", "Applied", "Applied", "Applied"]
    dialog._table.selectRow(3)
    assert "soon" in dialog._remarks.text()
    assert dialog._go.text() == "Import 2"
    dialog._duplicates.setChecked(True)
    assert dialog._go.text() == "Import 3"
    dialog._duplicates.setChecked(False)
    dialog._go.click()
    desk.wait(lambda: desk.inout._dialog is None)
    assert desk.message() == "2 applications were imported from “jobs.csv”."
    first, second = sorted(desk.cards(), key=lambda card: card.company)
    assert first.applied.astimezone().strftime("%d.%m.") == "03.04."
    assert desk.backend.tracker().stages.all()[-1].name == "On hold"
    desk.window._run_action()  # Undo
    desk.wait(lambda: desk.cards() == ())
    # What was said of the columns is remembered, the file all new again.
    desk.inout.import_file(csv_file)
    dialog = desk.dialog(ImportDialog)
    assert dialog._kept.isVisibleTo(dialog)
    assert dialog._form._fields[0].currentData() == Field.COMPANY
    dialog.reject()
    assert second.company == "Beta"


def test_an_import_is_stopped_and_adds_nothing(desk, csv_file):
    csv_file.write_text(CSV + "".join(f"C{n},T{n},,\n" for n in range(8_000)), encoding="utf-8")
    desk.inout.import_file(csv_file)
    dialog = desk.dialog(ImportDialog)
    dialog._go.click()
    dialog._go.click()
    assert dialog._progress.isVisibleTo(dialog)
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    desk.wait(dialog._go.isEnabled)
    assert desk.cards() == ()
    assert desk.tracking.undo_what is None
    assert desk.inout._dialog is dialog  # another try is possible
    dialog.reject()


def test_everything_goes_out_and_comes_into_another_library(desk, qtbot, theme, language, tmp_path):
    tracker = desk.backend.tracker()
    tracker.add_with_job("text", JobFacts(title="Tester"), NewApplication("", APPLIED))
    target = tmp_path / "all.zip"
    desk.inout.export()
    dialog = desk.dialog(ExportDialog)
    dialog._on_file(DataKind.ZIP, target)
    desk.wait(lambda: desk.inout._dialog is None)
    assert target.is_file()
    assert "all.zip" in desk.message()
    other = Desk(qtbot, theme, language, tmp_path / "other")
    other.inout.import_file(target)
    merge = other.dialog(MergeDialog)
    merge._go.click()
    other.wait(lambda: other.inout._dialog is None)
    assert [card.title for card in other.cards()] == ["Tester"]
    other.tracking.undo()
    other.wait(lambda: other.cards() == ())
    other.tracking.close()
    assert other.runner.shutdown()
    other.backend.close()


def test_a_csv_file_of_what_the_filter_shows(desk, tmp_path):
    tracker = desk.backend.tracker()
    ids = [
        tracker.add_with_job("text", JobFacts(title=title), NewApplication("", WISHLIST))[0]
        for title in ("One", "Two")
    ]
    target = tmp_path / "shown.csv"
    desk.inout.export(ids[:1])
    dialog = desk.dialog(ExportDialog)
    assert dialog._kind() is DataKind.CSV
    dialog._on_file(DataKind.CSV, target)
    desk.wait(lambda: desk.inout._dialog is None)
    text = target.read_text(encoding="utf-8-sig")
    assert "One" in text
    assert "Two" not in text


def test_what_cannot_be_written_or_read_is_told(desk, tmp_path):
    desk.inout.export()
    dialog = desk.dialog(ExportDialog)
    dialog._on_file(DataKind.JSON, tmp_path / "gone" / "all.json")
    desk.wait(lambda: dialog._problem.isVisibleTo(dialog))
    dialog.reject()
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 no more")
    desk.inout.import_file(broken)
    desk.wait(lambda: desk.told)
    assert desk.inout._dialog is None
    desk.inout.import_file(tmp_path / "gone.csv")
    desk.wait(lambda: len(desk.told) == 2)
    assert desk.told[1] == "import.gone"


def test_a_dropped_table_is_for_import_and_a_pdf_is_a_cv(desk, language, tmp_path):
    controller = WindowController(desk.window, language, desk.runner, tmp_path / "config")
    data, cvs = [], []
    controller.data_dropped.connect(data.append)
    controller.cv_dropped.connect(cvs.append)
    for name in ("a.CSV", "b.pdf", "c.zip", "d.json", "e.txt"):
        desk.window.files_dropped.emit([Path(name)])
    assert data == [Path("a.CSV"), Path("c.zip"), Path("d.json")]
    assert cvs == [Path("b.pdf"), Path("e.txt")]
