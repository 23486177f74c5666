from careerflow.models.inout import (
    ColumnMapping,
    Draft,
    Field,
    Guess,
    Plan,
    RowState,
    Sheet,
    StageWord,
    Sureness,
)
from careerflow.models.inout import SheetRow as Row
from careerflow.models.tracker import BUILT_IN_STAGES, Stage
from careerflow.views.inout.data_button import DataButton
from careerflow.views.inout.mapping_form import MappingForm
from careerflow.wording import Wording

STAGES = tuple(Stage(id_, kind, "", "a0") for kind, id_ in BUILT_IN_STAGES.items())
FIELDS = (Field.TITLE, Field.TITLE, Field.NOTES, Field.NOTES, *(None for _ in range(26)))


def made(theme, qtbot, plan):
    headers = tuple(f"Column {number}" if number else "" for number in range(30))
    rows = (Row(2, tuple(f"cell  {number}" for number in range(30))),)
    sheet = Sheet(headers, rows, "utf-8", ",")
    guesses = tuple(Guess(field, Sureness.CONTENT) for field in FIELDS)
    form = MappingForm(theme, Wording("en"))
    qtbot.addWidget(form)
    form.show_draft(Draft(sheet, guesses, ColumnMapping(FIELDS), plan), STAGES)
    return form


def plan(**options):
    return Plan((), {RowState.NEW: 1}, 0, **options)


def test_every_column_comes_with_its_cells_and_what_it_is(theme, qtbot):
    form = made(theme, qtbot, plan())
    qtbot.waitUntil(lambda: len(form._fields) == 30)
    assert [box.currentText() for box in form._fields[:3]] == ["Title", "Title", "Notes"]
    assert form._fields[0].accessibleName() == "What “Column 1” is"
    assert form._fields[5].accessibleDescription() == "cell 5. by its cells: please check"
    # Two columns of notes are fine, two of titles are told.
    assert form._twice.isVisibleTo(form)
    assert "Title" in form._twice.text()
    assert "Notes" not in form._twice.text()
    assert not form._order.isVisibleTo(form)


def test_what_is_unsure_is_asked(theme, qtbot):
    words = (StageWord("On hold", "on hold", 3),)
    form = made(theme, qtbot, plan(unknown_stages=words, undecided=(4,)))
    assert form._order.isVisibleTo(form)
    box = form._words.itemAtPosition(0, 1).widget()
    assert box.currentText() == "Wishlist"
    with qtbot.waitSignal(form.changed) as told:
        box.setCurrentIndex(box.count() - 1)
        box.activated.emit(box.currentIndex())
    assert told.args[0].stages == {"on hold": "new"}
    with qtbot.waitSignal(form.changed) as told:
        form._order.setCurrentIndex(1)
        form._order.activated.emit(1)
    assert told.args[0].day_first is False
    form.show_plan(plan())
    assert not form._words_note.isVisibleTo(form)
    assert form._words.count() == 0


def test_the_menu_of_the_pipeline_says_what_it_does(theme, qtbot):
    button = DataButton(theme)
    qtbot.addWidget(button)
    assert button.accessibleName() == "Import and export"
    with qtbot.waitSignals([button.import_wanted, button.export_wanted]):
        for action in button.menu().actions():
            action.trigger()
