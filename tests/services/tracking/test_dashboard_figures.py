from datetime import UTC, timedelta

from histories import (
    APPLIED,
    INTERVIEWING,
    NOW,
    OFFER,
    REJECTED,
    WISHLIST,
    days_ago,
    record,
    tracked,
)

from careerflow.models.record import Analysis
from careerflow.models.tracker import Interview, InterviewOutcome, NoticeKind
from careerflow.services.tracking.dashboard import dashboard_of

TODAY = NOW.date()


def interview(days: float, outcome: InterviewOutcome = InterviewOutcome.OPEN) -> Interview:
    return Interview("i", "First round", days_ago(-days), 60, "", "", "", outcome)


def shown(*applications, **values):
    return dashboard_of(record(*applications, **values), NOW, UTC)


def test_counters():
    found = shown(
        tracked(1, (WISHLIST, 3)),
        tracked(2, (APPLIED, 40)),
        tracked(3, (WISHLIST, 9), (APPLIED, 2), interviews=(interview(1), interview(-1))),
        tracked(4, (APPLIED, 29), (OFFER, 1)),
        tracked(5, (APPLIED, 8), (REJECTED, 1), interviews=(interview(1),)),
    )
    assert (found.applications, found.active, found.offers) == (5, 2, 1)
    assert found.sent == 3
    assert found.interviews == 1


def test_thirty_days_of_activity():
    analysis = Analysis("r", "Engineer", "cv.pdf", NOW)
    found = shown(
        tracked(1, (WISHLIST, 29), (APPLIED, 1), (INTERVIEWING, 1)),
        tracked(2, (WISHLIST, 30)),
        analyses=(analysis,),
    )
    assert len(found.activity) == 30
    assert found.activity[0].saved == 1
    yesterday, today = found.activity[-2:]
    assert (yesterday.sent, yesterday.moved) == (1, 2)
    assert (today.analyses, today.total) == (1, 1)
    assert sum(day.saved for day in found.activity) == 1


def test_what_is_overdue_comes_first_and_what_is_past_or_far_is_left_out():
    found = shown(
        tracked(1, (WISHLIST, 3), deadline=TODAY + timedelta(days=5)),
        tracked(2, (APPLIED, 3), deadline=TODAY + timedelta(days=5)),  # sent: no matter any more
        tracked(3, (WISHLIST, 3), deadline=TODAY - timedelta(days=30)),
        tracked(4, (APPLIED, 3), next_step="Call", next_step_on=TODAY - timedelta(days=2)),
        tracked(5, (APPLIED, 3), interviews=(interview(1), interview(-2), interview(60))),
        tracked(6, (REJECTED, 3), interviews=(interview(1),)),
        tracked(7, (APPLIED, 3), interviews=(interview(2, InterviewOutcome.CANCELLED),)),
    ).upcoming
    assert [(each.kind, each.overdue, each.title) for each in found] == [
        (NoticeKind.NEXT_STEP, True, "Job 4"),
        (NoticeKind.INTERVIEW, False, "Job 5"),
        (NoticeKind.DEADLINE, False, "Job 1"),
    ]


def test_stale_are_those_without_news_and_without_a_plan():
    tomorrow = TODAY + timedelta(days=1)
    found = shown(
        tracked(1, (APPLIED, 14)),
        tracked(2, (APPLIED, 13)),
        tracked(3, (INTERVIEWING, 40)),
        tracked(4, (APPLIED, 40), next_step="Call", next_step_on=tomorrow),
        tracked(5, (INTERVIEWING, 40), interviews=(interview(-3),)),
        tracked(6, (WISHLIST, 40)),
        tracked(7, (REJECTED, 40)),
        tracked(8, (INTERVIEWING, 20), interviews=(interview(2, InterviewOutcome.CANCELLED),)),
    ).stale
    assert [(each.title, each.days) for each in found] == [
        ("Job 3", 40),
        ("Job 8", 20),
        ("Job 1", 14),
    ]


def test_how_long_is_too_long_is_the_users():
    waiting = record(tracked(1, (APPLIED, 8)))
    assert len(dashboard_of(waiting, NOW, UTC, silent_days=7).stale) == 1
    assert not dashboard_of(waiting, NOW, UTC, silent_days=0).stale


def test_recent_are_applications_and_reports_the_newest_first():
    analyses = tuple(Analysis(f"r{n}", f"Report {n}", "", days_ago(n)) for n in range(12))
    found = shown(tracked(1, (APPLIED, 0.5)), analyses=analyses).recent
    assert [each.title for each in found[:3]] == ["Report 0", "Job 1", "Report 1"]
    assert len(found) == 8
    assert found[0].stage is None
