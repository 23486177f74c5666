"""Must or nice to have."""

import re

from careerflow.models.job import Kind
from careerflow.services.matching.folding import fold

_NICE = re.compile(
    r"\b(?:preferred|preferably|preferable|preference (?:is |will be )?(?:given|for)|desired|desirable|"
    r"nice[- ]to[- ]haves?|good[- ]to[- ]haves?|a (?:big |huge |strong |definite |great |major |real )?plus\b|"
    r"(?:is|are|as|be) (?:also )?(?:a |an )?(?:strong |big |huge |definite )?(?:plus|bonus|advantage|asset|advantageous|beneficial|helpful|ideal)\b|"
    r"bonus(?: points?)?(?: if| for|:)|an? (?:added )?advantage|advantageous|optional|not required but|"
    r"would be (?:nice|great|ideal|beneficial|helpful|good)|\bideally|\bplus(?:es)?[.)]?$|\bpluss?e?s?:|helpful but|"
    r"strongly preferred|highly desirable|recommended|welcome[d]?\b|or willingness to learn)|"
    r"\bla (?:mot |1 )?(?:loi the|diem cong|uu the|diem manh)|\bloi the\b|diem cong|cong diem|"
    r"\buu tien\b|uu the|khuyen khich|neu co (?:thi )?(?:cang )?tot|cang tot|khong bat buoc|se la (?:mot )?loi the"
)
_NOT_NICE = re.compile(
    r"uu tien (?:cong viec|hang dau|cac nhiem vu|xu ly|giai quyet)|sap xep .{0,20}uu tien|thu tu uu tien|"
    r"muc do uu tien|uu tien hoan thanh|desired (?:outcome|result|state|behavio)|preferred (?:vendor|supplier|partner|provider)|"
    r"bonus (?:structure|plan|program|pay)|loi the canh tranh|plus (?:commission|bonus|benefits)"
)


def kind(text: str, under: Kind = Kind.MUST) -> Kind:
    """The row's own cue words decide; without any it is what its heading says (`under`)."""
    folded = fold(text)
    if _NICE.search(folded) and not _NOT_NICE.search(folded):
        return Kind.NICE
    return under
