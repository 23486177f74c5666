"""What the driver is given is in the file, however many rows it is."""

from pathlib import Path

import pytest

from careerflow.services.store import driver

NAMES = ("number", "word", "missing", "is_so")


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 250])
def test_rows_put_in_at_once_are_the_rows_that_were_given(tmp_path: Path, count: int) -> None:
    rows = [(number, f"Từ {number}\0'", None, number % 2 == 0) for number in range(count)]
    engine = driver.create_engine(tmp_path / "some.db")
    with engine.begin() as connection:
        driver.raw(connection).execute(f"CREATE TABLE words ({', '.join(NAMES)})")
        driver.insert(connection, f"INSERT INTO words ({', '.join(NAMES)})", rows)
    with engine.connect() as connection:
        found = driver.raw(connection).execute("SELECT * FROM words ORDER BY number").fetchall()
    engine.dispose()
    assert found == rows


def test_what_cannot_be_put_in_leaves_nothing_of_the_others(tmp_path: Path) -> None:
    engine = driver.create_engine(tmp_path / "some.db")
    with engine.begin() as connection:
        driver.raw(connection).execute("CREATE TABLE words (number INTEGER PRIMARY KEY)")
    rows = [(number,) for number in [*range(150), 0]]
    with pytest.raises(driver.sqlite_module().IntegrityError), engine.begin() as connection:
        driver.insert(connection, "INSERT INTO words (number)", rows)
    with engine.connect() as connection:
        assert driver.raw(connection).execute("SELECT count(*) FROM words").fetchone() == (0,)
    engine.dispose()
