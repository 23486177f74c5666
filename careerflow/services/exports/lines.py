"""Text of others on lines of a document."""

import unicodedata

# Soft hyphens, and what steers the direction of writing: it could turn the words around it.
_UNSEEN = {0xAD, 0xFEFF, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def one_line(text: str) -> str:
    """Text of a CV or an advert on one line, without what cannot be seen or has no meaning
    outside the font it was printed in."""
    return " ".join("".join(map(_plain, text)).split())


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cc":
        return " "
    # Cs: half of a pair. Co: private, such as the icons of a font.
    return "" if category in ("Cs", "Co") or ord(char) in _UNSEEN else char
