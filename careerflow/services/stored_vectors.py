"""The vectors of all stored CVs, made for an encoder that is new to them."""

from typing import TYPE_CHECKING

from careerflow.models.errors import StoreError
from careerflow.services.engine.interface import Engine
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from careerflow.models.document import Document
    from careerflow.services.engine.interface import CvVectors
    from careerflow.services.store.library import Library


def embed_library(ctx: TaskContext, engine: Engine, library: "Library") -> int:
    """Embeds every CV that has no vectors of this engine's encoders, one after the other, so that
    an analysis finds its turn in between. Vectors of other encoders stay.

    Returns how many CVs could not be read or kept. Raises EngineError, Cancelled: what was done
    until then is kept.
    """
    left_out = 0
    listed = library.newest_cvs()
    for done, cv_id in enumerate(listed):
        ctx.step(Stage.EMBEDDING_LIBRARY, done, len(listed))
        try:
            embedded(ctx, engine, library, cv_id)
        except StoreError:  # told by the number; the CV itself says it again when it is opened
            left_out += 1
    return left_out


def embedded(
    ctx: TaskContext, engine: Engine, library: "Library", cv_id: str
) -> "tuple[Document, CvVectors]":
    """A CV with its vectors of this engine's encoders, which are kept where they are new.

    Raises EngineError, StoreError, Cancelled.
    """
    cv = library.cv(cv_id)
    stored = {} if cv.vectors is None else cv.vectors.vectors
    quietly = TaskContext(is_cancelled=ctx.is_cancelled)
    made = engine.prepare_cv(quietly, cv.document, cv.vectors)
    if not made.vectors.items() <= stored.items():
        library.save_vectors(cv_id, made)
    return cv.document, made
