"""What is asked twice, what is logged, and what a store that fails costs."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import BaseModel

from careerflow.models.errors import LlmError, StoreError
from careerflow.models.llm import ModelInfo, Provider, ProviderKind, Purpose, Usage
from careerflow.services.llm.interface import OnText, Reply, Request, ignore_text
from careerflow.services.llm.remembering import UNANSWERED, Remembering, Subject
from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store


class Answer(BaseModel):
    said: str


PROVIDER = Provider(ProviderKind.OPENAI, "http://127.0.0.1:1/v1", "small")
SUBJECT = Subject(PROVIDER, "1", "cv.pdf", "Developer", ("[NAME_1]", "[EMAIL_1]"))
REQUEST = Request("Judge.", "[NAME_1] wrote Python.", "R1", Answer, 100)


class Parrot:
    """Answers with how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.closed = False
        self.failure: LlmError | None = None
        self.slow = False
        self.loaded = "first"

    async def models(self) -> tuple[ModelInfo, ...]:
        return (ModelInfo(self.loaded), ModelInfo("other"))

    async def generate(self, _request: Request, on_text: OnText = ignore_text) -> Reply:
        self.asked += 1
        if self.slow:
            await asyncio.sleep(30)
        if self.failure is not None:
            raise self.failure
        text = f'{{"said": "{self.asked}"}}'
        on_text(text)
        return Reply(text, Usage(20, 5, 0, 1), "small-1")

    async def close(self) -> None:
        self.closed = True


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    store = open_store(tmp_path)
    yield Library(store)
    store.close()


@pytest.fixture
def parrot() -> Parrot:
    return Parrot()


def ask(
    library: Library,
    parrot: Parrot,
    request: Request = REQUEST,
    subject: Subject = SUBJECT,
    *,
    fresh: bool = False,
) -> tuple[Reply, list[str]]:
    shown: list[str] = []

    async def once() -> Reply:
        model = Remembering(subject, lambda: parrot, library.answers, library.sent, fresh)
        try:
            return await model.generate(request, shown.append)
        finally:
            await model.close()

    return asyncio.run(once()), shown


def test_the_same_question_makes_one_call(library: Library, parrot: Parrot) -> None:
    first = ask(library, parrot)
    assert parrot.closed
    assert ask(library, parrot) == first
    assert parrot.asked == 1
    assert len(library.sent.entries()) == 1


@pytest.mark.parametrize(
    ("request_", "subject"),
    [
        (replace(REQUEST, task="R2"), SUBJECT),
        (REQUEST, replace(SUBJECT, prompts="2")),
        (REQUEST, replace(SUBJECT, provider=replace(PROVIDER, model="other"))),
        (REQUEST, replace(SUBJECT, provider=replace(PROVIDER, address="http://[::1]/v1"))),
    ],
)
def test_another_question_model_or_prompt_is_asked(
    library: Library, parrot: Parrot, request_: Request, subject: Subject
) -> None:
    ask(library, parrot)
    ask(library, parrot, request_, subject)
    assert parrot.asked == 2


def test_a_server_that_has_loaded_another_model_is_asked_again(
    library: Library, parrot: Parrot
) -> None:
    nameless = replace(SUBJECT, provider=replace(PROVIDER, model=""))
    ask(library, parrot, subject=nameless)
    assert library.sent.entries()[0].model == "first"
    ask(library, parrot, subject=nameless)
    assert parrot.asked == 1
    parrot.loaded = "second"
    ask(library, parrot, subject=nameless)
    assert parrot.asked == 2


def test_fresh_answers_take_the_place_of_the_old_ones(library: Library, parrot: Parrot) -> None:
    ask(library, parrot)
    assert ask(library, parrot, fresh=True)[0].text == '{"said": "2"}'
    assert ask(library, parrot)[0].text == '{"said": "2"}'
    assert (parrot.asked, library.answers.count()) == (2, 1)


def test_the_log_says_how_much_and_never_what(library: Library, parrot: Parrot) -> None:
    ask(library, parrot)
    (entry,) = library.sent.entries()
    assert (entry.provider, entry.address, entry.model) == (
        ProviderKind.OPENAI,
        "http://127.0.0.1:1/v1",
        "small",
    )
    assert (entry.purpose, entry.cv_name, entry.job_title) == (
        Purpose.JUDGING,
        "cv.pdf",
        "Developer",
    )
    assert (entry.characters, entry.masked) == (REQUEST.characters, 1)
    assert (entry.usage, entry.failure) == (Usage(20, 5, 0, 1), "")
    assert "wrote Python" not in repr(entry)


def test_a_failed_call_is_logged_and_not_kept(library: Library, parrot: Parrot) -> None:
    parrot.failure = LlmError("llm.busy", host="here")
    with pytest.raises(LlmError, match=r"llm\.busy"):
        ask(library, parrot)
    (entry,) = library.sent.entries()
    assert entry.failure == "llm.busy"
    assert library.answers.count() == 0


def test_a_cancelled_call_is_logged_as_unanswered(library: Library, parrot: Parrot) -> None:
    parrot.slow = True

    async def cancelled() -> None:
        model = Remembering(SUBJECT, lambda: parrot, library.answers, library.sent)
        asking = asyncio.create_task(model.generate(REQUEST))
        while not parrot.asked:
            await asyncio.sleep(0.01)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await model.close()

    asyncio.run(cancelled())
    assert [entry.failure for entry in library.sent.entries()] == [UNANSWERED]
    assert parrot.closed


def refuse(*_args: object) -> None:
    raise StoreError("store.locked", folder="here")


def test_nothing_is_sent_that_cannot_be_logged(
    library: Library, parrot: Parrot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library.sent, "begin", refuse)
    with pytest.raises(LlmError, match=r"llm\.not_logged"):
        ask(library, parrot)
    assert parrot.asked == 0


def test_a_copy_that_cannot_be_kept_costs_no_answer(
    library: Library, parrot: Parrot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("find", "keep"):
        monkeypatch.setattr(library.answers, name, refuse)
    assert ask(library, parrot)[0].text == '{"said": "1"}'


def test_a_model_that_cannot_be_opened_says_why(library: Library) -> None:
    def opened() -> Parrot:
        raise LlmError("llm.no_key")

    async def once() -> None:
        model = Remembering(SUBJECT, opened, library.answers, library.sent)
        try:
            await model.generate(REQUEST)
        finally:
            await model.close()

    with pytest.raises(LlmError, match=r"llm\.no_key"):
        asyncio.run(once())
    assert library.sent.entries() == ()
