"""What the parts of the advice are called, and what they say in words alone."""

from PySide6.QtCore import QCoreApplication

from careerflow.models.writing import Part, Point, Question, Rewrite, Writing

Words = tuple[object, ...]


def part_word(part: Part) -> str:
    words = {
        Part.ASSESSMENT: QCoreApplication.translate("AdviceWords", "Assessment"),
        Part.STRENGTHS: QCoreApplication.translate("AdviceWords", "Strengths"),
        Part.GAPS: QCoreApplication.translate("AdviceWords", "Gaps and what to do about them"),
        Part.QUESTIONS: QCoreApplication.translate("AdviceWords", "Questions in the interview"),
        Part.REWRITES: QCoreApplication.translate("AdviceWords", "Better words for the CV"),
        Part.LETTER: QCoreApplication.translate("AdviceWords", "Draft of a cover letter"),
    }
    return words[part]


def part_words(writing: Writing, part: Part) -> Words:
    """All of it in both languages, or why there is none; to tell whether it is another."""
    words: dict[Part, Words] = {
        Part.ASSESSMENT: (writing.assessment,),
        Part.STRENGTHS: writing.strengths,
        Part.GAPS: writing.gaps,
        Part.QUESTIONS: writing.questions,
        Part.REWRITES: writing.rewrites,
        Part.LETTER: (writing.letter,),
    }
    return (*words[part], *(failed for failed in writing.failed if failed.part is part))


def part_text(writing: Writing, part: Part, language: str) -> str:
    """For the clipboard, in "en" or "vi"; "" where there is nothing of it."""
    texts = {
        Part.ASSESSMENT: [writing.assessment.said(language)] if writing.assessment else [],
        Part.STRENGTHS: [_point(point, language) for point in writing.strengths],
        Part.GAPS: [_point(point, language) for point in writing.gaps],
        Part.QUESTIONS: [_question(question, language) for question in writing.questions],
        Part.REWRITES: [_rewrite(rewrite, language) for rewrite in writing.rewrites],
        Part.LETTER: [writing.letter.text.said(language)] if writing.letter else [],
    }
    between = "\n" if part in (Part.STRENGTHS, Part.GAPS) else "\n\n"
    return between.join(texts[part])


def _point(point: Point, language: str) -> str:
    return f"• {point.text.said(language)}"


def _question(question: Question, language: str) -> str:
    return f"{question.text.said(language)}\n{question.hint.said(language)}".strip()


def _rewrite(rewrite: Rewrite, language: str) -> str:
    before = QCoreApplication.translate("AdviceWords", "Before: {text}")
    after = QCoreApplication.translate("AdviceWords", "After: {text}")
    lines = (
        before.format(text=" ".join(rewrite.before.split())),
        after.format(text=rewrite.after.text.said(language)),
        rewrite.why.said(language),
    )
    return "\n".join(filter(None, lines))
