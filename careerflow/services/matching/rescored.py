"""A report with other rows."""

from collections.abc import Sequence
from dataclasses import replace

from careerflow.models.report import Report, Row
from careerflow.services.matching.keywords import keywords
from careerflow.services.matching.scoring import score


def rescored(report: Report, rows: Sequence[Row]) -> Report:
    """Everything that follows from the rows is added up anew."""
    total = score(rows)
    return replace(
        report,
        score=total.total,
        must_have=total.must_have,
        nice_to_have=total.nice_to_have,
        not_scored=total.not_scored,
        axes=total.axes,
        rows=tuple(rows),
        keywords=keywords(rows),
    )
