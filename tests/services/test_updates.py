"""The look for a newer version, with a real server on this computer."""

import ssl
import subprocess
import tomllib
from pathlib import Path

import pytest
from loopback_releases import Server, serving

from careerflow import REPOSITORY
from careerflow.models.errors import UpdateError
from careerflow.models.update import Release
from careerflow.services.updates import LATEST, newer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")


@pytest.mark.parametrize(
    ("tag", "present", "found"),
    [
        ("v0.2.0", "0.1.0", "0.2.0"),
        ("0.10", "0.9.9", "0.10"),
        ("v1.0.0", "1.0", None),
        ("v0.1.0", "0.2.0", None),
    ],
)
def test_versions_are_compared_number_by_number(tag, present, found):
    with serving(Server(body={"tag_name": tag, "html_url": "https://evil.example"})) as server:
        release = newer(server.address, present)
    page = f"{REPOSITORY}/releases/tag/{tag}"
    assert release == (Release(found, page) if found else None)


def test_one_request_says_nothing_of_this_computer():
    with serving(Server(body={"tag_name": "v9"})) as server:
        newer(server.address, "0.1.0")
    ((path, headers),) = server.asked
    assert path == "/releases/latest"
    assert headers.pop("Host").startswith("127.0.0.1:")
    assert headers == {
        "User-Agent": "CareerFlow",
        "Accept": "application/vnd.github+json",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((404, {"message": "Not Found"}), "updates.none_yet"),
        ((403, {"message": "rate limit"}), "updates.failed"),
        ((301, {}), "updates.failed"),
        ((200, b"<html>log in to this network</html>"), "updates.failed"),
        ((200, {"tag_name": "v1.2/../../evil"}), "updates.failed"),
        ((200, ["v1.0"]), "updates.failed"),
        ((200, b'{"tag_name": "' + b"9" * 2_000_000), "updates.failed"),
    ],
    ids=["none", "rate", "moved", "portal", "tag", "list", "endless"],
)
def test_what_is_no_answer_is_told(answer, code):
    server = Server(*answer, Location="http://127.0.0.1:1/elsewhere")
    with serving(server), pytest.raises(UpdateError) as raised:
        newer(server.address, "0.1.0")
    assert raised.value.code == code
    assert len(server.asked) == 1


def test_nobody_listens_and_nobody_answers():
    with pytest.raises(UpdateError, match=r"updates\.no_network"):
        newer("http://127.0.0.1:9/latest")
    silent = Server()
    with pytest.raises(UpdateError, match=r"updates\.no_network"):
        newer(silent.address, seconds=0.2)  # connected, but nobody serves
    silent.server_close()


def test_another_certificate_is_not_trusted(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        f"openssl req -x509 -newkey rsa:2048 -nodes -keyout {key} -out {certificate} -days 2"
        " -subj /CN=localhost -addext subjectAltName=DNS:localhost",
        shell=True,
        check=True,
        capture_output=True,
    )
    server = Server(body={"tag_name": "v9"})
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None
    with serving(server), pytest.raises(UpdateError, match=r"updates\.not_trusted"):
        newer(f"https://localhost:{server.server_port}/latest")
    assert not server.asked


def test_only_https_beyond_this_computer():
    with pytest.raises(UpdateError, match=r"updates\.failed"):
        newer(LATEST.replace("https:", "http:"))


def test_the_address_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["urls"]["Repository"] == REPOSITORY
    assert LATEST.startswith("https://api.github.com/repos/")
