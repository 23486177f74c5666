"""The log of what was sent to language models: when, to whom, how much; never the text."""

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from careerflow.models.llm import ProviderKind, Purpose, Sent, Usage
from careerflow.services.store.schema import new_id, sent
from careerflow.services.store.shelf import plain
from careerflow.services.store.store import Store


class SentLog:
    """Every method may raise StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, call: Sent) -> str:
        """Notes a call before anything is sent, so that one that never ends is in the log too;
        returns the id of its entry."""
        entry = new_id()
        with self._store.write() as connection:
            connection.execute(sa.insert(sent).values(id=entry, **_values(call)))
        return entry

    def end(self, entry: str, usage: Usage, failure: str = "") -> None:
        """What became of the call."""
        change = sa.update(sent).where(sent.c.id == entry)
        with self._store.write() as connection:
            connection.execute(change.values(**_tokens(usage), failure=failure))

    def entries(self) -> tuple[Sent, ...]:
        """All calls, the newest first."""
        wanted = sa.select(sent).order_by(sent.c.called.desc(), sent.c.created.desc())
        with self._store.read() as connection:
            return tuple(_sent(row) for row in connection.execute(wanted))

    def delete(self) -> None:
        """The whole log, for good."""
        with self._store.write() as connection:
            connection.execute(sa.delete(sent))


def _values(call: Sent) -> dict[str, Any]:
    values = asdict(call) | _tokens(call.usage) | {"called": call.when}
    for name in ("when", "usage"):
        del values[name]
    names = {name: plain(values[name]) for name in ("cv_name", "job_title", "model", "address")}
    return values | names


def _tokens(usage: Usage) -> dict[str, int]:
    return {
        "tokens_in": usage.input,
        "tokens_out": usage.output,
        "tokens_cached": usage.cached,
        "calls": usage.calls,
    }


def _sent(row: Any) -> Sent:
    return Sent(
        when=row.called,
        provider=ProviderKind(row.provider),
        address=row.address,
        model=row.model,
        purpose=Purpose(row.purpose),
        cv_name=row.cv_name,
        job_title=row.job_title,
        characters=row.characters,
        masked=row.masked,
        usage=Usage(row.tokens_in, row.tokens_out, row.tokens_cached, row.calls),
        failure=row.failure,
    )
