"""A model's answer as claims: read while it comes, ids looked up, what was masked put back."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.models.report import Verdict
from careerflow.services.engine.interface import Claim
from careerflow.services.llm.facts.numbers import quantities
from careerflow.services.llm.facts.text import Text
from careerflow.services.llm.judging.streaming import Items
from careerflow.services.llm.subject import Masks, prompt, row_of
from careerflow.services.llm.writing.statements import Allowed, without_scores

if TYPE_CHECKING:
    from careerflow.services.llm.judging.schema import JudgedRow

LIST = "claims"
_DENIED = (Verdict.MISSING, Verdict.NOT_SCORED)
_ID = re.compile(r"\A[\[(]?P\d{1,4}[\])]?[:.]?\s+")
_MARKS = "\"'“”„‘’«»"
_WORD = re.compile(r"[^\W\d_]{5,}")
_LONGEST = 600  # characters of a quote or a reason: what is longer is none


@dataclass(frozen=True, slots=True)
class Wording:
    """Puts back what was masked, and takes out scores. `control` is what is asked beside the
    advert's requirements and nobody's CV shows: who calls it met reads no CV."""

    masking: Masks
    may: Allowed
    count: int  # requirements of the advert
    control: str

    def claim(self, item: dict[str, object]) -> Claim | None:
        """None where it does not fit the schema or is of no row; that of the control is `count`."""
        from careerflow.services.llm.judging.schema import JudgedRow

        try:
            judged = JudgedRow.model_validate(item)
        except ValueError:
            return None
        row = row_of(judged.row, self.count + 1)
        if row is None:
            return None
        quote = self.masking.restored(_bare(judged.quote))
        quotes = (quote,) if quote and len(quote) <= _LONGEST else ()
        return Claim(row, Verdict(judged.verdict), self._reason(judged), quotes)

    def _reason(self, judged: "JudgedRow") -> Message:
        en, vi = map(self._text, (judged.reason_en, judged.reason_vi))
        return Message("model.said", {"en": en, "vi": vi}) if en and vi else Message("model.silent")

    def _text(self, text: str) -> str:
        return without_scores(self.masking.restored(text[:_LONGEST]), self.may)


def wording(document: Document, job: Job, masking: Masks) -> Wording:
    numbers = frozenset((item.value, item.unit) for item in quantities(document.text))
    asked = frozenset((item.value, item.unit) for item in quantities(job.text))
    addresses = Text.of(document.text, document.language).beside([job.text])
    may = Allowed(numbers | asked, None, frozenset(), addresses)
    return Wording(masking, may, len(job.requirements), _control(f"{document.text}\n{job.text}"))


def _control(text: str) -> str:
    """One that shares no word with the CV or the advert, of their own for each two; the last one
    where all do."""
    known = set(_WORD.findall(text.lower()))
    lines = prompt("judging_controls").splitlines()
    first = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) % len(lines)
    ordered = lines[first:] + lines[:first]
    apart = (line for line in ordered if known.isdisjoint(_WORD.findall(line.lower())))
    return next(apart, ordered[-1])


@dataclass(slots=True)
class Claims:
    """Of one answer, as it comes: the first about each of `rows`. What is about other rows, or
    about one of them again, is left out. `is_believed` once the control was denied."""

    words: Wording
    rows: Sequence[int]
    is_believed: bool = False
    _items: Items = field(default_factory=lambda: Items(LIST))
    _taken: set[int] = field(default_factory=set)

    def new(self, text: str) -> Iterator[Claim]:
        """Those that were not complete before; all of them where the text began anew."""
        if self._items.begins_anew(text):
            self._taken.clear()
            self.is_believed = False
        for item in self._items.new(text):
            claim = self.words.claim(item)
            if claim is None or claim.row in self._taken:
                continue
            self._taken.add(claim.row)
            if claim.row == self.words.count:
                self.is_believed = claim.verdict in _DENIED
            elif claim.row in self.rows:
                yield claim


def _bare(quote: str) -> str:
    return _ID.sub("", quote.strip().strip(_MARKS)).strip().strip(_MARKS)
