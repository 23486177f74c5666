"""A process that is killed while it writes loses nothing that it had been told was saved."""

import random
import subprocess
import sys
import time

import pytest

from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store

KILLS = 25

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from store_samples import make_document, make_job, make_report
from careerflow.services.engine.interface import CvVectors
from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store

library = Library(open_store(Path(sys.argv[1])))
number = 0
print("ready", flush=True)
while True:
    number += 1
    name = f"{sys.argv[3]} {number}"
    data = name.encode()
    document, job = make_document(data, name), make_job(name)
    library.save_cv(document, "cv.pdf", data, CvVectors("1", ((0, 1),), {"a@1": data * 500}))
    report = make_report(document, job)
    print(library.save_analysis(document, "cv.pdf", data, job, report, name), flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_no_acknowledged_report_is_lost(tmp_path, request):
    order = random.Random(7)
    program = [sys.executable, "-c", WRITER, str(tmp_path), str(request.path.parent)]
    acknowledged: list[str] = []
    for kill in range(KILLS):
        writer = subprocess.Popen([*program, str(kill)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout.readline() == "ready\n"
        time.sleep(order.uniform(0, 0.2))
        writer.kill()
        # A line that was cut off was not acknowledged.
        acknowledged += [line[:-1] for line in writer.stdout if line.endswith("\n")]
        writer.stdout.close()
        writer.wait()
    assert len(acknowledged) > KILLS

    store = open_store(tmp_path)
    library = Library(store)
    assert set(acknowledged) <= {summary.id for summary in library.summaries()}
    for summary in library.summaries():
        stored = library.report(summary.id)
        assert stored.data == stored.job.text.encode()
        vectors = library.cv(stored.cv_id).vectors
        assert vectors.vectors == {"a@1": stored.data * 500}
    with store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    store.close()
