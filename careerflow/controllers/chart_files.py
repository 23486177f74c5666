"""Charts and their figures as files: asked for on their cards, made and written by a worker."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from careerflow.controllers.export_folder import ExportFolder
from careerflow.controllers.saved_file import tell_saved
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.message import Message
from careerflow.services.exports.files import file_name, save_export
from careerflow.services.exports.sheets import table_csv
from careerflow.services.task import TaskContext
from careerflow.views.charts.chart_card import ChartCard, ChartFile
from careerflow.views.charts.picture import WIDTH, chart_png, chart_svg
from careerflow.views.charts.save_dialog import SaveChartDialog
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow


class ChartFiles(QObject):
    failed = Signal(Message)

    def __init__(
        self, window: MainWindow, language: Language, runner: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._language, self._runner = window, language, runner
        self._folder = ExportFolder(runner, self)
        self._folder.failed.connect(self.failed)

    def save(self, card: ChartCard, file: ChartFile, detail: str) -> None:
        """Asks where to; `detail` stands below the title of a picture."""
        if card.shown is None:
            return
        made = _maker(card, file, detail)
        name = file_name("CareerFlow", card.shown.title, date.today().isoformat(), file)
        dialog = SaveChartDialog(card, file, self._folder.path / name)
        dialog.chosen.connect(lambda target: self._write(made, target))
        dialog.open()

    def _write(self, made: Callable[[], bytes], target: Path) -> None:
        self._folder.choose(target.parent)
        task = self._runner.task(partial(_written, made, target))
        task.succeeded.connect(self._on_written)
        task.failed.connect(self.failed)
        task.start()

    @Slot(object)
    def _on_written(self, target: Path) -> None:
        tell_saved(self._window, self._language, target, self.failed.emit)
        self._folder.keep(target.parent)


def _maker(card: ChartCard, file: ChartFile, detail: str) -> Callable[[], bytes]:
    """Laid out here, where the language is; made by the worker."""
    assert card.shown is not None
    if file is ChartFile.CSV:
        comma = QLocale().decimalPoint() == ","
        return partial(table_csv, card.figures, decimal_comma=comma)
    drawing = card.drawing_in(WIDTH)
    draw = chart_svg if file is ChartFile.SVG else chart_png
    return partial(draw, card.shown.title, detail, drawing)


def _written(made: Callable[[], bytes], target: Path, ctx: TaskContext) -> Path:
    data = made()
    ctx.check()
    save_export(target, data)
    return target
