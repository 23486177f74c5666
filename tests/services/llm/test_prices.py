from pathlib import Path

import pytest

from careerflow.models.llm import Price, Usage
from careerflow.services.llm import prices

USAGE = Usage(input=1_000_000, output=100_000)


def test_the_longest_beginning_of_the_name_counts() -> None:
    table = (Price("gemini-2.5-flash", 0.3, 2.5), Price("gemini-2.5-flash-lite", 0.1, 0.4))
    assert prices.cost(table, "models/gemini-2.5-flash-lite-001", USAGE) == pytest.approx(0.14)
    assert prices.cost(table, "gemini-2.5-flash", USAGE) == pytest.approx(0.55)
    assert prices.cost(table, "gemini-9", USAGE) is None


def test_the_programs_list_knows_geminis_models_and_its_day(tmp_path: Path) -> None:
    table = prices.load(tmp_path)
    for model in ("gemini-3-pro-preview", "gemini-3-flash", "gemini-2.5-flash-lite"):
        assert prices.cost(table, model, USAGE)
    assert prices.as_of()[:2] == "20"


@pytest.mark.parametrize(
    ("address", "free"),
    [
        ("http://localhost:11434/v1", True),
        ("http://127.0.0.1:8080", True),
        ("http://192.168.1.5:1234", True),
        ("http://[::1]:80", True),
        ("https://api.openai.com/v1", False),
        ("", False),
        ("http://[broken", False),
    ],
)
def test_nothing_is_paid_at_an_address_of_ones_own(address: str, free: bool) -> None:
    assert prices.cost((), "llama3.2", USAGE, address) == (0.0 if free else None)


def test_the_users_figures_stand_over_the_programs(tmp_path: Path) -> None:
    first, *others = prices.load(tmp_path)
    changed, own = Price(first.model, 7.0, 8.0), Price("my-model", 0.0, 1.5)
    kept = [price for price in others if price.model != "gpt-4o"]
    prices.save([changed, own, *kept], tmp_path)
    table = {price.model: price for price in prices.load(tmp_path)}
    assert table[first.model] == changed
    assert table["my-model"] == own
    assert "gpt-4o" not in table
    assert len((tmp_path / "prices.json").read_text().split("\n")) < 20  # only what differs


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", '{"a": [1]}', '{"a": ["x", 2]}', '{"a": [-1, 2]}', '{"a": [1e999, 2]}'],
)
def test_what_is_no_price_counts_for_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "prices.json").write_text(content)
    assert prices.load(tmp_path) == tuple(sorted(prices.bundled(), key=lambda price: price.model))
