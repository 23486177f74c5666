"""What differs between two reports as plain text and as JSON (compare.schema.json)."""

from collections.abc import Iterator
from typing import Any

from careerflow.models.comparison import Change, ComparedRow, Comparison, Words
from careerflow.models.message import Message, Say
from careerflow.models.report import Row
from careerflow.services.exports.report_json import SCHEMA_VERSION

_INDENT = " " * 9


def comparison_text(compared: Comparison, say: Say) -> str:
    """The scores, then each row that moved with its points and the words behind it."""
    return "\n".join((*_head(compared, say), *_rows(compared, say)))


def _head(compared: Comparison, say: Say) -> Iterator[str]:
    scores = [
        say(Message("text.rank.no_score")) if report.score is None else str(report.score)
        for report in (compared.left, compared.right)
    ]
    change = compared.score_change
    told = "" if change is None else f" ({change:+d})"
    yield say(Message("text.compare.scores", {"before": scores[0], "after": scores[1]})) + told
    if compared.rows is None:
        yield say(Message("text.compare.other_adverts"))
        return
    count = {one.value: sum(row.change is one for row in compared.rows) for one in Change}
    yield say(Message("text.compare.counts", dict(count)))
    if compared.edited:
        yield say(Message("text.compare.edited_advert"))


def _rows(compared: Comparison, say: Say) -> Iterator[str]:
    for row in compared.rows or ():
        if not row.moved:
            continue
        verdicts = " → ".join(_verdict(side, say) for side in (row.left, row.right))
        yield ""
        yield f"{float(row.gained):+7.1f}  {verdicts}: {' '.join(row.requirement.text.split())}"
        yield from (_INDENT + line for line in _because(row, say))


def _verdict(row: Row | None, say: Say) -> str:
    return say(Message("text.compare.not_asked" if row is None else f"text.verdict.{row.verdict}"))


def _because(row: ComparedRow, say: Say) -> Iterator[str]:
    for side, words in (("advert", row.asked), ("cv", row.shown)):
        for when, runs in (("old", words.gone), ("new", words.new)):
            if runs:
                told = ", ".join(f"“{' '.join(run.split())}”" for run in runs)
                yield say(Message(f"text.compare.{when}_{side}", {"words": told}))


def comparison_json(compared: Comparison) -> dict[str, Any]:
    """Every row, moved or not; `requirements` is None where the adverts are not versions of
    one."""
    left, right = compared.left, compared.right
    rows = compared.rows
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": right.as_of,
        "score": {"before": left.score, "after": right.score, "change": compared.score_change},
        "advert_edited": compared.edited,
        "requirements": None if rows is None else [_row(row) for row in rows],
    }


def _row(row: ComparedRow) -> dict[str, Any]:
    requirement = row.requirement
    return {
        "text": requirement.text,
        "kind": requirement.kind.value,
        "axis": requirement.axis.value,
        "before": None if row.left is None else row.left.verdict.value,
        "after": None if row.right is None else row.right.verdict.value,
        "change": row.change.value,
        "points": round(float(row.gained), 1),
        "advert_words": _words(row.asked),
        "cv_words": _words(row.shown),
    }


def _words(words: Words) -> dict[str, list[str]]:
    return {"gone": list(words.gone), "new": list(words.new)}
