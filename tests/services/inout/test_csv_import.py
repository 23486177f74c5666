from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.inout import (
    EXPORTED,
    NEW_STAGE,
    ColumnMapping,
    Field,
    More,
    RowState,
    Sureness,
)
from careerflow.models.message import Message
from careerflow.models.tracker import (
    BUILT_IN_STAGES,
    Card,
    JobFacts,
    Salary,
    SalaryPeriod,
    StageKind,
)
from careerflow.services.inout.csv_import import draft, known_of, planned
from careerflow.services.inout.csv_out import SEPARATORS, applications_csv
from careerflow.services.inout.headers import known
from careerflow.services.inout.sheet import read_sheet
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.task import Cancelled, TaskContext
from careerflow.wording import Wording

CTX = TaskContext()
NOW = datetime(2026, 4, 5, tzinfo=UTC)
WISHLIST, APPLIED, INTERVIEWING, OFFER, REJECTED = BUILT_IN_STAGES.values()
HUNTR = """Company,Job Title,List,Date Applied,Job URL,Salary,Notes
Acme,Tester,Phone Screen,13/4/2026,https://acme.example/1?utm_a=x,"$80k-$100k/yr","see ""Bo"" x"
Beta,Nurse,Applied,3/4/2026,,,
,,Applied,3/4/2026,https://x.example,,
Acme,Tester,Rejected,14/4/2026,,,
Gamma,Cook,On hold,yesterday,,,
"""


def drafted(tracker, text, **options):
    return draft(CTX, tracker, read_sheet(CTX, text.encode()), **options)


def imported(tracker, plan):
    rows = [row for row in plan.rows if row.state is RowState.NEW]
    return tracker.importing.add(CTX, rows)[1]


def board(tracker):
    return {(card.title, card.company): card for card in tracker.applications.cards()}


def test_the_preview_says_what_each_row_becomes(tracker):
    made = drafted(tracker, HUNTR, day_first=False)
    assert [one.sureness for one in made.guesses] == [Sureness.NAME] * 7
    plan = made.plan
    states = [RowState.NEW, RowState.NEW, RowState.LEFT_OUT, RowState.DUPLICATE, RowState.NEW]
    assert [row.state for row in plan.rows] == states
    assert [row.number for row in plan.rows] == [2, 3, 4, 5, 6]
    assert [row.stage for row in plan.rows[:2]] == [INTERVIEWING, APPLIED]
    # One day with a number above twelve decides, whatever the language prefers.
    assert plan.rows[1].applied == date(2026, 4, 3)
    assert plan.undecided == ()
    assert plan.rows[0].facts.salary == Salary(80000, 100000, "USD", SalaryPeriod.YEAR)
    assert plan.rows[0].notes == 'see "Bo" x'
    assert plan.rows[3].like == "Tester – Acme"
    assert [(one.word, one.count) for one in plan.unknown_stages] == [("On hold", 1)]
    assert plan.rows[4].problems[0].column == 3
    assert plan.rows[4].stage == WISHLIST


def test_without_a_stage_what_was_sent_is_applied(tracker):
    text = "Company,Title,Applied on\nAcme,Tester,2026-04-03\nBeta,Nurse,\n"
    assert [row.stage for row in drafted(tracker, text).plan.rows] == [APPLIED, WISHLIST]


def test_days_that_can_be_read_both_ways_are_told(tracker):
    text = "Company,Title,Applied on\nAcme,Tester,3/4/2026\n"
    for day_first, day in ((True, date(2026, 4, 3)), (False, date(2026, 3, 4))):
        plan = drafted(tracker, text, day_first=day_first).plan
        assert plan.undecided == (2,)
        assert plan.rows[0].applied == day


def test_an_import_is_one_edit_with_the_history_that_the_file_tells(tracker):
    change = imported(tracker, drafted(tracker, HUNTR).plan)
    cards = board(tracker)
    assert len(cards) == 3
    tester = tracker.applications.get(cards["Tester", "Acme"].id)
    assert [move.stage_id for move in tester.moves] == [APPLIED, INTERVIEWING]
    assert tester.moves[0].at.astimezone().date() == date(2026, 4, 13)
    assert tester.card.stage_id == INTERVIEWING
    tracker.apply(change.inverse)
    assert tracker.applications.cards() == ()
    assert tracker.jobs.all() == ()
    tracker.apply(change)
    assert {card.id for card in tracker.applications.cards()} == {
        card.id for card in cards.values()
    }
    assert tracker.applications.get(tester.id).moves == tester.moves


def test_the_same_file_again_is_all_duplicates(tracker):
    imported(tracker, drafted(tracker, HUNTR).plan)
    plan = drafted(tracker, HUNTR).plan
    assert plan.count(RowState.NEW) == 0
    # By its link alone: the title was edited meanwhile.
    text = "Company,Title,Link\nACME Inc.,QA,http://www.acme.example/1/?utm_medium=mail\n"
    assert drafted(tracker, text).plan.rows[0].state is RowState.DUPLICATE


def test_an_application_to_a_job_of_the_library_belongs_to_it(tracker):
    job_id, _ = tracker.jobs.add("We need a nurse.", JobFacts(title="Nurse", company="Beta"))
    imported(tracker, drafted(tracker, HUNTR).plan)
    assert board(tracker)["Nurse", "Beta"].job_id == job_id
    assert len(tracker.jobs.all()) == 3


def test_an_unknown_stage_becomes_one_of_the_users_own(tracker):
    made = drafted(tracker, HUNTR)
    chosen = ColumnMapping(made.mapping.fields, True, {"on hold": NEW_STAGE})
    plan = planned(CTX, tracker, made.sheet, chosen)
    change = imported(tracker, plan)
    assert [stage.name for stage in tracker.stages.all()] == ["", "", "", "", "", "On hold"]
    assert board(tracker)["Cook", "Gamma"].stage_id == tracker.stages.all()[-1].id
    # Next time it is known by its name.
    assert drafted(tracker, HUNTR).plan.unknown_stages == ()
    tracker.apply(change.inverse)
    assert len(tracker.stages.all()) == 5


def test_a_mapping_is_remembered_by_the_names_of_the_columns(tracker):
    text = "Wer,Was,Wann\nAcme,Tester,2026-04-03\nBeta,Cook,2026-04-04\n"
    made = drafted(tracker, text)
    assert [one.field for one in made.guesses] == [None, None, Field.APPLIED]
    fields = (Field.COMPANY, Field.TITLE, Field.SAVED)
    for day_first in (True, False):  # the second takes the place of the first
        tracker.importing.keep_mapping(made.sheet.headers, ColumnMapping(fields, day_first))
    again = drafted(tracker, text)
    assert again.mapping == ColumnMapping(fields, False)
    assert [one.sureness for one in again.guesses] == [Sureness.KEPT] * 3
    assert again.plan.count(RowState.NEW) == 2


def test_a_cancelled_import_adds_nothing(tracker):
    plan = drafted(tracker, HUNTR).plan
    steps = []
    ctx = TaskContext(steps.append, lambda: bool(steps))
    with pytest.raises(Cancelled):
        tracker.importing.add(ctx, plan.rows[:2])
    assert tracker.applications.cards() == ()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_what_is_exported_is_imported_as_it_was(tracker, store, tmp_path, language):
    say = Wording(language).say
    for field in EXPORTED:
        assert known(say(Message(f"inout.column.{field}"))) is field
    own, _ = tracker.stages.add("Test; “Go”", StageKind.INTERVIEWING, "a9")
    for number, (title, stage) in enumerate(
        [("=HYPERLINK(1)", APPLIED), ("Kỹ sư, cầu nối", own), ("'-x", OFFER), ("Nurse", WISHLIST)]
    ):
        facts = JobFacts(
            title=title,
            company=f"+Công ty {number}",
            salary=Salary(1000 * number, None, "USD", SalaryPeriod.MONTH) if number else Salary(),
            link=f"https://x.example/{number}",
            posted=date(2026, 1, 2),
            language="vi",
        )
        new = NewApplication(
            "", stage, notes="one\r\ntwo\n@three", next_step="-call", tags=("a b", "ê")
        )
        tracker.add_with_job("Lines\n\n- of, an advert;", facts, new)
    separator = {"en": ",", "vi": ";"}[language]
    data = applications_csv(
        tracker.applications.cards(), tracker.importing.more(), tracker.stages.all(), say, separator
    )
    assert data.startswith(b"\xef\xbb\xbf")
    for line in data.decode("utf-8-sig").split("\r\n"):
        assert not line.startswith(("=", "+", "-", "@"))
    before = board(tracker)
    more = tracker.importing.more()
    tracker.applications.delete(*(card.id for card in before.values()))
    tracker.jobs.delete(*(job.id for job in tracker.jobs.all()))
    imported(tracker, draft(CTX, tracker, read_sheet(CTX, data)).plan)
    after = board(tracker)
    assert after.keys() == before.keys()
    for key, card in after.items():
        was = before[key]
        for name in ("location", "stage_id", "salary", "source", "link", "deadline", "tags"):
            assert getattr(card, name) == getattr(was, name)
        assert (card.next_step, card.cv_name) == (was.next_step, was.cv_name)
        assert abs(card.entered - was.entered) < timedelta(days=1)
        assert tracker.importing.more()[card.id] == more[was.id]


LINE = st.text(st.characters(exclude_categories=("Cs", "Zs", "Cc", "Zl", "Zp")), max_size=9)
TITLE = LINE.filter(bool)
ANY = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)
SAMPLE = st.sampled_from(["=1+1", "'=x", "Kỹ sư\r\n“Đà Nẵng”; a, b", "\t", '"', "@a\n-b"])


@given(
    st.lists(
        st.tuples(LINE.filter(bool), LINE, ANY | SAMPLE, ANY | SAMPLE), min_size=1, max_size=4
    ),
    st.sampled_from(["en", "vi"]),
)
def test_every_text_of_a_table_comes_back(rows, language):
    cards, more = [], {}
    for number, (title, company, notes, text) in enumerate(rows):
        cards.append(
            Card(
                id=str(number),
                job_id="",
                stage_id=APPLIED,
                rank="",
                title=title,
                company=company,
                location="",
                salary=Salary(),
                source="",
                link="",
                deadline=None,
                score=number,
                cv_name="",
                next_step="",
                next_step_on=None,
                entered=NOW,
                applied=None,
                created=NOW,
                active=NOW,
            )
        )
        more[str(number)] = More(notes, None, "", text)
    say = Wording(language).say
    data = applications_csv(cards, more, (), say, SEPARATORS[language])
    sheet = read_sheet(CTX, data)
    assert sheet.separator == SEPARATORS[language]
    places = [known(header) for header in sheet.headers]
    wanted = (Field.TITLE, Field.COMPANY, Field.NOTES, Field.TEXT)
    read = [tuple(row.cells[places.index(field)] for field in wanted) for row in sheet.rows]
    assert read == rows


def test_a_second_row_of_one_job_in_the_library_is_no_second_application(tracker):
    known_before = known_of(tracker)
    assert known_before.applications == {}
    text = "Company,Title\nAcme,Tester\nACME,tester\n"
    plan = drafted(tracker, text).plan
    assert [row.state for row in plan.rows] == [RowState.NEW, RowState.DUPLICATE]
