"""Applications with histories that tests make up."""

from datetime import UTC, datetime, timedelta

from careerflow.models.record import Record, Tracked
from careerflow.models.tracker import BUILT_IN_STAGES, Move, Stage, StageKind

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
STAGES = tuple(Stage(BUILT_IN_STAGES[kind], kind, "", f"a{n}") for n, kind in enumerate(StageKind))
WISHLIST, APPLIED, INTERVIEWING, OFFER, REJECTED = (stage.id for stage in STAGES)


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def tracked(number: int, *moves: tuple[str, float], **values) -> Tracked:
    """`moves` are stages with how many days ago they were entered."""
    history = tuple(Move(f"{number}-{i}", s, days_ago(ago)) for i, (s, ago) in enumerate(moves))
    fixed = {
        "id": f"application {number:05}",
        "title": f"Job {number}",
        "company": "Acme",
        "source": "",
        "stage_id": moves[-1][0],
        "score": None,
        "cv_sha256": None,
        "cv_name": "",
        "moves": history,
        "created": history[0].at,
        "active": history[-1].at,
    }
    return Tracked(**(fixed | values))


def record(*applications: Tracked, **values) -> Record:
    return Record(stages=STAGES, applications=applications, **values)
