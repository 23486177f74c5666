from report_samples import corrected, placed, row

from careerflow.models.job import Kind
from careerflow.models.report import RowCorrection, Verdict
from careerflow.views.report import row_changes

ROWS = placed(
    (
        row("Python"),
        row("Java", Verdict.MISSING, group="g"),
        row("C#", Verdict.PARTIAL, group="g"),
    )
)
PYTHON, JAVA, CSHARP = ((one.requirement.start, one.requirement.end) for one in ROWS)


def test_a_verdict_keeps_its_note_and_the_program_s_own_ends_it():
    said = corrected(ROWS[0], verdict=Verdict.MISSING, note="no", kind=Kind.NICE)
    (partial,) = row_changes.with_verdict([said], [0], Verdict.PARTIAL)
    assert partial == RowCorrection(*PYTHON, kind=Kind.NICE, verdict=Verdict.PARTIAL, note="no")
    (own,) = row_changes.with_verdict([said], [0], Verdict.MET)
    assert own == RowCorrection(*PYTHON, kind=Kind.NICE)


def test_alternatives_are_a_must_together():
    changes = row_changes.with_kind(ROWS, [1], Kind.NICE)
    assert changes == (
        RowCorrection(*JAVA, kind=Kind.NICE),
        RowCorrection(*CSHARP, kind=Kind.NICE),
    )
    assert row_changes.with_kind(ROWS, [0], Kind.MUST) == (RowCorrection(*PYTHON),)


def test_as_judged_takes_back_the_kind_of_the_alternatives_too():
    rows = (
        ROWS[0],
        corrected(ROWS[1], kind=Kind.NICE, verdict=Verdict.MET),
        corrected(ROWS[2], kind=Kind.NICE, verdict=Verdict.MET),
    )
    assert row_changes.as_judged(rows, [1]) == (
        RowCorrection(*JAVA),
        RowCorrection(*CSHARP, verdict=Verdict.MET),
    )
    alone = (ROWS[0], corrected(ROWS[1], verdict=Verdict.MET), ROWS[2])
    assert row_changes.as_judged(alone, [1]) == (RowCorrection(*JAVA),)


def test_a_note_is_one_line():
    said = corrected(ROWS[0], verdict=Verdict.MISSING)
    (noted,) = row_changes.with_note(said, "  two\nlines ")
    assert noted.note == "two lines"


def test_several_rows_are_corrected_at_once():
    said = (ROWS[0], *(corrected(one, kind=Kind.NICE, verdict=Verdict.MET) for one in ROWS[1:]))
    assert row_changes.as_judged(said, [1, 2]) == (RowCorrection(*JAVA), RowCorrection(*CSHARP))
    out = row_changes.not_required(ROWS, [0, 2], yes=True)
    assert [change.span for change in out] == [PYTHON, CSHARP]
    assert [c.span for c in row_changes.with_kind(ROWS, [0, 1], Kind.NICE)] == [
        PYTHON,
        JAVA,
        CSHARP,
    ]
