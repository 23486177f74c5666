"""Networks that stand between: certificates that are not the address's own, and proxies."""

import asyncio
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from careerflow.models.errors import LlmError
from careerflow.models.llm import Provider, ProviderKind
from careerflow.services.llm.providers.opening import open_model
from tests.services.llm.asking import KINDS, QUICK, REQUEST, SERVERS, ask
from tests.services.llm.loopback import KEY, serving


def ask_at(address: str, kind: ProviderKind = ProviderKind.GEMINI) -> None:
    async def asked() -> None:
        model = open_model(Provider(kind, address, "model-a"), KEY, QUICK)
        try:
            await model.generate(REQUEST)
        finally:
            await model.close()

    asyncio.run(asked())


@pytest.mark.parametrize("kind", KINDS)
def test_another_certificate_is_not_trusted(tmp_path, kind):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        f"openssl req -x509 -newkey rsa:2048 -nodes -keyout {key} -out {certificate} -days 2"
        " -subj /CN=localhost -addext subjectAltName=DNS:localhost",
        shell=True,
        check=True,
        capture_output=True,
    )
    server = SERVERS[kind]()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with serving(server), pytest.raises(LlmError, match=r"llm\.not_trusted"):
        ask_at(f"https://localhost:{server.server_port}", kind)
    assert server.paths == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_server_without_encryption_is_told_from_one_with_a_wrong_certificate(kind):
    server = SERVERS[kind]()
    with serving(server), pytest.raises(LlmError, match=r"llm\.no_secure_connection"):
        ask_at(server.url.replace("http:", "https:"), kind)


class _Proxy(BaseHTTPRequestHandler):
    def do_CONNECT(self) -> None:
        self.server.asked.append(self.path)
        self.send_error(407)

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


@pytest.fixture
def proxy():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Proxy)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_proxy_that_wants_a_password(proxy, monkeypatch, kind):
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.server_port}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with pytest.raises(LlmError, match=r"llm\.proxy"):
        ask_at("https://model.invalid", kind)
    assert proxy.asked == ["model.invalid:443"]


def test_a_proxy_that_cannot_be_used(monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(LlmError, match=r"llm\.proxy"):
        ask_at("https://model.invalid")


@pytest.mark.parametrize("kind", KINDS)
def test_this_computer_is_asked_without_a_proxy(proxy, monkeypatch, kind):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.server_port}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with serving(SERVERS[kind]()) as server:
        ask(server)
    assert proxy.asked == []
