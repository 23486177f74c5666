"""Skills that the advert names, found in the CV or not, as chips."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from careerflow.models.report import Keywords, Verdict
from careerflow.views.language import Language
from careerflow.views.report.marks import paint_mark
from careerflow.views.report.words import verdict_word
from careerflow.views.theme import Size, Space, Theme, font
from careerflow.views.widgets.flow_layout import FlowLayout

_PAD_X, _HEIGHT, _MARK = 10, 26, 13


class Chip(QWidget):
    """A skill with the mark of its verdict."""

    def __init__(self, theme: Theme, text: str, verdict: Verdict) -> None:
        super().__init__()
        self._theme, self._verdict = theme, verdict
        self.text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{text}: {verdict_word(verdict)}")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font(Size.CAPTION)).horizontalAdvance(self.text)
        return QSize(round(width) + 2 * _PAD_X + _MARK + 6, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(f"{self._verdict}_soft"))
        painter.drawRoundedRect(self.rect(), _HEIGHT / 2, _HEIGHT / 2)
        mark = QRectF(_PAD_X, (_HEIGHT - _MARK) / 2, _MARK, _MARK)
        paint_mark(painter, self._theme, self._verdict, mark)
        painter.setPen(self._theme.color(f"{self._verdict}_text"))
        painter.setFont(font(Size.CAPTION))
        room = self.rect().adjusted(_PAD_X + _MARK + 6, 0, -4, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        text = QFontMetricsF(font(Size.CAPTION)).elidedText(
            self.text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(left), text)


class _Group(QWidget):
    def __init__(self, theme: Theme, verdict: Verdict) -> None:
        super().__init__()
        self._theme, self._verdict = theme, verdict
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty("role", "strong")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.title)
        column.addWidget(self._chips)

    def show_words(self, words: list[str]) -> None:
        self._flow.clear()
        for word in words:
            self._flow.addWidget(Chip(self._theme, word, self._verdict))
        self.setVisible(bool(words))


class KeywordsTab(QScrollArea):
    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._keywords = Keywords((), ())
        self.matched = _Group(theme, Verdict.MET)
        self.missing = _Group(theme, Verdict.MISSING)
        self._none = QLabel()
        self._none.setTextFormat(Qt.TextFormat.PlainText)
        self._none.setWordWrap(True)
        self._none.setProperty("role", "muted")
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.S, Space.M, Space.S, Space.M)
        column.setSpacing(Space.L)
        for widget in (self.missing, self.matched, self._none):
            column.addWidget(widget)
        column.addStretch()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.retranslate()

    def show_keywords(self, keywords: Keywords) -> None:
        if keywords == self._keywords:
            return
        self._keywords = keywords
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Keywords"))
        matched, missing = self._keywords.matched, self._keywords.missing
        self.matched.title.setText(self.tr("In your CV ({count})").format(count=len(matched)))
        self.missing.title.setText(self.tr("Not in your CV ({count})").format(count=len(missing)))
        self._none.setText(self.tr("The advert names no skill that the program knows by name."))
        self._none.setVisible(not matched and not missing)
        named = self._language.wording.skill
        self.matched.show_words([named(skill) for skill in matched])
        self.missing.show_words([named(skill) for skill in missing])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
