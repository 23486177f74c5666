"""What may be asked where: encrypted, or near."""

import ipaddress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.errors import LlmError
from careerflow.models.llm import Provider, ProviderKind
from careerflow.services.llm.providers.addresses import checked
from careerflow.services.llm.providers.opening import address_of, default_model

LOOPBACK = [
    "http://localhost:11434/v1",
    "http://127.0.0.1:1234",
    "http://[::1]:80",
    "http://0.0.0.0",
]
PRIVATE = ["http://192.168.1.5:8080", "http://nas:11434", "http://gpu.local", "http://[fd00::1]:1"]
PUBLIC = [
    "http://api.openai.com/v1",
    "http://8.8.8.8",
    "http://127.1:80",
    "http://134744072",
    "http://localhost.evil.com",
]


@pytest.mark.parametrize("url", LOOPBACK)
def test_this_computer_may_be_asked_in_the_clear(url):
    assert checked(url, has_key=True).is_loopback


@pytest.mark.parametrize("url", PRIVATE)
def test_a_private_network_gets_no_key_in_the_clear(url):
    address = checked(url, has_key=False)
    assert (address.is_private, address.is_loopback) == (True, False)
    with pytest.raises(LlmError, match=r"llm\.insecure_address"):
        checked(url, has_key=True)
    assert checked(url.replace("http:", "https:"), has_key=True).is_private


@pytest.mark.parametrize("url", PUBLIC)
@pytest.mark.parametrize("has_key", [True, False])
def test_the_internet_gets_nothing_in_the_clear(url, has_key):
    with pytest.raises(LlmError, match=r"llm\.insecure_address"):
        checked(url, has_key)
    assert not checked(url.replace("http:", "https:"), has_key).is_private


@pytest.mark.parametrize(
    "url",
    [
        *("", "localhost:11434", "ftp://localhost", "https://", "https://:443", "http://x:99999"),
        *("https://name:password@api.openai.com", "https://a.com?key=1", "https://a.com/#x"),
        *("https://a b.com", "http://[::1", "file:///etc/passwd", "http://localhost:0"),
    ],
)
def test_what_is_no_address(url):
    with pytest.raises(LlmError) as raised:
        checked(url, has_key=False)
    assert raised.value.code == "llm.bad_address"
    assert raised.value.message.params == {}


HOSTS = st.one_of(
    st.text(), st.ip_addresses().map(str), st.from_regex(r"[a-z0-9.-]+", fullmatch=True)
)


@given(
    st.sampled_from(["http://", "https://", "HTTP://", "", "//"]), HOSTS, st.text(), st.booleans()
)
def test_whatever_is_typed_a_key_goes_encrypted_or_to_this_computer(scheme, host, path, has_key):
    try:
        address = checked(f"{scheme}{host}/{path}", has_key)
    except LlmError:
        return
    parts = httpx.URL(address.url)  # as the client reads it
    assert parts.scheme == "https" or address.is_loopback or (address.is_private and not has_key)
    if address.is_loopback:
        assert parts.host.rstrip(".").endswith("localhost") or _own(parts.host)


def _own(host: str) -> bool:
    ip = ipaddress.ip_address(host)
    return ip.is_loopback or ip.is_unspecified


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", "https://api.openai.com/v1"),
        ("http://localhost:11434", "http://localhost:11434/v1"),
        (" http://localhost:11434/ ", "http://localhost:11434/v1"),
        ("http://localhost:1234/v1/", "http://localhost:1234/v1"),
        ("http://localhost:1234/v1/chat/completions", "http://localhost:1234/v1"),
        ("https://example.com/openai/v1/models", "https://example.com/openai/v1"),
    ],
)
def test_an_address_is_taken_as_people_type_it(typed, asked):
    assert address_of(Provider(ProviderKind.OPENAI, typed), has_key=True).url == asked


def test_geminis_address_and_the_default_models():
    gemini = Provider(ProviderKind.GEMINI, "http://127.0.0.1:9/v1beta/")
    assert address_of(gemini, has_key=True).url == "http://127.0.0.1:9"
    assert default_model(gemini) == "gemini-flash-latest"
    assert default_model(Provider(ProviderKind.OPENAI))
    assert default_model(Provider(ProviderKind.OPENAI, "http://localhost:11434")) == ""
