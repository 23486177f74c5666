from dataclasses import replace
from pathlib import Path

import pytest

from careerflow.models.errors import StoreError
from careerflow.models.llm import Provider, ProviderKind
from careerflow.services.llm import consent

GEMINI = Provider(ProviderKind.GEMINI)
OLLAMA = Provider(ProviderKind.OPENAI, "http://localhost:11434/v1")


def test_nobody_has_consent_at_first(tmp_path: Path) -> None:
    assert not consent.given(tmp_path, GEMINI)


def test_consent_is_for_a_kind_at_an_address_and_for_all_its_models(tmp_path: Path) -> None:
    consent.give(tmp_path, OLLAMA)
    assert consent.given(tmp_path, replace(OLLAMA, model="qwen"))
    assert consent.given(tmp_path, replace(OLLAMA, address="http://LOCALHOST:11434/v1/"))
    assert not consent.given(tmp_path, replace(OLLAMA, address="https://api.example.org/v1"))
    assert not consent.given(tmp_path, GEMINI)


def test_one_consent_is_withdrawn_and_the_other_stays(tmp_path: Path) -> None:
    consent.give(tmp_path, OLLAMA)
    consent.give(tmp_path, GEMINI)
    consent.withdraw(tmp_path, OLLAMA)
    assert not consent.given(tmp_path, OLLAMA)
    assert consent.given(tmp_path, GEMINI)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"gemini": 1}', b"\xff\xfe", b"[" * 9000])
def test_a_damaged_file_is_no_consent_and_can_be_written_again(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "consent.json").write_bytes(content)
    assert not consent.given(tmp_path, GEMINI)
    consent.give(tmp_path, GEMINI)
    assert consent.given(tmp_path, GEMINI)


def test_nothing_is_agreed_where_nobody_is_asked(tmp_path: Path) -> None:
    nobody = Provider(ProviderKind.NONE)
    assert not consent.given(tmp_path, nobody)
    with pytest.raises(ValueError, match="nobody"):
        consent.give(tmp_path, nobody)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as caught:
        consent.give(tmp_path / "file", GEMINI)
    assert caught.value.code == "settings.not_saved"
