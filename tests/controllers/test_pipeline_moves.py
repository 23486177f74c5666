"""Random moves on the board over a real store."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tracked import APPLIED, INTERVIEWING, OFFER, REJECTED, WISHLIST, Tracked

from careerflow.models.change import Change
from careerflow.services.store.tracker.moving import Placement
from careerflow.views.pipeline.arranging import NOTHING, arranged
from careerflow.views.pipeline.pipeline_model import PipelineModel

STAGES = (WISHLIST, APPLIED, INTERVIEWING, OFFER, REJECTED)

_MOVES = st.lists(
    st.tuples(
        st.sets(st.integers(0, 7), min_size=1, max_size=3),
        st.integers(0, 4),
        st.integers(0, 8),
    ),
    max_size=12,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=_MOVES)
def test_random_moves_end_as_the_store_has_them_and_undo_to_the_exact_start(
    moves, qapp, tmp_path_factory
):
    tracked = Tracked(tmp_path_factory.mktemp("moves"))
    try:
        for number in range(8):
            tracked.add(f"Job {number}", STAGES[number % 3])
        _random_moves(tracked, moves)
    finally:
        tracked.close()


def _random_moves(tracked, moves) -> None:
    tracker = tracked.tracker
    model = PipelineModel(tracked)
    model.set_arranged(arranged(tracker.stages.all(), tracker.applications.cards(), NOTHING))
    start, ids = _order(model), sorted(model._cards)
    changes: list[Change] = []
    for chosen, stage, place in moves:
        cards = [model.card(ids[number]) for number in sorted(chosen)]
        shown = [each for each in model.column(STAGES[stage]).cards if each not in cards]
        before = shown[place].id if place < len(shown) else None
        placements = model.placements(cards, STAGES[stage], before)
        model.place(placements)
        put = [Placement(each.id, each.stage_id, each.rank) for each in placements]
        changes.append(tracker.applications.move(put))
    fresh = PipelineModel(tracked)
    fresh.set_arranged(arranged(tracker.stages.all(), tracker.applications.cards(), NOTHING))
    assert _order(fresh) == _order(model)
    for change in reversed(changes):
        tracker.apply(change.inverse)
        model.take(change.inverse)
    fresh.set_arranged(arranged(tracker.stages.all(), tracker.applications.cards(), NOTHING))
    assert _order(fresh) == _order(model) == start


def _order(model: PipelineModel) -> list[list[tuple[str, str]]]:
    return [[(card.id, card.rank) for card in model.column(each).cards] for each in STAGES]
