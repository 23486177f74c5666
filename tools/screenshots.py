"""Takes pictures of every page, in both themes and languages, on an X server of its own.

    python tools/screenshots.py FOLDER [--scale 2] [--size 1280x800] [--only NAME]

Needs Xvfb and openbox. The pages are the real widgets, filled with invented data.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


@contextmanager
def x_server(width: int, height: int) -> Iterator[str]:
    """A display of its own, with a window manager; gives its name."""
    read, write = os.pipe()
    size = f"{width}x{height}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    display = ":" + os.read(read, 16).decode().strip()
    manager = subprocess.Popen(
        ["openbox"], env=os.environ | {"DISPLAY": display}, stderr=subprocess.DEVNULL
    )
    try:
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


def take_all(folder: Path, size: tuple[int, int], only: str) -> None:
    """Runs inside the display: builds the window, walks through its states, saves pictures."""
    from PySide6.QtWidgets import QApplication

    from careerflow.models.settings import Theme as Mode
    from careerflow.views.language import Language
    from careerflow.views.theme import Theme

    app = QApplication([])
    theme, language = Theme(app), Language("en")
    for mode in (Mode.LIGHT, Mode.DARK):
        theme.set_mode(mode)
        for code in ("en", "vi"):
            language.set(code)
            for name, window in states(theme, language):
                if only not in name:
                    continue
                window.resize(*size)
                window.show()
                for _ in range(20):
                    app.processEvents()
                window.grab().save(str(folder / f"{name}-{mode}-{code}.png"))
                window.close()
                window.deleteLater()


def states(theme, language):  # type: ignore[no-untyped-def]
    """(name, window) of each state worth looking at."""
    from careerflow.models.message import Message
    from careerflow.models.settings import Settings
    from careerflow.views.analyze.analyze_page import AnalyzePage
    from careerflow.views.main_window import MainWindow
    from careerflow.views.reports.reports_page import ReportsPage
    from careerflow.views.settings.settings_page import SettingsPage

    def window(shown: int = 0):  # type: ignore[no-untyped-def]
        main = MainWindow(theme)
        analyze, reports = AnalyzePage(theme, language), ReportsPage(theme)
        settings = SettingsPage(theme, "0.1.0")
        settings.set_settings(Settings(), "/home/linh/.local/share/CareerFlow")
        pages = (analyze, reports, settings)
        for page, symbol in zip(pages, ("scan-search", "files", "settings"), strict=True):
            main.add_page(page, symbol, page.title)
        main.show_page(pages[shown])
        return main, pages[shown]

    yield "analyze-empty", window()[0]
    main, page = window()
    page.show_cv_reading("CV_Nguyen_Thi_Minh_Anh_Data_Analyst_final_v7_(updated)_2026-11-22.pdf")
    page.set_advert("Data analyst\n")
    yield "analyze-reading", main
    main, page = window()
    _fill(page, language.code)
    yield "analyze-ready", main
    main, page = window()
    _fill(page, language.code)
    page.show_analyzing(True)
    page.show_progress(Message("stage.judging"), 0.6)
    yield "analyze-running", main
    main, page = window()
    page.show_cv_error(Message("read.no_text"))
    page.set_advert("We are a great company.")
    page.show_job_error(Message("read.crashed"))
    page.show_error(Message("read.crashed"))
    yield "analyze-errors", main
    main, page = window()
    page.ask_password("cv.pdf", True)
    yield "analyze-locked", main
    main, page = window()
    main._overlay.show_for(True)
    main.show_message("“letter.docx” is not a PDF or .txt file. Save it as a PDF and drop that.")
    yield "window-drop", main
    yield "reports-empty", window(1)[0]
    main, page = window(1)
    page.set_reports(_summaries())
    page._list.setCurrentIndex(page._found.index(1, 0))
    page._delete(page._found.index(2, 0))
    yield "reports", main
    yield "settings", window(2)[0]


def _fill(page, code: str) -> None:  # type: ignore[no-untyped-def]
    from careerflow.models import document as d
    from careerflow.models import job as j
    from careerflow.models.message import Message

    person = d.Person("Nguyễn Thị Minh Anh", "Data Analyst", "minh.anh@example.com", "0903 555 014")
    sheet = d.Page(595, 842, 0, 1)
    warnings = (
        Message("read.hidden_text", {"count": 3}),
        Message("read.repaired"),
    )
    document = d.Document(
        "", d.DocumentKind.PDF, "en", "x", (sheet, sheet), (), (), (), person, warnings
    )
    page.show_cv(document, f"cv_{code}.pdf", 6.5)
    sample = ROOT / "resources" / "samples" / f"advert_{code}.txt"
    text = sample.read_text(encoding="utf-8") if sample.exists() else "Data analyst\n" * 40
    page.set_advert(text)
    kinds = [j.Kind.MUST] * 9 + [j.Kind.NICE] * 5
    rows = tuple(j.Requirement("x", n, n, kind, j.Axis.HARD_SKILLS) for n, kind in enumerate(kinds))
    page.show_job(j.Job("", "en", "Data analyst", text, rows, ()))


def _summaries():  # type: ignore[no-untyped-def]
    from careerflow.models.report import ReportSummary

    now = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
    rows = [
        ("Nguyễn Thị Minh Anh", "Senior Data Analyst, Retail Insights", 78, 7, 9),
        ("Nguyễn Thị Minh Anh", "Chuyên viên phân tích dữ liệu kinh doanh", 64, 5, 8),
        (
            "Nguyễn Thị Minh Anh",
            "Trưởng nhóm phân tích dữ liệu khách hàng và vận hành chuỗi cung "
            "ứng khu vực Đông Nam Á (Hà Nội hoặc Thành phố Hồ Chí Minh)",
            41,
            3,
            11,
        ),
        ("cv_2026_final_really_final.pdf", None, None, 0, 0),
        ("Trần Quốc Bảo", "Kế toán tổng hợp", 100, 10, 10),
        ("Alex Morgan", "Junior BI Developer", 0, 0, 6),
    ]
    return [
        ReportSummary(str(n), cv, job, score, met, of, now - timedelta(hours=29 * n))
        for n, (cv, job, score, met, of) in enumerate(rows)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--only", default="")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    width, height = (int(number) for number in options.size.split("x"))
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.inside:
        take_all(options.folder, (width, height), options.only)
        return
    with x_server(3840, 2400) as display:
        env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        env["QT_SCALE_FACTOR"] = options.scale
        subprocess.run([sys.executable, __file__, *sys.argv[1:], "--inside"], env=env, check=True)


if __name__ == "__main__":
    main()
