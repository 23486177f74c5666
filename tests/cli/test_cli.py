"""The command line as its user meets it: a process with arguments, streams and an exit code; or
where another test has that process, the same call in this one, which has the encoders loaded."""

import argparse
import inspect
import json
import os
import re
import signal
import subprocess
import sys
import time

import jsonschema
import pytest
from running import CV, JOB, run, schema

from careerflow import __version__, paths
from careerflow.cli.arguments import COMMANDS
from careerflow.cli.commands import RUN
from careerflow.models.document import SectionKind
from careerflow.models.job import Axis, Degree, Kind, LeftOutReason
from careerflow.models.message import Message
from careerflow.models.report import Verdict
from careerflow.wording import LANGUAGES, Wording
from careerflow.wording.command_line import ARGPARSE


def test_analyze_follows_its_schema_and_is_the_same_every_time(cv, job, own_folders):
    arguments = ("analyze", cv, job, "--json", "--as-of", "2026-11")
    code, first, told = run(*arguments)
    assert (code, told) == (0, "")
    report = json.loads(first)
    jsonschema.validate(report, schema("analyze"))
    assert report["as_of"] == "2026-11"
    assert {row["verdict"] for row in report["requirements"]} >= {"met", "missing"}
    assert run(*arguments)[1] == first
    assert not list(own_folders.rglob("*.sqlite3"))


def test_the_language_changes_sentences_only(cv, job, run_here):
    arguments = ("analyze", cv, job, "--json", "--as-of", "2026-11", "--language")
    english, vietnamese = (json.loads(run_here(*arguments, code)[1]) for code in LANGUAGES)
    assert english["score"] == vietnamese["score"]
    for one, other in zip(english["requirements"], vietnamese["requirements"], strict=True):
        one.pop("reason")
        other.pop("reason")
        assert one == other


def test_analyze_shows_score_verdicts_and_quotes(cv, job, run_here):
    code, shown, _ = run_here("analyze", cv, job, "--language", "en")
    assert code == 0
    assert "Score: " in shown
    assert "✓ Met: " in shown
    assert "✗ Missing: Experience with Kubernetes" in shown
    assert "“" in shown


def test_save_keeps_the_report_in_the_library(cv, job, run_here):
    from careerflow.services.store.library import Library
    from careerflow.services.store.store import open_store

    for runs in (run, run_here):
        arguments = ("--as-of", "2026-11", "--language", "en", "--save")
        code, shown, told = runs("analyze", cv, job, *arguments)
        assert (code, told) == (0, "The report was saved in your library.\n")
    store = open_store(paths.data_folder())
    (summary,) = Library(store).summaries()
    stored = Library(store).report(summary.id)
    vectors = Library(store).cv(stored.cv_id).vectors
    store.close()
    assert f"Score: {stored.report.score} of 100" in shown
    assert stored.data == CV.encode()
    assert vectors is not None


def test_export_makes_what_analyze_shows(cv, job, run_here):
    common = (cv, job, "--as-of", "2026-11", "--language", "en")
    assert run_here("export", *common, "--to", "json") == run_here("analyze", *common, "--json")
    assert run_here("export", *common, "--to", "txt") == run_here("analyze", *common)
    code, markdown, told = run_here("export", *common, "--to", "md")
    assert (code, told) == (0, "")
    assert markdown.startswith("# ")
    assert "| Experience with Kubernetes |" in markdown


def test_export_writes_a_pdf(cv, job, tmp_path, run_here):
    import pymupdf

    output = tmp_path / "báo cáo.pdf"
    arguments = ("export", cv, job, "--to", "pdf", "--as-of", "2026-11", "--language")
    code, shown, told = run_here(*arguments, "vi", "--output", str(output))
    assert (code, shown, told) == (0, "", "Đã lưu “báo cáo.pdf”.\n")
    pdf = pymupdf.open(output)
    assert pdf[-1].search_for("Built web services with Python")
    assert "Kinh nghiệm" in pdf[0].get_text()
    command = [sys.executable, "-m", "careerflow", *arguments, "vi"]
    piped = subprocess.run(command, capture_output=True, check=True).stdout
    assert piped == output.read_bytes()


def test_export_never_takes_the_place_of_its_own_cv(cv, job, tmp_path, run_here):
    code, _, told = run_here("export", cv, job, "--to", "md", "--output", cv, "--language", "en")
    assert code == 2
    assert "made from" in told
    output = str(tmp_path / "no" / "a.md")
    code, _, told = run_here(
        "export", cv, job, "--to", "md", "--output", output, "--language", "en"
    )
    assert code == 1
    assert "not there" in told
    assert run("export", cv, job, "--to", "docx")[0] == 2
    assert run("export", str(tmp_path / "gone.pdf"), job, "--to", "md")[0] == 3


def test_read_follows_its_schema(cv):
    code, shown, told = run("read", cv, "--json")
    assert (code, told) == (0, "")
    jsonschema.validate(json.loads(shown), schema("read"))
    assert "words" not in json.loads(shown)["pages"][0]
    assert json.loads(run("read", cv, "--json", "--words")[1])["pages"][0]["words"]
    assert "Built web services with Python" in run("read", cv)[1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_requirements_follow_their_schema_in_any_usual_encoding(encoding, run_here):
    code, shown, told = run("requirements", "-", "--json", stdin=JOB.encode(encoding))
    assert (code, told) == (0, "")
    jsonschema.validate(json.loads(shown), schema("requirements"))
    assert json.loads(shown) == json.loads(
        run_here("requirements", "-", "--json", stdin=JOB.encode())[1]
    )
    told = run_here("requirements", "-", stdin=JOB.encode(encoding))[1]
    assert "Experience with Kubernetes" in told


def test_doctor_reports_versions_and_models():
    code, shown, told = run("doctor", "--json")
    assert (code, told) == (0, "")
    found = json.loads(shown)
    assert found["healthy"]
    assert found["versions"]["careerflow"] == __version__
    assert (found["keyring"], found["keyring_state"]) == (None, "none")
    assert __version__ in run("doctor")[1]
    assert "Thư mục dữ liệu" in run("doctor", language="vi")[1]


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["analyze", "--help"]])
def test_help_goes_to_standard_output(arguments):
    code, shown, told = run(*arguments)
    assert (code, told) == (0, "")
    assert "usage: careerflow" in shown


def test_version():
    assert run("--version") == (0, f"CareerFlow {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["missing.pdf"],
        ["--nonsense"],
        ["analyze"],
        ["read"],
        ["analyze", "{cv}", "{job}", "--as-of", "2026-13"],
        ["analyze", "{cv}", "{job}", "--as-of", "٢٠٢٦-11"],
        ["analyze", "{cv}", "{job}", "--language", "fr"],
        ["analyze", "{cv}", "no such job.txt"],
        ["analyze", "{cv}", "{folder}"],
    ],
)
def test_a_usage_error_is_explained(cv, job, tmp_path, arguments):
    given = [part.format(cv=cv, job=job, folder=tmp_path) for part in arguments]
    code, shown, told = run(*given)
    assert (code, shown) == (2, "")
    assert told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["analyze"], "còn thiếu tham số: CV, JOB"),
        (["read", "a", "b"], "không hiểu tham số: b"),
        (["read", "--password"], "tham số --password: cần một giá trị đi kèm"),
        (["read", "a", "--json=3"], "tham số --json: không nhận giá trị '3'"),
        (["analyze", "a", "b", "--language", "fr"], "(chọn một trong: 'en', 'vi')"),
        (["analyze", "a", "b", "--as-of", "3"], "tham số --as-of: giá trị không hợp lệ: '3'"),
    ],
)
def test_a_usage_error_is_explained_in_vietnamese(arguments, sentence):
    code, shown, told = run(*arguments, language="vi")
    assert (code, shown) == (2, "")
    assert sentence in told.splitlines()[0]


def test_help_is_in_vietnamese_as_a_whole():
    shown = run("analyze", "--help", language="vi")[1]
    assert shown.startswith("cách dùng: careerflow analyze")
    assert "\ntham số:\n" in shown
    assert re.search(r"\ntùy chọn:\n  -h, --help +hiện phần trợ giúp này rồi thoát\n", shown)


def test_what_is_translated_of_argparse_is_what_it_says():
    """A later Python may word it otherwise."""
    said = inspect.getsource(argparse)
    assert [text for text in ARGPARSE if f"_({text!r})" not in said] == []


@pytest.mark.parametrize("data", [b"\x80\x81 no text", b"a\0b", b"\xff\xfe\0"])
def test_an_advert_that_is_no_text_is_a_usage_error(cv, data):
    code, shown, told = run("analyze", cv, "-", stdin=data)
    assert (code, shown) == (2, "")
    assert "UTF-8" in told


@pytest.mark.parametrize("content", [b"", b"<html>", b"%PDF-1.7 cut off"])
def test_an_unreadable_cv_is_exit_code_3(tmp_path, job, content, run_here):
    path = tmp_path / "cv.pdf"
    path.write_bytes(content)
    for runs, arguments in ((run, ["read", str(path)]), (run_here, ["analyze", str(path), job])):
        code, shown, told = runs(*arguments)
        assert (code, shown) == (3, "")
        assert told.count("\n") == 1


def test_a_missing_cv_is_exit_code_3(job):
    assert run("analyze", "no such cv.pdf", job)[0] == 3


@pytest.mark.parametrize("advert", [b"", b"  \n", b"Hello!"])
def test_an_advert_without_requirements_is_exit_code_5(cv, advert, run_here):
    code, shown, told = run_here("analyze", cv, "-", stdin=advert)
    assert (code, shown) == (5, "")
    assert told
    code, shown, told = run("requirements", "-", "--json", stdin=advert)
    assert (code, json.loads(shown)["requirements"]) == (5, [])
    assert told


def test_messages_are_in_the_users_language():
    english, vietnamese = (run("read", "no such cv.pdf", language=code)[2] for code in LANGUAGES)
    assert (
        english == Wording("en").say(Message("read.not_found", {"name": "no such cv.pdf"})) + "\n"
    )
    said = Wording("vi").say(Message("read.not_found", {"name": "no such cv.pdf"}))
    assert vietnamese == said + "\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_goes_away_is_no_error(cv):
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "careerflow", "read", cv]
    ran = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_ends_quietly(cv):
    command = [sys.executable, "-m", "careerflow", "analyze", cv, "-"]
    pipe = subprocess.PIPE
    # What a shell runs in the background ignores the signal, and so would its children.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    running = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)
    signal.signal(signal.SIGINT, before)
    time.sleep(2)  # it waits for the advert
    running.send_signal(signal.SIGINT)
    shown, told = running.communicate()
    assert (running.returncode, shown, told) == (130, b"", b"")


def test_what_nobody_expected_is_a_sentence_and_a_log_without_its_text():
    program = (
        "import sys\n"
        "from careerflow import cli\n"
        "cli.commands.RUN['doctor'] = lambda console, options: int('Jane Doe')\n"
        "sys.exit(cli.main(['doctor']))\n"
    )
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    log = paths.log_folder() / "command-line.log"
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == Wording("en").say(Message("cli.unexpected", {"file": str(log)})) + "\n"
    written = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert "Jane" not in written


def test_every_command_is_run_by_a_function():
    assert tuple(RUN) == COMMANDS


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("text.section", SectionKind),
        ("text.kind", Kind),
        ("text.axis", Axis),
        ("text.verdict", Verdict),
        ("text.left_out", LeftOutReason),
        ("text.degree", [degree.name.lower() for degree in Degree]),
    ],
)
def test_every_term_has_words(prefix, values):
    for value in values:
        assert Wording("en").say(Message(f"{prefix}.{value}"))
