"""What a card shows of a chart."""

from collections.abc import Callable
from dataclasses import dataclass

from careerflow.models.table import Table
from careerflow.views.charts.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Shown:
    """`about` says how the figures are computed. `lay` draws the chart in a width; None where
    there is nothing to draw: `empty` then says why, and what to do. `note` tells what is left
    out."""

    title: str
    about: str
    lay: Callable[[float], Drawing] | None
    table: Table
    empty: str = ""
    note: str = ""
