"""Models as JSON in the database, and back."""

from typing import TypeVar

import msgspec

from careerflow.models.errors import StoreError

_T = TypeVar("_T")


def encode(value: object) -> bytes:
    """A model (or tuples of plain values) as UTF-8 JSON: the same value, the same bytes."""
    return msgspec.json.encode(value)


def decode(data: bytes, kind: type[_T]) -> _T:
    """Raises StoreError `store.unreadable_record` where the bytes do not fit the model."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreError("store.unreadable_record", kind=kind.__name__) from error
