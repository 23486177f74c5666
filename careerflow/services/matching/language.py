"""The language an advert is written in."""

import re

from careerflow.services.matching.folding import fold

_LETTER = re.compile(r"[^\W\d_]")
_MARKED = re.compile(r"[^\W\d_\x00-\x7f]")
_VIETNAMESE = re.compile(
    r"\b(?:va|cua|cac|co|khong|duoc|trong|cho|nhung|nguoi|cong|viec|lam|kinh|nghiem|yeu|cau|ung|"
    r"vien|"
    r"ky|nang|quan|ly|khach|hang|theo|tai|voi|tot|nghiep)\b"
)


def language(text: str) -> str:
    """'vi' or 'en': by Vietnamese letters, or by its commonest words where marks are missing."""
    if len(_MARKED.findall(text)) > 0.08 * len(_LETTER.findall(text)):
        return "vi"
    return "vi" if _has_common_words(text) else "en"


def lost_its_marks(text: str) -> bool:
    """Whether a text is Vietnamese typed without diacritics."""
    return _MARKED.search(text) is None and _has_common_words(text)


def _has_common_words(text: str) -> bool:
    return len(_VIETNAMESE.findall(fold(text))) > 0.12 * len(text.split())
