"""What somebody who has the whole of the user's database can read in it."""

import base64
import os
import re
import subprocess
from collections.abc import Iterable

import pytest

from tests.services.sync.postgres import HOST, PASSWORD, Stack, programs


def dumped(stack: Stack, database: str) -> bytes:
    """All of a database as text, and behind it what its binary values are."""
    pg_dump = programs() / "pg_dump"
    if not pg_dump.exists():
        pytest.skip(f"no pg_dump in {programs()}")
    where = f"host={HOST} port={stack.direct_port} dbname={database} user=supabase_admin"
    ran = subprocess.run(
        [pg_dump, f"{where} sslmode=verify-full sslrootcert={stack.authority}"],
        env=os.environ | {"PGPASSWORD": PASSWORD},
        capture_output=True,
        check=True,
    )
    binary = re.findall(rb"\\\\x([0-9a-f]+)", ran.stdout)
    assert b"COPY careerflow.library_row" in ran.stdout
    return ran.stdout + b"\n" + b"\n".join(bytes.fromhex(one.decode()) for one in binary)


def seen(words: Iterable[str], dump: bytes) -> set[str]:
    """Those of the words that are in it: as they are, as hexadecimal digits, or as base64."""
    folded = dump.lower()
    return {
        word
        for word in words
        if any(form in dump for form in _forms(word)) or word.lower().encode() in folded
    }


def _forms(word: str) -> Iterable[bytes]:
    data = word.encode()
    yield data
    yield data.hex().encode()
    yield word.encode("utf-16-le")
    yield ascii(word)[1:-1].encode()
    for before in range(3):  # base64 depends on where in its text a word begins
        text = base64.b64encode(b"\0" * before + data)
        whole = text[-(-before * 8 // 6) : (before + len(data)) * 8 // 6]
        yield whole
        yield whole.translate(bytes.maketrans(b"+/", b"-_"))
