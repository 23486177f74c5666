"""The window itself: messages, files dropped on it, its place on the screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from careerflow.controllers.tasks import TaskRunner
from careerflow.models.message import Message
from careerflow.services import settings as settings_file
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow, is_data_file

_STATE = "main"


class WindowController(QObject):
    """`cv_dropped` carries the Path of a file that was dropped anywhere on the window;
    `data_dropped` that of one that is to be imported."""

    cv_dropped = Signal(Path)
    data_dropped = Signal(Path)
    told = Signal(Message)
    """Follows `tell`."""

    def __init__(
        self, window: MainWindow, language: Language, runner: TaskRunner, config_folder: Path
    ) -> None:
        super().__init__(window)
        self._window = window
        self._language = language
        self._runner = runner
        self._config_folder = config_folder
        self._takers: dict[QWidget, Callable[[list[Path]], object]] = {}
        window.files_dropped.connect(self._on_files_dropped)
        window.closing.connect(self._on_closing)

    def restore(self) -> None:
        """Puts the window where it was; reads one small file."""
        state = settings_file.load_window_state(self._config_folder).get(_STATE)
        if state is not None:
            self._window.restore_state(state)

    def open_files(self, files: list[Path]) -> None:
        """What another start of the program, or the system, hands over; the window comes to the
        front."""
        self._window.come_forward()
        if files:
            self._open(files)

    def take_drops(
        self, page: QWidget, take: Callable[[list[Path]], object], hint: Callable[[], str]
    ) -> None:
        """Files that are dropped while `page` is in view go to `take`; `hint` says so meanwhile."""
        self._takers[page] = take
        self._window.hint_at_drops(page, hint)

    @Slot(Message)
    def tell(self, message: Message) -> None:
        """Shows a message over the page."""
        self._window.show_message(self._language.wording.say(message))
        self.told.emit(message)

    @Slot(Message)
    def tell_unsaved(self, why: Message) -> None:
        """Tells that the report in view is not in the library."""
        say = self._language.wording.say
        self._window.show_message(f"{say(Message('window.report_not_saved'))} {say(why)}")

    @Slot(Message, object)
    def offer_undo(self, what: Message, undo: Callable[[], None]) -> None:
        """Tells what was lost; `undo` brings it back."""
        self._window.offer_undo(self._language.wording.say(what), undo)

    def add_menu_bar(self, settings: QWidget) -> None:
        """As macOS wants it; `settings` is the page that its Settings shows."""
        from careerflow.views.menu_bar import MenuBar

        self._menu_bar = bar = MenuBar()
        self._settings_page = settings
        bar.about_wanted.connect(self._window.about_requested)
        bar.open_wanted.connect(self._window.open_requested)
        bar.settings_wanted.connect(self._show_settings)

    @Slot()
    def _show_settings(self) -> None:
        self._window.show_page(self._settings_page)

    @Slot(Message, object)
    def offer_page(self, what: Message, open_page: Callable[[], None]) -> None:
        """Tells of something that a page on the internet says more about."""
        wording = self._language.wording
        self._window.show_message(
            wording.say(what), wording.say(Message("window.open_page")), open_page
        )

    @Slot(list)
    def _on_files_dropped(self, files: list[Path]) -> None:
        page = self._window.current_page()
        take = None if page is None else self._takers.get(page)
        if take is None or is_data_file(files[0]):
            self._open(files)
        else:
            take([file for file in files if not is_data_file(file)])

    def _open(self, files: list[Path]) -> None:
        dropped = self.data_dropped if is_data_file(files[0]) else self.cv_dropped
        dropped.emit(files[0])
        if len(files) > 1:
            self.tell(Message("window.first_file_only", {"name": files[0].name}))

    @Slot()
    def _on_closing(self) -> None:
        state = {_STATE: self._window.save_state()}
        task = self._runner.task(
            lambda _ctx: settings_file.save_window_state(state, self._config_folder)
        )
        task.start()
        task.wait(1000)  # the program ends now: the file must be there before that
