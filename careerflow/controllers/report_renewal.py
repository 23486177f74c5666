"""Open reports follow what another computer has changed of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from careerflow.controllers.corrections import CorrectionsController
from careerflow.controllers.open_reports import OpenReports
from careerflow.controllers.report_stand import Contents
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.errors import StoreError
from careerflow.models.left_open import pair_of

if TYPE_CHECKING:
    from careerflow.services.store.records import StoredReport


@dataclass(frozen=True, slots=True)
class _Found:
    """What the store has of a report now; `is_another` where its CV or advert is."""

    stored: StoredReport
    is_another: bool
    is_judged_otherwise: bool


class ReportRenewal(QObject):
    """What is in a view stays where the user is in it; of the others what was loaded is dropped,
    and loaded again when they are chosen. `load` runs in a worker."""

    def __init__(
        self,
        opened: OpenReports,
        corrections: CorrectionsController,
        load: Callable[[str], StoredReport],
        runner: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._opened, self._corrections = opened, corrections
        self._load, self._runner = load, runner

    @Slot()
    def renew(self) -> None:
        """The library has changed by something else than the open reports."""
        self._corrections.forget_saved()
        for key in self._opened.stored():
            if pair_of(key) is not None:
                continue
            if self._opened.view_of(key) is None:
                self._opened.drop(key)
            else:
                self._renew(key)

    def _renew(self, key: str) -> None:
        view, known = self._opened.view_of(key), self._opened.contents(key)
        if view is None or known is None:
            return
        load, said = self._load, self._corrections.said(view)

        def on_found(found: _Found | None) -> None:
            if self._opened.view_of(key) is not view or found is None:
                return
            if self._corrections.said(view) is not said:  # by the user, meanwhile
                self._renew(key)
            else:
                self._take(key, found)

        task = self._runner.task(lambda _ctx: _found(load, key, known))
        task.succeeded.connect(on_found)
        task.start()

    def _take(self, key: str, found: _Found) -> None:
        view = self._opened.view_of(key)
        assert view is not None
        if found.is_another:
            self._opened.drop(key)
            return
        if found.is_judged_otherwise:
            self._opened.judge(key, found.stored.report)
        if set(self._corrections.said(view)) != set(found.stored.corrections):
            self._corrections.renew(view, found.stored.corrections)


def _found(load: Callable[[str], StoredReport], key: str, known: Contents) -> _Found | None:
    """None where it cannot be read: it stays as it is shown."""
    try:
        stored = load(key)
    except StoreError:
        return None
    is_another = (known.document, known.job) != (stored.document, stored.job)
    return _Found(stored, is_another, known.report != stored.report)
