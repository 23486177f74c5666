"""The skills that an advert names, in the CV or not."""

from collections.abc import Sequence

from careerflow.models.report import Keywords, Row


def keywords(rows: Sequence[Row]) -> Keywords:
    """The skills that the advert names, each once, in its order; without those of rows that the
    user calls no requirement.

    One that the CV names is matched, even where the row asks for more years of it than there are.
    """
    counted = [row for row in rows if row.counts]
    asked = dict.fromkeys(skill for row in counted for skill in row.requirement.skills)
    found = {skill for row in counted for skill in row.found}
    return Keywords(
        matched=tuple(skill for skill in asked if skill in found),
        missing=tuple(skill for skill in asked if skill not in found),
    )
