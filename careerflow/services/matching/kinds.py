"""Must or nice to have."""

import re

from careerflow.models.job import Kind
from careerflow.services.matching.folding import fold

_NICE = re.compile(
    r"\b(?:(?:big|huge) plus|prioriti[sz]e candidates|"
    r"preferred|preferably|preferable|preference (?:is |will be )?(?:given|for)|desired|"
    r"desirable|"
    r"nice[- ]to[- ]haves?|good[- ]to[- ]haves?|a (?:big |huge |strong |definite |great |major |"
    r"real )?plus\b|"
    r"(?:is|are|as|be) (?:also )?(?:a |an )?(?:strong |big |huge |definite |highly |very |"
    r"extremely )?(?:plus|bonus|"
    r"advantage|asset|advantageous|beneficial|helpful|ideal)\b|"
    r"bonus(?: points?)?(?: if| for|:)|an? (?:(?!competitive\b)\w+ )?advantage|(?:are|"
    r"be) (?:\w+ )?advantages|"
    r"advantageous|optional|"
    r"not required but|"
    r"would be (?:nice|great|ideal|beneficial|helpful|good)|(?:it is|it's|is|are) (?:great|"
    r"useful|nice) if|"
    r"(?:is|are|be) (?:also |very )?useful\W*$|would love (?:it )?if|extra points|advantages?:|"
    r"(?:is|are)? ?not (?:strictly )?(?:required|mandatory|necessary)\W*$|^\W*not required\b|"
    r"\bideally|\bplus(?:es)?[.)]?$|"
    r"\bpluss?e?s?:|helpful but|"
    r"strongly preferred|highly desirable|recommended|welcome[d]?\b|or willingness to learn)|"
    r"\bla (?:mot |1 )?(?:loi the|diem cong|uu the|uu diem|diem manh)|uu diem neu|\bloi the\b|"
    r"diem cong|cong diem|"
    r"\buu tien\b|uu the|khuyen khich|neu co (?:thi )?(?:cang )?tot|cang tot|khong bat buoc|"
    r"se la (?:mot )?loi the"
)
_NOT_NICE = re.compile(
    r"uu tien (?:cong viec|hang dau|cac nhiem vu|xu ly|giai quyet)|sap xep .{0,20}uu tien|"
    r"thu tu uu tien|"
    r"muc do uu tien|uu tien hoan thanh|desired (?:outcome|result|state|behavio)|"
    r"preferred (?:vendor|supplier|partner|provider)|"
    r", with (?:\w+ ){1,3}preferred\W*$|"
    r"bonus (?:structure|plan|program|pay)|loi the canh tranh|\bc plus plus|plus (?:commission|"
    r"bonus|benefits)"
)


_WISHED = r"\b(?:preferred|desired|a plus|an? (?:asset|advantage|bonus))"
_CLAUSE = re.compile(
    r"\s*[(,;]\s*(?=(?:uu tien|(?:co|biet|su dung|thanh thao|hieu|"
    r"giao tiep) [^,;]{0,50}la (?:mot |1 )?"
    r"(?:loi the|diem cong)|preferably|preferred(?= *[a-z])|ideally|nice to have|a plus if|"
    r"bonus if)\b)|"
    r"\s+(?=(?:preferably|ideally)\b)|"
    rf"(?:;|\s[-–])\s+(?=[^;–]{{3,60}}{_WISHED}\W*$)|\s*\((?=[^()]{{3,60}}{_WISHED}\)\W*$)|"
    r"[,;]\s+(?=(?:master|mba|phd|ph\.d|advanced degree)[^,;]{0,40}(?:prefer|desir|"
    r"plus))"
)
# Of one item of a list: "accounting software (MISA is a plus) and Excel".
_ASIDE = re.compile(r"\([^()]*\)(?=\s*(?:or|and|va|hoac)\b)")
_SHORTEST = 12
_WORD = 2  # letters
_BRACKET = re.compile(r"\)[ .;,]*$")


def clauses(line: str) -> tuple[tuple[int, int], ...]:
    """Offsets of what must be and, where it trails behind in the same line, what would be nice:
    "Word and Excel (ưu tiên biết Revit)"."""
    folded = fold(line)
    for match in _CLAUSE.finditer(folded):
        left, right = folded[: match.start()], folded[match.end() :]
        if match.start() < _SHORTEST or _NICE.search(left):
            continue
        if sum(map(str.isalpha, _NICE.sub("", right))) < _WORD:
            return ((0, len(line)),)  # "(nice to have)": said of the line itself
        closed = _BRACKET.search(right) if "(" in match[0] else None
        end = match.end() + (closed.start() if closed else len(right))
        return (0, match.start()), (match.end(), end)
    return ((0, len(line)),)


def kind(text: str, under: Kind = Kind.MUST) -> Kind:
    """The row's own cue words decide; without any it is what its heading says (`under`)."""
    folded = _ASIDE.sub(" ", fold(text))
    if _NICE.search(folded) and not _NOT_NICE.search(folded):
        return Kind.NICE
    return under
