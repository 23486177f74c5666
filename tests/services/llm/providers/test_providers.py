"""Both providers, with their real clients, against servers on this computer."""

import asyncio
import json
import re
import socket
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

import careerflow
from careerflow import wording
from careerflow.models.errors import LlmError
from careerflow.models.llm import ModelInfo, Provider, ProviderKind, Usage
from careerflow.services.llm.providers.failures import UselessAnswerError
from careerflow.services.llm.providers.limits import Limits
from careerflow.services.llm.providers.opening import open_model
from tests.services.llm.asking import (
    CV,
    IMPATIENT,
    KINDS,
    QUICK,
    REQUEST,
    SERVERS,
    All,
    ask,
    provider_of,
)
from tests.services.llm.loopback import FAILURES, KEY, serving
from tests.services.llm.loopback_gemini import LoopbackGemini
from tests.services.llm.loopback_openai import LoopbackOpenAi

ANSWER = '{"rows": [{"row": 1, "said": "Đạt, có dẫn chứng"}, {"row": 2, "said": "no"}]}'

# What each failure is told as; the second is OpenAI's, where the protocol says less.
TOLD = {
    "400": "llm.bad_request",
    "400key": "llm.bad_key",
    "401": "llm.bad_key",
    "403": "llm.forbidden",
    "404": "llm.no_model",
    "407": "llm.proxy",
    "429": "llm.rate_limited",
    "429day": "llm.quota",
    "500": "llm.busy",
    "503": "llm.busy",
    "html": "llm.not_the_model",
    "redirect": "llm.not_the_model",
    "reset": "llm.broken_off",
    "reset_midway": "llm.broken_off",
    "cut": "llm.broken_off",
    "malformed": "llm.bad_answer",
    "wrong_schema": "llm.bad_answer",
    "empty": "llm.empty",
    "safety": "llm.blocked",
    "recitation": ("llm.recitation", "llm.blocked"),
    "max_tokens": "llm.cut_short",
    "continuation": "llm.cut_short",
    "other_json": "llm.wrong_address",
    "prompt_blocked": ("llm.prompt_blocked", "llm.blocked"),
    "silent": "llm.slow",
    "drip": "llm.slow",
    "error_midway": "llm.busy",
    "too_long": "llm.too_long",
}
SILENT = {"silent", "drip"}
RETRIED = {"429", "500", "503", "reset", "reset_midway", "cut", "error_midway"}


def told(failure: str, kind: ProviderKind) -> str:
    code = TOLD[failure]
    return code if isinstance(code, str) else code[KINDS.index(kind)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_streamed_and_fits_its_schema(kind):
    with serving(SERVERS[kind](lambda _asked: ANSWER, piece=10)) as server:
        reply, shown = ask(server)
    assert reply.text == ANSWER
    assert len(shown) > 5
    assert all(later.startswith(earlier) for earlier, later in pairwise(shown))
    assert shown[-1] == ANSWER
    (asked,) = server.asked
    assert asked.system == REQUEST.system
    assert asked.text == f"{CV}\n\nJudge row 1."
    assert asked.schema == All.model_json_schema()
    thoughts = 5 if kind is ProviderKind.GEMINI else 0
    assert reply.usage == Usage(
        len(asked.text + asked.system) // 4, len(ANSWER) // 4 + thoughts, 3, 1
    )
    assert reply.model.startswith("model-a")


@pytest.mark.parametrize("kind", KINDS)
def test_what_calls_share_stands_first_and_the_same(kind):
    """As far as a provider need not read it again."""
    second = REQUEST.__class__("You judge.", CV, "Judge row 2.", All, 500)
    with serving(SERVERS[kind]()) as server:
        ask(server)
        ask(server, second)
    bodies = [json.dumps(asked.body, ensure_ascii=False) for asked in server.asked]
    first, then = (body[: body.index("Judge row")] for body in bodies)
    assert first == then
    assert CV in first


@pytest.mark.parametrize("kind", KINDS)
def test_the_key_travels_in_one_header_and_nothing_else_is_told(kind, monkeypatch):
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY", "GOOGLE_API_KEY"):
        monkeypatch.setenv(name, "of-another-program")
    monkeypatch.setenv("GOOGLE_GENAI_USE_VERTEXAI", "true")
    with serving(SERVERS[kind]()) as server:
        ask(server)
    (asked,) = server.asked
    assert server.leaks == []
    headers = {name.lower(): value for name, value in asked.headers.items()}
    auth = (
        {"x-goog-api-key": KEY}
        if kind is ProviderKind.GEMINI
        else {"authorization": f"Bearer {KEY}"}
    )
    assert headers.items() >= (auth | {"user-agent": "CareerFlow"}).items()
    known = {"host", "accept", "accept-encoding", "connection", "content-type", "content-length"}
    assert set(headers) - set(auth) - known == {"user-agent"}
    assert "of-another-program" not in str(headers)


def test_every_failure_is_tried():
    assert set(TOLD) == set(FAILURES)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_is_told_and_says_nothing_private(kind, failure, caplog):
    caplog.set_level(0)
    server = SERVERS[kind](lambda _asked: ANSWER, [failure] * 2, retry_after=0.01)
    with serving(server), pytest.raises(LlmError) as raised:
        ask(server, limits=IMPATIENT if failure in SILENT else QUICK)
    error = raised.value
    assert error.code == told(failure, kind)
    assert len(server.asked) == (2 if failure in RETRIED else 1)
    assert error.__cause__ is None
    said = [str(error), repr(error), repr(error.__context__), str(error.message), caplog.text]
    for language in wording.LANGUAGES:
        said.append(wording.Wording(language).say(error.message))
    assert not [text for text in said if KEY in text or "canary" in text or "Nguyễn" in text]
    assert server.leaks == []
    if isinstance(error, UselessAnswerError):
        assert error.usage.input > 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("failure", sorted(RETRIED))
def test_what_may_pass_is_tried_again(kind, failure):
    with serving(SERVERS[kind](lambda _asked: ANSWER, [failure], retry_after=0.01)) as server:
        reply, _ = ask(server)
    assert reply.text == ANSWER
    assert reply.usage.calls == 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_pause_is_told_and_not_waited_for(kind):
    server = SERVERS[kind](failures=["429"], retry_after=37.2)
    with serving(server), pytest.raises(LlmError) as raised:
        ask(server)
    assert raised.value.code == "llm.wait"
    assert raised.value.message.params["seconds"] == 38
    assert len(server.asked) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_limit_for_a_minute_is_none_for_the_day_though_no_pause_is_named(kind):
    with serving(SERVERS[kind](failures=["429"])) as server:
        assert ask(server)[0].usage.calls == 2
    with serving(SERVERS[kind](failures=["429day"])) as server, pytest.raises(LlmError) as raised:
        ask(server)
    assert raised.value.code == "llm.quota"


@pytest.mark.parametrize("kind", KINDS)
def test_the_pause_that_is_asked_for_is_kept(kind, monkeypatch):
    pauses = []
    slept = asyncio.sleep

    async def sleep(seconds, *more):
        pauses.append(seconds)
        await slept(0, *more)

    with serving(SERVERS[kind](failures=["503"], retry_after=7)) as server:
        monkeypatch.setattr(asyncio, "sleep", sleep)
        ask(server, limits=Limits(longest_wait=10.0, attempts=2))
    assert [7.0 <= pause <= 7.25 for pause in pauses if pause >= 1] == [True]


@pytest.mark.parametrize("kind", KINDS)
def test_all_attempts_together_have_their_time(kind):
    """Each piece comes soon enough, and their number would never end."""
    server = SERVERS[kind](lambda _asked: ANSWER, pace=0.1, piece=1)
    with serving(server), pytest.raises(LlmError, match=r"llm\.slow"):
        ask(server, limits=Limits(first=10.0, between=10.0, total=1.0))
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "make",
    [
        partial(LoopbackGemini, refuses_thinking=True),
        partial(LoopbackOpenAi, refuses=("seed", "json_schema")),
    ],
)
def test_calls_at_the_same_time_learn_together(make):
    """What one was refused, the others are refused meanwhile as well."""

    async def asked() -> None:
        model = open_model(provider_of(loopback, "model-c"), KEY, QUICK)
        try:
            await asyncio.gather(*(model.generate(REQUEST) for _ in range(4)))
        finally:
            await model.close()

    with serving(make(lambda _asked: ANSWER)) as loopback:
        asyncio.run(asked())


def listed(server, model: str = "", limits: Limits = QUICK) -> tuple[ModelInfo, ...]:
    async def asked() -> tuple[ModelInfo, ...]:
        opened = open_model(provider_of(server, model), KEY, limits)
        try:
            return await opened.models()
        finally:
            await opened.close()

    return asyncio.run(asked())


def test_the_list_of_models_is_of_those_that_write_the_default_first():
    with serving(LoopbackGemini()) as server:
        names = [(model.name, model.label, model.input_limit) for model in listed(server)]
    assert names == [
        ("gemini-flash-latest", "Gemini Flash Latest", 1048576),
        ("gemini-pro-latest", "Gemini Pro Latest", 1048576),
    ]
    with serving(LoopbackOpenAi()) as server:
        server.models = [{"name": "nomic-embed-text"}, {"name": "qwen"}, {"name": "llama"}]
        assert [model.name for model in listed(server)] == ["qwen", "llama"]
        assert [model.name for model in listed(server, "llama")] == ["llama", "qwen"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("failure", ["400key", "503", "html", "other_json", "reset", "silent"])
def test_the_list_fails_as_an_answer_does(kind, failure):
    server = SERVERS[kind](failures=[failure] * 2)
    with serving(server), pytest.raises(LlmError) as raised:
        listed(server, limits=IMPATIENT if failure in SILENT else QUICK)
    assert raised.value.code == told(failure, kind)


def test_nobody_listens():
    with serving(LoopbackOpenAi()) as server:
        pass
    with pytest.raises(LlmError) as raised:
        ask(server)
    assert raised.value.code == "llm.nobody_there"
    assert raised.value.message.params["host"] == server.url.removeprefix("http://")


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_nobody_knows(kind, monkeypatch):
    def look_up(*_arguments, **_named):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    async def asked() -> None:
        model = open_model(Provider(kind, "https://model.invalid", "x"), KEY, QUICK)
        try:
            await model.generate(REQUEST)
        finally:
            await model.close()

    with pytest.raises(LlmError, match=r"llm\.no_network"):
        asyncio.run(asked())


@pytest.mark.parametrize("key", ["AIza\nx", "khóa", "x" * 5000, "tab\t"])
def test_what_is_no_key_is_sent_nowhere(key):
    with serving(LoopbackGemini()) as server, pytest.raises(LlmError) as raised:
        ask(server, key=key + "x")
    assert raised.value.code == "llm.malformed_key"
    assert server.paths == []


def test_a_key_is_needed_where_a_provider_wants_one():
    for provider in (Provider(ProviderKind.GEMINI), Provider(ProviderKind.OPENAI)):
        with pytest.raises(LlmError, match=r"llm\.no_key"):
            open_model(provider, " ")


def test_every_code_of_the_sources_has_its_sentence():
    """And no sentence is of a code that is gone."""
    package = Path(careerflow.__file__).parent
    sources = [path for path in package.rglob("*.py") if path.parent.name != "wording"]
    named = re.compile(r'"(llm\.[a-z_]+)"')
    codes = {code for path in sources for code in named.findall(path.read_text("utf-8"))}
    assert len(codes) > 25
    assert codes == {code for code in wording.SENTENCES if code.startswith("llm.")}
