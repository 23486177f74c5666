"""What Gemini's models are asked for, and how they are to think."""

import pytest

from careerflow.services.llm.providers import gemini
from careerflow.services.llm.providers.limits import THINKING_ROOM
from tests.services.llm.asking import REQUEST, ask
from tests.services.llm.loopback import serving
from tests.services.llm.loopback_gemini import LoopbackGemini


@pytest.fixture(autouse=True)
def nothing_learned(monkeypatch):
    monkeypatch.setattr(gemini, "_cannot_think_less", set())


@pytest.mark.parametrize(
    ("model", "thinking"),
    [
        ("gemini-flash-latest", {"thinking_level": "LOW"}),
        ("gemini-3.8-flash", {"thinking_level": "LOW"}),
        ("gemini-2.5-flash", {"thinking_budget": 0}),
        ("gemini-2.5-pro", {"thinking_budget": 128}),
        ("gemini-2.0-flash", None),
        ("gemma-3-27b-it", None),
    ],
)
def test_a_model_thinks_as_little_as_it_can(model, thinking):
    with serving(LoopbackGemini()) as server:
        ask(server, model=model)
    config = server.asked[0].body["generationConfig"]
    assert config.get("thinkingConfig") == thinking
    assert (config["temperature"], config["seed"]) == (0.0, 7)
    assert config["maxOutputTokens"] == REQUEST.max_output + THINKING_ROOM
    assert config["responseMimeType"] == "application/json"


def test_a_model_that_does_not_know_the_level_is_asked_without_it():
    with serving(LoopbackGemini(refuses_thinking=True)) as server:
        assert ask(server)[0].usage.calls == 2
        assert ask(server)[0].usage.calls == 1
    asked = ["thinkingConfig" in one.body["generationConfig"] for one in server.asked]
    assert asked == [True, False, False]


def test_thoughts_are_no_part_of_the_answer():
    """The server sends one, with a brace in it, before each answer."""
    with serving(LoopbackGemini()) as server:
        reply, shown = ask(server)
    assert "Hm" not in "".join([reply.text, *shown])
