"""How far a language model agrees with itself when it judges the same rows again."""

from dataclasses import dataclass

from careerflow.models.report import Deeper


@dataclass(frozen=True, slots=True)
class Spread:
    """Of `runs` judgings: the lowest and the highest score (None where none has one), and the
    numbers of the rows whose verdict is not the same in all of them."""

    runs: int
    lowest: int | None
    highest: int | None
    differing: frozenset[int]


def spread(deeper: Deeper | None) -> Spread:
    runs = () if deeper is None else deeper.runs
    scores = [run.score for run in runs if run.score is not None]
    differing = frozenset(
        number
        for number, verdicts in enumerate(zip(*(run.verdicts for run in runs), strict=False))
        if len(set(verdicts)) > 1
    )
    return Spread(len(runs), min(scores, default=None), max(scores, default=None), differing)
