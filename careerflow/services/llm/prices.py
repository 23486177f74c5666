"""What tokens cost: the list that comes with the program, and the user's own figures over it."""

import json
import tomllib
from collections.abc import Iterable
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

from careerflow import paths
from careerflow.models.errors import LlmError, StoreError
from careerflow.models.llm import Price, Usage
from careerflow.services.llm.providers import addresses
from careerflow.services.store.files import write_atomically

_FILE = "prices.json"
_MILLION = 1_000_000


def load(config_folder: Path) -> tuple[Price, ...]:
    """By model. The user's figures stand in place of the program's; a file that cannot be read,
    or a line of it that is no price, counts for nothing."""
    known = {price.model: price for price in bundled()}
    for model, values in _own(config_folder).items():
        price = _price(model, values)
        if price is not None:
            known[model] = price
        elif values is None:
            known.pop(model, None)
    return tuple(known[model] for model in sorted(known))


def save(prices: Iterable[Price], config_folder: Path) -> None:
    """Keeps what differs from the program's list, so that a newer list is not shut out.

    Raises StoreError `settings.not_saved`.
    """
    wanted = {price.model: price for price in prices}
    listed = {price.model: price for price in bundled()}
    own: dict[str, list[float] | None] = dict.fromkeys(sorted(listed.keys() - wanted.keys()))
    for model, price in sorted(wanted.items()):
        if listed.get(model) != price:
            own[model] = [price.input, price.output]
    text = json.dumps(own, ensure_ascii=False, indent=2)
    try:
        write_atomically(config_folder / _FILE, (text + "\n").encode("utf-8", "replace"))
    except OSError as error:
        raise StoreError("settings.not_saved", folder=str(config_folder)) from error


def cost(prices: Iterable[Price], model: str, usage: Usage, address: str = "") -> float | None:
    """US dollars; None for a model without a price. At an `address` on this machine or in its
    own network nothing is paid. Tokens that the provider had already cost less than counted
    here."""
    if is_local(address):
        return 0.0
    name = model.removeprefix("models/").lower()
    fitting = [price for price in prices if name.startswith(price.model.lower())]
    if not fitting:
        return None
    price = max(fitting, key=lambda price: len(price.model))
    return (usage.input * price.input + usage.output * price.output) / _MILLION


def is_local(address: str) -> bool:
    """Whether a model at this address runs on this machine or in its own network."""
    try:
        return addresses.checked(address, has_key=False).is_private
    except LlmError:
        return False


@cache
def _listed() -> dict[str, Any]:
    return tomllib.loads(paths.bundled("prices.toml").read_text(encoding="utf-8"))


def as_of() -> str:
    """The day of the program's list, "YYYY-MM-DD"."""
    return str(_listed()["as_of"])


def bundled() -> tuple[Price, ...]:
    """The program's list, in the file's order."""
    rows = _listed()["price"]
    return tuple(Price(row["model"], float(row["input"]), float(row["output"])) for row in rows)


def _own(folder: Path) -> dict[str, Any]:
    try:
        values = json.loads((folder / _FILE).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _price(model: str, values: Any) -> Price | None:
    match values:
        case [int() | float() as read, int() | float() as written] if model.strip():
            figures = (float(read), float(written))
            if all(isfinite(figure) and figure >= 0 for figure in figures):
                return Price(model, *figures)
    return None
