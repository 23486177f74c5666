"""What a card says."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication

from careerflow.models.tracker import Card, Stage
from careerflow.views.pipeline.attention import deadline_near, is_overdue
from careerflow.views.pipeline.times import how_long
from careerflow.views.widgets.tool_tip import tool_tip
from careerflow.views.words.days import day_in_year, local_day
from careerflow.views.words.job_title import shown_title
from careerflow.views.words.stages import stage_name

translate = QCoreApplication.translate


def where(card: Card) -> str:
    return " · ".join(filter(None, (card.company, card.location)))


def next_step(card: Card, today: date) -> str:
    """With its day, where it has one; nothing where nothing is planned."""
    step = card.next_step or (translate("PipelineCard", "Next step") if card.next_step_on else "")
    if card.next_step_on is None:
        return step
    return f"{_when(card.next_step_on, today)}: {step}"


def deadline(card: Card, today: date) -> str:
    if card.deadline is None:
        return ""
    return translate("PipelineCard", "Apply by {day}").format(day=day_in_year(card.deadline, today))


def spoken(card: Card, stage: Stage) -> str:
    """All of it, for a screen reader."""
    today = date.today()
    score = "" if card.score is None else translate("PipelineCard", "score {score} of 100")
    step = next_step(card, today)
    overdue = translate("PipelineCard", "overdue") if is_overdue(card, today) else ""
    near = deadline(card, today) if deadline_near(card, stage.kind, today) else ""
    parts = (
        shown_title(card.title),
        where(card),
        score.format(score=card.score),
        step,
        overdue,
        near,
        in_stage(card, stage, today),
        ", ".join(card.tags),
    )
    return ", ".join(filter(None, parts))


def in_stage(card: Card, stage: Stage, today: date) -> str:
    long = how_long(card.entered, today)
    if local_day(card.entered) >= today:
        return translate("PipelineCard", "in {stage} since today").format(stage=stage_name(stage))
    return translate("PipelineCard", "in {stage} for {time}").format(
        stage=stage_name(stage), time=long
    )


def tip(card: Card) -> str:
    """What may be shortened on the card."""
    today = local_day(datetime.now(UTC))
    lines = (shown_title(card.title), where(card), next_step(card, today), ", ".join(card.tags))
    return tool_tip("\n".join(filter(None, lines)))


def _when(which: date, today: date) -> str:
    days = (which - today).days
    if days == 0:
        return translate("PipelineCard", "Today")
    if days == 1:
        return translate("PipelineCard", "Tomorrow")
    return day_in_year(which, today)
