import csv
import io

from careerflow.models.table import Table
from careerflow.services.exports.sheets import table_csv

TABLE = Table(("Tên", "Tỷ lệ"), (("=1+1", 12.5), ("a;b,c", None), ("-2 ngày", 3)))


def rows(data: bytes, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=separator))


def test_no_cell_is_a_formula_and_excel_sees_the_encoding():
    data = table_csv(TABLE, decimal_comma=False)
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows(data, ",") == [
        ["Tên", "Tỷ lệ"],
        ["'=1+1", "12.5"],
        ["a;b,c", ""],
        ["'-2 ngày", "3"],
    ]


def test_with_a_decimal_comma_semicolons_separate():
    assert rows(table_csv(TABLE, decimal_comma=True), ";")[1:3] == [
        ["'=1+1", "12,5"],
        ["a;b,c", ""],
    ]
