"""The button "Test connection"."""

import pytest

from careerflow.models.errors import LlmError
from careerflow.services.llm.providers import connection
from careerflow.services.task import Cancelled, TaskContext
from tests.services.llm.asking import KINDS, SERVERS, provider_of
from tests.services.llm.loopback import KEY, serving
from tests.services.llm.loopback_openai import LoopbackOpenAi


@pytest.mark.parametrize("kind", KINDS)
def test_the_list_comes_once_the_model_has_answered(kind):
    with serving(SERVERS[kind]()) as server:
        found = connection.test(TaskContext(), provider_of(server), KEY)
        assert found == connection.models(TaskContext(), provider_of(server), KEY)
    assert len(found) == 2
    (asked,) = server.asked
    assert asked.model == "model-a"
    assert len(asked.system + asked.text) < 80


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_key_is_told(kind):
    with serving(SERVERS[kind]()) as server, pytest.raises(LlmError, match=r"llm\.bad_key"):
        connection.test(TaskContext(), provider_of(server), "another")
    assert server.asked == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_model_that_does_not_answer_in_json_is_told(kind):
    server = SERVERS[kind](lambda _asked: "I am ready!")
    with serving(server), pytest.raises(LlmError, match=r"llm\.bad_answer"):
        connection.test(TaskContext(), provider_of(server), KEY)


def test_an_address_without_a_list_needs_a_name():
    with serving(LoopbackOpenAi(failures=["404"])) as server:
        assert connection.test(TaskContext(), provider_of(server), KEY) == ()
    with serving(LoopbackOpenAi(failures=["404"])) as server, pytest.raises(LlmError):
        connection.test(TaskContext(), provider_of(server, ""), KEY)


def test_a_test_can_be_cancelled():
    with serving(SERVERS[KINDS[0]](failures=["silent"])) as server, pytest.raises(Cancelled):
        connection.test(
            TaskContext(is_cancelled=lambda: bool(server.paths)), provider_of(server), KEY
        )
