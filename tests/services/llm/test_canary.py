"""A key and the words of a CV are looked for wherever they could have been left behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.llm.asking import CV, KINDS, SERVERS
from tests.services.llm.loopback import KEY, serving

ROOT = Path(__file__).resolve().parents[3]

# With the libraries as talkative as their variables make them. Each failure is logged as a job's
# is, and written as Python writes what nobody has caught; the last one really is that.
_PROGRAM = """
import logging, sys, traceback
from careerflow import paths
from careerflow.models.llm import Provider, ProviderKind
from careerflow.models.settings import Settings
from careerflow.services import logs, secrets, settings
from careerflow.services.llm import consent, running
from careerflow.services.llm.providers import logged_connection
from careerflow.services.llm.providers.limits import Limits
from careerflow.services.llm.providers.opening import open_model
from careerflow.services.llm.remembering import Remembering, Subject
from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store
from careerflow.services.task import TaskContext
from tests.services.llm.asking import REQUEST

kind, url, calls = ProviderKind(sys.argv[1]), sys.argv[2], int(sys.argv[3])
provider, ctx = Provider(kind, url, "model-a"), TaskContext()
logs.set_up(paths.log_folder(), "window")
logging.getLogger().setLevel(logging.DEBUG)
session = secrets.SessionKeys()
session.keep(kind, sys.stdin.readline().strip())

settings.save(Settings(provider=kind, openai_address=url), paths.config_folder())
consent.give(paths.config_folder(), provider)
library = Library(open_store(paths.data_folder()))
subject = Subject(provider, "1", "cv.pdf", "Engineer", ())

def opened():
    key, _source = secrets.find_key(kind, session)
    return open_model(provider, key, Limits(first=0.5, attempts=1))

def ask():
    async def asked():
        model = Remembering(subject, opened, library.answers, library.sent, fresh=True)
        try:
            return await model.generate(REQUEST)
        finally:
            await model.close()
    return running.run(ctx, asked)

assert len(logged_connection.test(ctx, library.sent, provider, session.key(kind))) == 2
assert ask().text
assert len(library.sent.entries()) == 2
for _ in range(calls):
    try:
        ask()
    except Exception as error:
        logging.getLogger("careerflow").error("Task failed: %s", logs.places(error))
        logging.getLogger("careerflow").error("Task failed", exc_info=True)
        traceback.print_exc()
logging.getLogger("careerflow").warning("done")
ask()
"""

FAILURES = ["400", "400key", "503", "reset_midway", "malformed", "safety", "drip", "html"]


@pytest.mark.parametrize("kind", KINDS)
def test_neither_a_key_nor_a_cv_is_left_behind(kind, own_folders):
    with serving(SERVERS[kind](failures=["ok", "ok", "ok", *FAILURES, "malformed"])) as server:
        ran = subprocess.run(
            [sys.executable, "-X", "dev", "-c", _PROGRAM, kind, server.url, str(len(FAILURES))],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "OPENAI_LOG": "debug"},
            input=KEY + "\n",
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert ran.returncode == 1
    assert "LlmError" in ran.stderr
    assert "UselessAnswerError" in ran.stderr
    assert server.leaks == []
    written = {path: path.read_bytes() for path in own_folders.rglob("*") if path.is_file()}
    logged = b"".join(written.values())
    assert b"done" in logged
    names = {path.name for path in written}
    assert names >= {"window.log", "settings.json", "careerflow.sqlite3"}
    assert CV.startswith("Nguyễn")
    assert CV.endswith("canary project")
    for canary in (KEY, "Nguyễn", r"Nguy\u1ec5n", "canary project"):
        assert canary not in ran.stdout + ran.stderr
        assert canary.encode() not in logged
