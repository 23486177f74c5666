"""A salary to be typed: from, to, currency, per what."""

import re

from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from careerflow.models.tracker import Salary, SalaryPeriod
from careerflow.views.theme import Space
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.still_box import StillBox
from careerflow.views.widgets.text import Text
from careerflow.views.words.salary import period_name

_CURRENCIES = ("VND", "USD", "EUR", "GBP", "AUD", "CAD", "JPY", "KRW", "SGD", "INR")
_PERIODS = (SalaryPeriod.MONTH, SalaryPeriod.YEAR, SalaryPeriod.DAY, SalaryPeriod.HOUR, None)
_AMOUNT_WIDTH = 84
_CURRENCY_WIDTH, _PERIOD_WIDTH = 76, 108
_MOST = 10**12
_TIMES = {"k": 1_000, "m": 1_000_000, "tr": 1_000_000, "triệu": 1_000_000, "trieu": 1_000_000}
_AMOUNT = re.compile(
    r"(\d{1,15}|\d{1,3}(?:[ .,\u00a0\u202f]\d{3}){1,4}|\d{1,4}[.,]\d{1,2})\s*(\w*)"
)


def read_amount(text: str) -> int | None:
    """ "15.000.000", "90,000", "90k", "15 triệu" in whole units; None for no text.

    Raises ValueError for what is no amount.
    """
    wanted = text.strip().lower()
    if not wanted:
        return None
    match = _AMOUNT.fullmatch(wanted)
    if match is None or (match[2] and match[2] not in _TIMES):
        raise ValueError(f"not an amount: {wanted}")
    digits = match[1]
    if re.fullmatch(r"\d{1,4}[.,]\d{1,2}", digits):
        amount = float(digits.replace(",", "."))
    else:
        amount = float(re.sub(r"\D", "", digits))
    whole = round(amount * _TIMES.get(match[2], 1))
    if whole > _MOST:
        raise ValueError(f"not an amount: {wanted}")
    return whole


class SalaryField(QWidget):
    changed = Signal()
    """With every key and choice; `is_valid` tells whether `salary` is what stands there."""
    edited = Signal()
    """The user has left a field of it, or chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._low, self._high = QLineEdit(), QLineEdit()
        self._dash = Text("muted", text="–")
        self._currency, self._period = StillBox(), StillBox()
        for line in (self._low, self._high):
            line.setMinimumWidth(_AMOUNT_WIDTH)
            line.textEdited.connect(self._on_typed)
            line.editingFinished.connect(self._on_finished)
        self._currency.addItem("–", "")
        for code in _CURRENCIES:
            self._currency.addItem(code, code)
        for period in _PERIODS:
            self._period.addItem(period_name(period), period)
        self._period.setCurrentIndex(self._period.count() - 1)
        for box, wide in ((self._currency, _CURRENCY_WIDTH), (self._period, _PERIOD_WIDTH)):
            box.setFixedWidth(wide)
            box.activated.connect(self._on_chosen)
        fields = (self._low, self._dash, self._high, self._currency, self._period)
        layout = row(*fields, spacing=Space.XS)
        for amount in (0, 2):
            layout.setStretch(amount, 1)
        self._dash.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setLayout(layout)
        self.setFocusProxy(self._low)
        self.retranslate()

    def salary(self) -> Salary:
        """As it stands there, the smaller amount first; an end that cannot be read is open."""
        ends = [_amount(self._low), _amount(self._high)]
        if None not in ends:
            ends.sort(key=lambda end: end or 0)
        low, high = ends
        if low is None and high is None:
            return Salary()
        currency, period = self._currency.currentData(), self._period.currentData()
        return Salary(low, high, currency, None if period is None else SalaryPeriod(period))

    def set_salary(self, salary: Salary) -> None:
        """Without saying so."""
        with QSignalBlocker(self):
            self._low.setText(_written(salary.low))
            self._high.setText(_written(salary.high))
            self._currency.setCurrentIndex(self._place_of(salary.currency))
            self._period.setCurrentIndex(self._period.findData(salary.period))
            self._mark()

    def is_valid(self) -> bool:
        return _is_amount(self._low) and _is_amount(self._high)

    def retranslate(self) -> None:
        self._low.setAccessibleName(self.tr("Salary from"))
        self._high.setAccessibleName(self.tr("Salary to"))
        self._low.setPlaceholderText(self.tr("from"))
        self._high.setPlaceholderText(self.tr("to"))
        self._currency.setAccessibleName(self.tr("Currency"))
        role = Qt.ItemDataRole.AccessibleTextRole
        self._currency.setItemData(0, self.tr("not said"), role)
        self._period.setAccessibleName(self.tr("Salary per"))
        for place, period in enumerate(_PERIODS):
            self._period.setItemText(place, period_name(period))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _place_of(self, currency: str) -> int:
        """Of one that is not in the list too: an import may have brought it."""
        if self._currency.findData(currency) < 0:
            self._currency.addItem(currency, currency)
        return self._currency.findData(currency)

    def _on_typed(self) -> None:
        self._mark()
        self.changed.emit()

    def _on_finished(self) -> None:
        for line in (self._low, self._high):
            if _is_amount(line):
                line.setText(_written(_amount(line)))
        self.edited.emit()

    def _on_chosen(self) -> None:
        self.changed.emit()
        self.edited.emit()

    def _mark(self) -> None:
        """Shows what is no amount."""
        for line in (self._low, self._high):
            wrong = not _is_amount(line)
            why = self.tr("An amount such as 15000000, 15 million as 15m, or 90k") if wrong else ""
            line.setToolTip(why)
            line.setAccessibleDescription(why)
            if line.property("wrong") != wrong:
                line.setProperty("wrong", wrong)
                line.style().unpolish(line)
                line.style().polish(line)


def _written(amount: int | None) -> str:
    return "" if amount is None else QLocale().toString(amount)


def _amount(line: QLineEdit) -> int | None:
    try:
        return read_amount(line.text())
    except ValueError:
        return None


def _is_amount(line: QLineEdit) -> bool:
    try:
        read_amount(line.text())
    except ValueError:
        return False
    return True
