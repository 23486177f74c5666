"""Asks a language model for its verdicts, in batches that run at once, and has each verified as
soon as it has come.

Batches are joined by ids, never by order. What a model leaves out, and quotes that are not in the
CV, are asked for once more, in one call a batch; after that a row has failed, or is unverified.

Each call asks for a control first, which no CV shows. A model that calls it met does what the CV
or the advert tells it to, or what pleases: no verdict of that batch rises above the local one.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest
from typing import Any

from careerflow.models.document import Document
from careerflow.models.errors import LlmError
from careerflow.models.job import Job
from careerflow.models.llm import Purpose, Usage
from careerflow.models.message import Message
from careerflow.models.report import FailedBatch, Row, Standing
from careerflow.services.engine.interface import Claim
from careerflow.services.llm.calls import Call
from careerflow.services.llm.interface import LanguageModel, Request
from careerflow.services.llm.judging.claims import Claims, Wording, wording
from careerflow.services.llm.subject import Masks, prompt, row_id, shared
from careerflow.services.llm.tokens import estimate
from careerflow.services.matching.standing import not_above_local
from careerflow.services.retrieval.chunking import chunks

PROMPTS = "1"  # goes up whenever the same rows would be asked for in other words

BATCH = 10
"""Rows a call. Fewer read the CV more often, more leave the user waiting: see benchmarks/llm."""

_BUDGET = 6_000  # tokens of a CV that is sent whole
_A_ROW, _THOUGHTS = 300, 2_000  # tokens of an answer; some models think first, and are billed so

Verify = Callable[[tuple[Claim, ...]], Awaitable[tuple[Row, ...]]]
"""Engine.verify, one row a claim."""

OnRows = Callable[[Mapping[int, Row]], object]


@dataclass(frozen=True, slots=True)
class Batch:
    """`rows` are numbers of requirements; `words` reads what is answered about them."""

    rows: tuple[int, ...]
    request: Request
    words: Wording


@dataclass(frozen=True, slots=True)
class Judged:
    """`rows` by their numbers; those that are in no `failed` batch are complete."""

    rows: Mapping[int, Row]
    failed: tuple[FailedBatch, ...]
    usage: Usage
    answered_by: str
    calls: tuple[Call, ...]


def batches(
    document: Document,
    job: Job,
    masking: Masks,
    passages: Sequence[Sequence[int]] | None,
    rows: Sequence[int] | None = None,
) -> tuple[Batch, ...]:
    """The calls for these rows, or for all. `passages` (Engine.passages) are what is sent of a CV
    that is too long to be sent whole; without them it is sent whole whatever its length."""
    from careerflow.services.llm.judging.schema import JudgedRows

    about = shared(document, job, masking, _sent(document, masking, passages))
    words = wording(document, job, masking)
    system = prompt("subject")
    return tuple(
        Batch(part, Request(system, about, _task(part, words), JudgedRows, _most(part)), words)
        for part in _parts(range(len(job.requirements)) if rows is None else rows)
    )


async def judge(
    model: LanguageModel, asked: Sequence[Batch], verify: Verify, on_rows: OnRows
) -> Judged:
    """Asks for all batches at once. `on_rows` is given rows as they are verified. What fails for
    one batch leaves the others standing; what `verify` raises ends all."""
    clerks = [_Clerk(model, batch, verify, on_rows) for batch in asked]
    await _all([_prepare(verify), *(clerk.work() for clerk in clerks)])
    calls = tuple(call for clerk in clerks for call in clerk.calls)
    return Judged(
        rows={row: found for clerk in clerks for row, found in clerk.rows.items()},
        failed=tuple(failed for clerk in clerks for failed in clerk.failed),
        usage=sum((call.usage for call in calls), Usage()),
        answered_by=next((clerk.answered_by for clerk in clerks if clerk.answered_by), ""),
        calls=calls,
    )


@dataclass(slots=True)
class _Clerk:
    """Sees one batch through, in one event loop."""

    model: LanguageModel
    batch: Batch
    verify: Verify
    on_rows: OnRows
    claims: dict[int, Claim] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)
    shown: dict[int, Row] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    failed: list[FailedBatch] = field(default_factory=list)
    answered_by: str = ""
    is_believed: bool = True  # of every answer so far

    async def work(self) -> None:
        failure = await self._ask(self.batch.rows, self.batch.request)
        lacking, unverified = self._lacking(), self._unverified()
        if (lacking or unverified) and failure is None:
            again = tuple(sorted((*lacking, *unverified)))
            request = replace(self.batch.request, task=self._task_again(again, unverified))
            failure = await self._ask(again, request)
        self._show_last()
        if lacking := self._lacking():
            self.failed.append(FailedBatch(lacking, failure or Message("model.not_judged")))

    def _show_last(self) -> None:
        """Rows that wait for a second try, and those that are otherwise now than when shown."""
        if not self.is_believed:
            self.rows = {number: not_above_local(row) for number, row in self.rows.items()}
        if left := {n: row for n, row in self.rows.items() if self.shown.get(n) != row}:
            self.on_rows(left)

    def _lacking(self) -> tuple[int, ...]:
        return tuple(row for row in self.batch.rows if row not in self.rows)

    def _unverified(self) -> tuple[int, ...]:
        return tuple(row for row, found in self.rows.items() if _is_unverified(found))

    def _task_again(self, rows: Sequence[int], unverified: Sequence[int]) -> str:
        if not unverified:
            return _task(rows, self.batch.words)
        masked = self.batch.words.masking.masked
        told = []
        for row in sorted(unverified):
            quote = masked(" ".join(self.claims[row].quotes))
            told.append(f"{row_id(row)} {json.dumps(quote, ensure_ascii=False)}")
        return "\n".join((_task(rows, self.batch.words), prompt("judging_again"), *told))

    async def _ask(self, rows: Sequence[int], request: Request) -> Message | None:
        """Why it was in vain, None where it was answered. What had come before a failure stays."""
        stream, whole = Claims(self.batch.words, rows), Claims(self.batch.words, rows)
        came: asyncio.Queue[Claim | None] = asyncio.Queue()
        seen, final = dict[int, Claim](), dict[int, Claim]()

        def on_text(text: str) -> None:
            for claim in stream.new(text):
                seen[claim.row] = claim
                came.put_nowait(claim)

        verifying = asyncio.create_task(self._take(came, stream))
        try:
            reply = await self.model.generate(request, on_text)
            self.answered_by = reply.model or self.answered_by
            final = {claim.row: claim for claim in whole.new(reply.text)}
            call, failure = Call(Purpose.JUDGING, request.characters, reply.usage), None
        except LlmError as error:
            usage = getattr(error, "usage", Usage(calls=1))
            call = Call(Purpose.JUDGING, request.characters, usage, error.code)
            failure = error.message
        except BaseException:
            verifying.cancel()
            raise
        self.calls.append(call)
        for claim in final.values():
            came.put_nowait(claim)
        came.put_nowait(None)
        await verifying
        if failure is None or seen:
            answer = whole if failure is None else stream
            self.is_believed = self.is_believed and answer.is_believed
        if failure is None:
            self._forget(seen.keys() - final.keys())
        return failure

    def _forget(self, rows: Iterable[int]) -> None:
        """The whole answer counts: where it was begun anew, what only came before does not."""
        for row in rows:
            self.rows.pop(row, None)
            self.claims.pop(row, None)

    async def _take(self, came: asyncio.Queue[Claim | None], stream: Claims) -> None:
        """Verifies what is there, until None comes: several at once where they came together."""
        ended = False
        while not ended:
            waiting = [await came.get()]
            while not came.empty():
                waiting.append(came.get_nowait())
            ended = None in waiting
            fresh = {one.row: one for one in waiting if one and self.claims.get(one.row) != one}
            if fresh:
                await self._verified(tuple(fresh.values()), stream)

    async def _verified(self, claims: tuple[Claim, ...], stream: Claims) -> None:
        found = await self.verify(claims)
        rows = {claim.row: row for claim, row in zip(claims, found, strict=True)}
        self.claims.update((claim.row, claim) for claim in claims)
        self.rows.update(rows)
        # A quote that was not found is asked for once more before anyone sees it.
        seen = {number: row for number, row in rows.items() if not _is_unverified(row)}
        if not (self.is_believed and stream.is_believed):
            seen = {number: not_above_local(row) for number, row in seen.items()}
        if seen:
            self.shown.update(seen)
            self.on_rows(seen)


async def _prepare(verify: Verify) -> None:
    """What verifying needs is made while the model still reads."""
    await verify(())


def _is_unverified(row: Row) -> bool:
    return row.opinion is not None and row.opinion.standing is Standing.UNVERIFIED


async def _all(work: Iterable[Coroutine[Any, Any, None]]) -> None:
    """All at once; the first that raises ends the others."""
    tasks = [asyncio.create_task(one) for one in work]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _task(rows: Sequence[int], words: Wording) -> str:
    """The control first: whether the model is believed is known before its first verdict."""
    control = f"{row_id(words.count)} (must) {words.control}"
    return "\n".join((prompt("judging"), control, " ".join(map(row_id, rows))))


def _most(rows: Sequence[int]) -> int:
    return _A_ROW * len(rows) + _THOUGHTS


def _parts(rows: Sequence[int]) -> list[tuple[int, ...]]:
    """As few batches as do, of nearly the same size."""
    count = -(-len(rows) // BATCH)
    edges = [len(rows) * part // count for part in range(count + 1)] if count else []
    return [tuple(rows[low:high]) for low, high in pairwise(edges)]


def _sent(
    document: Document, masking: Masks, passages: Sequence[Sequence[int]] | None
) -> frozenset[int] | None:
    """The numbers of the passages that are sent; None for all. The best of every requirement
    first, then the second of each, as far as the budget goes: the same for all batches, so that a
    provider need not read them twice."""
    if passages is None or estimate(masking.masked(document.text)) <= _BUDGET:
        return None
    found = chunks(document)
    ranked = [one for rank in zip_longest(*passages) for one in rank if one is not None]
    chosen, left = set(), _BUDGET
    for number in dict.fromkeys(ranked):
        left -= estimate(document.text[found[number].start : found[number].end])
        if left < 0:
            break
        chosen.add(number)
    return frozenset(chosen)
