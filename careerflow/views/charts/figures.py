"""Figures as they are written in the language of the window."""

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate


def count(number: int) -> str:
    return QLocale().toString(number)


def percent(share: float) -> str:
    """`share` from 0 to 1; halves round up."""
    return translate("Figures", "{number}%").format(number=int(share * 100 + 0.5))


def days(number: float) -> str:
    """With a decimal below ten days, where it says something."""
    shown = round(number, 1)
    places = 1 if shown < 10 and shown != int(shown) else 0
    return QLocale().toString(number, "f", places)
