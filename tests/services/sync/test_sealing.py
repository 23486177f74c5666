"""What is sealed comes back as it was, and in no other place; a passphrase gives the key back."""

import base64
import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.errors import SyncError
from careerflow.services.sync import sealing
from careerflow.services.sync.sealing import Plain, Sealed, change_passphrase, new_key, unwrap

KEY = bytes(range(32))
PLACE = ("applications", "5" * 36, "notes", "0" * 28)
PASSPHRASE = "sân thượng chiều mưa"

texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**40), 10**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def wrapped():
    return new_key(PASSPHRASE)


def refused(code, call, *arguments):
    with pytest.raises(SyncError) as told:
        call(*arguments)
    assert told.value.code == code
    # No text of another exception, which could show a value, is told with it.
    assert told.value.__context__ is None or told.value.__suppress_context__
    assert told.value.__cause__ is None


@pytest.mark.parametrize("sealer", [Plain(), Sealed(KEY)])
@settings(deadline=None)
@given(value=values)
def test_every_value_comes_back_as_it_was(sealer, value):
    sealed = sealer.seal(*PLACE, value)
    assert "\0" not in sealed
    again = sealer.open(*PLACE, json.loads(json.dumps(sealed)))
    assert (again, repr(again)) == (value, repr(value))  # 1, 1.0 and True are equal; 0.0 and -0.0


@pytest.mark.parametrize("sealer", [Plain(), Sealed(KEY)])
def test_half_of_a_character_is_refused(sealer):
    refused("sync.malformed", sealer.seal, *PLACE, "\ud83d")
    refused("sync.malformed", sealer.open, *PLACE, 5)


@settings(deadline=None)
@given(st.integers(0, 3), values)
def test_a_value_opens_in_its_own_place_only(which, value):
    sealed = Sealed(KEY).seal(*PLACE, value)
    moved = list(PLACE)
    moved[which] += "x"
    refused("sync.cannot_open", Sealed(KEY).open, *moved, sealed)
    refused("sync.cannot_open", Sealed(b"\1" * 32).open, *PLACE, sealed)


@settings(deadline=None)
@given(st.data())
def test_a_value_that_was_touched_does_not_open(data):
    sealed = Sealed(KEY).seal(*PLACE, "Gọi lại")
    at = data.draw(st.integers(0, len(sealed) - 1))
    other = data.draw(st.sampled_from("AZaz09+/=-é "))
    touched = sealed[:at] + other + sealed[at + 1 :]
    # The last digit of base64 has bits to spare; what is in them is no value.
    if _bytes(touched) != _bytes(sealed):
        refused("sync.cannot_open", Sealed(KEY).open, *PLACE, touched)
    refused("sync.cannot_open", Sealed(KEY).open, *PLACE, sealed[:at])


def _bytes(text):
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except ValueError:
        return text


def test_two_places_cannot_be_taken_for_one():
    """As "a" + "bc" could be for "ab" + "c"."""
    sealed = Sealed(KEY).seal("ab", "c", "d", "e", 1)
    refused("sync.cannot_open", Sealed(KEY).open, "a", "bc", "d", "e", sealed)


def test_short_values_are_of_one_length_and_no_two_alike():
    sealed = [
        Sealed(KEY).seal(*PLACE, value)
        for value in (None, True, False, 7, "Offer", "Phỏng vấn", "2026-11-26", "")
    ]
    assert {len(text) for text in sealed} == {80}
    assert len({Sealed(KEY).seal(*PLACE, True) for _ in range(50)}) == 50


@pytest.mark.parametrize("text", ["", "[", '{"a":1', '"\ud83d"', "[" * 100_000, "NaN", "1e999"])
def test_a_plain_value_that_is_none_is_refused(text):
    refused("sync.malformed", Plain().open, *PLACE, text)


def test_a_part_opens_as_that_part_only():
    sealer = Sealed(KEY)
    data = bytes(1000)
    sealed = sealer.seal_part("n" * 64, 3, data)
    assert sealer.open_part("n" * 64, 3, sealed) == data
    for name, number in (("n" * 64, 2), ("m" * 64, 3), ("n" * 63, 3)):
        refused("sync.cannot_open", sealer.open_part, name, number, sealed)
    refused("sync.cannot_open", sealer.open_part, "n" * 64, 3, sealed[:-1])
    refused("sync.cannot_open", sealer.open_part, "n" * 64, 3, b"short")
    assert Plain().open_part("n" * 64, 3, Plain().seal_part("n" * 64, 3, data)) == data


def test_the_name_of_a_file_says_nothing_but_is_the_same_everywhere():
    content = "ab" * 32
    names = {sealer.file_name(content) for sealer in (Plain(), Sealed(KEY), Sealed(b"\1" * 32))}
    assert len(names) == 3
    assert all(len(name) == 64 and int(name, 16) and name != content for name in names)
    assert Sealed(KEY).file_name(content) == Sealed(KEY).file_name(content)


def test_a_key_shows_itself_nowhere(wrapped):
    key, kept = wrapped
    shown = repr(Sealed(key)) + repr(sealing._read(kept))
    assert shown == "Sealed(...)_Wrapped(...)"
    with pytest.raises(ValueError, match="another length") as told:
        Sealed(key[:31])
    assert key[:31].hex() not in repr(told.value)


@pytest.mark.parametrize(
    "typed",
    [
        PASSPHRASE,
        unicodedata.normalize("NFD", PASSPHRASE),
        f" {PASSPHRASE}\n",
        PASSPHRASE.replace("a", "\uff41"),  # full-width, from an input method
    ],
)
def test_a_passphrase_is_the_same_however_it_was_typed(wrapped, typed):
    key, kept = wrapped
    assert unwrap(typed, kept) == key


def test_another_passphrase_is_told(wrapped):
    _key, kept = wrapped
    for other in ("", "san thuong chieu mua", PASSPHRASE.upper(), "\ud83d"):
        refused("sync.wrong_passphrase", unwrap, other, kept)


def test_a_short_passphrase_is_refused():
    for short in ("", "ngắn quá", "   mười một   ", unicodedata.normalize("NFD", "phở bò tái")):
        refused("sync.short_passphrase", new_key, short)


def test_a_changed_passphrase_keeps_the_key(wrapped):
    key, kept = wrapped
    changed = change_passphrase(PASSPHRASE, "quán nhỏ đầu ngõ", kept)
    assert unwrap("quán nhỏ đầu ngõ", changed) == key
    refused("sync.wrong_passphrase", unwrap, PASSPHRASE, changed)
    refused("sync.wrong_passphrase", change_passphrase, "không phải câu này", "x" * 20, kept)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("n", 2**40),
        ("n", 2**17 + 1),
        ("n", 2),
        ("n", "131072"),
        ("r", 2**20),
        ("p", 1000),
        ("kdf", "md5"),
        ("salt", ""),
        ("salt", "no base64"),
        ("nonce", "AAAA"),
        ("key", "A" * 4000),
        ("v", 0),
    ],
)
def test_a_server_cannot_make_the_program_work_for_ever(wrapped, field, value):
    """These come back at once; were one of them tried, the test would run for hours."""
    changed = json.loads(wrapped[1]) | {field: value}
    refused("sync.malformed", unwrap, PASSPHRASE, json.dumps(changed).encode())


@pytest.mark.parametrize("kept", [b"", b"[]", b"\xff", b"[" * 900, b"null"])
def test_what_is_no_wrapped_key_is_refused(kept):
    refused("sync.malformed", unwrap, PASSPHRASE, kept)


def test_the_parameters_belong_to_what_is_wrapped(wrapped):
    changed = json.loads(wrapped[1]) | {"n": 2**14}
    refused("sync.wrong_passphrase", unwrap, PASSPHRASE, json.dumps(changed).encode())


def test_a_key_that_a_later_version_wrapped_is_told(wrapped):
    changed = json.loads(wrapped[1]) | {"v": 2, "kdf": "argon2id"}
    refused("sync.newer_server", unwrap, PASSPHRASE, json.dumps(changed).encode())
