"""A text whose facts that the CV does not have are marked."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel

from careerflow.models.writing import Checked, FactKind, NewFact
from careerflow.views.language import Language
from careerflow.views.theme import Theme


class MarkedText(QLabel):
    """Follows the language and the theme."""

    def __init__(self, theme: Theme, language: Language, checked: Checked) -> None:
        super().__init__()
        self._theme, self._language, self._checked = theme, language, checked
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        theme.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        text = self._checked.text.said(self._language.code)
        facts = self._checked.new(self._language.code)
        ground = self._theme.color("partial_soft").name()
        ink = self._theme.color("partial_text").name()
        self.setText(marked_html(text, facts, f"background-color:{ground};color:{ink}"))
        self.setAccessibleName(". ".join(filter(None, (text, new_facts_words(text, facts)))))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def marked_html(text: str, facts: Sequence[NewFact], style: str) -> str:
    """`text` as HTML that shows nothing but `text`, whatever it holds; facts in that style."""
    parts, at = [], 0
    for fact in sorted(facts, key=lambda fact: fact.start):
        start = max(at, fact.start)
        if fact.end > start:
            marked = escape(text[start : fact.end])
            parts += [escape(text[at:start]), f'<span style="{style}">{marked}</span>']
            at = fact.end
    whole = "".join((*parts, escape(text[at:])))
    return whole.replace("\n", "<br>")


def new_facts_words(text: str, facts: Sequence[NewFact]) -> str:
    """What the CV does not have, by kind; "" where it has everything."""
    if not facts:
        return ""
    named = [
        f"{fact_word(fact.kind)} “{' '.join(text[fact.start : fact.end].split())}”"
        for fact in facts
    ]
    told = QCoreApplication.translate("AdviceWords", "Not in your CV: {facts}")
    return told.format(facts=", ".join(dict.fromkeys(named)))


def fact_word(kind: FactKind) -> str:
    words = {
        FactKind.NUMBER: QCoreApplication.translate("AdviceWords", "the figure"),
        FactKind.EMPLOYER: QCoreApplication.translate("AdviceWords", "the employer"),
        FactKind.TITLE: QCoreApplication.translate("AdviceWords", "the title"),
        FactKind.SKILL: QCoreApplication.translate("AdviceWords", "the skill"),
        FactKind.NAME: QCoreApplication.translate("AdviceWords", "the name"),
    }
    return words[kind]
