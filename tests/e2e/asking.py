"""Asks what a screen reader would be told, of a process that lives as long as the desktop."""

import json
import select
import subprocess
from pathlib import Path
from typing import Any

SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's gi is built for it, not for the project's Python
_SCRIPT = Path(__file__).resolve().parent / "accessibility.py"
_SECONDS = 30


class NoAnswerError(Exception):
    """A question or a short command failed; says what was said of it."""


class Asking:
    """Started with the first question, and again where it had to be ended.

    A process for each question, which is loaded and finds its way on the bus anew, takes a second
    on a busy machine.
    """

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._environment = environment
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, *question: str) -> Any:
        """The answer, see accessibility.py; NoAnswerError where there is none."""
        if self._process is None:
            self._process = self._start()
        line = _line_for(self._process, json.dumps(question))
        if not line.endswith(b"\n"):
            # A late answer would be taken for that to the next question.
            self.stop()
            said = self._log.read_text("utf-8", "replace")[-2000:]
            raise NoAnswerError(f"{' '.join(question[:4])}: no answer: {said}")
        reply = json.loads(line)
        if "error" in reply:
            raise NoAnswerError(reply["error"])
        return reply["answer"]

    def stop(self) -> None:
        """Ends the process, where there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _start(self) -> subprocess.Popen[bytes]:
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [SYSTEM_PYTHON, str(_SCRIPT)],
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )


def _line_for(process: subprocess.Popen[bytes], question: str) -> bytes:
    """Without an end of line where the process has ended, or takes too long."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(question.encode() + b"\n")
        process.stdin.flush()
    except BrokenPipeError:
        return b""
    answered = select.select([process.stdout], [], [], _SECONDS)[0]
    return process.stdout.readline() if answered else b""
