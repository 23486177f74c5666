"""What an advert names, in the CV or not."""

from collections.abc import Sequence

from careerflow.models.report import Keywords, Row, Verdict


def keywords(rows: Sequence[Row]) -> Keywords:
    """The skills that the advert names, and the things that have no name in the taxonomy, each
    once, in its order; without those of rows that the user calls no requirement.

    One that the CV names is matched, even where the row asks for more years of it than there are.
    A thing of a row that is met in other words is not called missing.
    """
    counted = [row for row in rows if row.counts]
    asked = dict.fromkeys(
        word for row in counted for word in (*row.requirement.skills, *row.requirement.unnamed)
    )
    found = {word for row in counted for word in row.found}
    met = [row.requirement.unnamed for row in counted if row.verdict is Verdict.MET]
    otherwise = {word for words in met for word in words}
    return Keywords(
        matched=tuple(word for word in asked if word in found),
        missing=tuple(word for word in asked if word not in found | otherwise),
    )
