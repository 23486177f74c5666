"""`careerflow rank` and `careerflow compare`."""

import json

import jsonschema
import pytest
from running import CV, JOB, run, schema


def test_rank_puts_cvs_in_order_and_says_why(cv, job, tmp_path):
    folder = tmp_path / "cvs"
    folder.mkdir()
    (folder / "developer.txt").write_text(CV, encoding="utf-8")
    (folder / "cook.txt").write_text("Ann Lee\nExperience\nCook at a school, 2019 - 2023\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    arguments = ("rank", "--job", job, str(folder), "--as-of", "2026-11")
    code, shown, told = run(*arguments, "--json")
    assert code == 0
    assert "broken.pdf" in told
    ranking = json.loads(shown)
    jsonschema.validate(ranking, schema("rank"))
    assert [place["name"] for place in ranking["ranking"]] == ["developer.txt", "cook.txt"]
    assert [one["name"] for one in ranking["unread"]] == ["broken.pdf"]
    first, second = ranking["ranking"]
    alone = json.loads(run("analyze", cv, job, "--json", "--as-of", "2026-11")[1])
    assert first["score"] == alone["score"] > second["score"]
    assert sum(row["points"] for row in second["because"]) == pytest.approx(
        second["score"] - first["score"], abs=1.5
    )
    lines = run(*arguments)[1].splitlines()
    assert lines[0].split()[:3] == ["1.", str(first["score"]), "developer.txt"]
    assert run(*arguments, "--json")[1] == shown


def test_rank_puts_the_cvs_of_the_library_in_order(cv, job, tmp_path):
    cook = tmp_path / "cook.txt"
    cook.write_text("Ann Lee\nExperience\nCook at a school, 2019 - 2023\n", encoding="utf-8")
    month = ("--as-of", "2026-11")
    code, shown, told = run("rank", "--job", job, "--stored", *month)
    assert (code, shown) == (3, "")
    assert "analyze --save" in told  # an empty library
    scores = [
        json.loads(run("analyze", path, job, "--save", "--json", *month)[1])["score"]
        for path in (str(cook), cv)
    ]
    code, shown, told = run("rank", "--job", job, "--stored", "--json", *month)
    assert (code, told) == (0, "")
    found = [(place["name"], place["score"]) for place in json.loads(shown)["ranking"]]
    assert found == [("cv.txt", scores[1]), ("cook.txt", scores[0])]
    assert run("rank", "--job", job, "--stored", cv)[0] == 2
    assert run("rank", "--cv", cv, "--stored")[0] == 2
    assert run("rank", "--job", job)[0] == 2


def test_two_files_of_one_name_are_told_apart(job, tmp_path):
    for place in ("one", "other"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "cv.txt").write_text(CV, encoding="utf-8")
    shown = run("rank", "--job", job, str(tmp_path / "one"), str(tmp_path / "other"), "--json")[1]
    names = [place["name"] for place in json.loads(shown)["ranking"]]
    assert names == [str(tmp_path / place / "cv.txt") for place in ("one", "other")]


def test_rank_puts_adverts_in_order(cv, job, tmp_path):
    other = tmp_path / "cook.txt"
    other.write_text("Cook\n\nRequirements:\n- 5 years of experience as a cook\n", encoding="utf-8")
    shown = run("rank", "--cv", cv, str(other), job, "--json")[1]
    assert [place["name"] for place in json.loads(shown)["ranking"]] == ["job.txt", "cook.txt"]


def test_nothing_to_rank(cv, job, tmp_path):
    empty, broken = tmp_path / "empty", tmp_path / "broken.pdf"
    empty.mkdir()
    broken.write_bytes(b"%PDF-1.7 cut off")
    assert run("rank", "--job", job, str(empty))[0] == 2
    code, shown, told = run("rank", "--job", job, str(broken))
    assert (code, shown) == (3, "")
    assert len(told.splitlines()) == 2
    (empty / "about.txt").write_text("We are a nice company.", encoding="utf-8")
    assert run("rank", "--cv", cv, str(empty))[0] == 5
    assert run("rank", job)[0] == run("rank", "--cv", cv, "--job", job, job)[0] == 2


def test_compare_shows_which_words_moved_which_rows(cv, job, tmp_path):
    old, asked = tmp_path / "old.txt", tmp_path / "asked.txt"
    old.write_text(CV.replace("Python and PostgreSQL", "PHP"), encoding="utf-8")
    asked.write_text(JOB.replace("Kubernetes", "Kubernetes or Docker"), encoding="utf-8")
    arguments = ("compare", cv, str(asked), "--old-cv", str(old), "--old-job", job)
    code, shown, told = run(*arguments, "--json", "--as-of", "2026-11")
    assert (code, told) == (0, "")
    compared = json.loads(shown)
    jsonschema.validate(compared, schema("compare"))
    assert compared["advert_edited"]
    rows = {row["text"]: row for row in compared["requirements"]}
    assert (rows["PostgreSQL"]["before"], rows["PostgreSQL"]["after"]) == ("missing", "met")
    assert rows["PostgreSQL"]["cv_words"]["new"] == ["Python and PostgreSQL"]
    points = sum(row["points"] for row in compared["requirements"])
    assert points == pytest.approx(compared["score"]["change"], abs=1.5)
    assert "Chỉ có trong CV mới: “Python and PostgreSQL”" in run(*arguments, "--language", "vi")[1]


def test_nothing_to_compare_with(cv, job):
    code, shown, told = run("compare", cv, job)
    assert (code, shown) == (2, "")
    assert "--old-cv" in told
