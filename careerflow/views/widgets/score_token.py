"""The colour of a score."""

from careerflow.models.report import nearest_verdict


def score_token(score: int | None) -> str:
    """The theme's colour for a score: that of the verdict it is nearest to."""
    return nearest_verdict(score).value
