"""The list of reports with many of them: what each key or click costs the window's thread, and a
refresh the worker. Prints milliseconds: the median and the worst of five, and the median of what
the thread itself was busy, which tells more where others use the machine too.

report_list.py [ROWS ...]    2000 and 10000 where none is said
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication  # noqa: E402

from careerflow.models.report import ReportSummary  # noqa: E402

_TITLES = (
    "Kế toán trưởng",
    "Data analyst",
    "Chuyên viên nhân sự",
    "Đầu bếp",
    "Nurse",
    "Electrician",
)
_NAMES = ("Nguyễn Văn An", "Trần Khánh Linh", "Đỗ Thị Ơn", "Jane Doe", "Ángel Núñez")
_TIMES = 5


def summaries(count: int) -> list[ReportSummary]:
    chance = random.Random(count)
    first = datetime(2026, 1, 1, tzinfo=UTC)
    return [
        ReportSummary(
            f"{number:032x}",
            f"cv {number % 977}.pdf",
            f"{chance.choice(_TITLES)} {number % 1901}",
            chance.randrange(101),
            3,
            5,
            first + timedelta(minutes=chance.randrange(10**6)),
            f"{chance.choice(_NAMES)} {number % 613}",
            "job",
        )
        for number in range(count)
    ]


def timed(do: Callable[[int], object]) -> str:
    taken, busy = [], []
    for turn in range(_TIMES):
        start, worked = time.perf_counter(), time.thread_time()
        do(turn)
        QApplication.processEvents()
        taken.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.thread_time() - worked))
    return f"{statistics.median(taken):7.1f} {max(taken):7.1f} {statistics.median(busy):7.1f}"


def window(count: int) -> None:
    from careerflow.views.language import Language
    from careerflow.views.reports.listing import Order, arranged
    from careerflow.views.reports.reports_page import ReportsPage
    from careerflow.views.theme import Theme

    qt = QApplication.instance()
    page = ReportsPage(Theme(qt), Language("en"))
    page.resize(1100, 720)
    rows = summaries(count)
    page.show()
    QApplication.processEvents()

    lists = []

    def arrange(turn: int) -> None:
        place = 100 + turn
        rows[place] = replace(rows[place], score=turn, corrected=turn + 1)
        lists.append(arranged(rows))

    print(f"{count:6} rows, worker   {'arrange, one corrected':24} {timed(arrange)}")
    shown = page._list
    steps = {
        "first list": lambda _turn: page.set_reports(lists[0]),
        "search, a key": lambda turn: page._search.setText("ke toan 1"[: turn + 1]),
        "search, cleared": lambda turn: page._search.setText("linh" * (turn % 2)),
        "check one": lambda turn: page._check([shown.model().index(turn, 0)], True),
        "check all": lambda turn: page._check_all(not turn % 2),
        "by job": lambda turn: page._set_order((Order.JOB, Order.NEWEST)[turn % 2]),
        "by name": lambda turn: page._set_order((Order.PERSON, Order.NEWEST)[turn % 2]),
        "by score": lambda turn: page._set_order((Order.SCORE, Order.NEWEST)[turn % 2]),
        "refresh, one corrected": lambda turn: page.set_reports(lists[turn]),
    }
    for name, do in steps.items():
        print(f"{count:6} rows, window   {name:24} {timed(do)}")


def store(count: int) -> None:
    """A fifth of the reports is corrected."""
    import sqlalchemy as sa

    from careerflow.models.report import RowCorrection, Verdict
    from careerflow.services.store.codec import encode
    from careerflow.services.store.library import Library
    from careerflow.services.store.schema import cvs, jobs, new_id, reports
    from careerflow.services.store.store import open_store

    sys.path.insert(0, str(ROOT / "tests" / "services" / "store"))
    from store_samples import make_document, make_job, make_report

    document, job = make_document(b"x"), make_job()
    report = make_report(document, job)
    spans = [(40 * n, 40 * n + 30) for n in range(20)]
    asked = report.rows[0].requirement
    many = tuple(
        replace(report.rows[0], requirement=replace(asked, start=start, end=end))
        for start, end in spans
    )
    with tempfile.TemporaryDirectory() as folder:
        opened = open_store(Path(folder))
        library = Library(opened)
        with opened.write() as connection:
            for number in range(count):
                cv, advert, sha256 = new_id(), new_id(), f"{number:064x}"
                made = replace(report, rows=many, cv_sha256=sha256, job_sha256=sha256)
                values = {"file_sha256": sha256, "file_name": "cv.pdf", "document": b"{}"}
                connection.execute(sa.insert(cvs).values(id=cv, **values))
                values = {"text_sha256": sha256, "title": "Nurse", "text": "", "job": b"{}"}
                connection.execute(sa.insert(jobs).values(id=advert, **values))
                connection.execute(
                    sa.insert(reports).values(
                        id=new_id(),
                        key=sha256,
                        cv_id=cv,
                        job_id=advert,
                        as_of="2026-11",
                        score=50,
                        must_met=1,
                        must_of=2,
                        report=encode(made),
                    )
                )
        said = RowCorrection(*spans[0], verdict=Verdict.MISSING)
        for number in range(0, count, 5):
            library.save_corrections(f"{number:064x}", f"{number:064x}", (said,))

        def refresh(turn: int) -> None:
            sha256 = f"{turn:064x}"
            library.save_corrections(sha256, sha256, (said,))
            library.summaries()

        start = time.perf_counter()
        listed = library.summaries()
        taken = 1000 * (time.perf_counter() - start)
        assert sum(each.corrected for each in listed) == len(range(0, count, 5))
        print(f"{count:6} rows, worker   {'first list':24} {taken:7.1f}")
        print(f"{count:6} rows, worker   {'refresh, one corrected':24} {timed(refresh)}")
        opened.close()


def main() -> None:
    application = QApplication([])
    for count in map(int, sys.argv[1:] or ("2000", "10000")):
        window(count)
        store(count)
    application.quit()


if __name__ == "__main__":
    main()
