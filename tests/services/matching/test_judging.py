"""One verdict a requirement, with its reason and its place in the CV."""

import unicodedata
from dataclasses import replace

import pytest
from judging_cases import AS_OF, ENGLISH, VIETNAMESE, asked, cv, hit, judged

from careerflow.models.job import Axis, Degree, Job, LanguageLevel, Years
from careerflow.models.report import Verdict
from careerflow.services.matching.folding import fold
from careerflow.services.matching.judging import judge
from careerflow.services.retrieval.search import Hit


@pytest.mark.parametrize(
    ("low", "verdict", "have"),
    [(3, "met", 5.9), (5.9, "met", 5.9), (6, "partial", 5.9), (9.8, "partial", 5.9)],
)
def test_years_are_those_of_the_dated_jobs(low: float, verdict: str, have: float) -> None:
    row = judged(asked(f"At least {low} years of experience", years=Years(low)))
    assert row.verdict == verdict
    assert row.reason.params["have"] == have
    assert row.evidence[0].quote == "01/2023 - Present"


def test_far_too_few_years_are_missing() -> None:
    row = judged(asked("12+ years of experience", years=Years(12)))
    assert (row.verdict, row.reason.id) == (Verdict.MISSING, "reason.years.short")


def test_years_of_a_skill_are_those_of_the_jobs_that_name_it() -> None:
    met = judged(asked("3 years of Python", years=Years(3), skills=("Python",)))
    assert (met.verdict, met.reason.params["have"]) == (Verdict.MET, 3.9)
    short = judged(asked("5 years of Python", years=Years(5), skills=("Python",)))
    assert (short.verdict, short.reason.id) == (Verdict.PARTIAL, "reason.years.skill_short")


def test_years_with_what_is_built_on_a_skill_are_years_of_it() -> None:
    document = cv(ENGLISH.replace("Docker, Git", "SQL, Docker, Git"))
    row = judged(asked("3 years of SQL", years=Years(3), skills=("SQL",)), document)
    assert (row.verdict, row.reason.params["have"]) == (Verdict.MET, 3.9)


def test_years_of_a_skill_that_no_job_names_cannot_be_told() -> None:
    row = judged(asked("3 years of Docker", years=Years(3), skills=("Docker",)))
    assert (row.verdict, row.reason.id) == (Verdict.PARTIAL, "reason.years.skill_unclear")


def test_years_of_a_skill_that_is_not_in_the_cv_are_missing() -> None:
    row = judged(asked("3 years of Kubernetes", years=Years(3), skills=("Kubernetes",)))
    assert row.verdict is Verdict.MISSING


@pytest.mark.parametrize(
    ("summary", "verdict"),
    [
        ("Seeking a position where I can apply prompt engineering in products.", Verdict.PARTIAL),
        ("Mong muốn tìm kiếm vị trí làm việc với các mô hình ngôn ngữ lớn.", Verdict.PARTIAL),
        ("Five years of tuning prompts and models for support chats.", Verdict.MET),
    ],
)
def test_what_somebody_wishes_for_is_no_full_proof(summary: str, verdict: Verdict) -> None:
    document = cv(ENGLISH.replace("\nExperience", f"\nSummary\n{summary}\n\nExperience", 1))
    row = judged(asked("Background in prompting"), document, hit(document, summary, 0.9))
    assert row.verdict is verdict


@pytest.mark.parametrize(
    ("dense", "text", "verdict"),
    [
        (0.3, "Design customer satisfaction surveys in customer service", Verdict.PARTIAL),
        (0.7, "Design customer satisfaction surveys in customer service", Verdict.MET),
        (0.3, "Customer service experience", Verdict.MET),
    ],
)
def test_who_works_in_a_trade_does_not_do_all_that_is_done_in_it(
    dense: float, text: str, verdict: Verdict
) -> None:
    document = cv(VIETNAMESE)
    near = hit(document, "Lập báo cáo", dense)
    row = judged(asked(text, skills=("Customer service",)), document, near)
    assert row.verdict is verdict


@pytest.mark.parametrize(
    ("school", "verdict"),
    [
        ("University of Lagos, Statistics, 2016 - 2020", Verdict.MET),
        ("Đại học Lagos, Thống kê, 2016 - 2020", Verdict.MET),
        ("University of Lagos, Statistics, 2023 - present", Verdict.PARTIAL),
        ("Lagos College, Statistics, 2016 - 2020", Verdict.PARTIAL),
    ],
)
def test_a_university_without_a_degree_is_its_first_one_in_both_languages(
    school: str, verdict: Verdict
) -> None:
    told = ENGLISH.replace(
        "Bachelor of Science in Statistics, University of Lagos, 2016 - 2020", school
    )
    row = judged(asked("Bachelor's degree", degree=Degree.BACHELOR), cv(told))
    assert row.verdict is verdict


def test_years_in_a_field_that_the_cv_does_not_show_are_not_met() -> None:
    document = cv()
    requirement = asked("3 years of experience in veterinary surgery", years=Years(3))
    far = judged(requirement, document, hit(document, "Built nightly", 0.01))
    assert (far.verdict, far.reason.id) == (Verdict.MISSING, "reason.years.other_field")
    near = judged(
        asked("3 years of experience in data pipelines", years=Years(3)),
        document,
        hit(document, "Built nightly", 0.9, 0.5),
    )
    assert (near.verdict, near.reason.id) == (Verdict.MET, "reason.years.met")


def test_a_cv_without_dated_jobs_says_so() -> None:
    document = cv("Jo Doe\n\nExperience\n- Built pipelines in Python for a large bank.\n")
    row = judged(asked("3 years of experience", years=Years(3)), document)
    assert (row.verdict, row.reason.id) == (Verdict.MISSING, "reason.years.none")


@pytest.mark.parametrize(
    ("degree", "verdict", "reason"),
    [
        (Degree.ASSOCIATE, "met", "reason.degree.met"),
        (Degree.BACHELOR, "met", "reason.degree.met"),
        (Degree.MASTER, "partial", "reason.degree.below"),
        (Degree.DOCTORATE, "missing", "reason.degree.far_below"),
    ],
)
def test_degrees_are_compared_by_level(degree: Degree, verdict: str, reason: str) -> None:
    row = judged(asked("A degree", axis=Axis.EDUCATION, degree=degree))
    assert (row.verdict, row.reason.id) == (verdict, reason)
    assert all("Statistics" in item.quote for item in row.evidence)


def test_a_degree_in_a_job_s_description_is_not_held() -> None:
    text = ENGLISH.replace(
        "Bachelor of Science in Statistics, University of Lagos, 2016 - 2020", ""
    )
    row = judged(asked("Bachelor's degree", axis=Axis.EDUCATION, degree=Degree.BACHELOR), cv(text))
    assert (row.verdict, row.reason.id) == (Verdict.MISSING, "reason.degree.none")


@pytest.mark.parametrize(
    ("dates", "verdict"),
    [("2023 - 2027", "partial"), ("2024 - Present", "partial"), ("Expected 05/2025", "met")],
)
def test_a_degree_counts_once_it_is_finished(dates: str, verdict: str) -> None:
    document = cv(ENGLISH.replace("2016 - 2020", dates))
    row = judged(asked("Bachelor", axis=Axis.EDUCATION, degree=Degree.BACHELOR), document)
    assert row.verdict == verdict


@pytest.mark.parametrize("status", ["Third-year student", "On the dean's list"])
def test_a_date_that_is_expected_may_stand_below_how_far_one_is(status: str) -> None:
    entry = f"Bachelor of Science in Statistics\nUniversity of Lagos\n- {status}\n"
    text = ENGLISH.replace(
        "Bachelor of Science in Statistics, University of Lagos, 2016 - 2020\n",
        f"{entry}- Expected graduation: July 2027\n",
    )
    row = judged(asked("Bachelor's degree", degree=Degree.BACHELOR), cv(text))
    assert (row.verdict, row.reason.id) == (Verdict.PARTIAL, "reason.degree.unfinished")


def test_experience_in_place_of_a_degree_is_half() -> None:
    text = ENGLISH.replace(
        "Bachelor of Science in Statistics, University of Lagos, 2016 - 2020", ""
    )
    requirement = asked("Bachelor's degree or equivalent experience", degree=Degree.BACHELOR)
    row = judged(requirement, cv(text))
    assert (row.verdict, row.reason.id) == (Verdict.PARTIAL, "reason.degree.equivalent")


@pytest.mark.parametrize(
    ("language", "level", "verdict", "reason"),
    [
        ("en", 5, "met", "reason.language.met"),
        ("en", None, "met", "reason.language.met"),
        ("en", 6, "partial", "reason.language.below"),
        ("fr", 4, "partial", "reason.language.no_level"),
        ("ja", 3, "missing", "reason.language.none"),
    ],
)
def test_languages_are_compared_by_level(
    language: str, level: int | None, verdict: str, reason: str
) -> None:
    row = judged(asked("A language", languages=(LanguageLevel(language, level, "so written"),)))
    assert (row.verdict, row.reason.id) == (verdict, reason)


def test_one_of_two_languages_is_enough_where_the_advert_says_or() -> None:
    languages = (LanguageLevel("ja", 4, "Japanese N2"), LanguageLevel("en", 4, "English B2"))
    assert judged(asked("Japanese N2 or English B2", languages=languages)).verdict == "met"
    assert judged(asked("Japanese N2 and English B2", languages=languages)).verdict == "partial"


def test_named_skills() -> None:
    in_use = judged(asked("Python", skills=("Python",)))
    assert (in_use.verdict, in_use.reason.id) == (Verdict.MET, "reason.skills.in_use")
    assert "nightly pipelines in Python" in in_use.evidence[0].quote
    listed = judged(asked("Docker", skills=("Docker",)))
    assert (listed.verdict, listed.reason.id) == (Verdict.MET, "reason.skills.listed")
    some = judged(asked("Python and Kubernetes", skills=("Python", "Kubernetes")))
    assert (some.verdict, some.reason.id) == (Verdict.PARTIAL, "reason.skills.some")
    assert some.reason.params["missing"] == ("Kubernetes",)
    assert some.found == ("Python",)
    one = judged(asked("Python or Rust", skills=("Rust", "Python"), any_skill=True))
    assert one.verdict is Verdict.MET
    none = judged(asked("Kubernetes", skills=("Kubernetes",)))
    assert (none.verdict, none.reason.id) == (Verdict.MISSING, "reason.skills.none")


def test_a_relative_of_a_skill_is_half_and_is_named() -> None:
    row = judged(asked("SQL", skills=("SQL",)))
    assert row.verdict is Verdict.PARTIAL
    assert row.reason.params["have"] == "PostgreSQL"
    assert "PostgreSQL" in row.evidence[0].quote


def test_a_soft_skill_in_a_list_is_only_a_claim() -> None:
    row = judged(asked("Teamwork", axis=Axis.SOFT_SKILLS, skills=("Teamwork",)))
    assert (row.verdict, row.reason.id) == (Verdict.PARTIAL, "reason.skills.claimed")


def test_certificates() -> None:
    assert judged(asked("PMP", certificates=("PMP",))).verdict is Verdict.MET
    row = judged(asked("PMP and CPA", certificates=("PMP", "CPA")))
    assert (row.verdict, row.reason.params["missing"]) == (Verdict.PARTIAL, ("CPA",))
    assert judged(asked("CPA", certificates=("CPA",))).verdict is Verdict.MISSING


def test_several_constraints_take_the_weakest_reason_and_are_partial_between() -> None:
    requirement = asked("Bachelor's degree and CPA", degree=Degree.BACHELOR, certificates=("CPA",))
    row = judged(requirement)
    assert (row.verdict, row.reason.id) == (Verdict.PARTIAL, "reason.certificates.none")
    assert "Statistics" in row.evidence[0].quote


@pytest.mark.parametrize(("dense", "verdict"), [(0.9, "met"), (0.4, "partial"), (0.05, "missing")])
def test_other_requirements_are_judged_by_the_closest_passage(dense: float, verdict: str) -> None:
    document = cv()
    row = judged(asked("Coach junior staff"), document, hit(document, "Mentored three", dense))
    assert row.verdict == verdict
    assert all("Mentored three" in item.quote for item in row.evidence)


def test_a_trade_in_other_words_counts_as_they_are_clear_and_a_name_has_none() -> None:
    document = cv()
    near = hit(document, "Wrote weekly sales", 0.95, 0.5)
    trade = judged(asked("Good at bookkeeping", skills=("Bookkeeping",)), document, near)
    assert (trade.verdict, trade.reason.id) == (Verdict.MET, "reason.prose.met")
    less = hit(document, "Wrote weekly sales", 0.52, 0.0)
    trade = judged(asked("Good at bookkeeping", skills=("Bookkeeping",)), document, less)
    assert (trade.verdict, trade.reason.id) == (Verdict.PARTIAL, "reason.skills.other_words")
    for text, skill in (("Good at Kubernetes", "Kubernetes"), ("Python 3", "Rust"), ("dbt", "dbt")):
        name = judged(asked(text, skills=(skill,)), document, near)
        assert (name.verdict, name.reason.id) == (Verdict.MISSING, "reason.skills.none")


def test_a_list_of_keywords_is_at_most_partial() -> None:
    document = cv()
    row = judged(
        asked("Package services for release"), document, hit(document, "Docker, Git", 0.99)
    )
    assert (row.verdict, row.reason.id) == (Verdict.PARTIAL, "reason.prose.listed")


def test_the_advert_s_own_words_are_no_proof() -> None:
    wish = "Design and operate large streaming platforms for many tenants"
    document = cv(ENGLISH + f"\nSummary\n{wish}\n")
    row = judged(asked(wish), document, hit(document, wish, 1.0, 1.0))
    assert (row.verdict, row.reason.id) == (Verdict.PARTIAL, "reason.prose.copied")


def test_passages_copied_from_the_advert_state_nothing() -> None:
    advert = (
        "Kubernetes and Terraform in production for three years or more\n"
        "A Master of Science from a recognised technical university\n"
        "Fluent spoken and written Japanese at business level\n"
    )
    rows = (
        asked("Kubernetes", skills=("Kubernetes",)),
        asked("Japanese", languages=(LanguageLevel("ja", 4, "Japanese"),)),
        asked("Python", skills=("Python",)),
    )
    job = Job("0" * 64, "en", None, advert, rows, ())
    none: list[list[Hit]] = [[] for _ in rows]
    dumped = judge(job, cv(ENGLISH + "\n" + advert.replace("\n", "\n\n")), none, AS_OF)
    assert [row.verdict for row in dumped] == ["missing", "missing", "met"]
    one_line = judge(job, cv(ENGLISH + "\n" + advert.splitlines()[0] + "\n"), none, AS_OF)
    assert one_line[0].verdict is Verdict.MET


def test_no_passage_at_all_is_missing() -> None:
    row = judged(asked("Drive a combine harvester"))
    assert (row.verdict, row.reason.id) == (Verdict.MISSING, "reason.prose.missing")


def test_a_row_that_fails_costs_only_itself() -> None:
    document = cv()
    broken = asked("Broken", skills=(7,))  # type: ignore[arg-type]
    bad_hit = Hit(10_000, 0, 1, 1.0, 1.0, 1.0)
    fine = asked("Python", skills=("Python",))
    job = Job("0" * 64, "en", None, "x", (asked("Something else"), fine, broken), ())
    rows = judge(job, document, [[bad_hit], [], []], AS_OF)
    assert [row.verdict for row in rows][:2] == [Verdict.NOT_SCORED, Verdict.MET]
    assert rows[0].reason.id == "reason.not_scored"


def test_hits_of_another_advert_are_refused() -> None:
    job = Job("0" * 64, "en", None, "x", (asked("Python"),), ())
    with pytest.raises(ValueError):
        judge(job, cv(), [], AS_OF)


VIETNAMESE_ROWS = (
    asked("Tốt nghiệp Đại học", axis=Axis.EDUCATION, degree=Degree.BACHELOR),
    asked("Ít nhất 3 năm kinh nghiệm", axis=Axis.EXPERIENCE, years=Years(3)),
    asked("Tiếng Anh TOEIC 600", languages=(LanguageLevel("en", 3, "TOEIC 600"),)),
    asked("Thành thạo Excel", skills=("Microsoft Excel",)),
    asked("Chăm sóc khách hàng", skills=("Customer service",)),
    asked("Power BI", skills=("Power BI",)),
)


def test_vietnamese_is_judged_alike_with_and_without_diacritics() -> None:
    job = Job("0" * 64, "vi", None, "x", VIETNAMESE_ROWS, ())
    none: list[list[Hit]] = [[] for _ in VIETNAMESE_ROWS]
    bare = "".join(
        char if fold(char) == char else fold(char).upper() if char.isupper() else fold(char)
        for char in VIETNAMESE
    )
    texts = (VIETNAMESE, bare, unicodedata.normalize("NFD", VIETNAMESE))
    verdicts = [[row.verdict.value for row in judge(job, cv(text), none, AS_OF)] for text in texts]
    assert verdicts[0] == ["met", "met", "met", "met", "met", "missing"]
    assert verdicts[1] == verdicts[0]
    assert verdicts[2] == verdicts[0]


def test_the_same_input_gives_the_same_rows() -> None:
    job = Job("0" * 64, "en", None, "x", (asked("SQL", skills=("SQL",)), asked("Git")), ())
    document = cv()
    hits = [[], [hit(document, "Docker, Git", 0.5), hit(document, "Mentored", 0.5)]]
    first = judge(job, document, hits, AS_OF)
    assert judge(job, replace(document), [[], hits[1][::-1]], AS_OF) == first


def test_a_degree_in_another_field_is_half_of_what_is_asked() -> None:
    row = judged(asked("Bachelor's degree in Nursing", degree=Degree.BACHELOR))
    assert (row.verdict, row.reason.id) == (Verdict.PARTIAL, "reason.degree.other_field")
    assert row.reason.params["have"] == ("term.field.mathematics",)
    row = judged(asked("Bachelor's degree in Computer Science", degree=Degree.BACHELOR))
    assert row.reason.id == "reason.degree.related_field"
    row = judged(asked("Bachelor's degree in Statistics", degree=Degree.BACHELOR))
    assert row.verdict is Verdict.MET


def test_a_field_without_a_level_is_compared_with_the_education() -> None:
    row = judged(asked("Chuyên ngành Thống kê, Toán", axis=Axis.EDUCATION))
    assert (row.verdict, row.reason.id) == (Verdict.MET, "reason.field.met")
    row = judged(asked("Chuyên ngành Luật", axis=Axis.EDUCATION))
    assert (row.verdict, row.reason.id) == (Verdict.MISSING, "reason.field.other")


def test_a_certificate_that_is_not_finished_is_not_held() -> None:
    document = cv(ENGLISH.replace("PMP, 2024", "ACCA: 9 of 13 papers passed (in progress)"))
    row = judged(asked("ACCA or CPA", certificates=("ACCA", "CPA")), document)
    assert (row.verdict, row.reason.id) == (Verdict.PARTIAL, "reason.certificates.unfinished")


def test_one_of_several_certificates_is_enough() -> None:
    row = judged(asked("PMP or PRINCE2", certificates=("PMP", "PRINCE2")))
    assert row.verdict is Verdict.MET
    row = judged(asked("CFA or CPA", certificates=("CFA", "CPA")))
    assert row.reason.id == "reason.certificates.none_of"


def test_enough_years_in_other_work_are_said_to_be_so() -> None:
    row = judged(asked("5+ years in MLOps", years=Years(5), skills=("MLOps",)))
    assert (row.verdict, row.reason.id) == (Verdict.MISSING, "reason.years.other_work")
    assert row.reason.params["have"] == 5.9


def test_the_line_of_a_jobs_title_and_dates_is_no_proof_of_a_trait() -> None:
    document = cv()
    title = hit(document, "Data Engineer, Northwind", 0.99)
    row = judged(asked("Careful with figures", axis=Axis.SOFT_SKILLS), document, title)
    assert row.verdict is not Verdict.MET


def test_of_a_wide_skill_and_its_kinds_only_the_kinds_are_named_as_missing() -> None:
    skills = ("Cloud computing", "AWS", "Google Cloud")
    row = judged(asked("Cloud (AWS or GCP)", skills=skills, any_skill=True))
    assert row.reason.params["missing"] == ("AWS", "Google Cloud")
