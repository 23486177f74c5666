"""Applications as a CSV file that Excel and its kin open as it is: UTF-8 with its mark, RFC 4180,
the separator that they expect in the language, days as ISO 8601, and no cell that is a formula."""

import csv
import io
from collections.abc import Iterable, Mapping

from careerflow.models.inout import EXPORTED, Field, More
from careerflow.models.message import Message, Say
from careerflow.models.tracker import Card, Stage
from careerflow.services.inout.cells import safe

SEPARATORS = {"en": ",", "vi": ";"}
"""Where a comma stands in a decimal, Excel separates cells by semicolons."""


def applications_csv(
    cards: Iterable[Card],
    more: Mapping[str, More],
    stages: Iterable[Stage],
    say: Say,
    separator: str,
) -> bytes:
    """`more` by the ids of the cards; those that it does not know are gone."""
    names = {stage.id: stage_name(stage, say) for stage in stages}
    data = io.BytesIO()
    stream = io.TextIOWrapper(data, "utf-8-sig", "replace", newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    writer.writerow([safe(say(Message(f"inout.column.{field}"))) for field in EXPORTED])
    for card in cards:
        if card.id not in more:
            continue
        values = _values(card, more[card.id], names)
        writer.writerow([safe(values[field]) for field in EXPORTED])
    stream.flush()
    return data.getvalue()


def stage_name(stage: Stage, say: Say) -> str:
    """The user's, or the kind's own."""
    return stage.name or say(Message(f"inout.stage.{stage.kind}"))


def _values(card: Card, more: More, stage_names: Mapping[str, str]) -> dict[Field, str]:
    salary = card.salary
    day = {
        Field.APPLIED: card.applied and card.applied.astimezone().date(),
        Field.ENTERED: card.entered.astimezone().date(),
        Field.SAVED: card.created.astimezone().date(),
        Field.NEXT_STEP_ON: card.next_step_on,
        Field.DEADLINE: card.deadline,
        Field.POSTED: more.posted,
    }
    number = {
        Field.SALARY_LOW: salary.low,
        Field.SALARY_HIGH: salary.high,
        Field.SCORE: card.score,
    }
    return {
        Field.TITLE: card.title,
        Field.COMPANY: card.company,
        Field.LOCATION: card.location,
        Field.STAGE: stage_names.get(card.stage_id, ""),
        Field.NEXT_STEP: card.next_step,
        Field.SALARY_CURRENCY: salary.currency if salary else "",
        Field.SALARY_PERIOD: salary.period.value if salary and salary.period else "",
        Field.SOURCE: card.source,
        Field.LINK: card.link,
        Field.CV: card.cv_name,
        Field.TAGS: ", ".join(card.tags),
        Field.NOTES: more.notes,
        Field.LANGUAGE: more.language,
        Field.TEXT: more.text,
        **{field: value.isoformat() if value else "" for field, value in day.items()},
        **{field: "" if value is None else str(value) for field, value in number.items()},
    }
