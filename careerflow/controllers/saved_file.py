"""What is said of a file that was written."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from careerflow.controllers.opening import not_opened, open_path, show_in_folder
from careerflow.models.message import Message
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow


def tell_saved(
    window: MainWindow, language: Language, file: Path, failed: Callable[[Message], object]
) -> None:
    """Its name, with the ways to it; `failed` is told where one does not work."""
    say = language.wording.say

    def go(way: Callable[[Path], bool], place: Path) -> None:
        if not way(file):
            failed(not_opened(place))

    window.show_message(
        say(Message("export.saved", {"name": file.name})),
        say(Message("export.open")),
        partial(go, open_path, file),
        say(Message("export.show_in_folder")),
        partial(go, show_in_folder, file.parent),
    )
