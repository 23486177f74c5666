"""How far applications have come, and on which ways."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from careerflow.models.figures import Flow, Node, Statistics
from careerflow.models.table import Table
from careerflow.models.tracker import Stage, StageKind
from careerflow.views.charts.figures import count, percent
from careerflow.views.charts.funnel import Step, draw_funnel
from careerflow.views.charts.sankey import Band, Box, draw_sankey
from careerflow.views.charts.shown import Shown
from careerflow.views.words.stages import stage_name

translate = QCoreApplication.translate

_ORDER = list(StageKind)


def funnel(statistics: Statistics) -> Shown:
    names = _step_names()
    steps = tuple(
        _step(names[kind], kind, number, before[1] if before else None)
        for (kind, number), before in zip(
            statistics.funnel, (None, *statistics.funnel), strict=False
        )
    )
    rows = tuple(
        (step.name, step.count, _share(step.count, before.count if before else None))
        for step, before in zip(steps, (None, *steps), strict=False)
    )
    return Shown(
        translate("Statistics", "How far they came"),
        translate(
            "Statistics",
            "How many came at least as far as each step, whatever became of them later; whoever "
            "skipped a step counts as having passed it. The share is that of the step before. A "
            "wish that was let go straight from the wishlist was not sent.",
        ),
        partial(draw_funnel, steps=steps) if statistics.applications else None,
        Table(
            (
                translate("Statistics", "Step"),
                translate("Statistics", "Applications"),
                translate("Statistics", "Share of the step before (%)"),
            ),
            rows,
        ),
        nothing_began(),
    )


def nothing_began() -> str:
    return translate(
        "Statistics", "No application came into the pipeline in this period. Choose a longer one."
    )


def _step_names() -> dict[StageKind, str]:
    return {
        StageKind.WISHLIST: translate("Statistics", "In the pipeline"),
        StageKind.APPLIED: translate("Statistics", "Sent"),
        StageKind.INTERVIEWING: translate("Statistics", "Interview"),
        StageKind.OFFER: translate("Statistics", "Offer"),
    }


def _step(name: str, kind: StageKind, number: int, before: int | None) -> Step:
    share = percent(number / before) if before else ""
    spoken = f"{name}: {count(number)}"
    if share:
        spoken += " · " + translate("Statistics", "{share} of the step before").format(share=share)
    return Step(name, f"stage_{kind.value}", number, count(number), share, spoken)


def _share(number: int, before: int | None) -> float | None:
    return round(100 * number / before, 1) if before else None


# Flows


def flows(statistics: Statistics) -> Shown:
    stages = {node.stage.id: node.stage for node in statistics.nodes}
    boxes = _boxes(statistics.nodes)
    inner = [flow for flow in statistics.flows if flow.source is not None]
    bands = tuple(_band(flow, stages) for flow in inner)
    return Shown(
        translate("Statistics", "From stage to stage"),
        translate(
            "Statistics",
            "Every move of these applications, as their histories say now. The bands are as wide "
            "as many went that way; moves back are grey and pass below. The figure of a stage "
            "says how often an application came into it, and how many are there now.",
        ),
        partial(draw_sankey, boxes=boxes, bands=bands) if bands else None,
        _flow_table(statistics.flows, stages),
        translate(
            "Statistics",
            "No application was moved yet. Drag a card on the pipeline to its next stage, and "
            "its way is drawn here.",
        )
        if statistics.applications
        else nothing_began(),
    )


def _boxes(nodes: tuple[Node, ...]) -> tuple[Box, ...]:
    """Each stage has its column; all rejections share the last one."""
    order = sorted(nodes, key=lambda node: (_ORDER.index(node.stage.kind), node.stage.rank))
    on_way = [node for node in order if node.stage.kind is not StageKind.REJECTED]
    columns = {node.stage.id: number for number, node in enumerate(on_way)}
    return tuple(_box(node, columns.get(node.stage.id, len(on_way))) for node in order)


def _box(node: Node, column: int) -> Box:
    stage = node.stage
    name = stage_name(stage)
    detail = translate("Statistics", "{came} came · {here} here").format(
        came=count(node.came), here=count(node.here)
    )
    low = stage.kind is StageKind.REJECTED
    color = f"stage_{stage.kind.value}"
    return Box(stage.id, column, color, node.came, name, detail, f"{name}: {detail}", low)


def _band(flow: Flow, stages: dict[str, Stage]) -> Band:
    assert flow.source is not None
    said = translate("Statistics", "From {source} to {target}: {count}").format(
        source=stage_name(stages[flow.source]),
        target=stage_name(stages[flow.target]),
        count=count(flow.count),
    )
    return Band(flow.source, flow.target, flow.count, said)


def _flow_table(found: tuple[Flow, ...], stages: dict[str, Stage]) -> Table:
    start = translate("Statistics", "(new in the pipeline)")
    rows = tuple(
        (
            stage_name(stages[flow.source]) if flow.source else start,
            stage_name(stages[flow.target]),
            flow.count,
        )
        for flow in sorted(found, key=lambda flow: -flow.count)
    )
    headers = (
        translate("Statistics", "From"),
        translate("Statistics", "To"),
        translate("Statistics", "Moves"),
    )
    return Table(headers, rows)
