"""How much a CV and an advert name the same skills, soft ones aside: which of many adverts are of
one's trade.

The score of a report says how much of what one advert asks is shown. Scores of different adverts
compare badly: four easy rows weigh as much as twenty. So one CV's adverts are put in order by this,
and by the score where it ties; benchmarks/quality/ranking.py has both figures.
"""

import math
from collections import Counter
from dataclasses import dataclass

from careerflow.models.job import Axis
from careerflow.services.matching.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Closeness:
    """`value` is from 0 (nothing in common) to 1; `shared`, what it rests on most first."""

    value: float
    shared: tuple[str, ...]


def closeness(cv: str, advert: str) -> Closeness:
    """The cosine of both texts' skills, each by 1 + ln of how often it is named (Salton and
    Buckley, 1988, without weights of rarity: these would depend on what else is in the list)."""
    ours, theirs = _weights(cv), _weights(advert)
    products = {skill: ours[skill] * theirs[skill] for skill in ours.keys() & theirs.keys()}
    if not products:
        return Closeness(0.0, ())
    shared = sorted(products, key=lambda skill: (-products[skill], skill))
    norm = math.hypot(*ours.values()) * math.hypot(*theirs.values())
    return Closeness(math.fsum(products.values()) / norm, tuple(shared))


def _weights(text: str) -> dict[str, float]:
    taxonomy = Taxonomy.load()
    named = Counter(mention.skill for mention in taxonomy.find(text))
    return {
        skill: 1 + math.log(times)
        for skill, times in named.items()
        if taxonomy.axis(skill) is not Axis.SOFT_SKILLS
    }
