"""Round figures along an axis."""

from math import ceil, floor, log10

_ROUND = (1, 2, 5, 10)


def top(most: float, whole: bool = True) -> float:
    """The round figure that an axis ends with, where `most` is the greatest value."""
    steps = ticks(most, whole)
    return steps[-1]


def ticks(most: float, whole: bool = True, wanted: int = 4) -> list[float]:
    """From 0 to at least `most` in about `wanted` round steps; whole numbers only, if `whole`."""
    if most <= 0:
        return [0.0, 1.0]
    rough = most / wanted
    size = 10.0 ** floor(log10(rough))
    step = next(size * factor for factor in _ROUND if size * factor >= rough * 0.999)
    if whole:
        step = max(1.0, float(round(step)))
    return [step * number for number in range(ceil(most / step - 1e-9) + 1)]
