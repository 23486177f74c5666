"""What language models answered: the same question again makes no call."""

import sqlalchemy as sa

from careerflow.models.llm import ProviderKind
from careerflow.services.llm.interface import Reply
from careerflow.services.store.codec import decode, encode
from careerflow.services.store.schema import answers
from careerflow.services.store.store import Store


class Answers:
    """Every method may raise StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, key: str) -> Reply | None:
        """The answer that was kept last under this key."""
        wanted = sa.select(answers.c.reply).where(answers.c.key == key)
        with self._store.read() as connection:
            data = connection.scalar(wanted.order_by(answers.c.created.desc()).limit(1))
        return None if data is None else decode(data, Reply)

    def keep(
        self, key: str, provider: ProviderKind, model: str, prompts: str, reply: Reply
    ) -> None:
        """In place of what was kept under this key; `prompts` is their version."""
        values = {"provider": provider.value, "model": model, "prompts": prompts}
        with self._store.write() as connection:
            connection.execute(sa.delete(answers).where(answers.c.key == key))
            connection.execute(sa.insert(answers).values(key=key, reply=encode(reply), **values))

    def count(self) -> int:
        """How many there are."""
        with self._store.read() as connection:
            found: int = connection.execute(
                sa.select(sa.func.count()).select_from(answers)
            ).scalar_one()
        return found

    def delete(self) -> None:
        """All of them, for good. Reports that were made of them stay."""
        with self._store.write() as connection:
            connection.execute(sa.delete(answers))
