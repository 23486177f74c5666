"""Texts compared without case and diacritics, where places in them do not matter; where they do,
services have foldings of their own that keep them."""

import unicodedata


class _WithoutMarks(dict[int, int | None]):
    """For str.translate, which asks for each character once."""

    def __missing__(self, code: int) -> int | None:
        plain = None if unicodedata.combining(chr(code)) else code
        self[code] = plain
        return plain


_PLAIN = _WithoutMarks({ord("đ"): ord("d")})


def folded(text: str) -> str:
    """In lower case and without marks, so that "ke toan" finds "Kế toán"."""
    return unicodedata.normalize("NFD", text.casefold()).translate(_PLAIN)
