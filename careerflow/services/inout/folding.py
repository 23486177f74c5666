"""Names compared: without case, diacritics and punctuation."""

import re
import unicodedata

_NO_WORD = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """ "Ngày nộp (dd/mm)" -> "ngay nop dd mm"."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _NO_WORD.sub(" ", letters).strip()
