"""What the command line says: results on standard output, all else on standard error."""

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from careerflow import paths
from careerflow.models.message import Message
from careerflow.services.task import Progress, TaskContext

if TYPE_CHECKING:
    from careerflow.wording import Wording


class Console:
    """Both output streams and the language that they speak."""

    def __init__(self) -> None:
        self.language: str | None = None
        self._wording: Wording | None = None
        self._shown = 0  # characters of the progress in view

    @property
    def spoken(self) -> str:
        """Code of the language that `say` speaks."""
        return self.wording().language

    def say(self, message: Message) -> str:
        return self.wording().say(message)

    def wording(self) -> "Wording":
        if self._wording is None:
            from careerflow.wording import Wording

            self._wording = Wording(self.language or default_language())
        return self._wording

    def tell(self, message: Message) -> None:
        """A message, on standard error."""
        self.clear_progress()
        with suppress(OSError):
            print(self.say(message), file=sys.stderr)  # noqa: T201

    def result(self, text: str) -> None:
        """A result, on standard output."""
        self.clear_progress()
        print(text)  # noqa: T201

    def result_bytes(self, data: bytes) -> None:
        """A result as it is, on standard output."""
        self.clear_progress()
        sys.stdout.flush()
        sys.stdout.buffer.write(data)

    def result_json(self, value: object) -> None:
        import json

        self.result(json.dumps(value, ensure_ascii=False, indent=2))

    def context(self) -> TaskContext:
        """Progress is shown to a person, not to a file."""
        return TaskContext(self._show_progress) if sys.stderr.isatty() else TaskContext()

    def ask(self, message: Message) -> None:
        """A question, on standard error; the answer follows on the same line."""
        self.clear_progress()
        print(self.say(message), end=" ", file=sys.stderr, flush=True)  # noqa: T201

    def show(self, message: Message) -> None:
        """How far it is, for a person."""
        if sys.stderr.isatty():
            self._show(self.say(message))

    def show_count(self, number: int, of: int) -> None:
        """Which of several files it is at, for a person."""
        if sys.stderr.isatty():
            self._show(f"{number}/{of}")

    def _show_progress(self, progress: Progress) -> None:
        self._show(self.say(Message(f"stage.{progress.stage}")))

    def _show(self, sentence: str) -> None:
        self.clear_progress()
        line = f"{sentence} …"
        sys.stderr.write(line)
        sys.stderr.flush()
        self._shown = len(line)

    def clear_progress(self) -> None:
        if self._shown:
            # Blanks, not an escape sequence: the console of Windows would show that.
            sys.stderr.write(f"\r{' ' * self._shown}\r")
            sys.stderr.flush()
            self._shown = 0


def default_language() -> str:
    from careerflow.services import settings
    from careerflow.wording import resolve

    return resolve(settings.load(paths.config_folder())[0].language)
