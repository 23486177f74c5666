"""A foreign language, whichever: "Biết thêm ngoại ngữ là lợi thế"."""

import re

from careerflow.models.job import ANY_LANGUAGE, LanguageLevel
from careerflow.services.matching.folding import fold

_FOREIGN = re.compile(r"\bngoai ngu\b|\b(?:foreign|second) languages?\b")
# A school, a lesson or a field of study has it in its name.
_NAMED_SO = re.compile(
    r"\b(?:trung tam|dai hoc|truong|nganh|khoa|giao vien|day|su pham|khung nang luc)"
    r"(?: (?:ngon ngu|su pham|hoc|ve|den|toi|mon))* $|\bnganh\b[^.;()]*(?:, |hoac |/ ?|: ?)$"
)


def any_language(text: str) -> tuple[LanguageLevel, ...]:
    """Foreign languages in general where a text asks for one and names neither which nor how
    well; empty where it does not. Text that names a language is left to `languages`."""
    folded = fold(text)
    for match in _FOREIGN.finditer(folded):
        if not _NAMED_SO.search(folded, 0, match.start()):
            return (LanguageLevel(ANY_LANGUAGE, None, text[match.start() : match.end()]),)
    return ()
