"""Names compared: without case, diacritics and punctuation."""

import re
import unicodedata

from careerflow.models.folding import folded

_NO_WORD = re.compile(r"[\W_]+")


def folded_name(text: str) -> str:
    """ "Ngày nộp (dd/mm)" -> "ngay nop dd mm"."""
    return _NO_WORD.sub(" ", folded(unicodedata.normalize("NFKC", text))).strip()
