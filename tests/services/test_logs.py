import logging

import pytest

from careerflow.services import logs

SECRETS = [
    ("AIzaSyD-abc_1234567890", "AIzaSyD"),
    ("AQ.Ab8RN6abcdefghij", "Ab8RN6"),
    ("postgresql://postgres.abc:pa:ss@aws-0.pooler.supabase.com:6543/postgres", "pa:ss"),
    ("postgresql://u:pa@ss@host/db", "pa@ss"),
    ("password=hunter22", "hunter22"),
    ("Password: 'correct horse'", "horse"),
    ('{"api_key": "hunter22"}', "hunter22"),
    ("GEMINI_API_KEY=hunter22", "hunter22"),
    ("{'Authorization': 'Bearer eyJhbGciOi.eyJzdWIi.sig_sig'}", "eyJ"),
    ("Authorization: Bearer abc.def", "abc.def"),
    ("x-goog-api-key: hunter22", "hunter22"),
    ("https://x/?key=hunter22&x=1", "hunter22"),
    ("token=hunter22", "hunter22"),
    ("sb_secret_abcDEF123", "abcDEF"),
    ("sk-abcdefghijklmnop", "abcdefghij"),
    ("written to jane.doe+cv@example.co.uk, twice", "jane.doe"),
]


@pytest.fixture
def log_file(tmp_path):
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    file = logs.set_up(tmp_path / "logs", "test")
    yield file
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.mark.parametrize(("text", "secret"), SECRETS)
def test_secrets_are_redacted(log_file, text, secret):
    logging.getLogger("careerflow.test").info("said %s today", text)
    logging.getLogger("careerflow.test").info(text.replace("%", "%%"))
    written = log_file.read_text(encoding="utf-8")
    assert secret not in written
    assert "said" in written
    assert "today" in written


@pytest.mark.parametrize("text", ["keyboard = vi", "monkey business", "24 rows of 3 pages, 12:30"])
def test_plain_text_is_left_alone(text):
    assert logs.redacted(text) == text


def test_an_exception_is_logged_without_its_text(log_file):
    def fail():
        try:
            int("Jane Doe, 12 Main Street")
        except ValueError as error:
            raise RuntimeError("CV of Jane Doe") from error

    try:
        fail()
    except RuntimeError:
        logging.getLogger("careerflow.test").exception("unexpected")
    written = log_file.read_text(encoding="utf-8")
    assert "Jane" not in written
    assert "builtins.RuntimeError" in written
    assert "because of ValueError" in written
    assert "test_logs.py:" in written


def test_the_file_rotates(log_file):
    logger = logging.getLogger("careerflow.test")
    for _ in range(400):
        logger.info("x" * 6000)
    names = sorted(path.name for path in log_file.parent.iterdir())
    assert names == ["test.log", "test.log.1", "test.log.2", "test.log.3"]
    assert all(path.stat().st_size <= 512 * 1024 for path in log_file.parent.iterdir())


def test_a_second_file_takes_the_place_of_the_first(log_file, tmp_path):
    second = logs.set_up(tmp_path / "elsewhere", "test")
    logging.getLogger("careerflow.test").info("after")
    assert "after" not in log_file.read_text(encoding="utf-8")
    assert "after" in second.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_means_no_log(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    handlers = list(logging.getLogger().handlers)
    assert logs.set_up(tmp_path / "file", "test") is None
    for handler in [h for h in logging.getLogger().handlers if h not in handlers]:
        logging.getLogger().removeHandler(handler)
