"""Servers that know a part of OpenAI's protocol only."""

import json

import pytest

from careerflow.models.errors import LlmError
from careerflow.models.llm import ProviderKind
from careerflow.services.llm.providers import openai_compatible
from careerflow.services.llm.providers.defaults import DEFAULT_ADDRESSES
from careerflow.services.llm.providers.limits import THINKING_ROOM
from tests.services.llm.asking import REQUEST, All, ask
from tests.services.llm.loopback import any_instance, serving
from tests.services.llm.loopback_openai import LoopbackOpenAi

ANSWER = '{"rows": [{"row": 1, "said": "met"}]}'


@pytest.fixture(autouse=True)
def nothing_learned(monkeypatch):
    monkeypatch.setattr(openai_compatible, "_dialects", {})


@pytest.mark.parametrize(
    ("refuses", "form"),
    [
        ((), "json_schema"),
        (("json_schema",), "json_object"),
        (("json_schema", "json_object"), None),
        (("temperature", "seed", "max_tokens", "stream_options"), "json_schema"),
        (("json_schema", "json_object", "temperature", "seed", "stream_options"), None),
    ],
)
def test_what_a_server_refuses_it_is_not_asked_for_again(refuses, form):
    with serving(LoopbackOpenAi(lambda _asked: ANSWER, refuses=refuses)) as server:
        reply, _ = ask(server)
        assert reply.text == ANSWER
        assert len(server.asked) == reply.usage.calls == 1 + len(refuses)
        assert ask(server)[0].text == ANSWER
    assert len(server.asked) == 2 + len(refuses)
    last = server.asked[-1]
    assert not set(refuses) & set(last.body)
    assert last.body.get("response_format", {}).get("type") == form
    limit = last.body.get("max_tokens", last.body.get("max_completion_tokens"))
    assert limit == REQUEST.max_output + THINKING_ROOM
    # Where the protocol does not carry the schema, words do.
    assert (json.dumps(All.model_json_schema()) in last.system) == (form != "json_schema")


@pytest.mark.parametrize(
    "said",
    [
        f"```json\n{ANSWER}\n```",
        f"Here is the JSON you asked for:\n\n{ANSWER}\n\nLet me know!",
        f"<think>The schema is {{...}}, so [maybe] </think>\n{ANSWER}",
        f'So it is {{"rows": []}}? No.\n</think>\n{ANSWER}',
    ],
)
def test_json_is_picked_out_of_what_stands_around_it(said):
    with serving(LoopbackOpenAi(lambda _asked: said, piece=3)) as server:
        reply, shown = ask(server)
    assert reply.text == ANSWER
    assert all(text.startswith("{") for text in shown if text)


def test_thoughts_alone_are_no_answer():
    server = LoopbackOpenAi(lambda _asked: f"<think>{ANSWER}")
    with serving(server), pytest.raises(LlmError, match=r"llm\.bad_answer"):
        ask(server)


def test_without_a_name_the_first_model_of_the_server_answers():
    with serving(LoopbackOpenAi(any_instance)) as server:
        server.models = [{"name": "text-embedding-x"}, {"name": "qwen"}]
        assert ask(server, model="")[0].model == "qwen"
        server.models = []
        with pytest.raises(LlmError, match=r"llm\.no_models"):
            ask(server, model="")


def test_a_server_near_by_needs_no_key():
    with serving(LoopbackOpenAi(any_instance, key=None)) as server:
        ask(server, key=None)
    assert "authorization" not in {name.lower() for name in server.asked[0].headers}


@pytest.mark.parametrize("refuses", [(), ("reasoning_effort",), ("temperature", "seed")])
def test_openais_own_models_think_little_and_know_the_newer_limit(refuses, monkeypatch):
    with serving(LoopbackOpenAi(any_instance, refuses=("max_tokens", *refuses))) as server:
        monkeypatch.setitem(DEFAULT_ADDRESSES, ProviderKind.OPENAI, f"{server.url}/v1")
        ask(server)
    first, last = server.asked[0].body, server.asked[-1].body
    assert len(server.asked) == 1 + len(refuses)
    assert first["reasoning_effort"] == "low"
    assert "max_completion_tokens" in first
    assert not set(refuses) & set(last)
