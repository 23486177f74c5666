"""One analysis, from a CV and an advert to a report."""

import hashlib
import json
from collections.abc import Iterable, Sequence

from careerflow.models.document import Document
from careerflow.models.errors import NoRequirementsError
from careerflow.models.job import Job, Kind
from careerflow.models.message import Message
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.models.report import EngineInfo, Report, Row, Verdict
from careerflow.services.engine.interface import Engine
from careerflow.services.matching.copied import copied_requirements, copied_rows
from careerflow.services.matching.keywords import keywords
from careerflow.services.matching.scoring import Unit, score, units
from careerflow.services.profile.corrections import in_full, person, years
from careerflow.services.profile.sections import resectioned
from careerflow.services.retrieval.chunking import chunks
from careerflow.services.task import Stage, TaskContext

RULES = "11"  # goes up whenever judging or scoring would give the same CV and advert other rows
_MANY_COPIED = 3


def analyze(
    ctx: TaskContext,
    engine: Engine,
    document: Document,
    job: Job,
    as_of: str,
    corrections: Corrections = UNCORRECTED,
) -> Report:
    """Judges every requirement of `job` and adds up the rows; `as_of` is "YYYY-MM".

    What the user corrected holds in place of what was read: `corrections` as stored or in full.
    Raises NoRequirementsError where the advert has none, EngineError, Cancelled.
    """
    if not job.requirements:
        raise NoRequirementsError("job.no_requirements")
    changes = in_full(document, corrections).changes()
    rows = engine.judge(ctx, document, job, as_of, changes)
    document = resectioned(document, changes)
    ctx.step(Stage.SCORING)
    total = score(rows)
    return Report(
        as_of=as_of,
        score=total.total,
        must_have=total.must_have,
        nice_to_have=total.nice_to_have,
        not_scored=total.not_scored,
        axes=total.axes,
        rows=rows,
        keywords=keywords(rows),
        person=person(document, changes),
        years=years(document, changes, as_of),
        warnings=(*document.warnings, *_warnings(document, job)),
        engine=engine.info(),
        cv_sha256=document.sha256,
        job_sha256=job.sha256,
        cv_corrected=changes.count(),
    )


def strengths(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Requirements that are met, must-haves first, each group once."""
    return tuple(unit.row for unit in _by_kind(units(rows)) if unit.verdict is Verdict.MET)


def gaps(rows: Sequence[Row]) -> tuple[Row, ...]:
    """What costs the most first: missing must-haves, partial ones, then the nice-to-haves."""
    order = (Verdict.MISSING, Verdict.PARTIAL)
    lost = [unit for unit in units(rows) if unit.verdict in order]
    lost.sort(key=lambda unit: (unit.kind is Kind.NICE, order.index(unit.verdict)))
    return tuple(unit.row for unit in lost)


def report_key(
    document: Document,
    job: Job,
    as_of: str,
    engine: EngineInfo,
    corrections: Corrections = UNCORRECTED,
) -> str:
    """SHA-256 (hex) of everything that a report depends on: the same key, the same report."""
    parts = {
        "text": document.text,
        "sections": [[part.kind.value, part.start, part.end] for part in document.sections],
        "periods": [[part.first, part.last, part.start] for part in document.periods],
        "profile": repr(document.profile),
        "corrections": repr(in_full(document, corrections).changes()),
        "cv": document.sha256,
        "job": job.sha256,
        "requirements": [repr(requirement) for requirement in job.requirements],
        "as_of": as_of,
        "engine": [engine.name, engine.version, *engine.models],
        "rules": RULES,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _by_kind(scored: Iterable[Unit]) -> list[Unit]:
    return sorted(scored, key=lambda unit: unit.kind is Kind.NICE)


def _warnings(document: Document, job: Job) -> tuple[Message, ...]:
    passages = [document.text[chunk.start : chunk.end] for chunk in chunks(document)]
    count = max(copied_requirements(document.text, job), copied_rows(passages, job))
    return (Message("warning.copied", {"count": count}),) if count >= _MANY_COPIED else ()
