"""A salary in words, in the language of the window."""

from PySide6.QtCore import QCoreApplication, QLocale

from careerflow.models.tracker import Salary, SalaryPeriod

translate = QCoreApplication.translate

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩"}
_MILLION = 1_000_000
_DASH = "\u2013"


def salary_text(salary: Salary, locale: QLocale) -> str:
    """ "$90,000-$110,000 a year", "15-20 triệu đồng/tháng" (with an en dash); "" for none.

    Numbers are those of `locale`, words those of the window.
    """
    if not salary:
        return ""
    pay = _range(salary, locale)
    if salary.period is None:
        return pay
    return {
        SalaryPeriod.HOUR: translate("SalaryWords", "{pay} an hour"),
        SalaryPeriod.DAY: translate("SalaryWords", "{pay} a day"),
        SalaryPeriod.MONTH: translate("SalaryWords", "{pay} a month"),
        SalaryPeriod.YEAR: translate("SalaryWords", "{pay} a year"),
    }[salary.period].format(pay=pay)


def period_name(period: SalaryPeriod | None) -> str:
    return {
        None: translate("SalaryWords", "not said"),
        SalaryPeriod.HOUR: translate("SalaryWords", "an hour"),
        SalaryPeriod.DAY: translate("SalaryWords", "a day"),
        SalaryPeriod.MONTH: translate("SalaryWords", "a month"),
        SalaryPeriod.YEAR: translate("SalaryWords", "a year"),
    }[period]


def _range(salary: Salary, locale: QLocale) -> str:
    low, high = salary.low, salary.high
    if low is None and high is not None:
        upper = _amounts([high], salary.currency, locale)
        return translate("SalaryWords", "up to {amount}").format(amount=upper)
    if high is None and low is not None:
        lower = _amounts([low], salary.currency, locale)
        return translate("SalaryWords", "from {amount}").format(amount=lower)
    ends = sorted({end for end in (low, high) if end is not None})
    return _amounts(ends, salary.currency, locale)


def _amounts(ends: list[int], currency: str, locale: QLocale) -> str:
    """The one, or both with a dash between; the currency once, where it stands behind."""
    if currency == "VND" and all(end >= _MILLION and not end % (_MILLION // 10) for end in ends):
        millions = _DASH.join(_short(end / _MILLION, locale) for end in ends)
        return translate("SalaryWords", "{amount} million VND").format(amount=millions)
    sign = _SIGNS.get(currency)
    if sign is not None and locale.language() is QLocale.Language.English:
        return _DASH.join(f"{sign}{locale.toString(end)}" for end in ends)
    return f"{_DASH.join(locale.toString(end) for end in ends)} {currency}".strip()


def _short(number: float, locale: QLocale) -> str:
    return locale.toString(number, "f", 0 if number == int(number) else 1)
