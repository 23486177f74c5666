"""A database that cannot be read: what to do, and what came of that, or of a restore."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from careerflow.models.backup import Contents, Preview, Restored, Salvaged
from careerflow.views.settings.backup_preview import BackupPreview
from careerflow.views.settings.stand_in_dialog import StandInDialog
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.facts import Facts
from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import when

_WIDTH = 560


class DamageDialog(FittingDialog):
    """Opened over the window. `seen` is the newest good backup, None where there is none."""

    restore_wanted = Signal()
    rescue_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget, seen: Preview | None) -> None:
        super().__init__(_WIDTH, parent)
        self.setWindowTitle(self.tr("Your library is damaged"))
        told = self.tr(
            "The file that holds your library cannot be read properly, as after a fault of the "
            "disk. Whatever you choose, the damaged file is kept as it is."
        )
        rescue = Button(theme, "primary" if seen is None else "")
        rescue.setText(self.tr("Rescue what can be read"))
        rescue.clicked.connect(self.rescue_wanted)
        buttons: list[QWidget | int] = [self._later(theme), 0, rescue]
        parts: list[QWidget] = []
        if seen is None:
            none = self.tr("There is no backup that could be restored.")
            parts.append(Text("strong", wrap=True, text=none))
        else:
            parts += self._of_backup(seen)
            restore = Button(theme, "primary", "archive-restore")
            restore.setText(self.tr("Restore this backup"))
            restore.clicked.connect(self.restore_wanted)
            buttons.append(restore)
        for button in (self.restore_wanted, self.rescue_wanted):
            button.connect(self.accept)
        explained = self.tr(
            "Rescuing reads the damaged file entry by entry: it may find what is newer than any "
            "backup, and tells what is lost. CareerFlow closes and opens again."
        )
        self.lay_out(
            Text("title", text=self.windowTitle()),
            Note(theme, NoteKind.ERROR, told),
            *parts,
            Text("muted", wrap=True, text=explained),
            buttons=row(*buttons),
            spacing=Space.M,
            margins=Space.L,
        )

    def _later(self, theme: Theme) -> Button:
        later = Button(theme)
        later.setText(self.tr("Not now"))
        later.clicked.connect(self.reject)
        # It opens by itself: a key that was meant for the page behind it changes nothing.
        later.setDefault(True)
        return later

    def _of_backup(self, seen: Preview) -> list[QWidget]:
        title = self.tr("The newest good backup")
        if seen.made is not None:
            title = self.tr("The newest good backup: {time}").format(time=when(seen.made))
        preview = BackupPreview()
        preview.show_preview(seen)
        return [Text("strong", wrap=True, text=title), preview]


class ReplacingDialog(StandInDialog):
    """Stands in for the window, which is closed by then; `show_outcome` or `show_problem` let it
    be closed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WIDTH)
        self._title.setText(self.tr("Restoring your library…"))
        self._text.setText(self.tr("CareerFlow opens again afterwards."))
        self._close.setText(self.tr("Open CareerFlow"))
        self._facts = Facts()
        self._facts.hide()
        self._where = Text("caption", wrap=True, selectable=True)
        self._where.hide()
        self._sync = Note(theme)
        self._sync.hide()
        self._lay_out(self._facts, self._sync, self._where)

    def show_outcome(self, outcome: Restored | Salvaged) -> None:
        if isinstance(outcome, Salvaged):
            self._show_salvaged(outcome)
            where = self.tr("The damaged file is kept in {folder}")
            self._where.setText(where.format(folder=outcome.aside))
        else:
            self._title.setText(self.tr("Your library was restored"))
            self._text.setText(self.tr("This is what it holds now:"))
            self._facts.set_facts(self._counts(outcome.held))
            if outcome.before is not None:
                where = self.tr("What was there before is among the backups: {name}")
                self._where.setText(where.format(name=outcome.before.name))
            elif outcome.aside is not None:
                where = self.tr("The damaged file is kept in {folder}")
                self._where.setText(where.format(folder=outcome.aside))
        if outcome.sync_paused:
            self._tell_of_sync()
        self._facts.show()
        self._finish()

    def _tell_of_sync(self) -> None:
        self._sync.set_text(
            self.tr(
                "Sync is paused: what is newer on the server would come back. Resume it in the "
                "settings if you want that. To keep this library as it is, disconnect it there."
            )
        )
        self._sync.show()

    def show_problem(self, problem: str) -> None:
        self._title.setText(self.tr("Your library was not restored"))
        self._text.setText(problem)
        self._finish()

    def _finish(self) -> None:
        self._where.setVisible(bool(self._where.text()))
        super()._finish()

    def _show_salvaged(self, saved: Salvaged) -> None:
        if saved.is_complete:
            self._title.setText(self.tr("Everything was rescued"))
            self._text.setText(self.tr("Every entry could be read. This is what there is now:"))
            self._facts.set_facts(self._counts(saved.held))
            return
        self._title.setText(self.tr("What could be read was rescued"))
        self._text.setText(self.tr("Entries that were kept and lost, those in the trash included:"))
        self._facts.set_facts(
            [
                (name, self._kept(saved, tables))
                for name, tables in self._kinds().items()
                if _sum(saved.kept, tables) + _sum(saved.lost, tables)
                or saved.uncounted.intersection(tables)
            ]
        )

    def _kept(self, saved: Salvaged, tables: tuple[str, ...]) -> str:
        number = QLocale().toString
        kept, lost = _sum(saved.kept, tables), _sum(saved.lost, tables)
        if saved.uncounted.intersection(tables):
            text = self.tr("{kept} kept, at least {lost} lost: how many there were cannot be told")
        else:
            text = self.tr("{kept} kept, {lost} lost")
        return text.format(kept=number(kept), lost=number(lost))

    def _kinds(self) -> Mapping[str, tuple[str, ...]]:
        """Of every table."""
        return {
            self.tr("CVs"): ("library_cvs",),
            self.tr("Job adverts"): ("library_jobs",),
            self.tr("Applications"): ("applications",),
            self.tr("Stages and their history"): ("stages", "stage_moves"),
            self.tr("Interviews, contacts, files"): ("interviews", "contacts", "attachments"),
            self.tr("Reports"): ("reports",),
            self.tr("Your corrections"): (
                "cv_corrections",
                "advert_corrections",
                "verdict_corrections",
            ),
            self.tr("CVs and adverts as they were read"): ("cvs", "jobs", "cv_vectors"),
            self.tr("Drafts, lists and logs"): (
                "answers",
                "drafts",
                "import_mappings",
                "notices",
                "recents",
                "sent",
                "tombstones",
            ),
        }

    def _counts(self, held: Contents) -> list[tuple[str, str]]:
        number = QLocale().toString
        return [
            (self.tr("CVs"), number(held.cvs)),
            (self.tr("Job adverts"), number(held.jobs)),
            (self.tr("Applications"), number(held.applications)),
            (self.tr("Reports"), number(held.reports)),
        ]


def _sum(counts: Mapping[str, int], tables: tuple[str, ...]) -> int:
    return sum(counts.get(table, 0) for table in tables)
