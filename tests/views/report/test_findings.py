from careerflow.models.job import Axis, Kind
from careerflow.models.report import Verdict
from careerflow.views.report.findings_model import Finding, findings


def test_strengths_and_gaps_have_must_haves_first(report):
    assert findings(report.rows, Finding.STRENGTH) == [0, 5]
    # missing before partly met, both before what is nice to have
    assert findings(report.rows, Finding.GAP) == [2, 1, 3]
    assert findings(report.rows, Finding.GAP, Axis.SOFT_SKILLS) == [2]


def test_of_alternatives_only_the_best_stands(report):
    from dataclasses import replace

    def alternative(verdict):
        requirement = replace(report.rows[0].requirement, group="g", kind=Kind.MUST)
        return replace(report.rows[0], requirement=requirement, verdict=verdict)

    rows = (alternative(Verdict.MISSING), alternative(Verdict.MET), alternative(Verdict.PARTIAL))
    assert findings(rows, Finding.GAP) == []
    assert findings(rows, Finding.STRENGTH) == [1]


def test_an_axis_that_was_not_asked_for_is_no_praise(view):
    view.overview.axes.list.axis_selected.emit(Axis.EDUCATION)
    assert view.overview.findings.gaps._empty.text() == "The advert asks for nothing here."
    view.overview.axes.list.axis_selected.emit(Axis.SOFT_SKILLS)
    assert not view.overview.findings.gaps._empty.isVisible()
