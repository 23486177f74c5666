"""What asking a language model takes, as people read it."""

from PySide6.QtCore import QCoreApplication, QLocale

_CENT, _SMALLEST = 0.01, 0.001


def tokens_words(tokens: int) -> str:
    """ "11,204 tokens" in the window's language."""
    text = QCoreApplication.translate("ModelCost", "{count} tokens")
    return text.format(count=QLocale().toString(tokens))


def cost_words(dollars: float) -> str:
    """ "$0.004": to the cent from one on, below that to the tenth of one."""
    if not dollars:
        return QCoreApplication.translate("ModelCost", "no cost")
    if dollars < _SMALLEST:
        less = QCoreApplication.translate("ModelCost", "less than {cost}")
        return less.format(cost=cost_words(_SMALLEST))
    digits = 2 if dollars >= _CENT else 3
    return f"${QLocale().toString(float(dollars), 'f', digits)}"
