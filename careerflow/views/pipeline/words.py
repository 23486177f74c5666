"""What a card says."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from careerflow.models.tracker import Card, Stage
from careerflow.views.pipeline.attention import deadline_near, is_overdue, local_day
from careerflow.views.pipeline.times import how_long
from careerflow.views.preview.tool_tip import tool_tip
from careerflow.views.widgets.stage_words import stage_name

translate = QCoreApplication.translate


def title_of(card: Card) -> str:
    return card.title or translate("PipelineCard", "Job without a title")


def where(card: Card) -> str:
    return " · ".join(filter(None, (card.company, card.location)))


def day(which: date, today: date) -> str:
    """Without the year where it is this one."""
    form = (
        translate("PipelineCard", "d MMM")
        if which.year == today.year
        else translate("PipelineCard", "d MMM yyyy")
    )
    return QLocale().toString(QDate(which.year, which.month, which.day), form)


def next_step(card: Card, today: date) -> str:
    """With its day, where it has one; nothing where nothing is planned."""
    step = card.next_step or (translate("PipelineCard", "Next step") if card.next_step_on else "")
    if card.next_step_on is None:
        return step
    return f"{_when(card.next_step_on, today)}: {step}"


def deadline(card: Card, today: date) -> str:
    if card.deadline is None:
        return ""
    return translate("PipelineCard", "Apply by {day}").format(day=day(card.deadline, today))


def spoken(card: Card, stage: Stage) -> str:
    """All of it, for a screen reader."""
    today = date.today()
    score = "" if card.score is None else translate("PipelineCard", "score {score} of 100")
    step = next_step(card, today)
    overdue = translate("PipelineCard", "overdue") if is_overdue(card, today) else ""
    near = deadline(card, today) if deadline_near(card, stage.kind, today) else ""
    parts = (
        title_of(card),
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
    lines = (title_of(card), where(card), next_step(card, today), ", ".join(card.tags))
    return tool_tip("\n".join(filter(None, lines)))


def _when(which: date, today: date) -> str:
    days = (which - today).days
    if days == 0:
        return translate("PipelineCard", "Today")
    if days == 1:
        return translate("PipelineCard", "Tomorrow")
    return day(which, today)
