"""What opens the server's copy, and what is in it, is in no log and in no traceback."""

import base64
import logging
import traceback
from pathlib import Path

import pytest

from careerflow.models.errors import SyncError
from careerflow.services import logs
from careerflow.services.store.cells.rows import Cell, CellRow
from careerflow.services.sync import wire
from careerflow.services.sync.sealing import Plain, Sealed, new_key, unwrap

PASSPHRASE = "mười hai con giáp"
VALUE = "Trần Thị Bích Ngọc, 0912 345 678"
STAMP = "0" * 28
PLACE = ("contacts", "1", "notes", STAMP)


@pytest.fixture(scope="module")
def wrapped():
    return new_key(PASSPHRASE)


def row_of(value):
    return CellRow("contacts", "1", {"notes": Cell(STAMP, value)})


def failures(key, kept):
    """Each way in which sealing fails while it holds something secret."""
    sealed = Sealed(key).seal(*PLACE, VALUE)
    touched = sealed[:-4] + ("AAAA" if sealed[-4:] != "AAAA" else "BBBB")
    part = Sealed(key).seal_part("n" * 64, 1, VALUE.encode())
    return [
        lambda: unwrap(PASSPHRASE + "!", kept),
        lambda: unwrap(PASSPHRASE, kept[:-1]),
        lambda: unwrap(PASSPHRASE, kept.replace(b'"v":1', b'"v":2')),
        lambda: new_key(PASSPHRASE[:8]),
        lambda: Sealed(key).seal(*PLACE, [VALUE, "\ud83d"]),
        lambda: Plain().seal(*PLACE, [VALUE, "\ud83d"]),
        lambda: Plain().seal(*PLACE, {VALUE: object()}),
        lambda: Sealed(key).open(*PLACE, touched),
        lambda: Sealed(key).open("contacts", "2", "notes", STAMP, sealed),
        lambda: Plain().open(*PLACE, f'"{VALUE}'),
        lambda: Plain().open(*PLACE, {VALUE: VALUE}),
        lambda: Sealed(key).open_part("m" * 64, 1, part),
        lambda: wire.sealed([row_of(VALUE + "\udcff")], Sealed(key)),
        lambda: wire.opened([row_of(VALUE)], Sealed(key)),
        lambda: wire.opened([CellRow("contacts", VALUE, {})], Plain()),
        lambda: wire.opened([CellRow("contacts", "1", {VALUE: Cell(STAMP, VALUE)})], Plain()),
        lambda: wire.opened([CellRow("contacts", "1", {"!": Cell(STAMP, VALUE)})], Plain()),
        lambda: wire.opened([CellRow("contacts", "1", {"notes": Cell(VALUE, VALUE)})], Plain()),
    ]


def test_no_failure_tells_what_is_secret(wrapped, tmp_path, caplog):
    key, kept = wrapped
    file = logs.set_up(tmp_path, "sync")
    log = logging.getLogger("careerflow.services.sync")
    shown = []
    for fail in failures(key, kept):
        with pytest.raises(SyncError) as told:
            fail()
        error = told.value
        log.error("sync: %s", error.code, exc_info=error)
        # With each cause and context that a traceback would print, but not the lines of this file.
        shown += [repr(error), str(error), repr(error.message), *cut_off(error)]
    logs.close()
    text = Path(file).read_text(encoding="utf-8") + caplog.text + "\n".join(shown)
    assert "sync.wrong_passphrase" in text
    assert "sync.cannot_open" in text
    assert "sync.malformed" in text
    for secret in secrets_of(key):
        assert secret not in text


def cut_off(error):
    told = traceback.TracebackException.from_exception(error)
    while told is not None:
        yield from told.format_exception_only()
        told = told.__cause__ or (None if told.__suppress_context__ else told.__context__)


def secrets_of(key):
    for data in (key, PASSPHRASE.encode(), VALUE.encode()):
        yield from (data.hex(), base64.b64encode(data).decode(), repr(data)[2:-1])
    yield from (PASSPHRASE, PASSPHRASE[:8], VALUE, "Bích Ngọc", "0912")


def test_a_cause_that_is_not_cut_off_would_be_found():
    error = SyncError("sync.malformed")
    error.__cause__ = UnicodeError(VALUE)
    assert VALUE in "".join(cut_off(error))
