"""`careerflow compare`: a CV or an advert before and after it was edited."""

from argparse import Namespace
from typing import TYPE_CHECKING

from careerflow.cli.advert import UsageError, read_advert
from careerflow.cli.comparison import warm_engine
from careerflow.cli.console import Console

if TYPE_CHECKING:
    from careerflow.models.comparison import Comparison


def compare_versions(console: Console, options: Namespace, as_of: str) -> "Comparison":
    """`options` has the arguments cv, job, old_cv, old_job, password and encoder.

    Raises CareerFlowError.
    """
    if options.old_cv is None and options.old_job is None:
        raise UsageError("cli.nothing_to_compare")
    from careerflow.services.analysis import analyze
    from careerflow.services.comparison import compare
    from careerflow.services.documents.client import read_document

    adverts = [read_advert(source) for source in (options.old_job or options.job, options.job)]
    ctx = console.context()
    with warm_engine(options) as engine:
        paths = (options.old_cv or options.cv, options.cv)
        read = {path: read_document(ctx, path, options.password) for path in dict.fromkeys(paths)}
        before, after = (read[path] for path in paths)
        left, right = (
            analyze(ctx, engine, document, engine.requirements(ctx, advert), as_of)
            for document, advert in zip((before, after), adverts, strict=True)
        )
    return compare(left, right, (before.text, after.text))
