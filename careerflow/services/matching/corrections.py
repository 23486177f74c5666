"""The user's corrections, laid over a report as it was judged.

The stored report never changes: the same key gives the same report. What a person sees, exports
or prints is that report with the corrections over it, added up by the same code.
"""

from collections.abc import Iterable
from dataclasses import replace

from careerflow.models.message import Message
from careerflow.models.report import Report, Row, RowCorrection, Verdict
from careerflow.services.matching.rescored import rescored

Corrections = tuple[RowCorrection, ...]


def corrected(report: Report, corrections: Iterable[RowCorrection]) -> Report:
    """`report`, as it was judged, with the corrections that change something in it.

    Each corrected row keeps its former self in `judged`. Where none is corrected this is `report`
    itself; a correction whose span is no row of it (the advert is cut differently since) waits.
    """
    rows = corrected_rows(report.rows, corrections)
    if rows == report.rows:
        return report
    return replace(rescored(report, rows), score_as_judged=report.score)


def corrected_rows(rows: Iterable[Row], corrections: Iterable[RowCorrection]) -> tuple[Row, ...]:
    """As `corrected`, of the rows alone."""
    by_span = {correction.span: correction for correction in corrections}
    return tuple(_row(row, by_span.get(_span(row))) for row in rows)


def laid_over(corrections: Corrections, changed: Iterable[RowCorrection]) -> Corrections:
    """`changed` in place of the former corrections of the same spans; an empty one ends what was
    said of its row. In the order of the advert, whatever the order of the changes."""
    by_span = {correction.span: correction for correction in (*corrections, *changed)}
    kept = [correction for correction in by_span.values() if not correction.is_empty]
    return tuple(sorted(kept, key=lambda correction: correction.span))


def of_spans(corrections: Corrections, changed: Iterable[RowCorrection]) -> Corrections:
    """What `corrections` say of the rows that `changed` is about: its undoing."""
    by_span = {correction.span: correction for correction in corrections}
    return tuple(by_span.get(new.span, RowCorrection(*new.span)) for new in changed)


def of_the_advert(own: Corrections, changed: Iterable[RowCorrection]) -> Corrections:
    """`changed`, which was said beside another CV, as it holds beside the CV of `own`: what is
    about the advert is taken over, the verdicts stay."""
    by_span = {correction.span: correction for correction in own}
    taken = []
    for new in changed:
        held = by_span.get(new.span, RowCorrection(*new.span))
        taken.append(replace(held, not_required=new.not_required, kind=new.kind))
    return tuple(taken)


def _span(row: Row) -> tuple[int, int]:
    return row.requirement.start, row.requirement.end


def _row(row: Row, said: RowCorrection | None) -> Row:
    """The row as the user sees it; `row` itself where nothing said of it changes it."""
    if said is None:
        return row
    said = _in_effect(row, said)
    if said.is_empty:
        return row
    return replace(
        row,
        requirement=replace(row.requirement, kind=said.kind or row.requirement.kind),
        verdict=said.verdict or row.verdict,
        reason=_reason(row, said),
        found=_found(row, said.verdict),
        correction=said,
        judged=row,
    )


def _in_effect(row: Row, said: RowCorrection) -> RowCorrection:
    """Without what the program says too; a note goes with its verdict."""
    kind = None if said.kind is row.requirement.kind else said.kind
    verdict = None if said.verdict is row.verdict else said.verdict
    return replace(said, kind=kind, verdict=verdict, note=said.note if verdict else "")


def _reason(row: Row, said: RowCorrection) -> Message:
    if said.not_required:
        return Message("reason.corrected.not_required")
    if said.verdict is None:
        return row.reason
    params = {"judged": f"term.verdict.{row.verdict}"}
    if said.note:
        return Message("reason.corrected.note", {**params, "note": said.note})
    return Message("reason.corrected.verdict", params)


def _found(row: Row, verdict: Verdict | None) -> tuple[str, ...]:
    """Who says that a requirement is met says that its skills are there, and the other way round;
    of skills of which any one will do, no one knows which it is."""
    if verdict is Verdict.MISSING:
        return ()
    if verdict is Verdict.MET and not row.requirement.any_skill:
        return (*row.requirement.skills, *row.requirement.unnamed)
    return row.found
