"""The pipeline with 10,000 applications, as this program shows it and as the usual way would: one
sort and filter proxy a column over one model (its rows in C++, its roles in Python).

    python benchmarks/speed/board.py [CARDS ...]     or: uv run poe bench-board

Milliseconds of the window's thread, offscreen and really painted: the median and the 95th
percentile of what passed, then of what the thread was busy, which tells more where others use the
machine too.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import (  # noqa: E402
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPointF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QDragMoveEvent  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QWidget  # noqa: E402

from careerflow.models.rank import several_between  # noqa: E402
from careerflow.models.tracker import (  # noqa: E402
    BUILT_IN_STAGES,
    Card,
    Salary,
    Stage,
)
from careerflow.views.language import Language  # noqa: E402
from careerflow.views.pipeline.arranging import NOTHING, arranged  # noqa: E402
from careerflow.views.pipeline.card_delegate import CardDelegate  # noqa: E402
from careerflow.views.pipeline.card_rows import CardRole, StageRole  # noqa: E402
from careerflow.views.pipeline.column_view import MIME  # noqa: E402
from careerflow.views.pipeline.face import Face  # noqa: E402
from careerflow.views.pipeline.pipeline_page import PipelinePage  # noqa: E402
from careerflow.views.theme import Theme  # noqa: E402

NOW = datetime.now(UTC)
TODAY = date.today()
STAGES = tuple(
    Stage(id_, kind, "", rank)
    for (kind, id_), rank in zip(
        BUILT_IN_STAGES.items(), several_between(None, None, 5), strict=True
    )
)
TITLES = ("Kế toán trưởng", "Senior Financial Analyst (FP&A)", "Data Engineer", "Registered Nurse")
COMPANIES = ("Công ty Cổ phần Thực phẩm Đồng Tâm", "Bluewater Foods", "Acme", "Tín Việt Fintech")
SCROLLS, KEYS, MOVES = 200, "ke toan 17", 40


def made(count: int) -> list[Card]:
    ranks = several_between(None, None, count)
    return [_card(number, rank) for number, rank in enumerate(ranks)]


def _card(number: int, rank: str) -> Card:
    entered = NOW - timedelta(days=number % 200)
    planned = number % 3 == 0
    return Card(
        id=f"{number:06}",
        job_id="",
        stage_id=STAGES[number * 7 % 5].id,
        rank=rank,
        title=f"{TITLES[number % 4]} {number}",
        company=f"{COMPANIES[number // 4 % 4]} {number % 97}",
        location="Hồ Chí Minh",
        salary=Salary(20_000_000, 30_000_000, "VND"),
        source="LinkedIn",
        link="",
        deadline=TODAY + timedelta(days=number % 30),
        score=number % 101,
        cv_name="cv.pdf",
        next_step="Gọi lại" if planned else "",
        next_step_on=TODAY + timedelta(days=number % 9 - 2) if planned else None,
        entered=entered,
        applied=entered,
        created=entered,
        active=entered,
        tags=("FMCG",) if number % 2 else (),
    )


Times = list[tuple[float, float]]
"""What passed, and what the thread itself was busy."""


def timed(do: Callable[[], object]) -> tuple[float, float]:
    start, worked = time.perf_counter(), time.thread_time()
    do()
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - worked)


def told(count: int, who: str, what: str, times: Times) -> None:
    passed, busy = (sorted(each) for each in zip(*times, strict=True))
    last = min(len(times) - 1, int(len(times) * 0.95))
    print(
        f"{count:6} cards  {who:8} {what:28} {statistics.median(passed):7.1f} {passed[last]:7.1f}"
        f"   {statistics.median(busy):7.1f} {busy[last]:7.1f}"
    )


def scrolled(view: QListView) -> Times:
    bar = view.verticalScrollBar()

    def frame() -> None:
        bar.setValue(bar.value() + 37)

    return [timed(frame) for _ in range(SCROLLS)]


def ours(count: int, theme: Theme, language: Language) -> None:
    def say(what: str, times: Times) -> None:
        told(count, "ours", what, times)

    cards = made(count)
    page = PipelinePage(theme, language)
    page.add_table()
    page.resize(1180, 780)
    page.show()
    QApplication.processEvents()
    first = NOTHING

    def arrange() -> None:
        nonlocal first
        first = arranged(STAGES, cards, NOTHING)

    say("worker: first list", [timed(arrange)])
    say("opening", [timed(lambda: page.set_arranged(first))])
    later = arranged(STAGES, [replace(cards[0], next_step="x"), *cards[1:]], first)
    say("refresh, one changed", [timed(lambda: page.set_arranged(later))])
    view = page.board.columns()[1].view
    say("scrolling, a frame", scrolled(view))
    say("dragging, a frame", dragged(view, cards))
    typed = [KEYS[: length + 1] for length in range(len(KEYS))]
    page.board.focus_card(None)
    search = page._filter.search
    say("filter, a key", [timed(lambda text=text: search.setText(text)) for text in typed])
    say("filter, cleared", [timed(search.clear)])
    say("move by key, to painted", moved(page))
    say("turning to the table", [timed(lambda: page.set_face(Face.TABLE))])
    table = page.table
    say("table: scrolling, a frame", scrolled_table(page))
    header = table.horizontalHeader()
    down = Qt.SortOrder.DescendingOrder
    say("table: sorting", [timed(lambda n=n: header.setSortIndicator(n, down)) for n in range(6)])
    page.close()
    page.deleteLater()


def dragged(view: QListView, cards: list[Card]) -> Times:
    data = QMimeData()
    data.setData(MIME, json.dumps([cards[0].id]).encode())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def frame(step: int) -> None:
        place = QPointF(60, 40 + step * 9 % 600).toPoint()
        view.dragMoveEvent(QDragMoveEvent(place, Qt.DropAction.MoveAction, data, left, none))
        view.viewport().repaint()

    return [timed(lambda step=step: frame(step)) for step in range(SCROLLS)]


def moved(page: PipelinePage) -> Times:
    columns = page.board.columns()
    times = []
    for number in range(MOVES):
        view = columns[number % 4].view
        card = view.rows().cards[10]
        page.board.choose([card.id], card.id)
        view.setFocus()

        def press(view: QListView = view) -> None:
            QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)

        QApplication.processEvents()
        times.append(timed(press))
    return times


def scrolled_table(page: PipelinePage) -> Times:
    table = page.table
    bar = table.verticalScrollBar()

    def frame() -> None:
        bar.setValue(bar.value() + 37)

    return [timed(frame) for _ in range(SCROLLS)]


class PeerModel(QAbstractListModel):
    """All cards in one list."""

    def __init__(self, cards: list[Card]) -> None:
        super().__init__()
        self.cards = cards

    def rowCount(self, _parent: QModelIndex | None = None) -> int:
        return len(self.cards)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.cards[index.row()]
        if role == CardRole:
            return card
        if role == StageRole:
            return next(stage for stage in STAGES if stage.id == card.stage_id)
        if role == STAGE_ID:
            return card.stage_id
        if role == RANK:
            return card.rank
        return card.title if role == Qt.ItemDataRole.DisplayRole else None


STAGE_ID, RANK = Qt.ItemDataRole.UserRole + 8, Qt.ItemDataRole.UserRole + 9


def peer(count: int, theme: Theme) -> None:
    """With this program's delegate: what differs is who filters and sorts."""
    cards = made(count)
    model = PeerModel(cards)
    board = QWidget()
    beside = QHBoxLayout(board)
    views, searches = [], []

    def build() -> None:
        for stage in STAGES:
            of_stage = QSortFilterProxyModel(board)
            of_stage.setFilterRole(STAGE_ID)
            of_stage.setFilterFixedString(stage.id)
            of_stage.setSourceModel(model)
            found = QSortFilterProxyModel(board)
            found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            found.setSortRole(RANK)
            found.setSourceModel(of_stage)
            found.sort(0)
            view = QListView()
            view.setUniformItemSizes(True)
            view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
            view.setItemDelegate(CardDelegate(theme, view))
            view.setModel(found)
            beside.addWidget(view)
            views.append(view)
            searches.append(found)

    board.resize(1180, 780)
    board.show()
    told(count, "proxies", "opening", [timed(build)])
    told(count, "proxies", "scrolling, a frame", scrolled(views[1]))

    def search(text: str) -> None:
        for each in searches:
            each.setFilterFixedString(text)

    typed = ["Kế toán 17"[: length + 1] for length in range(10)]
    times = [timed(lambda text=text: search(text)) for text in typed]
    told(count, "proxies", "filter, a key", times)
    told(count, "proxies", "filter, cleared", [timed(lambda: search(""))])

    def move(row: int, stage: Stage) -> None:
        cards[row] = replace(cards[row], stage_id=stage.id)
        model.dataChanged.emit(model.index(row), model.index(row), [STAGE_ID, RANK])

    steps = [(row * 31 % count, STAGES[row % 5]) for row in range(MOVES)]
    times = [timed(lambda row=row, stage=stage: move(row, stage)) for row, stage in steps]
    told(count, "proxies", "move, to painted", times)
    board.close()
    board.deleteLater()


def main() -> None:
    application = QApplication([])
    theme, language = Theme(application), Language("en")
    for count in map(int, sys.argv[1:] or ("1000", "10000")):
        ours(count, theme, language)
        peer(count, theme)
    application.quit()


if __name__ == "__main__":
    main()
