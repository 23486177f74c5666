"""Reports for a list, made here."""

from dataclasses import replace
from datetime import UTC, datetime

from careerflow.models.report import ReportSummary

ROWS = [
    ReportSummary("old", "Linh", "Kế toán", None, 0, 0, datetime(2026, 1, 2, tzinfo=UTC)),
    ReportSummary("new", "Bảo", "Data analyst", 78, 7, 9, datetime(2026, 5, 2, tzinfo=UTC)),
    ReportSummary("mid", "Linh", None, 40, 1, 3, datetime(2026, 3, 2, tzinfo=UTC)),
]


def many(count: int) -> list[ReportSummary]:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return [
        replace(
            ROWS[n % 3],
            id=f"r{n}",
            cv_name=f"cv {n}",
            score=n % 7,
            created=start.replace(minute=n),
        )
        for n in range(count)
    ]
