"""The two names by which lupdate knows a sentence that is only put into words later."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - lupdate's name for it
    """Marks a sentence for translation."""
    return text


def translate(_context: str, text: str, _comment: str, _n: int) -> str:
    """Marks a sentence that has a plural (%n)."""
    return text
