"""A cache that keeps what was used last."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


def _keep(_value: object) -> None:
    return None


class Recent(Generic[Value]):
    """At most `size` values by key; `dropped` is called with each that has to go."""

    def __init__(self, size: int, dropped: Callable[[Value], object] = _keep) -> None:
        self._size = size
        self._dropped = dropped
        self._values: OrderedDict[str, Value] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> Value | None:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: str, value: Value) -> None:
        with self._lock:
            leaving = [self._values.pop(key)] if key in self._values else []
            self._values[key] = value
            while len(self._values) > self._size:
                leaving.append(self._values.popitem(last=False)[1])
        for old in leaving:
            self._dropped(old)

    def clear(self) -> None:
        with self._lock:
            leaving = list(self._values.values())
            self._values.clear()
        for old in leaving:
            self._dropped(old)
