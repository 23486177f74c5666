"""The typed constraints of a requirement: what can be checked exactly, in one place."""

from careerflow.services.matching.certificates import certificate_mentions, certificates
from careerflow.services.matching.degrees import accepts_equivalent, degree, degrees
from careerflow.services.matching.languages import language_mentions, languages, spoken
from careerflow.services.matching.years import asks_for_none, years, years_start

__all__ = [
    "accepts_equivalent",
    "asks_for_none",
    "certificate_mentions",
    "certificates",
    "degree",
    "degrees",
    "language_mentions",
    "languages",
    "spoken",
    "years",
    "years_start",
]
