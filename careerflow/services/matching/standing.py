"""Where the local engine's row stands whatever a language model says of it."""

from dataclasses import replace

from careerflow.models.report import HALF_POINTS, Opinion, Row, Standing, Verdict


def decided_here(local: Row, opinion: Opinion) -> Row:
    """As the local engine found it: a dispute, unless the model says the same or abstains."""
    agrees = opinion.verdict in (local.verdict, Verdict.NOT_SCORED)
    standing = Standing.COUNTED if agrees else Standing.DISPUTED
    return replace(local, opinion=replace(opinion, standing=standing), local=local)


def rises(verdict: Verdict, local: Row) -> bool:
    """Whether a verdict earns more than the local one."""
    return HALF_POINTS.get(verdict, 0) > HALF_POINTS.get(local.verdict, 0)


def not_above_local(row: Row) -> Row:
    """A verified row of a model that is not believed where it earns more than the local one."""
    if row.local is None or row.opinion is None or not rises(row.verdict, row.local):
        return row
    return decided_here(row.local, row.opinion)
