"""What a language model writes about a report: asked for in one call or two, taken part by part.

Nothing that it writes reaches a verdict or the score. Scores in its text are taken out, the rows
that it names are checked against their verdicts, passages are looked up in the CV, and facts that
the CV does not have are marked.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from careerflow.models.document import Document
from careerflow.models.errors import LlmError
from careerflow.models.job import Job
from careerflow.models.llm import Purpose, Usage
from careerflow.models.message import Message
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.models.report import Report, Row, Verdict
from careerflow.models.writing import FailedPart, Part, Point, Question, Writing
from careerflow.services.llm import tokens
from careerflow.services.llm.calls import Call
from careerflow.services.llm.interface import LanguageModel, Request
from careerflow.services.llm.providers.failures import UselessAnswerError
from careerflow.services.llm.subject import Masks, delimited, prompt, row_id, shared
from careerflow.services.llm.writing.members import Members
from careerflow.services.llm.writing.written import Reader, verdict_that_counts
from careerflow.services.matching.advert_head import employer
from careerflow.services.retrieval.chunking import chunks

PROMPTS = "1"  # goes up whenever the same report would be asked for in other words

_MOST = {True: 2_000, False: 6_000}
"""Tokens of an answer that is a letter or not, with room for a model that thinks first."""
_BUDGET = 6_000  # tokens of a CV that is sent whole, as estimated

OnPart = Callable[[Part, Writing], object]
"""Is given each part as it comes, with the writing so far."""


@dataclass(frozen=True, slots=True)
class PartRequest:
    parts: tuple[Part, ...]
    request: Request


@dataclass(frozen=True, slots=True)
class Written:
    writing: Writing
    usage: Usage
    calls: tuple[Call, ...]


def requests(
    report: Report,
    document: Document,
    job: Job,
    masking: Masks,
    parts: Sequence[Part] = tuple(Part),
) -> tuple[PartRequest, ...]:
    """What is sent for the parts: the letter in a call of its own, all else in one. A part that is
    asked for alone and was written before is to be written otherwise."""
    from careerflow.services.llm.writing.schema import schema

    about = shared(document, job, masking, _passages(report, document))
    letter = tuple(part for part in parts if part is Part.LETTER)
    advice = tuple(part for part in Part if part in parts and part is not Part.LETTER)
    verdicts = f"The verdicts:\n{_verdicts(report.rows)}"
    made = []
    for asked in filter(None, (advice, letter)):
        tasks = [prompt(f"writing_{part}") for part in asked]
        if asked == letter:
            tasks.append(_employer(job, masking))
        if len(parts) == 1:
            tasks.append(_earlier(report, asked[0], masking))
        task = "\n".join((prompt("writing_advice"), *filter(None, tasks), verdicts))
        request = Request(prompt("subject"), about, task, schema(asked), _MOST[asked == letter])
        made.append(PartRequest(asked, request))
    return tuple(made)


async def write(  # noqa: PLR0913, PLR0917 - all that a text is checked against
    model: LanguageModel,
    asked: Iterable[PartRequest],
    report: Report,
    document: Document,
    job: Job,
    masking: Masks,
    on_part: OnPart,
    corrections: Corrections = UNCORRECTED,
) -> Written:
    """Asks for all at once. A call that fails leaves its parts empty and says why; the others
    stand. `corrections` of the CV, in full or not, count as its facts."""
    desk = _Desk(model, Reader(report, document, job, masking, corrections), on_part)
    calls = await asyncio.gather(*(desk.ask(one) for one in asked))
    return Written(desk.writing, sum((call.usage for call in calls), Usage()), tuple(calls))


def merged(old: Writing | None, new: Writing, parts: Iterable[Part]) -> Writing:
    """`old` with these `parts` written anew; one that failed keeps its old words and says so."""
    before = old or Writing()
    renewed = frozenset(parts)
    failed = (
        *(item for item in before.failed if item.part not in renewed),
        *(item for item in new.failed if item.part in renewed),
    )
    values = {
        part.value: getattr(new, part.value)
        for part in renewed
        if getattr(new, part.value) or not any(item.part is part for item in new.failed)
    }
    return replace(before, failed=failed, **values)


@dataclass(slots=True)
class _Desk:
    """Gathers what comes of several calls at once, in one event loop."""

    model: LanguageModel
    reader: Reader
    on_part: OnPart
    writing: Writing = field(default_factory=Writing)

    async def ask(self, asked: PartRequest) -> Call:
        taken: dict[Part, object] = {}
        members = Members()

        def on_text(text: str) -> None:
            self._take(asked.parts, members.new(text), taken)

        usage, failure = Usage(calls=1), ""
        try:
            reply = await self.model.generate(asked.request, on_text)
            usage = reply.usage
            self._take(asked.parts, Members().new(reply.text), taken)
            reason = Message("writing.incomplete")
        except LlmError as error:
            failure, reason = error.code, error.message
            usage = error.usage if isinstance(error, UselessAnswerError) else usage
        missing = tuple(FailedPart(part, reason) for part in asked.parts if part not in taken)
        self.writing = replace(self.writing, failed=(*self.writing.failed, *missing))
        return Call(Purpose.WRITING, asked.request.characters, usage, failure)

    def _take(
        self,
        parts: Sequence[Part],
        members: Iterable[tuple[str, object]],
        taken: dict[Part, object],
    ) -> None:
        """Each part once, and again only where the answer was begun anew with other words."""
        for key, value in members:
            part = next((one for one in parts if one.value == key), None)
            if part is None or (part in taken and taken[part] == value):
                continue
            taken[part] = value
            self.writing = merged(self.writing, self.reader.read(part, value), (part,))
            self.on_part(part, self.writing)


def _verdicts(rows: Sequence[Row]) -> str:
    lines = []
    for verdict in Verdict:
        ids = [
            row_id(number)
            for number, row in enumerate(rows)
            if row.counts and verdict_that_counts(row) is verdict
        ]
        if ids:
            lines.append(f"{verdict.value.replace('_', ' ')}: {' '.join(ids)}")
    return "\n".join(lines)


def _employer(job: Job, masking: Masks) -> str:
    """Whom the letter is to, as the advert names it; "" where it does not."""
    name = employer(job.text, job.title)
    return delimited("employer", masking.masked(name)) if name else ""


def _earlier(report: Report, part: Part, masking: Masks) -> str:
    """What was written of it before, which a model asked in the same words would write again."""
    writing = None if report.deeper is None else report.deeper.writing
    said = "" if writing is None else "\n".join(_in_english(writing, part))
    if not said:
        return ""
    return f"{prompt('writing_again')}\n{delimited('earlier', masking.masked(said))}"


def _in_english(writing: Writing, part: Part) -> list[str]:
    if part is Part.ASSESSMENT:
        return [writing.assessment.en] if writing.assessment else []
    if part is Part.LETTER:
        return [writing.letter.text.en] if writing.letter else []
    if part is Part.REWRITES:
        return [f"{one.before} -> {one.after.text.en}" for one in writing.rewrites]
    points: dict[Part, Sequence[Point | Question]] = {
        Part.STRENGTHS: writing.strengths,
        Part.GAPS: writing.gaps,
        Part.QUESTIONS: writing.questions,
    }
    return [one.text.en for one in points[part]]


def _passages(report: Report, document: Document) -> frozenset[int] | None:
    """Those of a CV that is too long to be sent whole: the evidence first, then from its beginning;
    None for all."""
    if tokens.estimate(document.text) <= _BUDGET:
        return None
    found = chunks(document)
    spans = [(item.start, item.end) for row in report.rows for item in row.evidence]
    shown = [
        any(start < chunk.end and chunk.start < end for start, end in spans) for chunk in found
    ]
    chosen, left = set(), _BUDGET
    for number in sorted(range(len(found)), key=lambda one: (not shown[one], one)):
        left -= tokens.estimate(document.text[found[number].start : found[number].end])
        if left < 0:
            break
        chosen.add(number)
    return frozenset(chosen)
