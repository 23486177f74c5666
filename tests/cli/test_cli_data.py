import json

import pytest

from careerflow.cli import main
from careerflow.cli.folders import data_folder
from careerflow.models.tracker import BUILT_IN_STAGES, StageKind
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker.tracker import Tracker

CSV = "Firm,Job Title,Status,Date Applied\nAcme,Tester,On hold,3/4/2026\n,,,3/4/2026\n"


@pytest.fixture
def run(capsys):
    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def cards():
    store = open_store(data_folder())
    try:
        return Tracker(store).applications.cards()
    finally:
        store.close()


def test_a_csv_file_is_shown_then_imported_then_all_of_it_exported(run, tmp_path):
    source = tmp_path / "jobs.csv"
    source.write_text(CSV, encoding="utf-8")
    code, out, err = run("import-data", source, "--language", "en")
    assert code == 8
    assert "Job Title  →  Title" in out
    assert "Firm  →  (left out)" in out
    assert "“On hold” is no stage that CareerFlow knows (1 row)." in out
    assert "3/4 is taken for March 4." in out
    assert "--yes" in err
    assert cards() == ()
    mapping = tmp_path / "mapping.json"
    said = {"columns": {"Firm": "company"}, "day_first": True, "stages": {"On hold": "applied"}}
    mapping.write_text(json.dumps(said))
    code, out, _ = run("import-data", source, "--yes", "--mapping", mapping, "--language", "vi")
    assert code == 0
    assert "Sẽ thêm 1 đơn ứng tuyển." in out
    (card,) = cards()
    assert (card.company, card.stage_id) == ("Acme", BUILT_IN_STAGES[StageKind.APPLIED])
    assert card.applied.astimezone().strftime("%d.%m.") == "03.04."
    # The mapping is remembered.
    code, out, _ = run("import-data", source, "--dry-run", "--language", "en")
    assert code == 0
    assert "1 row is left out: its application is in the pipeline already." in out
    target = tmp_path / "all.zip"
    assert run("export-data", target)[:2] == (0, f"{target}\n")
    code, out, _ = run("import-data", target, "--dry-run", "--language", "en")
    assert code == 0
    assert "Applications: 0 new, 0 changed, 1 the same, 0 newer here" in out
    table = tmp_path / "table"
    assert run("export-data", table, "--format", "csv", "--language", "vi")[0] == 0
    assert table.read_bytes().startswith("\ufeffChức danh;Công ty;".encode())


@pytest.mark.parametrize(
    "arguments",
    [
        ("export-data", "x.docx"),
        ("import-data", "x.json", "--mapping", "m.json"),
        ("import-data", "jobs.csv", "--mapping", "jobs.csv"),
        ("import-data", "jobs.csv", "--yes", "--dry-run"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(run, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jobs.csv").write_text(CSV, encoding="utf-8")
    assert run(*arguments)[0] == 2
    assert cards() == ()


def test_a_file_that_is_none_of_ours_is_told(run, tmp_path):
    source = tmp_path / "x.json"
    source.write_text("{}")
    code, out, err = run("import-data", source, "--yes")
    assert (code, out) == (1, "")
    assert "CareerFlow" in err
