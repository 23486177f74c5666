"""Finding CVs, jobs and applications by words of all that is known of them."""

from collections.abc import Collection

import sqlalchemy as sa

from careerflow.models.tracker import SearchHit, TrashKind
from careerflow.services.store.tracker.search_index import sources
from careerflow.services.store.tracker.search_words import Typed

# Weights of names, texts, names_marked, texts_marked: a word in a title is worth four in a text.
_WANTED = """
    SELECT entry.kind, entry.row_id
    FROM search_words JOIN search_entries AS entry ON entry.number = search_words.rowid
    WHERE search_words MATCH :question AND entry.kind IN :kinds
    ORDER BY bm25(search_words, 4.0, 1.0, 4.0, 1.0), entry.number DESC
    LIMIT :limit
"""

_ALL = """
    SELECT entry.row_id
    FROM search_words JOIN search_entries AS entry ON entry.number = search_words.rowid
    WHERE search_words MATCH :question AND entry.kind = :kind
"""


def search(
    connection: sa.Connection, typed: str, kinds: Collection[TrashKind] | None, limit: int
) -> tuple[SearchHit, ...]:
    """The best first; nothing where no word is typed."""
    asked = Typed(typed)
    if not asked:
        return ()
    wanted = sa.text(_WANTED).bindparams(sa.bindparam("kinds", expanding=True))
    among = sorted(kind.value for kind in kinds or TrashKind)
    values = {"question": asked.question, "kinds": among, "limit": limit}
    found = [(row.kind, row.row_id) for row in connection.execute(wanted, values)]
    snippets: dict[tuple[str, str], str] = {}
    for kind in {kind for kind, _ in found}:
        for source in sources(connection, kind, [each for of, each in found if of == kind]):
            parts = (
                asked.snippet(text)
                for text in (*source.texts, " · ".join(filter(None, source.names)))
            )
            snippets[kind, source.id] = next(filter(None, parts), "")
    return tuple(SearchHit(TrashKind(kind), each, snippets[kind, each]) for kind, each in found)


def found_ids(connection: sa.Connection, typed: str, kind: TrashKind) -> frozenset[str]:
    """All of one kind, in no order: what narrows a list needs neither ranks nor snippets."""
    asked = Typed(typed)
    if not asked:
        return frozenset()
    values = {"question": asked.question, "kind": kind.value}
    return frozenset(connection.scalars(sa.text(_ALL), values))
