"""Progress on a terminal."""

import io
import sys

from careerflow.cli.console import Console
from careerflow.models.message import Message
from careerflow.services.task import Progress, Stage


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def screen(self) -> str:
        """The last line as a terminal shows it that knows no escape sequences."""
        line: list[str] = []
        for part in self.getvalue().rpartition("\n")[2].split("\r"):
            line[: len(part)] = part
        return "".join(line).rstrip()


def test_each_step_takes_the_place_of_the_one_before(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    console = Console()
    console.language = "vi"
    ctx = console.context()
    for stage in (Stage.RETRIEVING, Stage.SCORING, Stage.JUDGING):
        ctx.on_progress(Progress(stage))
        assert terminal.screen() == f"{console.say(Message(f'stage.{stage}'))} …"
    console.tell(Message("cli.saved"))
    assert terminal.screen() == ""
    assert terminal.getvalue().endswith(f"\r{console.say(Message('cli.saved'))}\n")
    assert "\x1b" not in terminal.getvalue()
