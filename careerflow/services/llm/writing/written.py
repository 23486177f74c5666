"""A part of a model's answer as what the report keeps of it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.models.profile import Corrections
from careerflow.models.report import Evidence, Report, Row, Standing, Verdict
from careerflow.models.writing import (
    Bilingual,
    FailedPart,
    Part,
    Point,
    Question,
    Rewrite,
    Writing,
)
from careerflow.services.documents.locate import QuoteIndex
from careerflow.services.llm.facts import check as facts_check
from careerflow.services.llm.injection.instructions import is_instruction
from careerflow.services.llm.subject import Masks, row_of
from careerflow.services.llm.writing.statements import allowed, without_scores
from careerflow.services.matching.advert_head import employer

if TYPE_CHECKING:
    from careerflow.services.llm.writing.schema import (
        Both,
        WrittenPoint,
        WrittenQuestion,
        WrittenRewrite,
    )

_MOST = 10  # of a kind: what a model adds beyond is left out
_LONGEST = 8_000  # characters of a text; what was asked for has a tenth of that
_LACKING = frozenset({Verdict.PARTIAL, Verdict.MISSING, Verdict.NOT_SCORED})
_SHOWN = frozenset({Verdict.MET, Verdict.PARTIAL})


class Reader:
    """Puts back what was masked, takes out scores, checks rows, passages and facts."""

    def __init__(
        self,
        report: Report,
        document: Document,
        job: Job,
        masking: Masks,
        corrections: Corrections,
    ) -> None:
        self._report = report
        self._document = document
        self._masking = masking
        self._index: QuoteIndex | None = None
        self._facts = facts_check.known(document, corrections, report.years)
        whom = (name for name in (job.title, employer(job.text, job.title)) if name)
        self._facts_of_letter = self._facts.beside(*whom)
        self._may = allowed(report, self._facts, job.text)

    def read(self, part: Part, value: object) -> Writing:
        """A Writing with this part alone, or with why it is of no use."""
        from careerflow.services.llm.writing.schema import validated

        try:
            given = validated(part, value)
        except ValueError:
            return Writing(failed=(FailedPart(part, Message("writing.malformed")),))
        writing: Writing = getattr(self, f"_{part.value}")(given)
        if getattr(writing, part.value) or writing.failed:
            return writing
        return Writing(failed=(FailedPart(part, Message("writing.empty")),))

    def _assessment(self, given: "Both") -> Writing:
        return Writing(assessment=self._text(given))

    def _strengths(self, given: "Sequence[WrittenPoint]") -> Writing:
        return Writing(strengths=self._points(given, _SHOWN))

    def _gaps(self, given: "Sequence[WrittenPoint]") -> Writing:
        return Writing(gaps=self._points(given, _LACKING))

    def _questions(self, given: "Sequence[WrittenQuestion]") -> Writing:
        made = [
            Question(text, self._text(one.hint) or Bilingual("", ""), self._row(one.row))
            for one in given[:_MOST]
            if (text := self._text(one.text)) is not None
        ]
        return Writing(questions=tuple(made))

    def _rewrites(self, given: "Sequence[WrittenRewrite]") -> Writing:
        made = [self._rewrite(one) for one in given[:_MOST]]
        kept = tuple(one for one in made if one is not None)
        lost = len(made) - len(kept)
        reason = Message("writing.rewrites.dropped", {"count": lost})
        return Writing(rewrites=kept, failed=(FailedPart(Part.REWRITES, reason),) if lost else ())

    def _letter(self, given: "Both") -> Writing:
        text = self._text(given, facts_are_marked=True)
        if text is None:
            return Writing()
        return Writing(letter=facts_check.checked(text, self._facts_of_letter))

    def _rewrite(self, given: "WrittenRewrite") -> Rewrite | None:
        """None where its passage is not in the CV or talks to a model, or nothing of it is left."""
        before = self._masking.restored(given.before)
        usable = len(before) <= _LONGEST and not is_instruction(before)
        items = self._located(before) if usable else ()
        after = self._text(given.after, facts_are_marked=True)
        if not items or after is None:
            return None
        start, end = items[0].start, items[-1].end
        return Rewrite(
            before=self._document.text[start:end],
            start=start,
            end=end,
            page=items[0].page,
            boxes=items[0].boxes,
            after=facts_check.checked(after, self._facts),
            why=self._text(given.why) or Bilingual("", ""),
            row=self._row(given.row),
        )

    def _located(self, quote: str) -> tuple[Evidence, ...]:
        """One run of the CV's text: what is put together from pieces is no passage of it."""
        if self._index is None:
            self._index = QuoteIndex(self._document)
        items = self._index.locate(quote)
        text = self._document.text
        whole = all(
            not any(map(str.isalnum, text[one.end : other.start])) and one.end <= other.start
            for one, other in pairwise(items)
        )
        return items if whole else ()

    def _points(
        self, given: "Sequence[WrittenPoint]", fitting: frozenset[Verdict]
    ) -> tuple[Point, ...]:
        """Without those all of whose rows have another verdict than the point would have them."""
        made = []
        for one in given[:_MOST]:
            rows = self._rows(one.rows)
            right = tuple(row for row in rows if self._verdict(row) in fitting)
            text = self._text(one.text)
            if text is not None and (right or not rows):
                made.append(Point(text, right))
        return tuple(made)

    def _verdict(self, row: int) -> Verdict:
        return verdict_that_counts(self._report.rows[row])

    def _rows(self, written: Iterable[str]) -> tuple[int, ...]:
        found = (self._row(one) for one in written)
        return tuple(dict.fromkeys(row for row in found if row is not None))

    def _row(self, written: str) -> int | None:
        return row_of(written, len(self._report.rows))

    def _text(self, given: "Both", *, facts_are_marked: bool = False) -> Bilingual | None:
        """None where nothing is left of it in one of the languages, or there is no end of it."""
        if max(len(given.en), len(given.vi)) > _LONGEST:
            return None
        en, vi = (
            without_scores(
                self._masking.restored(text), self._may, facts_are_marked=facts_are_marked
            )
            for text in (given.en, given.vi)
        )
        return Bilingual(en, vi) if en and vi else None


def verdict_that_counts(row: Row) -> Verdict:
    """The local engine's where the language model did not answer."""
    opinion = row.opinion
    if opinion is not None and opinion.standing is Standing.NOT_JUDGED and row.local is not None:
        return row.local.verdict
    return row.verdict
