"""Which lines of an advert ask for something, where no heading says so or the wrong one does."""

from careerflow.services.matching.requirements import requirements


def rows(text: str) -> list[str]:
    return [row.text for row in requirements(text).requirements]


def test_a_bullet_that_was_lost_leaves_a_question_mark_and_a_requirement() -> None:
    text = "Requirements:\nGood communication skills?\nBasic math skills?\nHow do we work?\n"
    assert rows(text) == ["Good communication skills?", "Basic math skills?"]


def test_years_are_asked_for_without_a_heading() -> None:
    text = "Safety supervisor wanted by our company\nMinimum of 2 years as a safety specialist\n"
    assert rows(text) == ["Minimum of 2 years as a safety specialist"]


def test_what_stands_between_two_wishes_is_one() -> None:
    text = (
        "Store work in our company\nAbility to lift boxes\nAccuracy and attention to detail\n"
        "Ability to organize tasks\nBoxes of every size\n"
    )
    assert rows(text) == [
        "Ability to lift boxes",
        "Accuracy and attention to detail",
        "Ability to organize tasks",
    ]


def test_wishes_among_the_duties_are_told_from_them() -> None:
    wishes = [
        "High school diploma or GED required",
        "Demonstrated ability to lead teams",
        "Hands-on experience with Linux",
        "Version control: Familiarity with Git",
    ]
    duties = [
        "The incumbent is required to perform all tasks safely",
        "Report hazards as required",
        "Maintain knowledge of products",
    ]
    assert rows("Responsibilities:\n- " + "\n- ".join(duties + wishes)) == wishes


def test_what_one_will_learn_and_what_to_expect_are_no_requirements() -> None:
    text = (
        "Requirements:\n- Python\n- You will learn from a team of experts\n"
        "Here's what you can expect:\n- Growth opportunities: a career in a supportive team\n"
    )
    assert rows(text) == ["Python"]


def test_who_may_apply_as_well_is_no_requirement() -> None:
    assert rows("Yêu cầu:\n- Trung thực\n- Chào đón sinh viên mới tốt nghiệp\n") == ["Trung thực"]


def test_what_helps_though_it_is_not_required_stays() -> None:
    text = (
        "Requirements:\n- It is an advantage if you have driven a truck but it is not required.\n"
    )
    assert len(rows(text)) == 1
    assert rows("Requirements:\n- Driving experience is not required.\n") == []
    assert rows("Requirements:\n- Python\n- Or equivalent experience.\n") == ["Python"]


def test_a_kind_of_skill_is_not_asked_for_beside_its_examples() -> None:
    job = requirements(
        "Requirements:\n- Cloud platforms such as AWS or Azure\n- Programming and Java\n"
        "- Bachelor's degree in accounting, with Excel\n"
    )
    named = [set(row.skills) for row in job.requirements]
    assert named == [{"AWS", "Microsoft Azure"}, {"Programming", "Java"}, {"Microsoft Excel"}]


def test_an_insurance_contract_is_no_benefit() -> None:
    assert rows("Yêu cầu:\n- Kinh nghiệm tư vấn hợp đồng bảo hiểm\n- Đóng bảo hiểm xã hội\n") == [
        "Kinh nghiệm tư vấn hợp đồng bảo hiểm"
    ]
