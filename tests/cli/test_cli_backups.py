"""`careerflow backup` and `careerflow restore`, in processes of their own."""

from running import run

from careerflow import paths
from careerflow.models.tracker import JobFacts
from careerflow.services.store.store import FILE_NAME, open_store
from careerflow.services.store.tracker.tracker import Tracker


def add_job(title: str) -> None:
    store = open_store(paths.data_folder())
    Tracker(store).jobs.add(title, JobFacts(title))
    store.close()


def job_titles() -> list[str]:
    store = open_store(paths.data_folder())
    titles = [job.facts.title for job in Tracker(store).jobs.all()]
    store.close()
    return sorted(titles)


def test_a_library_is_kept_shown_and_brought_back(tmp_path):
    code, shown, told = run("backup")
    assert (code, shown) == (1, "")
    assert "nothing to back up" in told
    add_job("First")
    assert run("backup", str(tmp_path / "all.zip")) == (0, f"{tmp_path / 'all.zip'}\n", "")
    add_job("Second")
    code, kept, _ = run("backup")
    assert code == 0
    name = kept.strip().rpartition("/")[2]
    add_job("Third")

    code, shown, told = run("restore", name)
    assert code == 8
    assert "Job adverts: 2 in the backup, 3 now" in shown
    assert "--yes" in told
    assert job_titles() == ["First", "Second", "Third"]
    code, shown, told = run("restore", name, "--yes", language="vi")
    assert code == 0
    assert "2 trong bản sao lưu, 3 hiện có" in shown
    assert "before-restore-" in told
    assert job_titles() == ["First", "Second"]
    (paths.data_folder() / FILE_NAME).write_bytes(b"damaged" * 1000)
    code, _, told = run("restore", str(tmp_path / "all.zip"), "--yes")
    assert code == 0
    assert "could not be read" in told
    assert job_titles() == ["First"]
    assert run("restore", "nothing.zip")[0] == 1
