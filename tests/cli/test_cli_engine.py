"""`careerflow analyze --engine`: a process of its own against a server on this computer."""

import json
from contextlib import contextmanager

import jsonschema
import pytest
from running import run, schema

from careerflow import paths
from careerflow.models.llm import Provider, ProviderKind, Purpose
from careerflow.services.llm import consent
from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store
from tests.services.deepening_samples import ADVERT, CV, answering
from tests.services.llm.loopback import KEY, serving
from tests.services.llm.loopback_gemini import LoopbackGemini
from tests.services.llm.loopback_openai import LoopbackOpenAi

SERVERS = {"gemini": LoopbackGemini, "openai": LoopbackOpenAi}
VARIABLES = {
    "gemini": ("GEMINI_API_KEY", "GOOGLE_GEMINI_BASE_URL"),
    "openai": ("OPENAI_API_KEY", "OPENAI_BASE_URL"),
}
MODEL = ("--model", "test-model", "--as-of", "2026-11")


@contextmanager
def serving_as(engine, monkeypatch):
    with serving(SERVERS[engine](answering())) as server:
        for name, value in zip(VARIABLES[engine], (KEY, server.url), strict=True):
            monkeypatch.setenv(name, value)
        yield server


@pytest.fixture
def server(monkeypatch):
    with serving_as("gemini", monkeypatch) as served:
        yield served


@pytest.fixture
def analyze(tmp_path):
    cv, job = tmp_path / "cv.txt", tmp_path / "job.txt"
    cv.write_text(CV, encoding="utf-8")
    job.write_text(ADVERT, encoding="utf-8")
    return lambda *options: run("analyze", str(cv), str(job), *options)


def test_a_report_is_deepened_kept_and_asked_for_once(server, analyze):
    arguments = ("--engine", "gemini", "--yes", "--json", "--save", *MODEL)
    code, shown, told = analyze(*arguments)
    assert (code, told) == (0, "The report was saved in your library.\n")
    report = json.loads(shown)
    jsonschema.validate(report, schema("analyze"))
    assert report["engine"]["name"] == "gemini"
    assert "test-model" in report["engine"]["models"]
    assert {asked.model for asked in server.asked} == {"test-model"}
    assert server.leaks == []
    assert KEY not in shown

    store = open_store(paths.data_folder())
    library = Library(store)
    (summary,) = library.summaries()
    stored, sent = library.report(summary.id), library.sent.entries()
    store.close()
    assert stored.report.deeper is not None
    assert (summary.score, stored.report.score) == (report["score"], report["score"])
    assert stored.local.deeper is None
    assert len(sent) == len(server.asked)
    assert {entry.purpose for entry in sent} == {Purpose.JUDGING, Purpose.WRITING}
    assert {entry.provider for entry in sent} == {ProviderKind.GEMINI}

    calls = len(server.paths)
    assert json.loads(analyze(*arguments)[1]) == report
    assert len(server.paths) == calls


def test_a_consent_that_was_given_in_the_window_holds(monkeypatch, analyze):
    with serving_as("openai", monkeypatch) as server:
        consent.give(paths.config_folder(), Provider(ProviderKind.OPENAI, server.url))
        code, shown, told = analyze("--engine", "openai", "--json", *MODEL)
        assert (code, told) == (0, "")
        assert json.loads(shown)["engine"]["name"] == "openai"
        assert {asked.model for asked in server.asked} == {"test-model"}


def test_nothing_is_sent_without_consent(server, analyze):
    code, shown, told = analyze("--engine", "gemini")
    assert (code, shown) == (6, "")
    assert server.url in told
    assert "--yes" in told
    code, shown, told = analyze("--engine", "gemini", "--show-payload")
    assert (code, told) == (0, "")
    assert "[NAME]" in shown
    assert "Jane" not in shown
    assert "Experience with Kubernetes" in shown
    assert server.paths == []


def test_a_model_that_fails_leaves_the_local_report(server, analyze):
    server.failures = ["401"] * 20
    code, shown, told = analyze("--engine", "gemini", "--yes", "--json")
    assert code == 7
    assert json.loads(shown)["engine"]["name"] == "careerflow-local"
    assert "does not accept the key" in told
    assert KEY not in told


def test_options_of_a_language_model_need_one(analyze):
    code, _, told = analyze("--model", "x")
    assert code == 2
    assert "--engine" in told
