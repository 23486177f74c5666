"""Tables as the benches print them."""

from collections.abc import Sequence

Table = Sequence[Sequence[str]]


def markdown(table: Table) -> str:
    """The first row is the head."""
    head, *rows = ["| " + " | ".join(row) + " |" for row in table]
    return "\n".join([head, "|---" * len(table[0]) + "|", *rows])
